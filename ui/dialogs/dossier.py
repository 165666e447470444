"""Writes the dossier of a supplier or of one order as PDF or Markdown, beside the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from desktop.exchange.dossier import Wanted, dossier, owner_of
from desktop.exchange.dossier_files import write_markdown
from desktop.joining import sentences
from desktop.texts import _
from ui.choose_folder import choose_folder
from ui.dialogs.sheet import open_person_sheet
from ui.dossier_pdf import write_dossier_pdf
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Progress
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace


def open_dossier(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog for the supplier, the order, the inspection's supplier or the person that the page shows."""
    kind, record_id = workplace.focus or ("", 0)
    if kind == "contact":
        open_person_sheet(workplace, parent, record_id)
        return
    with workplace.journal.read() as connection:
        supplier, order = owner_of(connection, kind, record_id)
    if not supplier:
        workplace.tell(
            sentences(_("A dossier is about a supplier or an order."), _("Choose one of them first."))
        )
        return
    DossierDialog(workplace, parent, supplier, order).open()


class DossierDialog(JobDialog):
    """Asks what goes in and as what; it never writes over a file that is there."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, supplier_id: int, order_id: int | None
    ) -> None:
        super().__init__(workplace, _("Dossier"), _("Choose folder and write"), parent)
        self._supplier, self._order = supplier_id, order_id
        self.whats = {
            "sourcing": QCheckBox(_("Inquiries, quotes and samples")),
            "orders": QCheckBox(_("Orders, milestones and payments")),
            "quality": QCheckBox(_("Inspections and rework")),
            "touches": QCheckBox(_("Touches")),
            "pictures": QCheckBox(_("Pictures")),
        }
        self.pdf = QRadioButton(_("PDF, to read and print"))
        self.markdown = QRadioButton(_("Markdown, to go on writing"))
        self._arrange()

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        for button in (self.pdf, self.markdown):
            group.addButton(button)
        for box in self.whats.values():
            box.setChecked(True)
        self.pdf.setChecked(True)
        warning = _(
            "Private notes, what to ask next and favours stay in the journal. The file is not encrypted: whoever has "
            "it can read it."
        )
        px = self.theme.px
        self.setLayout(
            column(
                self.banner, 4, label(_("What"), "meta_medium"), 4, *self.whats.values(), 12,
                label(_("How"), "meta_medium"), 4, self.pdf, self.markdown, 12,
                label(warning, "meta", "text3", wrap=True), 14, self.bar, None, 12,
                row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        take_room(self, px(500), px(430))

    def wanted(self) -> Wanted:
        """Return what is ticked."""
        ticked = {key: box.isChecked() for key, box in self.whats.items()}
        return replace(Wanted(order_id=self._order), **ticked)

    def begin(self) -> None:
        """Ask for the folder."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(documents) or str(Path.home()))
        choose_folder(self, _("Write into the folder"), start, self.write_into)

    def write_into(self, folder: Path) -> None:
        """Write the file into ``folder``."""
        journal, supplier, wanted = self.workplace.journal, self._supplier, self.wanted()
        now, as_pdf = self.workplace.clock().astimezone(), self.pdf.isChecked()

        def work(progress: Progress) -> Path | None:
            with journal.read() as connection:
                found = dossier(connection, supplier, now, wanted, progress)
            if found is None:
                return None
            writer: Callable[..., Path] = write_dossier_pdf if as_pdf else write_markdown
            return writer(folder, found, journal.files.read, progress)

        self.run_job(work, self._done)

    def _done(self, path: Path | None) -> None:
        if path is None:
            self.banner.tell(_("This supplier is no longer in the journal."), "seal")
        else:
            self.tell_saved(path.name)
