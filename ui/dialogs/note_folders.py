"""Notes out into a folder of Markdown files and in from one, with a look at what would come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from desktop import formats
from desktop.errors import GuanxiError
from desktop.joining import sentences
from desktop.notes.folder_files import Taken, take_files
from desktop.notes.folders import Exported, Incoming, export_notes, import_notes, read_folder
from desktop.texts import _, n_, p_
from ui.calendar.zones import home_zone
from ui.choose_folder import choose_folder
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Cancelled, Progress
from ui.text_table import TextRow, TextTable
from ui.theme.tokens import Tone
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace

T = TypeVar("T")


def open_export_notes(workplace: Workplace, parent: QWidget) -> None:
    """Ask for a folder and write the notes there."""
    NotesOut(workplace, parent.window()).open()


def open_import_notes(workplace: Workplace, parent: QWidget) -> None:
    """Ask for a folder and show what would come in."""
    NotesIn(workplace, parent.window()).open()


class NotesOut(JobDialog):
    """Says what is written and where; private notes only when asked for."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace, _("Export notes"), _("Choose folder and write"), parent)
        self.private = QCheckBox(_("Private notes too"))
        words = _(
            "Each note becomes a Markdown file that other programs read, in an empty folder of your choice; the "
            "pictures and files that it names stand beside it."
        )
        warning = _("The files are not encrypted: keep them where nobody else looks.")
        px = self.theme.px
        self.setLayout(
            column(
                self.banner, 4, label(words, "body", wrap=True), 8, label(warning, "body", "text2", wrap=True),
                12, self.private, 14, self.bar, None, 12,
                row(None, self.close_button, self.go, spacing=px(8)),
                margins=(px(24), px(18), px(24), px(18)),
            )
        )  # fmt: skip
        take_room(self, px(520), px(260))

    def begin(self) -> None:
        """Ask for the folder."""
        choose_folder(self, _("An empty folder for the notes"), Path.home(), self.write)

    def write(self, folder: Path) -> None:
        """Write the notes into ``folder``."""
        journal, private = self.workplace.journal, self.private.isChecked()

        def work(progress: Progress) -> Exported:
            with journal.read() as connection:
                return export_notes(connection, folder, journal.files, private=private, tick=progress)

        self.run_job(work, partial(self._tell, folder))

    def _tell(self, folder: Path, made: Exported) -> None:
        words = n_("{n} note written into {folder}.", "{n} notes written into {folder}.", made.notes)
        said = words.format(n=formats.number(made.notes), folder=folder.name)
        if made.missing:
            lost = n_(
                "{n} file is missing or damaged and was left out: {name}.",
                "{n} files are missing or damaged and were left out, among them {name}.",
                len(made.missing),
            )
            said = sentences(said, lost.format(n=formats.number(len(made.missing)), name=made.missing[0]))
        self.banner.tell(said, "amber" if made.missing else "ok")
        self.close_button.setText(_("Close"))


class NotesIn(WideDialog):
    """The files of a folder, with what becomes of each; nothing is written before Import."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace, _("Import notes"), parent)
        self._incoming: Sequence[Incoming] = ()
        self._folder = Path()
        self._job: Progress | None = None
        self._said = label(
            _("A folder of Markdown files: our own, of Obsidian, or Joplin's Markdown export."), wrap=True
        )
        headings = (_("File"), p_("of a note", "Title"), _("What becomes of it"))
        self.table = TextTable(self.theme, _("Files"), headings, (280, 280, 200), stretch=1)
        choose = Button(self.theme, _("Choose a folder"), icon="folder-open", on_click=self._choose)
        self.take = Button(self.theme, _("Import"), "primary", "download", self._import)
        self.take.setEnabled(False)
        body = column(row((self._said, 1), choose, spacing=12), 10, (self.table, 1))
        self.furnish(body, 860, 560, self.take)

    def _choose(self) -> None:
        choose_folder(self, _("A folder of notes"), Path.home(), self.look_at)

    def look_at(self, folder: Path) -> None:
        """Read a folder on the side and show what would come in."""
        self._folder = folder

        def work(_progress: object) -> Sequence[Incoming]:
            with self.workplace.journal.read() as connection:
                return read_folder(connection, folder)

        self._run(work, self._show)

    def _run(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Run a job whose result nobody wants once the dialog is closed."""

        def finished(result: T) -> None:
            if isValid(self):
                done(result)

        self._job = self.workplace.run_awaited(work, finished, self._failed)

    def done(self, result: int) -> None:
        """Stop what is being read, and close."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _failed(self, error: BaseException) -> None:
        if not isValid(self) or isinstance(error, Cancelled):
            return
        self.take.setEnabled(bool(self._incoming))
        if isinstance(error, GuanxiError):
            self.tell(error)
        else:
            self.workplace.failures.tell(error)

    def _show(self, incoming: Sequence[Incoming]) -> None:
        self._incoming = incoming
        self.table.show_rows([self._row(one) for one in incoming])
        count = sum(1 for one in incoming if not one.trouble and not one.there)
        self._said.setText(
            n_("{n} note would come in.", "{n} notes would come in.", count).format(n=formats.number(count))
            if incoming
            else _("There are no Markdown files in this folder.")
        )
        self.take.setEnabled(count > 0)

    def _row(self, one: Incoming) -> TextRow:
        tone: Tone = "seal" if one.trouble else "neutral" if one.there else "ok"
        state = one.trouble or (_("Is there already") if one.there else _("New note"))
        return TextRow(one.path, (one.path, one.title, state), {2: tone})

    def _import(self) -> None:
        """Take the files in that the notes name, on the side, and then write the notes down."""
        self.take.setEnabled(False)
        incoming, folder, contents = list(self._incoming), self._folder, self.workplace.journal.files
        notes = [(one.path, one.body) for one in incoming if not one.trouble and not one.there]
        zone = home_zone() or UTC

        def work(progress: Progress) -> Taken:
            return take_files(contents, folder, notes, zone, partial(progress, 0, 0))

        self._run(work, partial(self._write, incoming))

    def _write(self, incoming: list[Incoming], taken: Taken) -> None:
        today, failed = self.workplace.today, list[GuanxiError]()
        count = self.workplace.change(
            _("Import notes"),
            lambda session: import_notes(session, incoming, today, taken),
            toast="",
            failed=failed.append,
        )
        if failed:
            self._failed(failed[0])
            return
        self._show(())
        done = n_("{n} note came in.", "{n} notes came in.", count or 0)
        self.tell_done(done.format(n=formats.number(count or 0)))
