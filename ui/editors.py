"""Fields of a record and their editors, for forms and for editing in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop import formats
from desktop.errors import UsageError
from desktop.texts import _
from ui.theme.theme import Theme

Value = str | int | date | None
_DAY = re.compile(r"(\d{4})(?:[-/.年]\s?(\d{1,2}))?(?:[-/.月]\s?(\d{1,2}))?\s?[年月日号]?")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called and how it is typed."""

    key: str
    words: str
    kind: Literal["line", "block", "choice", "number", "day"] = "line"
    choices: Sequence[tuple[Value, str]] = ()
    """Values and their words, for a choice."""
    lowest: int = 1
    highest: int = 3650
    hint: str = ""


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


_MAKERS = {"line": _line, "block": _block, "choice": _choice, "number": _number, "day": _day}


def show_value(field: Field, editor: QWidget, value: Value) -> None:
    """Show a value in an editor."""
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findData(value), 0))
    elif isinstance(editor, QSpinBox):
        editor.setValue(value if isinstance(value, int) else field.lowest - 1)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(str(value or ""))
    elif isinstance(editor, QLineEdit):
        editor.setText(value.isoformat() if isinstance(value, date) else str(value or ""))


def value_in(field: Field, editor: QWidget) -> Value:
    """Return what an editor holds. Raises UsageError when it cannot be read."""
    if isinstance(editor, QComboBox):
        chosen: Value = editor.currentData()
        return chosen
    if isinstance(editor, QSpinBox):
        return editor.value() if editor.value() >= field.lowest else None
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    assert isinstance(editor, QLineEdit)
    return typed_day(editor.text()) if field.kind == "day" else editor.text().strip()


def words_for(field: Field, value: Value) -> str:
    """Return how a value is read; empty for none."""
    if field.kind == "choice":
        return next((words for key, words in field.choices if key == value and key not in (None, "")), "")
    if isinstance(value, date):
        return formats.full_day(value)
    return formats.number(value) if isinstance(value, int) else value or ""


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
