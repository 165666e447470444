"""Two records side by side, field by field; where they differ, one of the two is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QWidget

from desktop.joining import labelled
from desktop.people.merging import FieldPair
from desktop.texts import _
from ui.merging.words import value_words
from ui.record_words import PRIVATE, field_words
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import row
from ui.widgets.rows import ListRow
from ui.widgets.text import label, rule

Side = Literal["first", "second"]


def name_of(pair: FieldPair) -> str:
    """Return the name of the field; empty for a column that says nothing to a person."""
    return pair.words or field_words("", pair.field)


class Compare(QWidget):
    """``from_other`` tells which fields are taken from the second record."""

    def __init__(
        self, theme: Theme, pairs: Sequence[FieldPair], names: tuple[ListRow, ListRow], people: Mapping[int, str]
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._people = theme, people
        self.radios: dict[tuple[str, Side], QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        self._hidden: list[tuple[QLabel, str]] = []
        px = theme.px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, px(6), px(12))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnMinimumWidth(0, px(130))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for column, (name, fate) in enumerate(
            zip(names, (_("Stays"), _("Goes to the trash")), strict=True), 1
        ):
            self._grid.addWidget(label(fate, "caption"), 0, column)
            self._grid.addWidget(label(name.title, "strong", wrap=True), 1, column)
        for pair in pairs:
            self._add(pair)
        self.private: Button | None = self._private() if self._hidden else None
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _add(self, pair: FieldPair) -> None:
        line = self._grid.rowCount()
        self._grid.addWidget(rule(), line, 0, 1, 3)
        caption = label(name_of(pair), "meta", "text3", wrap=True)
        caption.setContentsMargins(0, self._theme.px(4), 0, self._theme.px(4))
        self._grid.addWidget(caption, line + 1, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        self._groups.append(group)
        sides: tuple[tuple[Side, object], ...] = (("first", pair.first), ("second", pair.second))
        for column, (side, value) in enumerate(sides, 1):
            whole = value_words(pair.field, value, self._people)
            words = _("Hidden") if whole and pair.field in PRIVATE else whole
            if pair.first == pair.second:
                text = label(words, "body", wrap=True)
                text.setContentsMargins(0, self._theme.px(3), 0, self._theme.px(3))
                shown: QWidget = text
            else:
                radio = QRadioButton()
                radio.setChecked(pair.proposed == side)
                radio.setAccessibleName(labelled(name_of(pair), words or _("Empty")))
                group.addButton(radio)
                self.radios[pair.field, side] = radio
                shown = _Choice(self._theme, radio, words)
                text = shown.text
            if words != whole:
                self._hidden.append((text, whole))
            self._grid.addWidget(shown, line + 1, column, Qt.AlignmentFlag.AlignTop)

    def _private(self) -> Button:
        """Add the button that shows what is hidden, below the fields."""
        made = Button(self._theme, _("Show private notes"), icon="eye-off", on_click=self._reveal)
        made.setAutoDefault(False)
        self._grid.addWidget(made, self._grid.rowCount(), 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return made

    def _reveal(self) -> None:
        for shown, whole in self._hidden:
            shown.setText(whole)
        if self.private is not None:
            self.private.hide()
        self.focus_first()

    def from_other(self) -> list[str]:
        """Return the fields whose value is taken from the second record."""
        return [
            field for (field, side), radio in self.radios.items() if side == "second" and radio.isChecked()
        ]

    def focus_first(self) -> None:
        """Go to the first field in which the two differ."""
        for radio in self.radios.values():
            if radio.isChecked():
                radio.setFocus(Qt.FocusReason.TabFocusReason)
                return


class _Choice(QFrame):
    """A tick and a value of any length beside it; a click on the value ticks too."""

    def __init__(self, theme: Theme, radio: QRadioButton, words: str) -> None:
        super().__init__()
        self._radio = radio
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.text = label(words or _("Empty"), "body", "" if words else "text3", wrap=True)
        line = row(spacing=theme.px(6))
        line.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click."""
        self._radio.click()
        event.accept()
