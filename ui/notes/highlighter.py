"""Shows the formatting of a note while it is typed: marks grow quiet, words take their look."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat

from ui.notes.spans import Look, Styled, styled
from ui.quick.line import units
from ui.theme.fonts import Role
from ui.theme.theme import Theme

_HEADINGS: dict[Look, Role] = {Look.HEADING1: "title", Look.HEADING2: "section", Look.HEADING3: "lead_strong"}
_COLOURS: tuple[tuple[Look, str], ...] = (
    (Look.QUOTE, "text2"),
    (Look.DONE, "text3"),
    (Look.BULLET, "accent"),
    (Look.LINK, "accent"),
    (Look.TAG, "plum"),
    (Look.DUE, "amber"),
    (Look.MARK, "text3"),
    (Look.DEAD, "seal"),
)


BOX_ROOM = 20
"""Pixels at 100 % that a box takes before its words, with the blank that follows."""


class Highlighter(QSyntaxHighlighter):
    """Looks at one block at a time; only a fence of code reaches into the next."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[Look, QTextCharFormat] = {}
        self._dead: frozenset[tuple[str, int]] = frozenset()

    def dress(self) -> None:
        """Take colours and sizes of the theme in force."""
        self._formats.clear()
        self.rehighlight()

    def show_dead(self, dead: Iterable[tuple[str, int]]) -> None:
        """Show links to these records as links to deleted ones."""
        if frozenset(dead) != self._dead:
            self._dead = frozenset(dead)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Give the characters of one block their looks."""
        spans, after = styled(text, max(self.previousBlockState(), 0))
        self.setCurrentBlockState(after)
        plain = text.isascii() or max(text) < "\U00010000"
        for start, end, look in self._merged(spans):
            first = start if plain else units(text, start)
            last = end if plain else units(text, end)
            self.setFormat(first, last - first, self._format(look))

    def _merged(self, spans: list[Styled]) -> list[tuple[int, int, Look]]:
        """Return stretches that lie side by side, each with all looks that cover it."""
        edges = sorted({edge for span in spans for edge in (span.start, span.end)})
        merged = []
        for start, end in pairwise(edges):
            look = Look(0)
            for span in spans:
                if span.start <= start and end <= span.end:
                    look |= span.look | (Look.DEAD if span.target in self._dead else Look(0))
            if look:
                merged.append((start, end, look))
        return merged

    def _format(self, look: Look) -> QTextCharFormat:
        if look not in self._formats:
            self._formats[look] = self._make(look)
        return self._formats[look]

    def _make(self, look: Look) -> QTextCharFormat:
        made = QTextCharFormat()
        for heading, role in _HEADINGS.items():
            if heading in look:
                font = self._theme.font(role)
                made.setProperty(QTextFormat.Property.FontPixelSize, font.pixelSize())
                made.setFontWeight(font.weight())
        for part, colour in _COLOURS:
            if part in look:
                made.setForeground(self._theme.color(colour))
        if Look.BOLD in look:
            made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontItalic(Look.ITALIC in look)
        made.setFontStrikeOut(bool(look & (Look.STRIKE | Look.DONE | Look.DEAD)))
        if Look.CODE in look:
            made.setBackground(self._theme.color("sunken"))
        if look & (Look.HIDDEN | Look.CLEAR):
            made.setForeground(self._theme.color("surface"))
            made.setFontStrikeOut(False)
        if Look.CLEAR in look:
            made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            made.setFontLetterSpacing(
                self._theme.px(BOX_ROOM) - self._theme.metrics("lead").horizontalAdvance("-")
            )
        if Look.HIDDEN in look:
            made.setProperty(QTextFormat.Property.FontPixelSize, 1)
            made.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
            made.setFontLetterSpacing(1)
        return made
