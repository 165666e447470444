"""Small pictures of a list: made beside the screen, sharp, what is seen first, and not without end in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest
from pytestqt.qtbot import QtBot

from desktop.attachments.pictures import thumbnail
from tests.desktop.attachments.samples import photo
from ui.attachments import small_pictures
from ui.attachments.small_pictures import Shape, SmallPictures
from ui.tasks import InlineTasks, Progress, Tasks, ThreadTasks

PLAIN = Shape(152, 122, 7, 1.0)


class HeldTasks(InlineTasks):
    """Keeps a job until it is let go."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], object]] = []

    def run(self, work, done, failed, progress=None) -> Progress:  # type: ignore[no-untyped-def]
        self.waiting.append(lambda: InlineTasks.run(self, work, done, failed))
        return Progress(lambda _done, _total: None)

    def let_go(self) -> None:
        self.waiting.pop(0)()


def read(names: Collection[str]) -> dict[str, bytes]:
    """Return a picture for each name, none for "gone", nonsense for "broken"."""
    made = {name: thumbnail(photo((400, 300))) for name in names if name != "gone"}
    return made | {name: b"no picture" for name in names if name == "broken"}


def made(qtbot: QtBot, tasks: Tasks | None = None) -> SmallPictures:
    return SmallPictures(tasks or InlineTasks(), read)


def ask(pictures: SmallPictures, names: Collection[str], shape: Shape = PLAIN) -> list[str]:
    """Ask as a paint does; return those that are there."""
    return [name for name in names if pictures.picture(name, shape) is not None]


def test_a_paint_waits_for_none_and_they_come(qtbot: QtBot) -> None:
    pool = ThreadTasks()
    pictures = made(qtbot, pool)
    names = [str(number) for number in range(4)]
    assert ask(pictures, names) == []
    with qtbot.waitSignal(pictures.came) as heard:
        pass
    assert heard.args == [set(names)]
    assert ask(pictures, names) == names
    with qtbot.assertNotEmitted(pictures.came, wait=50):
        assert ask(pictures, names) == names
    pool.close()


def test_they_are_as_sharp_as_the_screen_and_made_once(qtbot: QtBot) -> None:
    pictures, shape = made(qtbot), Shape(152, 122, 7, 1.5)
    ask(pictures, "a", shape)
    qtbot.waitUntil(lambda: ask(pictures, "a", shape) == ["a"])
    found = pictures.picture("a", shape)
    assert found is not None
    assert (found.width(), found.height(), found.devicePixelRatio()) == (228, 183, 1.5)
    drawn = found.toImage()
    assert drawn.pixelColor(0, 0).alpha() == 0, "a round corner"
    assert drawn.pixelColor(114, 91).alpha() == 255
    assert drawn.pixelColor(20, 91).red() > 200, "the left half of the photo is white"
    assert pictures.picture("a", shape) is found


def test_what_is_no_picture_is_told_from_what_is_not_there_yet(qtbot: QtBot) -> None:
    pictures = made(qtbot)
    assert ask(pictures, ["broken", "gone"]) == []
    qtbot.waitUntil(lambda: ask(pictures, ["broken", "gone"]) == ["broken", "gone"])
    for name in ("broken", "gone"):
        found = pictures.picture(name, PLAIN)
        assert found is not None
        assert found.isNull()


def test_what_is_lacking_last_comes_first_and_what_was_passed_never(qtbot: QtBot) -> None:
    tasks = HeldTasks()
    pictures = made(qtbot, tasks)
    ask(pictures, ["first"])
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    ask(pictures, [f"passed {number}" for number in range(300)])
    seen = [f"seen {number}" for number in range(8)]
    ask(pictures, seen)
    tasks.let_go()
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    with qtbot.waitSignal(pictures.came) as heard:
        tasks.let_go()
    assert heard.args == [set(seen)]
    count = 2
    while True:
        qtbot.wait(5)
        if not tasks.waiting:
            break
        tasks.let_go()
        count += 1
    assert count < 15


def test_the_next_window_is_made_once_nothing_is_lacking(qtbot: QtBot) -> None:
    tasks = HeldTasks()
    pictures = made(qtbot, tasks)
    ask(pictures, ["here"])
    pictures.look_ahead(["next", "here"])
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    tasks.let_go()
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    tasks.let_go()
    assert ask(pictures, ["here", "next"]) == ["here", "next"]
    qtbot.wait(5)
    assert not tasks.waiting


def test_those_not_seen_for_long_are_let_go(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_pictures, "_KEPT_BYTES", 4 * 152 * 122 * 4)
    pictures = made(qtbot)
    names = ["0", "1", "2", "3"]
    qtbot.waitUntil(lambda: ask(pictures, names) == names)
    first = pictures.picture("0", PLAIN)
    qtbot.waitUntil(lambda: ask(pictures, ["new"]) == ["new"])
    assert pictures.picture("0", PLAIN) is first, "seen last"
    assert pictures.picture("1", PLAIN) is None, "it has to be made again"
