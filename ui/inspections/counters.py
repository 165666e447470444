"""A class of defects while one inspects: how many bad pieces, and how many are too many."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from desktop import formats
from desktop.quality import words as quality_words
from desktop.quality.verdicts import ClassVerdict, Verdict
from desktop.texts import _
from ui.inspections.words import CLASS_TONES
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.rows import Flag
from ui.widgets.text import label


class ClassCounter(QFrame):
    """A card of one line with a large number."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        px = theme.px
        self.setProperty("kind", "card")
        self._name = quality_words.class_label(name)
        self.number = label("0", "display")
        self._limit = label("", "body", "text2")
        self._verdict = Chip(theme, Flag(""))
        chip = Chip(theme, Flag(self._name, CLASS_TONES[name]))
        line = row(chip, px(12), self.number, px(10), self._limit, None, self._verdict)
        line.setContentsMargins(px(14), px(6), px(14), px(6))
        self.setLayout(line)

    def show_class(self, one: ClassVerdict) -> None:
        """Show the count of a class."""
        self.number.setText(formats.number(one.bad))
        self._limit.setText(_("fails at {n}").format(n=one.re))
        failed = one.verdict is Verdict.REJECTED
        self._verdict.show_flag(
            Flag(quality_words.verdict_label(str(one.verdict)), "seal" if failed else "ok")
        )
        self._verdict.setVisible(one.verdict is not Verdict.PENDING)
        self.setAccessibleName(f"{self._name}: {one.bad}, {self._limit.text()}")
