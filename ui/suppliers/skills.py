"""The seven skills of a supplier: what they are rated now, why, since when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.joining import sentences
from desktop.people.supplier_card import SkillStory, SupplierCard
from desktop.people.words import skill_label
from desktop.texts import _, n_
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder
from ui.widgets.progress import Meter
from ui.widgets.text import label
from ui.workplace import Workplace


class SkillsTab(QWidget):
    """A row per skill; ``chosen`` asks to rate one."""

    chosen = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        px = workplace.theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, px(12), 0, px(24))
        self._lines.setSpacing(px(2))

    def show_card(self, card: SupplierCard) -> None:
        """Show the ratings of a supplier."""
        empty(self._lines)
        rated = sum(1 for story in card.skills if story.newest)
        words = n_("{n} of seven skills is rated.", "{n} of seven skills are rated.", rated).format(n=rated)
        hint = _("Factories differ in what they are good at: rate what you have seen yourself.")
        caption = column(label(sentences(words, hint), "meta", "text2", wrap=True))
        caption.setContentsMargins(self._workplace.theme.px(6), 0, 0, self._workplace.theme.px(6))
        self._lines.addWidget(holder(caption))
        for story in card.skills:
            self._lines.addWidget(self._row(story))
        self._lines.addStretch(1)

    def _row(self, story: SkillStory) -> ItemRow:
        theme, today = self._workplace.theme, self._workplace.today
        newest = story.newest
        note, when, meter = _("Not rated yet"), _("Rate"), Meter(theme, 0)
        if newest is not None:
            meter = Meter(theme, newest.rating)
            note = newest.note or rating_words(newest.rating)
            when = formats.short_day(newest.rated_on, today)
        row_ = ItemRow(theme, skill_label(story.skill), note, trailing=meter, end_text=when)
        row_.opened.connect(lambda: self.chosen.emit(story.skill))
        return row_


def rating_words(rating: int) -> str:
    """Return a rating of 1 to 5 in words."""
    return {
        1: _("1, weak"),
        2: _("2, below the usual"),
        3: _("3, as usual"),
        4: _("4, good"),
        5: _("5, strong"),
    }[rating]
