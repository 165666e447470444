"""The box that finds anything: people, suppliers, touches, events, phrases and commands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.finding.kinds import Found
from desktop.finding.question import parse
from desktop.texts import _
from ui.dialogs.palette_acts import open_hit
from ui.hits.rows import Hit
from ui.hits.view import HitView
from ui.palette.commands import find_commands
from ui.palette.groups import grouped, rows_of
from ui.palette.searching import TextSearch, find_names
from ui.widgets.layouts import row
from ui.widgets.popover import Popover
from ui.widgets.text import Icon, label, rule
from ui.workplace import Workplace

_WIDTH, _TALLEST = 640, 480
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@runtime_checkable
class Handling(Protocol):
    """The window: it knows which commands can be done now."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done now, by command key."""


def open_palette(workplace: Workplace, parent: QWidget) -> None:
    """Open the box over ``parent`` (the desk), or go to it when it is open."""
    found = parent.findChild(Palette)
    window = parent.window()
    possible = frozenset(window.handlers()) if isinstance(window, Handling) else frozenset[str]()
    (found or Palette(workplace, parent)).open(possible)


class Palette(Popover):
    """One line and what it finds; Up and Down walk, Enter opens, Escape closes."""

    def __init__(self, workplace: Workplace, host: QWidget) -> None:
        super().__init__(workplace.theme, host, _("Find anything"))
        self._workplace = workplace
        self._possible: Collection[str] = ()
        self._search = TextSearch(workplace)
        self._texts: dict[str, list[Hit]] = {}
        theme, px = workplace.theme, workplace.theme.px
        self.line = QLineEdit()
        self.line.setProperty("kind", "bare")
        self.line.setFont(theme.font("lead"))
        self.line.setPlaceholderText(_("People, suppliers, touches, events, phrases, commands"))
        self.line.setAccessibleName(_("Find anything"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.found = HitView(theme, _("Found"), _TALLEST)
        self.found.chosen.connect(self._choose)
        self._none = label("", "body", "text2", wrap=True)
        self._none.setContentsMargins(px(18), px(12), px(18), px(12))
        self._none.hide()
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(1, 1, 1, px(6))
        inside.setSpacing(0)
        typed = row(Icon(theme, "search", "text3", 18), px(10), (self.line, 1))
        typed.setContentsMargins(px(16), px(8), px(16), px(8))
        inside.addLayout(typed)
        inside.addWidget(rule())
        inside.addWidget(self._none)
        inside.addWidget(self.found)
        self.closed.connect(self._search.stop)

    def open(self, possible: Collection[str]) -> None:
        """Open with an empty line; ``possible`` are the keys of the commands that can be done now."""
        self._possible = possible
        if not self.isVisible():
            self.line.clear()
            self.open_at_top(_WIDTH)
        self._find(self.line.text())
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    # --- finding -----------------------------------------------------------------------------------------------

    def _find(self, typed: str) -> None:
        """Show names and commands at once, and the texts when they are found."""
        if not self.isVisible():
            return
        self._texts = {}
        question = parse(typed)
        bare = question.words.strip()
        names = self._rows(find_names(self._workplace, question), bare)
        commands = find_commands(bare, self._possible) if not question.facets else []
        pending = [True]

        def show(found: Found) -> None:
            pending.clear()
            self._texts = self._rows(found, bare)
            self._show(bare, names, commands)

        if bare or question.facets:
            self._search.ask(question, show)
        else:
            self._search.stop()
        if pending:  # the texts come later, or nothing is typed
            self._show(bare, names, commands)

    def _rows(self, found: Found, typed: str) -> dict[str, list[Hit]]:
        return rows_of(found, typed, self._workplace.today)

    def _show(self, typed: str, names: dict[str, list[Hit]], commands: Sequence[Hit]) -> None:
        texts = {kind: hits for kind, hits in self._texts.items() if hits}
        rows = grouped({**names, **texts}, commands)
        chosen = self.found.current_hit() if self.found.walked_to else None
        self.found.show_rows(rows)
        if chosen is not None:
            self.found.go_to_hit(chosen)
        self._none.setText(_("Nothing found for “{text}”.").format(text=typed))
        self._none.setVisible(not rows)
        self.fit()

    # --- choosing ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and choose by the keys of the line; the rest is the popover's."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.found.walk(step)
        elif event.key() in _ENTER:
            hit = self.found.current_hit()
            if hit is not None:
                self._choose(hit)
        else:
            return False
        return True

    def _choose(self, hit: Hit) -> None:
        """Close, then open what was chosen."""
        host = self._host
        self.line.clear()
        self.dismiss()
        open_hit(self._workplace, host, hit)
