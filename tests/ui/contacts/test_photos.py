from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import Refused
from desktop.people.photos import LARGEST
from ui.contacts import photo_files


def noise(width: int, height: int) -> QImage:
    """A picture that JPEG finds hard."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor((x * 37 + y * 91) % 256, (x * y) % 256, (x * 7 - y * 13) % 256))
    return image


@pytest.mark.parametrize(("width", "height"), [(640, 360), (20, 20), (300, 900)])
def test_a_picture_becomes_a_small_jpeg(width: int, height: int) -> None:
    data = photo_files.as_jpeg(noise(width, height))
    small = QImage.fromData(data, "JPEG")
    assert len(data) <= LARGEST
    assert max(small.width(), small.height()) == photo_files.SIDE
    assert abs(small.width() / small.height() - width / height) < 0.02


def test_what_was_clear_becomes_white() -> None:
    clear = QImage(40, 40, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    assert QImage.fromData(photo_files.as_jpeg(clear)).pixelColor(20, 20).lightness() > 250


@pytest.mark.parametrize("held", [b"", b"no picture at all", b"\xff\xd8\xff\xe0cut"])
def test_a_file_that_is_no_picture_is_refused_with_its_name(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "me.jpg"
    path.write_bytes(held)
    with pytest.raises(Refused, match=r"me\.jpg"):
        photo_files.read_image(path)


def test_a_chosen_photo_is_kept_and_undone(workplace, people, card_of, tmp_path: Path) -> None:
    path = tmp_path / "chen.png"
    noise(500, 500).save(str(path))
    photo_files.take_file(workplace, people["chen"], path)
    assert card_of(people["chen"]).photo_id is not None
    workplace.undo()
    assert card_of(people["chen"]).photo_id is None


def test_a_pasted_photo_is_kept_and_can_be_removed(workplace, people, card_of, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QApplication.clipboard().setImage(noise(60, 60))
    assert photo_files.can_paste()
    photo_files.paste(workplace, parent, people["chen"])
    assert card_of(people["chen"]).photo_id is not None
    photo_files.remove(workplace, parent, people["chen"])
    assert card_of(people["chen"]).photo_id is None
