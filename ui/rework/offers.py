"""What both sides offered, one after the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop import formats
from desktop.errors import UsageError
from desktop.joining import clauses
from desktop.quality import words as quality_words
from desktop.quality.rework_reads import Case, OfferRow
from desktop.quality.reworks import OfferFields
from desktop.quality.words import OPTIONS, SIDES
from desktop.texts import _
from desktop.trade import money
from ui.more import Act, more_button
from ui.rework.money_line import MoneyLine
from ui.theme.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

_TONES: dict[str, Tone] = {"": "neutral", "accepted": "ok", "declined": "seal"}


class OffersTab(QWidget):
    """``logged`` tells a new offer, ``answered`` an offer and its answer, ``dropped`` one logged by mistake."""

    logged = Signal(object)
    answered = Signal(object, str)
    dropped = Signal(object)
    refused = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        px = self._theme.px
        self.side = Segmented(
            _("Who offered"), [(key, quality_words.side_label(key)) for key in SIDES], "factory"
        )
        self.option = QComboBox()
        self.option.addItem(_("No way out named"), "")
        for key in OPTIONS:
            self.option.addItem(quality_words.option_label(key), key)
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("What was said, in a few words"))
        self.money = MoneyLine()
        self.add = Button(self._theme, _("Log offer"), icon="plus", on_click=self._log)
        self.text.returnPressed.connect(self._log)
        self._list = column()
        fields = row(
            (FormRow(self._theme, _("Way out"), self.option), 3),
            (FormRow(self._theme, _("Offer"), self.text), 5),
            (FormRow(self._theme, _("Amount"), self.money), 4),
            spacing=px(8),
        )
        self.setLayout(
            column(
                row(self.side, None), px(8), fields, px(8), row(self.add, None), px(16), self._list, None,
                margins=(0, px(14), px(8), px(16)),
            )
        )  # fmt: skip

    def show_case(self, case: Case) -> None:
        """Show the offers of a case, the newest first."""
        empty(self._list)
        if not case.offers:
            self._list.addWidget(label(_("No offer is logged yet."), "body", "text3"))
            return
        group = Group(_("Offers so far"))
        for offer in reversed(case.offers):
            group.add(self._row(offer, self._workplace.today))
        self._list.addWidget(group)

    def _row(self, offer: OfferRow, today: date) -> ItemRow:
        amount = money.money(offer.amount, offer.currency) if offer.amount is not None else ""
        option = quality_words.option_label(offer.option) if offer.option else ""
        title = " · ".join(part for part in (option, amount, offer.text) if part)
        more = more_button(self._theme, _("What became of this offer"), lambda: self._acts(offer))
        return ItemRow(
            self._theme,
            title,
            clauses(quality_words.side_label(offer.by), formats.short_day(offer.on_date, today)),
            flag=Flag(quality_words.answer_label(offer.answer), _TONES.get(offer.answer, "neutral")),
            trailing=more,
        )

    def _acts(self, offer: OfferRow) -> list[Act]:
        def answer(key: str) -> Act:
            icon = {"accepted": "check", "declined": "x", "": "rotate-ccw"}[key]
            words = quality_words.answer_label(key)
            return Act(words, icon, lambda: self.answered.emit(offer.id, key), offer.answer != key)

        drop = Act(_("Remove"), "trash-2", lambda: self.dropped.emit(offer.id))
        return [answer("accepted"), answer("declined"), answer(""), drop]

    def _log(self) -> None:
        try:
            amount = self.money.amount()
        except UsageError as error:
            self.refused.emit(error)
            return
        fields: OfferFields = {
            "by": self.side.current(),
            "on_date": self._workplace.today,
            "option": self.option.currentData(),
            "text": self.text.text(),
            "amount": amount,
            "currency": self.money.code(),
        }
        self.logged.emit(fields)

    def typed(self) -> bool:
        """Tell whether an offer was typed or chosen that is not logged yet."""
        return bool(self.option.currentData() or self.text.text().strip() or self.money.line.text().strip())

    def clear(self) -> None:
        """Empty the line after it was logged."""
        self.option.setCurrentIndex(0)
        self.text.clear()
        self.money.show_amount(None, "")
        self.text.setFocus()
