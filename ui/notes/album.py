"""The pictures that a note shows: small ones at once, then as sharp as the screen, read from the journal alone."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.attachments.attaching import thumbnails
from desktop.attachments.pictures import SIDE
from desktop.errors import GuanxiError
from desktop.notes.illustrating import Named, named_pictures
from desktop.texts import _
from ui.attachments.decoding import reduced
from ui.attachments.words import trouble_words
from ui.tasks import Cancelled, Progress
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change

WIDEST, TALLEST = 480, 320
"""Bounds of a picture in a note at 100 %."""
_SHARP = 40
"""Sharp pictures in memory, some 2.5 MB each on a fine screen; of others the small one is shown meanwhile."""
_TABLES = ("attachment", "attachment_link")
Sharpness = tuple[str, int, int]
"""Name of a content, and the width and height in pixels of the screen that it is wanted in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture as the note shows it: its size in the window's pixels, or words in its place."""

    content: str = ""
    size: QSize | None = None
    words: str = ""
    small: QPixmap | None = None


class Album(QObject):
    """Knows the pictures that were asked for; what it does not know yet it reads a moment later."""

    changed = Signal()
    """A picture has come, has another size, or has gone."""

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._entries: dict[int, Entry] = {}
        self._sharp: OrderedDict[Sharpness, QPixmap] = OrderedDict()
        self._unread: set[int] = set()
        self._unsharp: dict[Sharpness, bool] = {}
        """What is wanted sharper, and whether a job is under way for it."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up)
        workplace.open_journal.changed.connect(self._on_change)
        workplace.theme.changed.connect(self._read_again)

    def entry(self, attachment_id: int) -> Entry | None:
        """Return a picture; None while it is not known, which ``changed`` ends."""
        found = self._entries.get(attachment_id)
        if found is None:
            self._unread.add(attachment_id)
            self._soon.start()
        return found

    def pixmap(self, entry: Entry, ratio: float) -> QPixmap | None:
        """Return a picture as sharp as ``ratio`` pixels of the screen ask for; the small one until it is read."""
        if entry.size is None:
            return None
        key = (entry.content, round(entry.size.width() * ratio), round(entry.size.height() * ratio))
        found = self._sharp.get(key)
        if found is not None:
            self._sharp.move_to_end(key)
            return found
        if key not in self._unsharp:
            self._unsharp[key] = False
            self._soon.start()
        return entry.small

    def forget(self) -> None:
        """Let go of all pictures: another note is shown."""
        self._entries.clear()
        self._sharp.clear()
        self._unread.clear()
        self._unsharp.clear()
        self.changed.emit()

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self._read_again()

    def _read_again(self) -> None:
        self._unread.update(self._entries)
        if self._unread:
            self._soon.start()

    def _catch_up(self) -> None:
        """Read what was asked for, off the painting that asked."""
        if self._unread:
            self._read()
        for key in [key for key, under_way in self._unsharp.items() if not under_way]:
            self._unsharp[key] = True
            self._sharpen(key)

    def _read(self) -> None:
        ids, self._unread = self._unread, set()
        with self._workplace.journal.read() as connection:
            named = named_pictures(connection, ids)
            small = thumbnails(connection, {one.content for one in named.values()})
        for attachment_id in ids:
            one = named.get(attachment_id)
            self._entries[attachment_id] = self._made(one, small) if one is not None else _gone()
        self.changed.emit()

    def _made(self, named: Named, small: dict[str, bytes]) -> Entry:
        image = QImage.fromData(small.get(named.content, b""))
        if not named.picture or image.isNull():
            words = trouble_words(named.trouble, named.mime) or _("This kind of file is not shown here.")
            return Entry(named.content, words=words)
        return Entry(named.content, self._fitted(image.size()), small=QPixmap.fromImage(image))

    def _fitted(self, small: QSize) -> QSize:
        """Return the size in the note of a picture whose small one is known: its own when that is the whole."""
        px = self._workplace.theme.px
        box = QSize(px(WIDEST), px(TALLEST))
        whole = max(small.width(), small.height()) < SIDE
        fits = small.width() <= box.width() and small.height() <= box.height()
        return small if whole and fits else small.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)

    def _sharpen(self, key: Sharpness) -> None:
        contents = self._workplace.journal.files

        def work(_progress: Progress) -> QImage:
            return reduced(contents.read(key[0]), QSize(key[1], key[2]))

        def done(image: QImage) -> None:
            if shiboken6.isValid(self) and self._unsharp.pop(key, False):
                self._keep(key, QPixmap.fromImage(image))

        def failed(error: BaseException) -> None:
            if not (shiboken6.isValid(self) and self._unsharp.pop(key, False)):
                return
            if isinstance(error, GuanxiError):
                self._replace(key[0], Entry(key[0], words=error.message))
            elif not isinstance(error, Cancelled):
                self._workplace.failures.tell(error)

        self._workplace.tasks.run(work, done, failed)

    def _keep(self, key: Sharpness, sharp: QPixmap) -> None:
        """Keep a sharp picture; one that is smaller than its room takes less of it."""
        self._sharp[key] = sharp
        entry = next((one for one in self._entries.values() if one.content == key[0]), None)
        if entry is not None and entry.size is not None and sharp.width() < entry.size.width():
            self._sharp[key[0], sharp.width(), sharp.height()] = sharp
            self._replace(key[0], replace(entry, size=sharp.size()))
        else:
            self.changed.emit()
        while len(self._sharp) > _SHARP:
            self._sharp.popitem(last=False)

    def _replace(self, content: str, entry: Entry) -> None:
        for attachment_id, one in self._entries.items():
            if one.content == content:
                self._entries[attachment_id] = entry
        self.changed.emit()


def _gone() -> Entry:
    return Entry(words=_("This file is no longer in the journal."))
