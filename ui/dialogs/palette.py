"""The box that finds anything: people, suppliers, everything that has a text, and commands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.finding.kinds import Found
from desktop.finding.question import FACETS, Question, parse
from desktop.people import shown
from desktop.texts import _
from ui.dialogs.palette_acts import act_of, open_hit
from ui.hits.rows import Hit, HitRow
from ui.hits.view import HitView
from ui.palette.commands import find_commands
from ui.palette.facet_line import FacetLine
from ui.palette.groups import grouped, rows_of
from ui.palette.searching import TextSearch, find_names
from ui.palette.suggesting import STAYING, Suggestions
from ui.widgets.popover import Popover
from ui.widgets.text import label, rule
from ui.workplace import Workplace

_WIDTH, _TALLEST = 640, 480
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LITTLE = 2
"""With so few hits what may have been meant is offered too."""
_PAUSE = 250
"""Milliseconds without a key before that is looked for."""


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
    """One line and what it finds; Up and Down walk, Enter opens, Ctrl+Enter acts, Escape closes."""

    def __init__(self, workplace: Workplace, host: QWidget) -> None:
        super().__init__(workplace.theme, host, _("Find anything"))
        self._workplace = workplace
        self._possible: Collection[str] = ()
        self._search = TextSearch(workplace)
        self._suggestions = Suggestions(workplace)
        self._names: dict[str, list[Hit]] = {}
        self._texts: dict[str, list[Hit]] = {}
        self._meant: list[HitRow] = []
        self._unknown = ""
        theme = workplace.theme
        self.asking = FacetLine(theme)
        self.line = self.asking.line
        self.line.setPlaceholderText(_("People, suppliers, touches, notes, files, phrases, commands"))
        self.line.setAccessibleName(_("Find anything"))
        self.line.installEventFilter(self)
        self.asking.changed.connect(self._find)
        self.found = HitView(theme, _("Found"), _TALLEST, shrinks=True)
        self.found.chosen.connect(self._choose)
        self.found.selectionModel().currentChanged.connect(lambda *_places: self._show_keys())
        self._none = label("", "body", "text2", wrap=True)
        self._keys = label("", "meta", "text3", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask_meant)
        self._arrange()
        self.closed.connect(self._search.stop)
        self.closed.connect(self._pause.stop)

    def _arrange(self) -> None:
        px = self._workplace.theme.px
        self._none.setContentsMargins(px(18), px(12), px(18), px(12))
        self._none.hide()
        self._keys.setContentsMargins(px(18), px(6), px(18), px(4))
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(1, 1, 1, px(6))
        inside.setSpacing(0)
        for piece in (self.asking, rule(), self._none, self.found, rule(), self._keys):
            inside.addWidget(piece)

    def open(self, possible: Collection[str]) -> None:
        """Open with an empty line; ``possible`` are the keys of the commands that can be done now."""
        self._possible = possible
        if not self.isVisible():
            self.asking.show_question(Question())
            self.open_at_top(_WIDTH)
        self._find()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    # --- finding -----------------------------------------------------------------------------------------------

    def _find(self) -> None:
        """Show names and commands at once, and the texts when they are found."""
        self._pause.stop()
        if not self.isVisible():
            return
        self._texts, self._meant, self._unknown = {}, [], ""
        question = self.asking.question()
        found = find_names(self._workplace, question)
        self._take(found, self._names)
        pending = [True]

        def show(found: Found) -> None:
            pending.clear()
            self._take(found, self._texts)
            self._show(question)
            self._pause.start()

        if question.words.strip() or question.facets:
            self._search.ask(question, show)
        else:
            self._search.stop()
        if pending:  # the texts come later, or nothing is typed
            self._show(question)

    def _take(self, found: Found, into: dict[str, list[Hit]]) -> None:
        into.clear()
        rows = rows_of(found, self.asking.question().words.strip(), self._workplace.today)
        into.update({kind: hits for kind, hits in rows.items() if hits})
        self._unknown = ", ".join(facet.typed(shown.chinese()) for facet in found.unknown) or self._unknown

    def _show(self, question: Question) -> None:
        rows = self._rows(question)
        chosen = self.found.current_hit() if self.found.walked_to else None
        self.found.show_rows(rows)
        if chosen is not None:
            self.found.go_to_hit(chosen)
        self._none.setText(self._nothing(question))
        self._none.setVisible(bool(self._none.text()) and not (self._names or self._texts))
        self._show_keys()
        self.fit()

    def _rows(self, question: Question) -> Sequence[HitRow]:
        typed, bare = self.line.text(), question.words.strip()
        begun = self.asking.begun()
        if begun is not None:
            return self._suggestions.offers(begun)
        commands = find_commands(bare, self._possible) if not question.facets else []
        results = grouped({**self._names, **self._texts}, commands)
        if not bare and not question.facets:
            return [*self._suggestions.recent(), *results, *self._suggestions.words("")]
        few = self._meant if self._count() <= _LITTLE else []
        first, last = ([], few) if self._count() else (few, [])
        return [*first, *results, *last, *self._suggestions.words(typed)]

    def _count(self) -> int:
        return sum(map(len, self._names.values())) + sum(map(len, self._texts.values()))

    def _nothing(self, question: Question) -> str:
        """Return what is said when nothing is found; empty while nothing is asked."""
        if self._unknown:
            return _("Nothing in this journal is meant by {facet}.").format(facet=self._unknown)
        if self.found.hits.rows and not (question.words.strip() and self._meant):
            return ""
        text = question.typed(shown.chinese()).strip()
        return _("Nothing found for “{text}”.").format(text=text) if text else ""

    def _ask_meant(self) -> None:
        """Look for what may have been meant when little was found."""
        question = self.asking.question()
        words = question.words.strip()
        if not words or self._count() > _LITTLE or self._unknown or self.asking.begun() is not None:
            return

        def show(lines: list[str]) -> None:
            self._meant = self._suggestions.meant(lines)
            if lines and self.isVisible():
                self._show(question)

        self._search.ask_meant(words, show)

    # --- choosing ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and choose by the keys of the line; the rest is the popover's."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        hit = self.found.current_hit()
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.found.walk(step)
        elif event.key() in _ENTER:
            if hit is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._act(hit)
            elif hit is not None:
                self._choose(hit)
        elif event.key() == Qt.Key.Key_Tab and hit is not None and hit.kind in STAYING:
            self._choose(hit)
        elif event.key() == Qt.Key.Key_Delete and hit is not None and hit.kind == "recent":
            self._suggestions.forget(str(hit.key))
            self._find()
        else:
            return self.asking.backspace(event)
        return True

    def _choose(self, hit: Hit) -> None:
        """Close and open what was chosen, or change the question."""
        if hit.kind in STAYING:
            self._change_question(hit)
            return
        host = self._host
        self._leave()
        open_hit(self._workplace, host, hit)

    def _act(self, hit: Hit) -> None:
        """Do what Ctrl+Enter does with a hit; nothing for one that knows no deed."""
        act, host = act_of(hit), self._host
        if act is not None:
            self._leave()
            act.do(self._workplace, host, hit)

    def _leave(self) -> None:
        self._suggestions.keep(self.asking.question().typed())
        self.asking.show_question(Question())
        self.dismiss()

    def _change_question(self, hit: Hit) -> None:
        """Narrow, ask again what was asked before or what was meant, or clear what was asked."""
        if hit.kind == "facet":
            self.asking.take(self._suggestions.facet(hit))
        elif hit.kind == "facet_word":
            self.asking.begin(str(hit.key))
        elif hit.kind == "forget":
            self._suggestions.forget()
            self._find()
        elif hit.kind == "recent":
            self.asking.show_question(parse(str(hit.key)))
        else:
            self.asking.show_question(Question(str(hit.key), self.asking.question().facets))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_keys(self) -> None:
        """Say what the keys do with the selected row."""
        hit = self.found.current_hit()
        keys = [_("↑↓ choose")] if hit is not None else []
        if hit is not None and hit.kind in STAYING:
            keys.append(_("Enter or Tab: take it"))
        elif hit is not None:
            keys.append(_("Enter: open"))
        act = act_of(hit) if hit is not None else None
        if act is not None:
            keys.append(_("Ctrl+Enter: {deed}").format(deed=act.label()))
        if hit is not None and hit.kind == "recent":
            keys.append(_("Del: forget it"))
        if not self.line.text() and not self.asking.question().facets:
            facets = " ".join(f"{FACETS[name][shown.chinese()]}:" for name in ("kind", "supplier", "tag"))
            keys.append(_("narrow by {facets} 2026-11").format(facets=facets))
        self._keys.setText(" · ".join([*keys, _("Esc: close")]))
