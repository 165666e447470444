"""The side panel of an order: leverage with its parts, the cheapest thing missing, the factory's position."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import _, p_
from desktop.trade.leverage import PartScore, part_words, talk_words
from desktop.trade.money import money
from desktop.trade.order_card import OrderCard
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label, rule
from ui.workplace import Workplace

_MISSING = 3


class LeverageSide(QWidget):
    """What one needs to know before the next talk."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._theme = workplace.theme
        px = self._theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(20), px(24), px(16), px(20))
        self._lines.setSpacing(px(10))

    def show_card(self, card: OrderCard) -> None:
        """Show an order."""
        empty(self._lines)
        self._leverage(card)
        self._lines.addWidget(rule())
        self._position(card)
        self._lines.addStretch(1)

    def _leverage(self, card: OrderCard) -> None:
        found = card.leverage
        self._lines.addWidget(SectionHeader(_("Leverage")))
        self._lines.addLayout(
            row(label(str(found.index), "display"), 8, label(_("of 100"), "meta", "text3"), None)
        )
        self._lines.addWidget(label(talk_words(found.talk), "meta", "text2", wrap=True))
        for part in found.parts:
            self._lines.addWidget(self._part(part))
        if found.missing:
            self._lines.addWidget(SectionHeader(_("What is missing, the cheapest first")))
        for one in found.missing[:_MISSING]:
            words = label(f"{one.what} +{one.gain}", "meta", "text2", wrap=True)
            line = row(
                column(Icon(self._theme, "lightbulb", "amber"), None), (words, 1), spacing=self._theme.px(10)
            )
            self._lines.addWidget(holder(line))

    def _part(self, part: PartScore) -> QWidget:
        words = part_words(part.part)
        bar = ProgressBar(
            self._theme, words, part.points / part.weight, "accent" if part.known else "neutral", 0
        )
        points = label(f"{part.points}/{part.weight}", "meta", "text2")
        head = row(label(words, "meta_medium"), None, points)
        return holder(
            column(head, bar, label(part.why, "small", "text3", wrap=True), spacing=self._theme.px(3))
        )

    def _position(self, card: OrderCard) -> None:
        sheet = card.position
        self._lines.addWidget(SectionHeader(_("If you refuse the finished goods")))
        amounts = [
            (p_("order", "Value"), sheet.value),
            (_("Paid"), sheet.paid),
            (_("They do not get"), sheet.balance),
            (_("Their cost"), sheet.cost),
            (_("Of it material"), sheet.material),
            (_("Their margin"), sheet.margin),
            (_("Cost not covered"), sheet.uncovered),
        ]
        for words, amount in amounts:
            if amount is not None:
                value = label(money(amount, sheet.currency), "meta_medium")
                self._lines.addLayout(row(label(words, "meta", "text2"), None, value))
        for sentence in sheet.sentences():
            self._lines.addWidget(label(sentence, "meta", "text2", wrap=True))
