"""The line that shows how far files are taken in, with Cancel; hidden while there is nothing to take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, tzinfo
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.attachments.attaching import Prepared
from desktop.attachments.kinds import HEIC
from desktop.attachments.pictures import HeicKept
from desktop.texts import _
from ui.attachments.adding import Taken, paths_in, taking, taking_picture, trouble_of
from ui.calendar.zones import home_zone
from ui.tasks import Cancelled, Progress
from ui.widgets.button import Button
from ui.widgets.layouts import row
from ui.widgets.progress import ProgressBar
from ui.widgets.text import label
from ui.workplace import Workplace

Owner = tuple[str, int]


class Intake(QWidget):
    """Takes files for the record that was shown when they came; one job at a time, later ones wait."""

    def __init__(self, workplace: Workplace, keep: Callable[[Owner, list[Prepared]], object]) -> None:
        """``keep`` writes down what was taken."""
        super().__init__()
        self._workplace, self._keep = workplace, keep
        self._job: Progress | None = None
        self._waiting: list[tuple[Owner, Callable[[Progress], Taken]]] = []
        theme, px = workplace.theme, workplace.theme.px
        self.words = label("", "meta", "text2")
        self.bar = ProgressBar(theme, _("Adding files"), width=0)
        self.stop = Button(theme, _("Cancel"), on_click=self.cancel)
        self.setLayout(
            row(self.words, (self.bar, 1), self.stop, spacing=px(10), margins=(0, px(4), 0, px(6)))
        )
        self.hide()

    @property
    def busy(self) -> bool:
        """Files are being taken, or wait to be."""
        return self._job is not None or bool(self._waiting)

    def take_paths(self, owner: Owner, paths: Sequence[Path]) -> None:
        """Take files, and what is in folders."""
        if paths:
            clean = self._cleans()
            self._take(owner, taking(self._workplace.journal.files, paths, self._zone(), clean=clean))

    def take_mime(self, owner: Owner, mime: QMimeData | None) -> bool:
        """Take what was dropped or pasted; False when it holds neither files nor a picture."""
        if mime is None:
            return False
        paths = paths_in(mime)
        if paths:
            self.take_paths(owner, paths)
        elif mime.hasImage():
            moment = self._workplace.clock().astimezone().strftime("%Y-%m-%d %H%M%S")
            name = _("Picture {moment}").format(moment=moment) + ".png"
            self._take(
                owner, taking_picture(self._workplace.journal.files, mime.imageData(), name, self._zone())
            )
        return bool(paths) or mime.hasImage()

    def _zone(self) -> tzinfo:
        """Return where the person is: most cameras do not say where they were."""
        return self._workplace.clock().astimezone(home_zone()).tzinfo or UTC

    def _cleans(self) -> bool:
        services = self._workplace.services
        return services is not None and services.preferences.now.clean_photos

    def _take(self, owner: Owner, work: Callable[[Progress], Taken]) -> None:
        if self._job is not None:
            self._waiting.append((owner, work))
            return
        self.words.setText(_("Adding files"))
        self.bar.show_share(0)
        self.show()

        def done(taken: Taken) -> None:
            self._keep_taken(owner, taken)

        self._job = Progress(lambda _done, _total: None)  # stands in while a job that runs at once is running
        self._job = self._workplace.run_awaited(work, done, self._failed, self._went_on)
        if self.isHidden():  # it is done already
            self._job = None

    def _keep_taken(self, owner: Owner, taken: Taken) -> None:
        if not shiboken6.isValid(self):
            return  # the journal was locked meanwhile: its rows must not be written by a widget that is gone
        self._end()
        if taken.files:
            self._keep(owner, taken.files)
        if any(file.mime == HEIC for file in taken.files):
            self._workplace.failures.tell(HeicKept())
        if taken.troubles:
            self._workplace.failures.tell(trouble_of(taken.troubles, len(taken.files)))
        self._next()

    def _failed(self, error: BaseException) -> None:
        if not shiboken6.isValid(self):
            return
        self._end()
        if isinstance(error, Cancelled):
            self._workplace.tell(_("Stopped. No file was added."))
        else:
            self._workplace.failures.tell(error)
        self._next()

    def _end(self) -> None:
        self._job = None
        self.hide()

    def _next(self) -> None:
        if self._waiting:
            self._take(*self._waiting.pop(0))

    def _went_on(self, done: int, total: int) -> None:
        if shiboken6.isValid(self):
            self.words.setText(
                _("Adding file {n} of {total}").format(
                    n=formats.number(done + 1), total=formats.number(total)
                )
            )
            self.bar.show_share(done / total if total else 0)

    def cancel(self) -> None:
        """Stop what is under way and forget what waits; nothing of it is added."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
