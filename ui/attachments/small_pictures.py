"""Small pictures made ready for the screen: read and decoded beside it, so that no paint waits for one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.attachments.tiles import tile
from ui.tasks import Progress, Tasks

_KEPT_BYTES = 48 * 1024 * 1024
"""Pictures in memory: several windows of them, also where a picture has four times the pixels."""
_AT_ONCE = 8
"""Pictures a job makes before it hands them over: about a line of tiles."""
_MOST_LACKING = 80
"""More than a window shows: what has not come before so many others are lacking has left it."""
Read = Callable[[Collection[str]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a list shows its pictures: logical pixels, sharp on a screen of ``ratio``."""

    width: int
    height: int
    radius: int
    ratio: float

    @property
    def pixels(self) -> tuple[int, int, int]:
        """Width, height and radius of the corners on the screen."""
        return (
            round(self.width * self.ratio),
            round(self.height * self.ratio),
            round(self.radius * self.ratio),
        )


_Key = tuple[str, Shape]


class SmallPictures(QObject):
    """Gives what is ready, and tells by ``came`` when more is: whoever paints asks again for what it still lacks.

    What was lacking last is made first; what has left the window long before is never made. Then comes what
    ``look_ahead`` named: the pictures that a scroll will show next.
    """

    came = Signal(object)
    """A set of the names that are ready."""

    def __init__(self, tasks: Tasks, read: Read, parent: QObject | None = None) -> None:
        """``read`` gives the pictures of some names, on a thread beside the screen's; those that there are."""
        super().__init__(parent)
        self._tasks, self._read = tasks, read
        self._made: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._lacking: dict[_Key, None] = {}
        self._ahead: list[_Key] = []
        self._shape: Shape | None = None
        self._busy = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    def picture(self, name: str, shape: Shape) -> QPixmap | None:
        """Return a picture, None while it is not ready; a null pixmap where there is none."""
        self._shape = shape
        key = name, shape
        found = self._made.get(key)
        if found is not None:
            self._made.move_to_end(key)
            return found
        self._lacking.pop(key, None)
        self._lacking[key] = None
        self._soon.start()
        return None

    def look_ahead(self, names: Iterable[str]) -> None:
        """Make these next, in the shape that was painted last, once nothing is lacking."""
        shape = self._shape
        if shape is not None:
            self._ahead = [(name, shape) for name in names if (name, shape) not in self._made]
            self._soon.start()

    def _go_on(self) -> None:
        """Have the next ones made, those that a paint lacked first."""
        if self._busy:
            return
        lacking = list(self._lacking)[-_MOST_LACKING:]
        keys = lacking[-_AT_ONCE:] or self._ahead[:_AT_ONCE]
        self._lacking = dict.fromkeys(lacking[:-_AT_ONCE])
        self._ahead = [key for key in self._ahead if key not in keys]
        if keys:
            self._busy = True
            self._tasks.run(lambda progress: _made(self._read, keys, progress), self._take, self._failed)

    def _take(self, made: Mapping[_Key, QImage]) -> None:
        if not shiboken6.isValid(self):
            return
        self._busy = False
        for key, image in made.items():
            pixmap = self._made[key] = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
            self._bytes += _weight(pixmap)
        while self._bytes > _KEPT_BYTES and len(self._made) > 1:
            self._bytes -= _weight(self._made.popitem(last=False)[1])
        self.came.emit({name for name, _shape in made})
        self._soon.start()

    def _failed(self, _error: BaseException) -> None:
        """Show none: the journal is being closed, or a paint asks again."""
        if shiboken6.isValid(self):
            self._busy = False


def _made(read: Read, keys: list[_Key], progress: Progress) -> dict[_Key, QImage]:
    """Return the pictures of some keys, null ones where there is none; the work of a job."""
    found = read({name for name, _shape in keys})
    images = {}
    for number, (name, shape) in enumerate(keys):
        progress(number, len(keys))
        images[name, shape] = _image(found.get(name, b""), shape)
    return images


def _image(picture: bytes, shape: Shape) -> QImage:
    width, height, radius = shape.pixels
    pixels = tile(picture, width, height, radius)
    if not pixels:
        return QImage()
    held = QImage(pixels, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    image = held.copy()  # it owns its pixels
    image.setDevicePixelRatio(shape.ratio)
    return image


def _weight(picture: QPixmap) -> int:
    """Return about how many bytes a picture takes."""
    return picture.width() * picture.height() * 4
