"""Writes the whole journal as an open archive, and brings one into an empty journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from desktop import clock
from desktop.exchange.archive_in import Stated, import_archive, look_at_archive
from desktop.exchange.archive_out import export_archive
from desktop.subjects import METADATA
from desktop.texts import _, n_
from ui.choose_folder import choose_folder
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Progress
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace


def open_export_archive(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog that writes an archive."""
    ExportArchiveDialog(workplace, parent).open()


def open_import_archive(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog that brings an archive in."""
    ImportArchiveDialog(workplace, parent).open()


def _documents() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or str(Path.home()))


class ExportArchiveDialog(JobDialog):
    """Asks folder or zip file, then where; it never writes over anything."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Export archive"), _("Choose place and export"), parent)
        self.folder = QRadioButton(_("An open folder, to look into at once"))
        self.zip = QRadioButton(_("One zip file, to keep or to send"))
        group = QButtonGroup(self)
        for choice in (self.folder, self.zip):
            group.addButton(choice)
        self.folder.setChecked(True)
        purpose = _(
            "The archive holds everything: all records, files, and pages that any browser shows. Other programs "
            "can read it, and it comes into a new journal again without loss."
        )
        warning = _("It is not encrypted, and private notes are in it: keep it where only you can read it.")
        px = self.theme.px
        self.setLayout(
            column(
                self.banner, 4, label(purpose, "body", "text2", wrap=True), 14, self.folder, 6, self.zip, 14,
                label(warning, "meta", "text3", wrap=True), 14, self.bar, None, 12,
                row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        take_room(self, px(520), px(340))

    def begin(self) -> None:
        """Ask where the archive should lie."""
        choose_folder(self, _("Put the archive into the folder"), _documents(), self.export_into)

    def export_into(self, parent: Path) -> None:
        """Write the archive into a new folder, or a zip file, in ``parent``."""
        journal, now = self.workplace.journal, self.workplace.clock()
        day = clock.local_date(now).isoformat()
        name = _("{journal} archive {day}").format(journal=journal.folder.name, day=day)
        target = _free(parent, name, ".zip" if self.zip.isChecked() else "")

        def work(progress: Progress) -> tuple[Path, int]:
            with journal.read() as connection:
                return target, export_archive(connection, target, METADATA, now, journal.files, tick=progress)

        self.run_job(work, self._done)

    def _done(self, made: tuple[Path, int]) -> None:
        target, rows = made
        words = n_("{n} record exported to {name}.", "{n} records exported to {name}.", rows)
        self.banner.tell(words.format(n=f"{rows:,}", name=target.name), "ok")
        self.close_button.setText(_("Close"))


def _free(parent: Path, name: str, suffix: str) -> Path:
    """Return a path in ``parent`` that is not taken yet: with a number when it must."""
    number, target = 1, parent / f"{name}{suffix}"
    while target.exists():
        number += 1
        target = parent / f"{name} ({number}){suffix}"
    return target


class ImportArchiveDialog(JobDialog):
    """Asks for an archive, says what it holds, and brings it in when the journal is empty."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Import archive"), _("Import"), parent)
        self._source: Path | None = None
        self._asked: Path | None = None
        """What is looked at, while it is not known to be an archive."""
        purpose = _(
            "An archive of Guanxi Journal comes into an empty journal, equal in every record. If yours is not "
            "empty, make a new journal first."
        )
        self.told = label(_("No archive is chosen yet."), "body", "text2", wrap=True)
        px = self.theme.px
        self.choose = Button(self.theme, _("Choose folder"), "", "folder-open", self._choose_folder)
        self.choose_zip = Button(self.theme, _("Choose zip file"), "", "archive", self._choose_zip)
        for button in (self.choose, self.choose_zip):
            button.setAutoDefault(False)
        self.setLayout(
            column(
                self.banner, 4, label(purpose, "body", "text2", wrap=True), 14,
                row(self.choose, self.choose_zip, None, spacing=px(8)), 12, self.told, 14, self.bar, None, 12,
                row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        take_room(self, px(520), px(320))
        self.enable()

    def possible(self) -> bool:
        """Tell whether an archive is chosen that can be read."""
        return self._source is not None

    def _choose_folder(self) -> None:
        choose_folder(self, _("Choose the folder of the archive"), _documents(), self.look_at)

    def _choose_zip(self) -> None:
        asked = QFileDialog(self, _("Choose the zip file of the archive"), str(_documents()), "*.zip")
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.fileSelected.connect(lambda name: self.look_at(Path(name)))
        asked.open()

    def look_at(self, source: Path) -> None:
        """Read what an archive says of itself, beside the screen, and say it: one of many files takes seconds."""
        self.banner.dismiss()
        self._source, self._asked = None, source
        self.told.setText(_("No archive is chosen yet."))
        self.enable()
        self.workplace.tasks.run(
            lambda _progress: look_at_archive(source),
            partial(self._looked, source),
            partial(self._not_looked, source),
        )

    def _looked(self, source: Path, found: Stated) -> None:
        if shiboken6.isValid(self) and source == self._asked:
            self._source = source
            self.told.setText(_contents(source, found))
            self.enable()

    def _not_looked(self, source: Path, error: BaseException) -> None:
        if source == self._asked:  # else another was chosen, and may be coming in
            self._failed(error)

    def enable(self, *changed: object) -> None:
        """Let the import begin when it can, and another archive be chosen while none comes in."""
        super().enable(*changed)
        self._let_choose(possible=True)

    def _let_choose(self, *, possible: bool) -> None:
        for button in (self.choose, self.choose_zip):
            button.setEnabled(possible)

    def begin(self) -> None:
        """Bring the archive in."""
        source, journal = self._source, self.workplace.journal
        assert source is not None  # else nothing can be begun

        def work(progress: Progress) -> int:
            return import_archive(journal, source, METADATA, tick=progress)

        self._let_choose(possible=False)
        self.run_job(work, self._done)

    def _done(self, rows: int) -> None:
        words = n_("{n} record imported.", "{n} records imported.", rows)
        self.banner.tell(words.format(n=f"{rows:,}"), "ok")
        self.close_button.setText(_("Close"))
        self._source = None
        self.enable()


def _contents(source: Path, found: Stated) -> str:
    counts = {name: f"{found.rows.get(name, 0):,}" for name in ("supplier", "contact", "touch")}
    words = _(
        "{name}, made on {day} by {program}. Suppliers: {suppliers}; contacts: {contacts}; touches: {touches}."
    )
    return words.format(
        name=source.name, day=found.made_at[:10], program=found.made_by, suppliers=counts["supplier"],
        contacts=counts["contact"], touches=counts["touch"],
    )  # fmt: skip
