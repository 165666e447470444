"""Writes a sheet that is about a person or a handover as PDF or Markdown, with what is private only by choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from desktop.exchange.dossier import Dossier
from desktop.exchange.dossier_files import write_markdown
from desktop.exchange.person_sheet import person_sheet
from desktop.texts import _
from ui.choose_folder import choose_folder
from ui.dossier_pdf import write_dossier_pdf
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Progress
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace

Build = Callable[[bool, Progress], Dossier | None]
"""Makes the sheet in a job, with what is private or without."""


def open_person_sheet(workplace: Workplace, parent: QWidget, contact_id: int) -> None:
    """Open the dialog for all that is known about a person."""
    journal, now = workplace.journal, workplace.clock().astimezone()

    def build(private: bool, progress: Progress) -> Dossier | None:  # noqa: FBT001 - the type of every builder
        with journal.read() as connection:
            return person_sheet(connection, contact_id, now, private=private, tick=progress)

    words = _(
        "Names, channels, work, files, decisions, promises, follow-ups, notes and all touches. The file is not "
        "encrypted: whoever has it can read it."
    )
    secret = _("Also what is private: private notes, stance, favours, gifts, ties, what to ask next")
    SheetDialog(workplace, parent, _("All we know about a person"), words, secret, build).open()


class SheetDialog(JobDialog):
    """It never writes over a file that is there."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, title: str, words: str, secret: str, build: Build,
        of: QWidget | None = None,
    ) -> None:  # fmt: skip
        """``words`` say what goes in, ``secret`` what the box adds; ``of`` chooses what it is about."""
        super().__init__(workplace, title, _("Choose folder and write"), parent)
        self._build = build
        self.private = QCheckBox(secret)
        self.pdf = QRadioButton(_("PDF, to read and print"))
        self.markdown = QRadioButton(_("Markdown, to go on writing"))
        group = QButtonGroup(self)
        for button in (self.pdf, self.markdown):
            group.addButton(button)
        self.pdf.setChecked(True)
        px = self.theme.px
        chosen = (of, 10) if of else ()
        self.setLayout(
            column(
                self.banner, 4, label(words, "body", "text2", wrap=True), 10, *chosen, self.private, 14,
                label(_("How"), "meta_medium"), 4, self.pdf, self.markdown, 14, self.bar, None, 12,
                row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        take_room(self, px(560), px(340 if of else 300))

    def begin(self) -> None:
        """Ask for the folder."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(documents) or str(Path.home()))
        choose_folder(self, _("Write into the folder"), start, self.write_into)

    def write_into(self, folder: Path) -> None:
        """Write the file into ``folder``."""
        journal, build, private, as_pdf = (
            self.workplace.journal, self._build, self.private.isChecked(), self.pdf.isChecked(),
        )  # fmt: skip

        def work(progress: Progress) -> Path | None:
            found = build(private, progress)
            if found is None:
                return None
            writer: Callable[..., Path] = write_dossier_pdf if as_pdf else write_markdown
            return writer(folder, found, journal.files.read, progress)

        self.run_job(work, self._done)

    def _done(self, path: Path | None) -> None:
        if path is None:
            self.banner.tell(_("This record is no longer in the journal."), "seal")
        else:
            self.tell_saved(path.name)
