"""Exports people and suppliers into files for other programs, which also come back without loss."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from desktop.exchange.exporting import Exported, Format, What, export
from desktop.texts import _, n_
from ui.choose_folder import choose_folder
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Progress
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace


def open_export(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    ExportDialog(workplace, parent).open()


class ExportDialog(JobDialog):
    """Asks what and how, then for a folder; it never writes over a file that is there."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Export contacts"), _("Choose folder and export"), parent)
        self.whats = {
            What.CONTACTS: QCheckBox(_("Contacts")),
            What.SUPPLIERS: QCheckBox(_("Suppliers")),
        }
        self.kinds = {
            Format.VCARD4: QRadioButton(_("vCard 4.0, for new programs and for coming back")),
            Format.VCARD3: QRadioButton(_("vCard 3.0, for phones and older programs")),
            Format.CSV: QRadioButton(_("Table (CSV), for spreadsheets; without pictures")),
            Format.HUBSPOT: QRadioButton(_("Table in the columns of HubSpot")),
            Format.SALESFORCE: QRadioButton(_("Table in the columns of Salesforce")),
        }
        self.private = QCheckBox(_("With private notes and what to ask next"))
        self._arrange()

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        for kind in self.kinds.values():
            group.addButton(kind)
        for box in (*self.whats.values(), self.private):
            box.setChecked(True)
        self.kinds[Format.VCARD4].setChecked(True)
        for what in self.whats.values():
            what.toggled.connect(self.enable)
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
        take_room(self, px(520), px(500))

    def possible(self) -> bool:
        """Tell whether there is something to export."""
        return any(box.isChecked() for box in self.whats.values())

    def stopped_words(self) -> str:
        """Return what is said when the person stopped the export."""
        return _("Stopped. The file under way was not kept.")

    def begin(self) -> None:
        """Ask for the folder."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(documents) or str(Path.home()))
        choose_folder(self, _("Export into the folder"), start, self.export_into)

    def export_into(self, folder: Path) -> None:
        """Write the files into ``folder``."""
        journal, private = self.workplace.journal, self.private.isChecked()
        whats = [what for what, box in self.whats.items() if box.isChecked()]
        kinds = [kind for kind, button in self.kinds.items() if button.isChecked()]

        def work(progress: Progress) -> list[Exported]:
            with journal.read() as connection:
                return export(connection, folder, whats, kinds, private=private, tick=progress)

        self.run_job(work, self._done)

    def _done(self, made: list[Exported]) -> None:
        if not made:
            self.banner.tell(_("There is nothing to export yet."))
            return
        count = sum(file.cards for file in made)
        names = ", ".join(file.path.name for file in made)
        words = n_("{n} card exported: {names}.", "{n} cards exported: {names}.", count)
        self.banner.tell(words.format(n=f"{count:,}", names=names), "ok")
        self.close_button.setText(_("Close"))
