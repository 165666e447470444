"""The line of the find box: words as they are typed, and the facets before them as buttons that take them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.finding.kinds import kind_named, kind_word
from desktop.finding.question import FACETS, Begun, Facet, Question, begun, parse
from desktop.people import shown
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import empty, holder, row
from ui.widgets.text import Icon

_CLOSING = frozenset(' \u3000"”」')
"""A facet is done with a space or the end of its quotes."""


class FacetLine(QWidget):
    """``changed`` tells that another question is asked. Backspace at the beginning takes the last facet out."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._facets: tuple[Facet, ...] = ()
        px = theme.px
        self.line = QLineEdit()
        self.line.setProperty("kind", "bare")
        self.line.setFont(theme.font("lead"))
        self.line.textChanged.connect(self._read)
        self._flow = Flow(px(6))
        self._chips = holder(self._flow)
        self._chips.setContentsMargins(px(40), 0, px(16), px(8))
        typed = row(Icon(theme, "search", "text3", 18), px(10), (self.line, 1))
        typed.setContentsMargins(px(16), px(8), px(16), px(8))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(typed)
        lines.addWidget(self._chips)
        self.setFocusProxy(self.line)
        self._show_chips()

    # --- what it asks ------------------------------------------------------------------------------------------

    def question(self) -> Question:
        """Return what is asked; a facet that is still being typed narrows nothing yet, unless it names a kind."""
        typed = self.line.text()
        open_one = self.begun()
        if open_one is not None:
            typed = typed[: open_one.start]
        asked = parse(typed)
        return replace(asked, facets=tuple(dict.fromkeys((*self._facets, *asked.facets))))

    def begun(self) -> Begun | None:
        """Return the facet that is being typed at the end of the line."""
        found = begun(self.line.text())
        return None if found is not None and found.name == "kind" and kind_named(found.value) else found

    def show_question(self, question: Question) -> None:
        """Ask something else."""
        self._facets = question.facets
        self._show_chips()
        self._set_text(question.words)

    def take(self, facet: Facet) -> None:
        """Narrow by a facet, in place of the one that is being typed."""
        open_one = begun(self.line.text())
        before = self.line.text()[: open_one.start] if open_one else self.line.text()
        self._add((facet,))
        self._set_text(before)

    def begin(self, word: str) -> None:
        """Begin a facet in place of the last word."""
        typed = self.line.text()
        last = typed.split(" ")[-1] if not typed.endswith(" ") else ""
        self._set_text(f"{typed[: len(typed) - len(last)]}{word}:")

    def _set_text(self, text: str) -> None:
        if text == self.line.text():
            self.changed.emit()
        else:
            self.line.setText(text)

    def _read(self, typed: str) -> None:
        """Make buttons of the facets that are done."""
        asked = parse(typed)
        if asked.facets and typed[-1] in _CLOSING and begun(typed) is None:
            self._add(asked.facets)
            self.line.setText(asked.words.lstrip())
            return
        self.changed.emit()

    # --- buttons -----------------------------------------------------------------------------------------------

    def _add(self, facets: tuple[Facet, ...]) -> None:
        self._facets = tuple(dict.fromkeys((*self._facets, *facets)))
        self._show_chips()
        announce(self.line, ", ".join(facet.typed(shown.chinese()) for facet in facets))

    def drop(self, facet: Facet) -> None:
        """Take a facet out."""
        self._facets = tuple(one for one in self._facets if one != facet)
        self._show_chips()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.line, _("{name} taken out").format(name=facet.value))
        self.changed.emit()

    def backspace(self, event: QKeyEvent) -> bool:
        """Take the last facet out when Backspace has nothing before it to delete; tells whether it did."""
        at_start = self.line.cursorPosition() == 0 and not self.line.hasSelectedText()
        if event.key() != Qt.Key.Key_Backspace or not at_start or not self._facets:
            return False
        self.drop(self._facets[-1])
        return True

    def _show_chips(self) -> None:
        empty(self._flow)
        for facet in self._facets:
            text = _chip(facet).replace("&", "&&")
            button = Button(self._theme, text, "", "x", self._dropper(facet))
            button.setAutoDefault(False)
            button.setToolTip(_("Take out {name}").format(name=facet.value))
            button.setAccessibleName(_("Take out {name}").format(name=facet.typed(shown.chinese())))
            self._flow.addWidget(button)
        self._chips.setVisible(bool(self._facets))

    def _dropper(self, facet: Facet) -> Callable[[], None]:
        return lambda: self.drop(facet)


def _chip(facet: Facet) -> str:
    """Return what a facet's button says, in the language of the screen."""
    chinese = shown.chinese()
    value = kind_word(facet.value, chinese=chinese) if facet.name == "kind" else facet.value
    return f"{FACETS[facet.name][chinese]}{'：' if chinese else ': '}{value}"
