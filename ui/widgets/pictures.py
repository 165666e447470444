"""Pictures of painted rows: to copy one onto the screen takes a tenth of the time of painting its words again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtGui import QPixmap

_MOST_BYTES = 12_000_000
_BYTES_IN_A_PIXEL = 4
_MOST_ONCE = 200


class Pictures:
    """Keeps the pictures that were asked for last, as many as 12 MB hold: two or three screens of rows."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._once: OrderedDict[Hashable, None] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable, paint: Callable[[], QPixmap]) -> QPixmap | None:
        """Return the picture of a key, which ``paint`` makes where it is not kept; None the first time.

        Most rows that a jump shows are gone at the next one: to paint them takes less than to make their pictures.
        """
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if key not in self._once:
            self._once[key] = None
            if len(self._once) > _MOST_ONCE:
                self._once.popitem(last=False)
            return None
        del self._once[key]
        found = self._kept[key] = paint()
        self._bytes += _size(found)
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])
        return found

    def forget(self) -> None:
        """Drop all pictures: the theme is another, or the journal locks."""
        self._kept.clear()
        self._once.clear()
        self._bytes = 0


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_IN_A_PIXEL
