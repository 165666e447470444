"""The quick log: one line over any page that logs a touch with a handful of keys."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.people import shown
from desktop.people.words import channel_label
from desktop.texts import _
from desktop.touches.mentions import Mentioned, accept, completion
from desktop.touches.quick_entry import QuickDraft, parse
from desktop.touches.quick_log import log_quick, needs_nobody, preferred_channel, touch_draft
from desktop.touches.words import touch_title
from ui.calendar.zones import home_zone
from ui.hits.rows import Hit
from ui.hits.view import HitView
from ui.neutral import neutral_line, point_out_in_touch, quarrels_of
from ui.quick.focus import Focus, read_focus
from ui.quick.line import QuickLine
from ui.quick.people import People, mention_name, suggestion
from ui.quick.preview import ChipLine, preview, way
from ui.touches.form import open_draft
from ui.widgets.announce import announce
from ui.widgets.layouts import column, holder, row
from ui.widgets.popover import Popover
from ui.widgets.text import Icon, label, rule
from ui.workplace import Workplace

_WIDTH, _TALLEST = 640, 220


def open_quick_log(workplace: Workplace, parent: QWidget) -> None:
    """Open the quick log over ``parent`` (the desk), or go to it when it is open."""
    found = parent.findChild(QuickLog)
    (found or QuickLog(workplace, parent)).open()


class QuickLog(Popover):
    """Enter logs, Shift+Enter opens the whole form, Escape closes and keeps what was typed for the next time."""

    def __init__(self, workplace: Workplace, host: QWidget) -> None:
        super().__init__(workplace.theme, host, _("Log touch"))
        self._workplace = workplace
        self._people = People(workplace)
        self._focus = Focus()
        self._begun = ""
        self._preferred: dict[int, str] = {}
        self._quarrels: dict[frozenset[int], tuple[str, ...]] = {}
        self.neutral = neutral_line()
        theme = workplace.theme
        self.line = QuickLine(theme)
        self.suggestions = HitView(theme, _("People who match"), _TALLEST, shrinks=True)
        self.preview = ChipLine(theme)
        self._error = label("", "meta", "seal", wrap=True)
        self._error_line = holder(
            row(Icon(theme, "circle-alert", "seal", 14), 6, (self._error, 1), margins=(0, 6, 0, 0))
        )
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        theme, px = self._workplace.theme, self._workplace.theme.px
        keys = _("Enter: log · Shift+Enter: all fields · Esc: close")
        signs = (
            _("c call, m message, e mail, v visit, t meeting, d meal, g gift, n note"),
            _("< they began · yesterday 14:30 25min · !fri what is next"),
            keys,
        )
        typed = row(Icon(theme, "message-circle", "accent", 18), px(10), (self.line, 1))
        typed.setContentsMargins(px(16), px(14), px(16), px(10))
        below = column(self.preview, self.neutral, self._error_line, px(8), spacing=px(2))
        for line in signs:
            below.addWidget(label(line, "meta", "text3", wrap=True))
        below.setContentsMargins(px(16), px(10), px(16), px(12))
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(typed)
        inside.addWidget(self.suggestions)
        inside.addWidget(rule())
        inside.addLayout(below)
        self._error_line.hide()

    def _listen(self) -> None:
        self.line.typed.connect(self._read)
        self.line.entered.connect(self._enter)
        self.line.entered_full.connect(self._enter_full)
        self.line.completed.connect(self._complete_or_leave)
        self.line.walked.connect(self.suggestions.walk)
        self.suggestions.chosen.connect(self._accept)

    # --- opening -----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open with the person looked at, or with what was typed and not logged before."""
        if self.isVisible():
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        kept = self.line.text() if self.line.text() != self._begun else ""
        self._people = People(self._workplace)
        self._preferred.clear()
        self._quarrels.clear()
        self._focus = read_focus(self._workplace)
        self._begun = self._focus.begin(self._people)
        self.line.show_text(kept or self._begun, selected=bool(kept))
        self.line.document().clearUndoRedoStacks()
        self.open_at_top(_WIDTH)
        self._read()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- reading -----------------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        return self._workplace.clock().astimezone(home_zone())

    def draft(self) -> QuickDraft:
        """Return what the line says now."""
        return parse(self.line.text(), self._people.resolve, self._now())

    def _read(self) -> None:
        if not self.isVisible():
            return
        quick = self.draft()
        self.line.show_spans(quick.spans)
        self._suggest()
        supplier = "" if quick.people else self._focus.supplier_name
        self.preview.show_flags(preview(quick, self._channel(quick), supplier, self._now()))
        next_step = quick.follow_up[1] if quick.follow_up else ""
        point_out_in_touch(self.neutral, f"{quick.text}\n{next_step}", self._quarrel(quick))
        self._say("")
        self.fit()

    def _quarrel(self, quick: QuickDraft) -> tuple[str, ...]:
        """Return the words of quarrels where these people work, else at the supplier that is looked at."""
        people = frozenset(person.id for person in quick.people)
        if people not in self._quarrels:
            own = self._focus.supplier_id
            houses = (own,) if own is not None and not people else ()
            self._quarrels[people] = quarrels_of(self._workplace, people, houses)
        return self._quarrels[people]

    def _channel(self, quick: QuickDraft) -> str:
        if not quick.people:
            return ""
        first = quick.people[0].id
        if first not in self._preferred:
            with self._workplace.journal.read() as connection:
                self._preferred[first] = preferred_channel(connection, first)
        return self._preferred[first]

    def _suggest(self) -> None:
        fragment = completion(self.line.text(), self.line.place())
        selecting = self.line.textCursor().hasSelection()
        if fragment is None or selecting:
            self.suggestions.show_rows(())
            return
        hits = self._people.hits(fragment.text)
        settled = [hit for hit in hits if mention_name(hit) == fragment.text]
        self.suggestions.show_rows(() if len(settled) == len(hits) == 1 else [suggestion(h) for h in hits])

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error_line.setVisible(bool(words))
        self.fit()
        if words:
            announce(self.line, words)

    # --- doing -------------------------------------------------------------------------------------------------

    def _complete_or_leave(self) -> None:
        hit = self.suggestions.current_hit()
        if self.suggestions.isVisible() and hit is not None:
            self._accept(hit)

    def _accept(self, hit: Hit) -> None:
        """Write the chosen person into the line."""
        line = self.line.text()
        fragment = completion(line, self.line.place())
        if fragment is None:
            return
        person = next((found for found in self._people.hits(fragment.text) if found.id == hit.key), None)
        if person is None:
            return
        self._people.choose(Mentioned(person.id, mention_name(person)))
        self.line.show_text(*accept(line, fragment, mention_name(person)))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        hit = self.suggestions.current_hit()
        fragment = completion(self.line.text(), self.line.place())
        if self.suggestions.isVisible() and hit is not None and fragment is not None and fragment.text:
            self._accept(hit)
            return
        quick = self.draft()
        if quick.complete or needs_nobody(quick, self._focus.supplier_id):
            self._log(quick)
        else:
            self._say(self._what_is_missing(quick))

    def _what_is_missing(self, quick: QuickDraft) -> str:
        """Go to the first name that is not clear, and return what to do."""
        line = self.line.text()
        for span in quick.spans:
            if span.role in ("ambiguous", "unknown"):
                self.line.show_place(span.end)
                name = line[span.start : span.end]
                if span.role == "unknown":
                    return _("Nobody is found by “{name}”.").format(name=name)
                return _("“{name}” may mean several people. Choose one by Up, Down and Enter.").format(
                    name=name
                )
        return _("Type @ and a part of a name, so that the touch belongs to somebody.")

    def _log(self, quick: QuickDraft) -> None:
        now, supplier_id = self._now(), self._focus.supplier_id
        kind, channel = way(quick, self._channel(quick))
        people = shown.listed(person.name for person in quick.people) or self._focus.supplier_name
        title = touch_title(kind, "both", channel_label(channel) if channel else "", people)
        said = _("Logged: {title}").format(title=title)
        logged = self._workplace.change(
            _("Log touch"), lambda session: log_quick(session, quick, now, supplier_id), toast=said
        )
        if logged is not None:
            self._finish()

    def _enter_full(self) -> None:
        draft = touch_draft(self.draft(), self._now())
        supplier_id = self._focus.supplier_id if not draft.people else None
        host = self.window()
        self._finish()
        open_draft(self._workplace, host, draft, supplier_id)

    def _finish(self) -> None:
        """Close and keep nothing."""
        self._begun = ""
        self.line.show_text("")
        self.dismiss()
