"""Fields of a record and their editors, for forms and for editing in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from desktop import formats
from desktop.errors import UsageError
from desktop.people.shown import listed
from desktop.texts import _
from ui.theme.theme import Theme

_TICK, _TALLEST_TICKS = 26, 6


@dataclass(frozen=True, slots=True)
class Named:
    """A record that is chosen, with the name under which it is shown."""

    id: int
    name: str


class RecordLine(QLineEdit):
    """A line in which a record is chosen; ``chosen_id`` is None while the text stands for itself."""

    chosen_id: int | None = None

    def show_choice(self, record_id: int | None, name: str) -> None:
        """Show a record that is chosen, or a text that stands for itself."""
        raise NotImplementedError


Value = str | int | date | Named | tuple[int, ...] | None
_DAY = re.compile(r"(\d{4})(?:[-/.年]\s?(\d{1,2}))?(?:[-/.月]\s?(\d{1,2}))?\s?[年月日号]?")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called and how it is typed."""

    key: str
    words: str
    kind: Literal["line", "block", "choice", "number", "day", "tick", "ticks", "record"] = "line"
    choices: Sequence[tuple[Value, str]] = ()
    """Values and their words, for a choice and for ticks."""
    lowest: int = 1
    highest: int = 3650
    hint: str = ""
    read: Callable[[str], str] | None = None
    """Turns what is typed into how it is kept; raises UsageError for what cannot be read."""
    shown: Callable[[str], str] | None = None
    """Turns what is kept into how it is read."""
    line: Callable[[], RecordLine] | None = None
    """Makes the editor of a record."""


def make_editor(theme: Theme, field: Field) -> QWidget:
    """Return a fresh editor for a field."""
    editor = _MAKERS[field.kind](theme, field)
    editor.setAccessibleName(field.words)
    return editor


def _line(_theme: Theme, field: Field) -> QWidget:
    made = QLineEdit()
    made.setPlaceholderText(field.hint)
    return made


def _block(theme: Theme, field: Field) -> QWidget:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setPlaceholderText(field.hint)
    made.setFixedHeight(theme.px(76))
    return made


def _choice(_theme: Theme, field: Field) -> QWidget:
    made = QComboBox()
    for value, words in field.choices:
        made.addItem(words, value)
    made.setMaxVisibleItems(16)
    return made


def _number(theme: Theme, field: Field) -> QWidget:
    made = QSpinBox()
    made.setRange(field.lowest - 1, field.highest)
    made.setSpecialValueText(_("Not set"))
    made.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
    return made


def _day(_theme: Theme, field: Field) -> QWidget:
    made = QLineEdit()
    made.setPlaceholderText(field.hint or _("Like 2019, 2019-05 or 2019-05-31"))
    return made


def _tick_box(_theme: Theme, field: Field) -> QWidget:
    return QCheckBox(field.words)


def _ticks(theme: Theme, field: Field) -> QWidget:
    made = QListWidget()
    made.setProperty("kind", "ticks")
    made.setTabKeyNavigation(False)
    for value, words in field.choices:
        item = QListWidgetItem(words, made)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, theme.px(_TICK)))
    made.setCurrentRow(0)
    made.setFixedHeight(theme.px(_TICK) * min(len(field.choices), _TALLEST_TICKS) + theme.px(10))
    return made


def _record(_theme: Theme, field: Field) -> QWidget:
    assert field.line is not None
    return field.line()


_MAKERS = {
    "line": _line,
    "block": _block,
    "choice": _choice,
    "number": _number,
    "day": _day,
    "tick": _tick_box,
    "ticks": _ticks,
    "record": _record,
}


def show_value(field: Field, editor: QWidget, value: Value) -> None:
    """Show a value in an editor."""
    if isinstance(editor, RecordLine):
        known = value if isinstance(value, Named) else None
        editor.show_choice(known.id if known else None, known.name if known else "")
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QListWidget):
        _tick(editor, value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findData(value), 0))
    elif isinstance(editor, QSpinBox):
        editor.setValue(value if isinstance(value, int) else field.lowest - 1)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(str(value or ""))
    elif isinstance(editor, QLineEdit):
        editor.setText(value.isoformat() if isinstance(value, date) else str(value or ""))


def value_in(field: Field, editor: QWidget) -> Value:
    """Return what an editor holds. Raises UsageError when it cannot be read."""
    if isinstance(editor, QLineEdit):
        return _line_value(field, editor)
    if isinstance(editor, QComboBox):
        chosen: Value = editor.currentData()
        return chosen
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QSpinBox):
        return editor.value() if editor.value() >= field.lowest else None
    if isinstance(editor, QListWidget):
        return _ticked(editor)
    assert isinstance(editor, QPlainTextEdit)
    return editor.toPlainText().strip()


def _line_value(field: Field, line: QLineEdit) -> Value:
    if isinstance(line, RecordLine):
        return _chosen_record(line)
    if field.kind == "day":
        return typed_day(line.text())
    return field.read(line.text()) if field.read is not None else line.text().strip()


def _chosen_record(line: RecordLine) -> Named | None:
    name = line.text().strip()
    if line.chosen_id is None and name:
        raise UsageError(
            _("“{name}” is no record of the journal.").format(name=name), _("Choose one of the list.")
        )
    return Named(line.chosen_id, name) if line.chosen_id is not None and name else None


def _tick(ticks: QListWidget, value: Value) -> None:
    on = value if isinstance(value, tuple) else ()
    for item in map(ticks.item, range(ticks.count())):
        ticked = item.data(Qt.ItemDataRole.UserRole) in on
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def _ticked(ticks: QListWidget) -> tuple[int, ...]:
    items = [ticks.item(row) for row in range(ticks.count())]
    return tuple(
        item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked
    )


def words_for(field: Field, value: Value) -> str:
    """Return how a value is read; empty for none."""
    if field.kind == "choice":
        return next((words for key, words in field.choices if key == value and key not in (None, "")), "")
    if isinstance(value, tuple):
        return listed(words for key, words in field.choices if key in value)
    if isinstance(value, Named):
        return value.name
    if isinstance(value, date):
        return formats.full_day(value)
    if isinstance(value, int):
        return formats.number(value)
    return field.shown(value) if field.shown is not None and value else value or ""


def typed_day(typed: str) -> date | None:
    """Read a day typed as year, year and month, or year, month and day; a part left out is the first.

    Raises UsageError for anything else.
    """
    bare = typed.strip()
    if not bare:
        return None
    match = _DAY.fullmatch(bare)
    try:
        if match is None:
            raise ValueError(bare)
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise UsageError(
            _("“{typed}” is not a day that can be read.").format(typed=bare),
            _("Type it like 2019, 2019-05 or 2019-05-31."),
        ) from None
