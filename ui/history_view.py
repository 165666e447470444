"""What changed in a record, when, and by which step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.fields.history import Names, ValueRow, names_in, value_rows
from desktop.fields.kinds import OWNERS
from desktop.people.history_reads import ColumnChange, HistoryStep, history_of
from desktop.texts import _
from ui.merging.words import value_words
from ui.models.id_list import IdListModel
from ui.record_words import PRIVATE
from ui.theme.tokens import Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows import TimelineRow
from ui.widgets.timeline_view import TimelineView
from ui.workplace import Workplace

FieldWords = Callable[[str, str], str]
"""Table and column to the name of the field; empty for a column that says nothing to a person."""
_LOOKS: dict[str, tuple[str, Tone]] = {
    "made": ("plus", "ok"),
    "changed": ("pencil", "sky"),
    "deleted": ("trash-2", "seal"),
    "restored": ("archive-restore", "ok"),
    "removed": ("minus", "seal"),
}
_LONGEST, _OWN = 90, "field_value"
_CODED = frozenset({"province", "tier", "kind", "status", "gender"})


class HistoryView(QWidget):
    """The steps of some rows, newest first; hand over the rows by ``show_rows``."""

    def __init__(self, workplace: Workplace, words: FieldWords) -> None:
        super().__init__()
        self._workplace, self._words = workplace, words
        self._steps: Sequence[HistoryStep] = ()
        self._own: dict[int, ValueRow] = {}
        self._names: Names = {}
        self._revealed = False
        self.model = IdListModel(self._rows, self)
        self.view = TimelineView(workplace.theme, _("History"))
        self.view.setModel(self.model)
        self._nothing = EmptyState(
            workplace.theme,
            _("No change is written down yet"),
            _("What was brought in from a file or made with the journal has no steps of its own."),
            "history",
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.view, 1)
        lines.addWidget(self._nothing, 1)

    def show_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """Show the steps of rows, each a table and an id; with a record come its custom fields."""
        with self._workplace.journal.read() as connection:
            self._own = {}
            for table, record_id in rows:
                if table in OWNERS:
                    self._own |= value_rows(connection, table, record_id)
            own = [(_OWN, row_id) for row_id in self._own]
            self._steps = history_of(connection, [*rows, *own])
            changes = (change for step in self._steps if step.table == _OWN for change in step.changes)
            cells = ((one.column, value) for one in changes for value in (one.before, one.after))
            self._names = names_in(connection, cells)
        self.model.set_ids([])
        self.model.set_ids(range(len(self._steps)))
        self.view.setVisible(bool(self._steps))
        self._nothing.setVisible(not self._steps)

    @property
    def hides_something(self) -> bool:
        """Whether a step shows less than it could."""
        changes = (
            change
            for step in self._steps
            for change in step.changes
            if self._words(step.table, change.column)
        )
        return not self._revealed and any(change.column in PRIVATE for change in changes)

    def reveal(self) -> None:
        """Show private notes as well, until this view is gone."""
        self._revealed = True
        self.model.set_ids([])
        self.model.set_ids(range(len(self._steps)))

    def _rows(self, places: Sequence[int]) -> Sequence[TimelineRow]:
        return [self._row(self._steps[place]) for place in places]

    def _row(self, step: HistoryStep) -> TimelineRow:
        icon, tone = _LOOKS[step.fate]
        at = step.at.astimezone()
        day = formats.weekday_day(at.date(), self._workplace.today)
        lines = [self._line(step, change) for change in step.changes]
        return TimelineRow(
            icon=icon,
            tone=tone,
            title=step.title,
            when=f"{day}, {formats.time_of_day(step.at)}",
            body="\n".join(line for line in lines if line),
        )

    def _line(self, step: HistoryStep, change: ColumnChange) -> str:
        if step.table == _OWN:
            return self._own_line(step, change)
        field = self._words(step.table, change.column)
        if not field:
            return ""
        if change.column in PRIVATE and not self._revealed:
            return _("{field}: {value}").format(field=field, value=_("Hidden"))
        before, after = _short(change.column, change.before), _short(change.column, change.after)
        return _told(step, field, before, after)

    def _own_line(self, step: HistoryStep, change: ColumnChange) -> str:
        """Return what a step did to a custom field; a cleared one is kept as deleted."""
        row = self._own.get(step.row_id)
        if row is None:
            return ""
        before = row.words(self._names, change.column, change.before)
        after = row.words(self._names, change.column, change.after)
        return _told(step, row.name, before, after) if before or after else ""


def _told(step: HistoryStep, field: str, before: str, after: str) -> str:
    if step.fate in {"made", "removed"} or not before:
        return _("{field}: {value}").format(field=field, value=after or before)
    if not after:
        return _("{field}: {value} taken away").format(field=field, value=before)
    return _("{field}: {before} → {after}").format(field=field, before=before, after=after)


def _short(column: str, value: str | float | None) -> str:
    words = value_words(column, value, {}) if column in _CODED else value
    text = "" if words is None else " ".join(str(words).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
