"""The address in large characters, to show or to print for a taxi driver."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.people.supplier_card import SupplierCard, taxi_address
from desktop.texts import _
from ui.gates.printing import print_page
from ui.geometry import take_room
from ui.widgets.button import Button
from ui.widgets.layouts import frame, row
from ui.widgets.text import label
from ui.workplace import Workplace

_PHONES = ("phone", "mobile")


def open_taxi_card(workplace: Workplace, parent: QWidget, card: SupplierCard) -> None:
    """Open the card of a supplier that has a Chinese address."""
    TaxiCard(workplace, parent, card).open()


class TaxiCard(QDialog):
    """Large enough to be read at arm's length; Escape closes it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, card: SupplierCard) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Address for a taxi driver"))
        self._workplace, self._card = workplace, card
        theme = workplace.theme
        px = theme.px
        ask = label("师傅您好，麻烦到这里：", "kai", "text2")
        address = label(card.address_zh, "kai_address", wrap=True)
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        company = label(card.name_zh, "kai", wrap=True)
        phone = label(phone_line(card), "kai", "text2")
        phone.setVisible(bool(phone_line(card)))
        paper = QVBoxLayout()
        paper.setContentsMargins(px(36), px(30), px(36), px(30))
        paper.setSpacing(px(18))
        for words in (ask, address, company, phone):
            paper.addWidget(words)
        paper.addStretch(1)
        self.copy = Button(theme, _("Copy address"), icon="copy", on_click=self._copy)
        self.print = Button(theme, _("Print"), icon="printer", on_click=self._print)
        close = Button(theme, _("Close"), on_click=self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(16), px(16), px(16), px(14))
        lines.setSpacing(px(14))
        lines.addWidget(frame("card", paper), 1)
        lines.addLayout(row(self.copy, px(8), self.print, None, close))
        take_room(self, px(760), px(460))

    def _copy(self) -> None:
        self._workplace.clipboard.copy(taxi_address(self._card))
        self._workplace.tell(_("Address copied in Chinese"))

    def _print(self) -> None:
        print_page(self, page(self._card), self._workplace.tell)


def phone_line(card: SupplierCard) -> str:
    """Return a number that the driver can call, or an empty text."""
    number = next((channel.value for channel in card.channels if channel.kind in _PHONES), "")
    return f"电话：{number}" if number else ""


def page(card: SupplierCard) -> str:
    """Return the card as a page for the printer."""
    lines = [
        ("16pt", "师傅您好，麻烦到这里："),
        ("40pt", card.address_zh),
        ("22pt", card.name_zh),
        ("18pt", phone_line(card)),
        ("12pt", card.address_en),
    ]
    return "".join(
        f'<p style="font-size:{size}; line-height:140%">{escape(text)}</p>' for size, text in lines if text
    )
