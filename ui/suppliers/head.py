"""The upper part of a supplier's page: who it is, chips, facts, and what can be done."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop import formats
from desktop.people import shown
from desktop.people import words as people_words
from desktop.people.last_touch import silent_days
from desktop.people.supplier_card import SupplierCard
from desktop.texts import _, n_
from ui.suppliers import words
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.facts_card import FactsCard
from ui.widgets.flow import Flow
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, holder, row
from ui.widgets.rows import Fact, Flag, avatar_tone
from ui.widgets.text import ElidedLabel
from ui.workplace import Workplace

Action = tuple[str, str, Callable[[], None]]
"""Icon, words and what is done; an empty icon is a line in the menu."""
_NARROW = 530
_TENTHS = "一二三四五六七八九"
_WHOLE = 100
_OFF = re.compile(r"discount|rebate|\boff\b|penalt|折|返利|违约", re.IGNORECASE)
"""Words of shares that are no payment."""
_SHARES = re.compile(rf"(\d+(?:[.,]\d+)?)\s*[%％]|([{_TENTHS}])成")


class SupplierHead(QWidget):
    """Shows a card; ``actions`` fill the menu at the end of the line."""

    def __init__(self, workplace: Workplace, actions: list[Action]) -> None:
        super().__init__()
        theme = self._theme = workplace.theme
        px = theme.px
        self._avatar = Avatar(theme, "", size=56)
        self._title = ElidedLabel(theme, "", "title", least=140)
        self._second = ElidedLabel(theme, "", "lead", "text2")
        self._third = ElidedLabel(theme, "", "meta", "text2")
        names = column(self._title, px(2), self._second, px(1), self._third)
        log = Button(theme, _("Log touch"), "primary", "plus", lambda: workplace.perform("log"))
        self._edit = Button(theme, _("Edit"), icon="pencil", on_click=lambda: workplace.perform("edit"))
        self._shown: list[Fact] = []
        self._narrow = False
        more = IconButton(theme, "ellipsis", _("More"))
        more.setMenu(self._menu(actions))
        line = row(self._avatar, px(16), (names, 1), px(12), self._edit, px(8), log, px(4), more)
        flow = Flow(px(8))
        self._chips = Kept(flow, lambda: Chip(theme, Flag("")))
        self._facts = FactsCard(theme)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(14))
        lines.addLayout(line)
        lines.addWidget(holder(flow))
        lines.addWidget(self._facts)

    def _menu(self, actions: list[Action]) -> QMenu:
        menu = QMenu(self)
        for icon, text, act in actions:
            if not icon:
                menu.addSeparator()
                continue
            made = menu.addAction(self._theme.icon(icon), text)
            made.triggered.connect(lambda _on=False, act=act: act())
        return menu

    def show_card(self, card: SupplierCard, now: datetime) -> None:
        """Show a supplier."""
        self._avatar.show_letter(
            words.avatar_letter(card.name_zh, card.name_en), avatar_tone(card.id), person=False
        )
        title, second = shown.two_lines(card.name_zh, card.name_en)
        self._title.set_text(title or card.name_pinyin)
        self._second.set_text(second)
        self._second.setVisible(bool(second))
        self._third.set_text(card.name_pinyin)
        self._third.setVisible(bool(card.name_zh and card.name_pinyin and not shown.chinese()))
        flags = chips(card)
        for chip, flag in zip(self._chips.take(len(flags)), flags, strict=True):
            chip.show_flag(flag)
        self._shown = facts(card, now)
        self._show_facts()

    def _show_facts(self) -> None:
        self._facts.show_facts(self._shown[:2] if self._narrow else self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room: Edit stands in the menu too, half of the facts under About."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._edit.setVisible(not narrow)
            self._show_facts()


def chips(card: SupplierCard) -> list[Flag]:
    """Return status, kind, place, time together, the code's check and the tags."""
    found = [words.status_flag(card.status, people_words.status_label(card.status))]
    found.append(Flag(people_words.kind_label(card.kind), "neutral", "factory"))
    if place := words.place_words(card.province, card.city_en, card.city_zh):
        found.append(Flag(place, "neutral", "map-pin"))
    if card.tier:
        found.append(Flag(people_words.tier_label(card.tier), "neutral", "layers"))
    if card.since:
        found.append(Flag(_("Since {year}").format(year=card.since.year)))
    if card.credit_verdict is not None:
        valid = card.credit_verdict.valid
        text = _("Code checks") if valid else _("Verify the code")
        found.append(Flag(text, "sky" if valid else "amber", "badge-check" if valid else "triangle-alert"))
    return found + [Flag(tag.name, words.tag_tone(tag.tone), "tag") for tag in card.tags]


def facts(card: SupplierCard, now: datetime) -> list[Fact]:
    """Return the four facts: the last touch, the cadence, delivery and payment."""
    often, why = words.cadence_words(card.cadence)
    touches = n_("{n} touch in all", "{n} touches in all", card.touches).format(
        n=formats.number(card.touches)
    )
    lead = card.lead_time_days
    delivery = n_("{n} day", "{n} days", lead).format(n=lead) if lead is not None else _("Not set")
    week = n_("{n}-day week", "{n}-day week", card.week_days).format(n=card.week_days)
    return [
        Fact(_("Last touch"), formats.days_ago(silent_days(card.last_touch, now)), touches),
        Fact(_("Cadence"), often, why),
        Fact(_("Usual lead time"), delivery, week),
        Fact(_("Payment"), *payment_words(card.payment_terms)),
    ]


def payment_words(terms: str) -> tuple[str, str]:
    """Return terms of payment as a fact has room for them: 30 / 70 %, over the first line; 三成 is 30 %."""
    first = terms.strip().partition("\n")[0]
    shares = [digits or str(10 * (1 + _TENTHS.index(tenth))) for digits, tenth in _SHARES.findall(first)]
    whole = sum(float(share.replace(",", ".")) for share in shares)
    if not shares or whole > _WHOLE or _OFF.search(first):
        return first or _("Not set"), ""
    return f"{' / '.join(shares)} %", first
