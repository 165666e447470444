"""The side panel of a note: what it belongs to and names, who names it, and its follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.commitments.follow_ups import FollowUpRow, finish, reopen
from desktop.notes.keeping import untie
from desktop.notes.linked import Linked
from desktop.notes.reads import NoteRow
from desktop.texts import _, p_
from desktop.trashing import restore
from ui.notes import words
from ui.widgets.button import Button, IconButton
from ui.widgets.item_row import ItemRow, TaskRow
from ui.widgets.layouts import empty, row
from ui.widgets.rows import Flag
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label, rule
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a note."""

    records: Sequence[Linked]
    naming: Sequence[NoteRow]
    follow_ups: Sequence[FollowUpRow]


class NoteSide(QWidget):
    """``on_tie`` asks for a record that the note shall belong to."""

    def __init__(self, workplace: Workplace, on_tie: Callable[[], None]) -> None:
        super().__init__()
        self._workplace, self._on_tie = workplace, on_tie
        px = workplace.theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(12), px(24), px(8), px(20))
        self._lines.setSpacing(px(6))

    def show_around(self, around: Around) -> None:
        """Show what stands around a note."""
        empty(self._lines)
        self._records(around.records)
        self._add(rule())
        self._add(SectionHeader(_("Follow-ups")))
        for task in around.follow_ups:
            self._add(self._task(task))
        if not around.follow_ups:
            self._add(
                label(
                    _("An open box with a day, such as - [ ] call !fri, stands here."),
                    "meta",
                    "text2",
                    wrap=True,
                )
            )
        self._add(rule())
        self._add(
            SectionHeader(_("Named in"), count=formats.number(len(around.naming)) if around.naming else "")
        )
        for note in around.naming:
            self._add(self._note(note))
        if not around.naming:
            self._add(label(_("No other note names this one."), "meta", "text2", wrap=True))
        self._lines.addStretch(1)

    def _add(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)

    def _records(self, records: Sequence[Linked]) -> None:
        tied = [record for record in records if not record.named]
        named = [record for record in records if record.named]
        self._add(SectionHeader(_("Belongs to")))
        for record in tied:
            self._add(self._record(record))
        tie = Button(self._workplace.theme, _("Belongs to …"), icon="link", on_click=self._on_tie)
        self._lines.addLayout(row(tie, None))
        if named:
            self._add(rule())
            self._add(SectionHeader(p_("note", "Names")))
            for record in named:
                self._add(self._record(record))

    def _record(self, record: Linked) -> QWidget:
        theme = self._workplace.theme
        trailing: QWidget | None = None
        if record.trashed and record.name:
            trailing = Button(theme, _("Restore"), "link", on_click=lambda: self._restore(record))
        elif not record.named:
            trailing = IconButton(theme, "unlink", _("Does not belong to it"), lambda: self._untie(record))
        made = ItemRow(
            theme,
            record.name or _("Without a name"),
            words.kind_words(record.kind),
            leading=Icon(theme, words.ICONS.get(record.kind, "file"), "text2"),
            flag=Flag(_("Deleted"), "seal") if record.trashed else None,
            trailing=trailing,
            done=record.trashed,
        )
        if not record.trashed:
            made.opened.connect(lambda: self._workplace.show_record(record.kind, record.id))
        return made

    def _restore(self, record: Linked) -> None:
        self._workplace.change(
            _("Restore {name}").format(name=record.name),
            lambda session: restore(session, [(record.kind, record.id)]),
        )

    def _untie(self, record: Linked) -> None:
        self._workplace.change(_("Untie note"), lambda session: untie(session, record.link_id))

    def _task(self, task: FollowUpRow) -> TaskRow:
        made = TaskRow(
            self._workplace.theme,
            task.text,
            formats.weekday_day(task.due_on, self._workplace.today),
            tick_name=_("Mark as done: {title}").format(title=task.text),
            done=task.done_at is not None,
        )
        made.ticked.connect(lambda on: self._tick(task, on=on))
        return made

    def _tick(self, task: FollowUpRow, *, on: bool) -> None:
        title = _("Finish follow-up") if on else _("Reopen follow-up")
        self._workplace.change(title, lambda session: (finish if on else reopen)(session, task.id))

    def _note(self, note: NoteRow) -> ItemRow:
        theme, today = self._workplace.theme, self._workplace.today
        made = ItemRow(
            theme, words.title(note, today), note.excerpt, leading=Icon(theme, "notebook-pen", "text2")
        )
        made.opened.connect(lambda: self._workplace.show_record("note", note.id))
        return made
