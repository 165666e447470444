"""Small pictures of a list: a few at once, the others a moment later, sharp, and not without end in memory."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.desktop.attachments.samples import photo
from ui.attachments import small_pictures
from ui.attachments.small_pictures import SmallPictures

SIZE = QSize(152, 122)


def ask(pictures: SmallPictures, count: int, ratio: float = 1.0) -> int:
    """Ask as a paint does, for ``count`` photos; return how many are there."""
    return sum(
        pictures.picture(str(name), photo((400, 300), shade=name), SIZE, 7, ratio) is not None
        for name in range(count)
    )


def test_a_paint_waits_for_none_once_its_time_is_over_and_they_come(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_pictures, "_BUDGET", 0.0)
    pictures = SmallPictures()
    for there in range(4):  # one between two paints, and never none
        assert ask(pictures, 4) == there
        with qtbot.waitSignal(pictures.came):
            pass
    with qtbot.assertNotEmitted(pictures.came, wait=50):
        assert ask(pictures, 4) == 4


def test_they_are_as_sharp_as_the_screen_and_made_once() -> None:
    pictures = SmallPictures()
    made = pictures.picture("a", photo((400, 300)), SIZE, 7, 1.5)
    assert made is not None
    assert (made.width(), made.height(), made.devicePixelRatio()) == (228, 183, 1.5)
    drawn = made.toImage()
    assert drawn.pixelColor(0, 0).alpha() == 0, "a round corner"
    assert drawn.pixelColor(114, 91).alpha() == 255
    assert drawn.pixelColor(20, 91).red() > 200, "the left half of the photo is white"
    plain = pictures.picture("a", b"", SIZE, 7, 1.5)
    assert plain is made, "it is made once"


def test_what_is_no_picture_is_told_from_what_is_not_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = SmallPictures()
    broken = pictures.picture("b", b"no picture", SIZE, 7, 1.0)
    assert broken is not None
    assert broken.isNull()
    monkeypatch.setattr(small_pictures, "_BUDGET", 0.0)
    assert pictures.picture("c", photo(), SIZE, 7, 1.0) is None


def test_those_not_seen_for_long_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_pictures, "_KEPT_BYTES", 4 * 152 * 122 * 4)
    monkeypatch.setattr(small_pictures, "_BUDGET", 60.0)
    pictures = SmallPictures()
    assert ask(pictures, 4) == 4
    first = pictures.picture("0", photo((400, 300), shade=0), SIZE, 7, 1.0)
    pictures.picture("new", photo((400, 300), shade=9), SIZE, 7, 1.0)
    assert pictures.picture("0", b"", SIZE, 7, 1.0) is first, "seen last"
    again = pictures.picture("1", b"", SIZE, 7, 1.0)
    assert again is not None
    assert again.isNull(), "it had to be made again, and there was nothing to make it of"
