"""Takes pictures of every page from the demo journal: ``python -m ui.shots FOLDER [scene ...]``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget

from desktop.texts import _, language, p_
from ui import demo
from ui.app import Program, application, services
from ui.list_page import ListPage
from ui.preferences import Preferences
from ui.services import Services
from ui.shot_scenes import SCENES, Scene
from ui.widgets.grouped_tabs import GroupedTabs
from ui.widgets.item_row import ItemRow
from ui.widgets.popover import Popover
from ui.widgets.search_field import SearchField

MOMENT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
_SETTLE_SECONDS = 0.4
_ROUNDS = 30
"""Of events, each of which may ask for another layout: a machine with other work reaches few in the seconds."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the program looks while pictures are taken."""

    appearance: str = "light"
    language: str = "en"
    size: tuple[int, int] = (1512, 920)
    """Width and height of the window in pixels."""
    scale: int = 100
    """Size of text and controls in per cent."""
    empty: bool = False
    """Show an empty journal instead of the demo."""


LOOKS = tuple(Look(appearance, language) for language in ("en", "zh_CN") for appearance in ("light", "dark"))


@contextmanager
def _escaped() -> Iterator[list[BaseException]]:
    """Hold what escapes from a slot or an event, which Qt for Python would write to the terminal and go on."""
    found: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: found.append(error)
    try:
        yield found
    finally:
        sys.excepthook = before


@contextmanager
def _program(app: QApplication, look: Look) -> Iterator[tuple[Program, Services]]:
    with tempfile.TemporaryDirectory(prefix="guanxi-shots-") as home:
        preferences = Preferences(Path(home))
        preferences.set(appearance=look.appearance, language=look.language, scale=look.scale, lock_minutes=0)
        made = services(app, preferences, clock=lambda: MOMENT)
        program = Program(app, made)
        program.window.resize(*look.size)
        yield program, made
        program.window.close()
        program.close()


def settle(app: QApplication, seconds: float = _SETTLE_SECONDS) -> None:
    """Let timers fire and tasks end: for so many seconds, and on a busy machine until layouts have had their rounds."""
    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end or rounds < _ROUNDS:
        app.processEvents()
        time.sleep(0.005)
        rounds += 1


def _grab(window: QWidget, path: Path) -> None:
    """Grab the window, or the dialog that was opened last over it."""
    picture = window.grab()
    for popover in window.findChildren(Popover):
        popover.dismiss()
    for dialog in _dialogs(window):
        picture = dialog.grab()
    picture.save(str(path))


def _fits(window: QWidget, scene: Scene) -> None:
    """Raise ValueError when something over the window is higher or wider than it: its foot would be out of reach."""
    for dialog in _dialogs(window):
        if dialog.height() > window.height() or dialog.width() > window.width():
            raise ValueError(f"{scene.name}: {dialog.size()} does not fit into {window.size()}")


def _dialogs(window: QWidget) -> list[QWidget]:
    """Return what stands over the window, the active one last."""
    shown = [other for other in QApplication.topLevelWidgets() if other.isVisible() and other is not window]
    return sorted(shown, key=lambda other: other is QApplication.activeModalWidget())


def shoot(
    app: QApplication, folder: Path, scenes: tuple[Scene, ...], looks: tuple[Look, ...] = LOOKS
) -> Iterator[Path]:
    """Take each scene in each look; yields the files. Raises what escapes while a scene is played."""
    for look in looks:
        with _program(app, look) as (program, made), _escaped() as errors:
            demo.start(program, made, empty=look.empty)
            settle(app, 1.5)
            for scene in scenes:
                path = folder / f"{scene.name}-{look.appearance}-{look.language}.png"
                _play(app, program, scene)
                _fits(program.window, scene)
                _grab(program.window, path)
                _leave(app, program.window)
                if errors:
                    raise errors[0]
                yield path


