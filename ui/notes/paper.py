"""A note on paper, and as a file in the form that the person chooses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import GuanxiError
from desktop.notes.illustrating import NO_PICTURES, Printed, printed, shown_pictures
from desktop.notes.reads import NoteCard, note_card
from desktop.notes.writing import document, page
from desktop.texts import _
from ui.gates import printing
from ui.notes.words import card_title
from ui.tasks import Progress
from ui.workplace import Workplace

_FORMS = ("PDF (*.pdf)", "Markdown (*.md)", "HTML (*.html)")
Pictures = Mapping[int, Printed]


def print_note(workplace: Workplace, parent: QWidget, note_id: int) -> None:
    """Ask for a printer and print a note with its pictures."""
    card = _card(workplace, note_id)
    if card is None:
        return
    title = card_title(card, workplace.today)

    def show(pictures: Pictures) -> None:
        if shiboken6.isValid(parent):
            printing.print_page(parent, page(title, card.body, pictures), workplace.tell)

    _with_pictures(workplace, card.body, show)


def save_note(workplace: Workplace, parent: QWidget, note_id: int) -> None:
    """Ask for a file and write a note there, as PDF, Markdown or HTML by the ending."""
    card = _card(workplace, note_id)
    if card is None:
        return
    title = card_title(card, workplace.today)
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip()[:80] or _("Note")
    dialog = QFileDialog(parent, _("Save as …"), str(Path.home() / f"{name}.pdf"), ";;".join(_FORMS))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")

    def chosen(path: str) -> None:
        _with_pictures(
            workplace, card.body, lambda pictures: _write(workplace, Path(path), title, card.body, pictures)
        )

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _with_pictures(workplace: Workplace, body: str, then: Callable[[Pictures], None]) -> None:
    """Read the pictures of a text off the screen's thread, then go on; at once when there are none."""
    with workplace.journal.read() as connection:
        wanted = shown_pictures(connection, body)
    if not wanted:
        then({})
        return
    contents = workplace.journal.files

    def work(progress: Progress) -> Pictures:
        return printed(contents, wanted, lambda: progress(0, len(wanted)))

    workplace.tasks.run(work, then, workplace.failures.tell)


def _write(workplace: Workplace, path: Path, title: str, body: str, pictures: Pictures) -> None:
    try:
        write_note(path, title, body, pictures)
    except GuanxiError as error:
        workplace.failures.tell(error)
    else:
        workplace.tell(_("Saved as {name}.").format(name=path.name))


def write_note(path: Path, title: str, body: str, pictures: Pictures = NO_PICTURES) -> None:
    """Write a note as the ending of ``path`` says; raises GuanxiError when the file cannot be written."""
    try:
        if path.suffix.lower() == ".pdf":
            written = printing.write_pdf(path, page(title, body, pictures))
        else:
            html = path.suffix.lower() in (".html", ".htm")
            text = page(title, body, pictures) if html else document(title, body)
            path.write_text(text, "utf-8", newline="\n")
            written = True
    except OSError:
        written = False
    if not written:
        raise GuanxiError(
            _("{name} could not be written.").format(name=path.name), _("Choose another folder.")
        )


def _card(workplace: Workplace, note_id: int) -> NoteCard | None:
    with workplace.journal.read() as connection:
        return note_card(connection, note_id)
