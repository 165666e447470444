"""Exports phrases with their cards into a file for Anki, Pleco or a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QFileDialog, QRadioButton, QWidget

from desktop.exchange.decks.chosen import Wanted
from desktop.exchange.decks.exporting import DeckFormat, ExportedDeck, export_deck
from desktop.practice import library
from desktop.practice.options import read_options
from desktop.practice.schedule import Timetable
from desktop.texts import _, n_
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Progress
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH, _HEIGHT = 520, 460


def open_export_cards(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    ExportCardsDialog(workplace, parent).open()


class ExportCardsDialog(JobDialog):
    """Asks what and how, then for a file; it never writes over a file that is there."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Export cards"), _("Choose file and export"), parent)
        self.what = QComboBox()
        self.what.setAccessibleName(_("What"))
        self.what.addItem(_("All phrases with cards"), "practised")
        self.what.addItem(_("My own phrases"), "own")
        self.what.addItem(_("All phrases, with cards or without"), "all")
        for one in library.situations():
            self.what.addItem(one.title, one.key)
        self.kinds = {
            DeckFormat.ANKI: QRadioButton(_("Anki package, with sounds")),
            DeckFormat.ANKI_TEXT: QRadioButton(_("Text for Anki")),
            DeckFormat.PLECO_TEXT: QRadioButton(_("Text for Pleco")),
            DeckFormat.PLECO_XML: QRadioButton(_("XML for Pleco")),
            DeckFormat.TABLE: QRadioButton(_("Table (CSV), for spreadsheets")),
        }
        self.schedule = QCheckBox(_("With the schedule and the answers"))
        self._arrange()

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        for button in self.kinds.values():
            group.addButton(button)
            button.toggled.connect(self._fit)
        self.kinds[DeckFormat.ANKI].setChecked(True)
        self.schedule.setChecked(True)
        note = _(
            "Anki recognises the phrases when you export again, and so do we when they come back. "
            "The file is not encrypted: whoever has it can read it."
        )
        px = self.theme.px
        self.setLayout(
            column(
                self.banner, 4, label(_("What"), "meta_medium"), 4, self.what, 12,
                label(_("How"), "meta_medium"), 4, *self.kinds.values(), 12,
                self.schedule, 8, label(note, "meta", "text3", wrap=True), 14, self.bar, None, 12,
                row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        take_room(self, px(_WIDTH), px(_HEIGHT))

    def _fit(self) -> None:
        """Only a package has room for a schedule."""
        self.schedule.setEnabled(self.kind() is DeckFormat.ANKI)

    def kind(self) -> DeckFormat:
        """Return the format that is chosen."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def stopped_words(self) -> str:
        """Return what is said when the person stopped the export."""
        return _("Stopped. The file under way was not kept.")

    def begin(self) -> None:
        """Ask for the file."""
        kind = self.kind()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(documents or str(Path.home())) / f"guanxi-{self.workplace.today:%Y-%m-%d}.{kind}"
        dialog = QFileDialog(self, _("Export cards"), str(start), f"*.{kind}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(str(kind))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the file, with the ending of its format."""
        kind, journal, now = self.kind(), self.workplace.journal, self.workplace.clock()
        if not path.name.lower().endswith(f".{kind}"):
            path = path.with_name(f"{path.name}.{kind}")
        wanted = Wanted(str(self.what.currentData()), schedule=self.schedule.isChecked())

        def work(progress: Progress) -> ExportedDeck:
            with journal.read() as connection:
                table = Timetable(read_options(connection))
                return export_deck(
                    connection, path, wanted, table, now=now, contents=journal.files, kind=kind, tick=progress
                )

        self.run_job(work, self._done)

    def _done(self, made: ExportedDeck) -> None:
        words = n_("{n} phrase exported: {name}.", "{n} phrases exported: {name}.", made.phrases)
        self.banner.tell(words.format(n=f"{made.phrases:,}", name=made.path.name), "ok")
        self.close_button.setText(_("Close"))
