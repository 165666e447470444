"""Exports people and suppliers into files for other programs, which also come back without loss."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QRadioButton, QWidget

from desktop.errors import GuanxiError
from desktop.exchange.exporting import Exported, Format, What, export
from desktop.texts import _, n_
from ui.choose_folder import choose_folder
from ui.tasks import Cancelled, Progress
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.progress import ProgressBar
from ui.widgets.text import label
from ui.workplace import Workplace


def open_export(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    ExportDialog(workplace, parent).open()


class ExportDialog(QDialog):
    """Asks what and how, then for a folder; it never writes over a file that is there."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export contacts"))
        self._workplace, self.theme = workplace, workplace.theme
        self._job: Progress | None = None
        self.banner = Banner(self.theme)
        self.whats = {
            What.CONTACTS: QCheckBox(_("Contacts")),
            What.SUPPLIERS: QCheckBox(_("Suppliers")),
        }
        self.kinds = {
            Format.VCARD4: QRadioButton(_("vCard 4.0, for new programs and for coming back")),
            Format.VCARD3: QRadioButton(_("vCard 3.0, for phones and older programs")),
            Format.CSV: QRadioButton(_("Table (CSV), for spreadsheets; without pictures")),
        }
        self.private = QCheckBox(_("With private notes and what to ask next"))
        self.bar = ProgressBar(self.theme, _("Progress"), width=0)
        self.bar.hide()
        self.go = Button(self.theme, _("Choose folder and export"), "primary", on_click=self._choose)
        self.close_button = Button(self.theme, _("Cancel"), on_click=self.reject)
        self._arrange()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._choose)

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        for kind in self.kinds.values():
            group.addButton(kind)
        for box in (*self.whats.values(), self.private):
            box.setChecked(True)
        self.kinds[Format.VCARD4].setChecked(True)
        for what in self.whats.values():
            what.toggled.connect(self._enable)
        for button in (self.go, self.close_button):
            button.setAutoDefault(False)
        warning = _(
            "The files are not encrypted: whoever has them can read them. Leave the private notes out of what "
            "you give to others."
        )
        px = self.theme.px
        self.setLayout(
            column(
                self.banner, 4, label(_("What"), "meta_medium"), 4, *self.whats.values(), 12,
                label(_("How"), "meta_medium"), 4, *self.kinds.values(), 12,
                self.private, 4, label(warning, "meta", "text3", wrap=True), 14, self.bar, None, 12,
                row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        self.resize(px(520), px(440))

    def _enable(self, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        chosen = any(box.isChecked() for box in self.whats.values())
        self.go.setEnabled(chosen and self._job is None)

    def _choose(self) -> None:
        if self.go.isEnabled():
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            start = Path(QStandardPaths.writableLocation(documents) or str(Path.home()))
            choose_folder(self, _("Export into the folder"), start, self.export_into)

    def export_into(self, folder: Path) -> None:
        """Write the files into ``folder``."""
        journal, private = self._workplace.journal, self.private.isChecked()
        whats = [what for what, box in self.whats.items() if box.isChecked()]
        kinds = [kind for kind, button in self.kinds.items() if button.isChecked()]

        def work(progress: Progress) -> list[Exported]:
            with journal.read() as connection:
                return export(connection, folder, whats, kinds, private=private, tick=progress)

        self.banner.dismiss()
        self.bar.show_share(0)
        self.bar.show()
        self.go.setEnabled(False)
        self._job = self._workplace.tasks.run(work, self._done, self._failed, self._went_on)

    def _went_on(self, step: int, total: int) -> None:
        if shiboken6.isValid(self):
            self.bar.show_share(step / total if total else 0)

    def _done(self, made: list[Exported]) -> None:
        if not shiboken6.isValid(self):
            return
        self._rest()
        if not made:
            self.banner.tell(_("There is nothing to export yet."))
            return
        count = sum(file.cards for file in made)
        names = ", ".join(file.path.name for file in made)
        words = n_("{n} card exported: {names}.", "{n} cards exported: {names}.", count)
        self.banner.tell(words.format(n=f"{count:,}", names=names), "ok")
        self.close_button.setText(_("Close"))

    def _failed(self, error: BaseException) -> None:
        if not shiboken6.isValid(self):
            return
        self._rest()
        if isinstance(error, GuanxiError):
            self.banner.tell(str(error), "seal")
        elif isinstance(error, Cancelled):
            self.banner.tell(_("Stopped. The file under way was not kept."))
        else:
            self._workplace.failures.tell(error)

    def _rest(self) -> None:
        self._job = None
        self.bar.hide()
        self._enable()

    def reject(self) -> None:
        """Stop the export that is under way, or close."""
        if self._job is not None and self.bar.isVisible():
            self._job.cancel()
            return
        super().reject()