def _play(app: QApplication, program: Program, scene: Scene) -> None:
    assert program.window.desk is not None
    program.window.desk.show_place(scene.place)
    settle(app)
    if scene.part:
        program.window.perform(scene.part)
        settle(app)
    if scene.record:
        _go_to(program.window.desk.page, scene.record)
        settle(app)
    if scene.tab or scene.press:
        _show_details(program.window)
        settle(app)
    if scene.tab:
        _turn(program.window, scene.tab)
        settle(app)
    if scene.command:
        program.window.perform(scene.command)
        settle(app)
    target = QApplication.focusWidget() or program.window.focusWidget()
    insert: Callable[[str], None] | None = getattr(target, "insert", getattr(target, "insertPlainText", None))
    if scene.typed and insert is not None:
        insert(scene.typed.removesuffix("\n"))
        if target is not None and scene.typed.endswith("\n"):
            key = QEvent.Type.KeyPress
            QApplication.sendEvent(target, QKeyEvent(key, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    if scene.press:
        _press((_dialogs(program.window) or [program.window])[-1], scene.press)
    settle(app, max(scene.seconds, _SETTLE_SECONDS))


def _go_to(page: QWidget, words: str) -> None:
    """Narrow the list of the page to ``words`` and take what is found first."""
    english, _bar, chinese = words.partition("|")
    asked = chinese if chinese and language() == "zh_CN" else english
    for list_page in (page, *page.findChildren(ListPage)):
        if isinstance(list_page, ListPage) and list_page.isVisible():
            list_page.show_list()
    for field in page.findChildren(SearchField):
        if field.isVisible():
            field.setText(asked)
            field.settled.emit(asked)


def _show_details(window: QWidget) -> None:
    """Where list and record stand in turn, go on to the record: tabs and buttons are there."""
    for page in window.findChildren(ListPage):
        if page.isVisible():
            page.show_detail()


def _turn(window: QWidget, words: str) -> None:
    for bar in window.findChildren(GroupedTabs):
        for tab in range(bar.count() if bar.isVisible() else 0):
            if bar.tabText(tab) in _said(words):
                bar.setCurrentIndex(tab)
    for plain in window.findChildren(QTabBar):
        for tab in range(plain.count() if plain.isVisible() else 0):
            if plain.tabText(tab) in _said(words):
                plain.setCurrentIndex(tab)


def _press(window: QWidget, words: str) -> None:
    """Press the button that says ``words``; a dialog that it opens may run a loop of its own, so it comes later."""
    for button in window.findChildren(QAbstractButton):
        named = {button.text().replace("&", ""), button.accessibleName()}
        if button.isVisible() and button.isEnabled() and named & _said(words):
            QTimer.singleShot(0, button.click)
            return
    for row in window.findChildren(ItemRow):
        if row.isVisible() and any(said in row.accessibleName() for said in _said(words)):
            QTimer.singleShot(0, row.opened.emit)
            return
    _turn(window, words)


def _said(words: str) -> set[str]:
    return {_(words), p_("tab", words), *words.split("|")}


def _leave(app: QApplication, window: QWidget) -> None:
    for dialog in reversed(_dialogs(window)):
        dialog.close()
    settle(app, 0.1)


def _looks(options: argparse.Namespace) -> tuple[Look, ...]:
    width, _times, height = options.size.partition("x")
    chosen = [
        replace(look, size=(int(width), int(height)), scale=options.scale, empty=options.empty)
        for look in LOOKS
        if not options.look or f"{look.appearance}-{look.language}" in options.look
    ]
    return tuple(chosen)


def main(arguments: list[str]) -> int:
    """Take the pictures; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python3 dev.py shots")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(".shots"))
    parser.add_argument("scenes", nargs="*", help="names of scenes; all when none is named")
    names = [f"{look.appearance}-{look.language}" for look in LOOKS]
    parser.add_argument("--look", action="append", choices=names, help="only this look; may be given again")
    parser.add_argument("--size", default="1512x920", help="width and height of the window")
    parser.add_argument("--scale", type=int, default=100, help="per cent of the usual size, 90 to 150")
    parser.add_argument("--empty", action="store_true", help="of an empty journal instead of the demo")
    options = parser.parse_intermixed_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    wanted = tuple(scene for scene in SCENES if not options.scenes or scene.name in options.scenes)
    for path in shoot(application(), options.folder, wanted, _looks(options)):
        print(path)  # noqa: T201 - the list of files is what this command gives
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
