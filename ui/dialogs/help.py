"""The help: the sheet of keys, made from the tables of commands and places, and the chapters of the guide."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.finding.question import FACETS
from desktop.people import shown
from desktop.texts import _
from ui.commands import COMMANDS, MENUS
from ui.dialogs.guide_page import GuidePage, chapter_title, chapters
from ui.geometry import take_room
from ui.places import PLACES
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.tabs import Tabs
from ui.widgets.text import label
from ui.workplace import Workplace

Keys = list[tuple[str, str]]
"""Titles in the chosen language, each with its key as this system writes it."""


def open_help(workplace: Workplace, parent: QWidget) -> None:
    """Open the sheet."""
    HelpSheet(workplace.theme, parent).open()


def groups() -> Iterator[tuple[str, Keys]]:
    """Give the menus with their commands that have a key, and the keys that work inside lists and forms."""
    for key, title in MENUS:
        keys = [(_(command.title), _native(command.shortcut)) for command in COMMANDS if command.menu == key]
        if key == "go":
            listed = [place for place in PLACES if place.sidebar]
            keys = [
                (place.name(), _native(f"Ctrl+{number}")) for number, place in enumerate(listed, 1)
            ] + keys
        keys = [(name, shortcut) for name, shortcut in keys if shortcut]
        if keys:
            yield _(title), keys
    yield (
        _("In the calendar"),
        [
            (_("Day, week"), "← → ↑ ↓"),
            (_("Page back, page on"), f"{_native('PgUp')}, {_native('PgDown')}"),
            (_("Back to today"), "T"),
            (_("Go to a typed date"), "G"),
            (_("New event on the day"), "N"),
            (_("Layers"), "L"),
            (_("Year, month, week, agenda"), "1 2 3 4"),
        ],
    )
    yield _("In the tone trainer"), _trainer_keys()
    yield _("While finding anything"), _finding_keys()
    yield (
        _("In lists and forms"),
        [
            (_("Walk through a list"), "↑ ↓"),
            (_("Open the selected row"), _native("Return")),
            (_("Select several rows"), f"{_native('Shift')} ↑ ↓".strip()),
            (_("Save a form"), _native("Ctrl+Return")),
            (_("Close without saving"), _native("Esc")),
            (_("Next field, field before"), f"{_native('Tab')}, {_native('Shift+Tab')}"),
        ],
    )


def _finding_keys() -> Keys:
    return [
        (_("Narrow what is found"), " ".join(f"{words[shown.chinese()]}:" for words in FACETS.values())),
        (_("Take what is offered"), _native("Tab")),
        (_("Take the last narrowing out"), _native("Backspace")),
        (_("Log touch, finish, or copy what is selected"), _native("Ctrl+Return")),
        (_("Forget a recent search"), _native("Del")),
    ]


def _trainer_keys() -> Keys:
    return [
        (_("Record, stop"), _native("Space")),
        (_("Hear how it should be; slowly"), f"R; {_native('Shift+R')}"),
        (_("Hear yourself"), "P"),
        (_("Next syllable or phrase"), _native("Return")),
        (_("Keep the recording; as the model"), f"K; {_native('Shift+K')}"),
    ]


def _native(shortcut: str) -> str:
    if shortcut == "Shift":
        return _native("Shift+A").removesuffix("A").removesuffix("+")
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def open_guide(workplace: Workplace, parent: QWidget) -> None:
    """Open the help at the first chapter of the guide."""
    HelpSheet(workplace.theme, parent, chapter=1).open()


class HelpSheet(QDialog):
    """A tab of keys and a tab for each chapter; Escape closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, chapter: int = 0) -> None:
        """``chapter`` is the tab that is shown first; 0 are the keys."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keys and help"))
        self.tabs = Tabs(theme, [_("Keys")])
        self.stack = QStackedWidget()
        self.stack.addWidget(_keys_page(theme))
        for found in chapters():
            self.tabs.add(chapter_title(found))
            self.stack.addWidget(GuidePage(theme, found))
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.tabs.setCurrentIndex(chapter)
        close = Button(theme, _("Close"), "primary", on_click=self.close)
        self.setLayout(column(self.tabs, 16, (self.stack, 1), 14, row(None, close), margins=(28, 18, 28, 20)))
        take_room(self, theme.px(820), theme.px(740))
        self.tabs.setFocus()


def _keys_page(theme: Theme) -> QWidget:
    """Return the two columns of keys under the sentence that says what else there is."""
    blocks = [_block(theme, title, keys) for title, keys in groups()]
    left, right = _halves(blocks)
    inside = holder(
        row(
            (column(*left, None, spacing=22), 1),
            (column(*right, None, spacing=22), 1),
            spacing=36,
            margins=(0, 0, 18, 0),
        )
    )
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setAccessibleName(_("Keys"))
    scroll.setWidget(inside)
    note = _(
        "Every command also stands in the menu beside the seal, and Ctrl+K finds people, places and commands."
    )
    return holder(column(label(note, "body", "text2", wrap=True), 18, (scroll, 1)))


def _halves(blocks: list[tuple[QWidget, int]]) -> tuple[list[QWidget], list[QWidget]]:
    """Divide the blocks, in their order, so that both columns are about as long."""
    whole = sum(size for _block_, size in blocks)
    left: list[QWidget] = []
    right: list[QWidget] = []
    done = 0
    for block, size in blocks:
        (left if done + size / 2 <= whole / 2 else right).append(block)
        done += size
    return left, right


def _block(theme: Theme, title: str, keys: Keys) -> tuple[QWidget, int]:
    lines = column(label(title, "caption"), 6, spacing=0)
    for name, shortcut in keys:
        key = label(shortcut, "meta_medium", "text2")
        key.setAccessibleName(f"{name}: {shortcut}")
        line = holder(row((label(name), 1), key))
        line.setMinimumHeight(theme.px(26))
        lines.addWidget(line)
    return holder(lines), len(keys) + 2
