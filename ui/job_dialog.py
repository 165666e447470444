"""A dialog that runs one job with a bar: it can be stopped, and says in a banner what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.tasks import Cancelled, Progress
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.progress import ProgressBar
from ui.workplace import Workplace

T = TypeVar("T")


class JobDialog(QDialog):
    """Lay out ``banner``, ``bar``, ``go`` and ``close_button``; give ``begin``, and ``possible`` where it depends."""

    def __init__(self, workplace: Workplace, title: str, go: str, parent: QWidget | None = None) -> None:
        """``go`` stands on the button that begins."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.workplace, self.theme = workplace, workplace.theme
        self._job: Progress | None = None
        self.banner = Banner(self.theme)
        self.bar = ProgressBar(self.theme, _("Progress"), width=0)
        self.bar.hide()
        self.go = Button(self.theme, go, "primary", on_click=self._begin)
        self.close_button = Button(self.theme, _("Cancel"), on_click=self.reject)
        for button in (self.go, self.close_button):
            button.setAutoDefault(False)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._begin)

    def begin(self) -> None:
        """Ask what is still to be asked, then call ``run_job``."""
        raise NotImplementedError

    def possible(self) -> bool:
        """Tell whether what is chosen can be begun."""
        return True

    def stopped_words(self) -> str:
        """Return what is said when the person stopped the job."""
        return _("Stopped. Nothing was kept.")

    def enable(self, *_changed: object) -> None:
        """Let the job begin when it can."""
        self.go.setEnabled(self.possible() and self._job is None)

    def _begin(self) -> None:
        if self.go.isEnabled():
            self.begin()

    def run_job(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Run ``work`` beside the screen and hand its result to ``done``, unless the dialog is gone by then."""

        def finished(result: T) -> None:
            if shiboken6.isValid(self):
                self._rest()
                done(result)

        self.banner.dismiss()
        self.bar.show_share(0)
        self.bar.show()
        self.go.setEnabled(False)
        self._job = self.workplace.run_awaited(work, finished, self._failed, self._went_on)

    def _went_on(self, step: int, total: int) -> None:
        if shiboken6.isValid(self):
            self.bar.show_share(step / total if total else 0)

    def _failed(self, error: BaseException) -> None:
        if not shiboken6.isValid(self):
            return
        self._rest()
        if isinstance(error, GuanxiError):
            self.banner.tell(str(error), "seal")
        elif isinstance(error, Cancelled):
            self.banner.tell(self.stopped_words())
        else:
            self.workplace.failures.tell(error)

    def tell_saved(self, name: str) -> None:
        """Say under which name a file was written; nothing is left to be cancelled."""
        self.banner.tell(_("Saved as {name}.").format(name=name), "ok")
        self.close_button.setText(_("Close"))

    def _rest(self) -> None:
        self._job = None
        self.bar.hide()
        self.enable()

    def reject(self) -> None:
        """Stop the job that is under way, or close."""
        if self._job is not None and self.bar.isVisible():
            self._job.cancel()
            return
        super().reject()
