"""The card of filters over a list: groups of ticks that take effect at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.popover import Popover
from ui.widgets.scrolling import scrolling
from ui.widgets.text import label

Key = int | str
Chosen = Mapping[str, frozenset[Key]]
"""Key of a group to the keys of what is ticked in it; a group with nothing ticked lets everything through."""

_WIDTH, _TALLEST = 300, 520


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be ticked."""

    key: Key
    words: str
    count: int | None = None
    """How many records have it, where that is known."""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """What can be ticked under one heading."""

    key: str
    title: str
    choices: tuple[Choice, ...]


K = TypeVar("K", int, str)


def choices(order: Iterable[K], counts: Mapping[K, int], words: Callable[[K], str]) -> tuple[Choice, ...]:
    """Return the keys that occur, in their order, with their words and counts."""
    return tuple(Choice(key, words(key), counts[key]) for key in order if counts.get(key))


def ticked(chosen: Chosen, group: str) -> frozenset[Key]:
    """Return what is ticked in a group."""
    return chosen.get(group, frozenset())


def ticked_names(chosen: Chosen, group: str) -> list[str]:
    """Return the ticked keys of a group whose keys are words."""
    return [key for key in ticked(chosen, group) if isinstance(key, str)]


def ticked_numbers(chosen: Chosen, group: str) -> list[int]:
    """Return the ticked keys of a group whose keys are numbers."""
    return [key for key in ticked(chosen, group) if isinstance(key, int)]


def count_ticked(chosen: Chosen) -> int:
    """Return how many things are ticked in all groups."""
    return sum(len(keys) for keys in chosen.values())


class FilterCard(Popover):
    """The groups with their ticks; ``on_change`` gets what is ticked after each change."""

    def __init__(
        self, theme: Theme, host: QWidget, groups: Sequence[FilterGroup], chosen: Chosen,
        on_change: Callable[[Chosen], None],
    ) -> None:  # fmt: skip
        super().__init__(theme, host, _("Filters"))
        self._theme = theme
        self._on_change = on_change
        self._host_widget = host
        self._boxes: dict[tuple[str, Key], QCheckBox] = {}
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(*(theme.px(n) for n in (16, 12, 8, 12)))
        inside.setSpacing(theme.px(8))
        self._clear = Button(theme, _("Clear filters"), "link", on_click=self.clear)
        inside.addLayout(row(label(_("Filters"), "lead_strong"), None, self._clear, 8))
        inside.addWidget(self._scroll(groups, chosen))
        self._clear.setEnabled(count_ticked(chosen) > 0)
        self.closed.connect(self.deleteLater)

    def _scroll(self, groups: Sequence[FilterGroup], chosen: Chosen) -> QScrollArea:
        lines = column(spacing=self._theme.px(4))
        for number, group in enumerate(group for group in groups if group.choices):
            if number:
                lines.addSpacing(self._theme.px(8))
            lines.addWidget(label(group.title, "caption"))
            for choice in group.choices:
                box = self._box(group, choice, on=choice.key in ticked(chosen, group.key))
                count = "" if choice.count is None else formats.number(choice.count)
                lines.addLayout(row(box, None, label(count, "meta", "text3"), self._theme.px(10)))
        content = holder(lines)
        scroll = scrolling(content)
        scroll.setFixedHeight(min(content.sizeHint().height() + 4, self._theme.px(_TALLEST)))
        return scroll

    def _box(self, group: FilterGroup, choice: Choice, *, on: bool) -> QCheckBox:
        box = QCheckBox(choice.words.replace("&", "&&"))
        box.setChecked(on)
        box.setAccessibleDescription(group.title)
        box.toggled.connect(lambda _on: self._tell())
        self._boxes[group.key, choice.key] = box
        return box

    def open_under(self, button: QWidget) -> None:
        """Open below the button that asked for it, with the first tick in focus."""
        corner = button.mapTo(self._host_widget, QPoint(0, button.height() + 4))
        self.open_beside(corner, _WIDTH)
        for box in self._boxes.values():
            box.setFocus(Qt.FocusReason.PopupFocusReason)
            break

    def clear(self) -> None:
        """Take all ticks away."""
        for box in self._boxes.values():
            box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            box.setChecked(False)
            box.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._tell()

    def _tell(self) -> None:
        chosen: dict[str, frozenset[Key]] = {}
        for (group, key), box in self._boxes.items():
            if box.isChecked():
                chosen[group] = chosen.get(group, frozenset()) | {key}
        self._clear.setEnabled(bool(chosen))
        self._on_change(chosen)
