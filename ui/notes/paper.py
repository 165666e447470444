"""A note on paper, and as a file in the form that the person chooses."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import GuanxiError
from desktop.notes.reads import NoteCard, note_card
from desktop.notes.writing import document, page
from desktop.texts import _
from ui.gates import printing
from ui.notes.words import card_title
from ui.workplace import Workplace

_FORMS = ("PDF (*.pdf)", "Markdown (*.md)", "HTML (*.html)")


def print_note(workplace: Workplace, parent: QWidget, note_id: int) -> None:
    """Ask for a printer and print a note."""
    card = _card(workplace, note_id)
    if card is not None:
        printing.print_page(parent, page(card_title(card, workplace.today), card.body), workplace.tell)


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
    dialog.fileSelected.connect(lambda chosen: _write(workplace, Path(chosen), title, card.body))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _write(workplace: Workplace, path: Path, title: str, body: str) -> None:
    try:
        write_note(path, title, body)
    except GuanxiError as error:
        workplace.failures.tell(error)
    else:
        workplace.tell(_("Saved as {name}.").format(name=path.name))


def write_note(path: Path, title: str, body: str) -> None:
    """Write a note as the ending of ``path`` says; raises GuanxiError when the file cannot be written."""
    try:
        if path.suffix.lower() == ".pdf":
            written = printing.write_pdf(path, page(title, body))
        else:
            html = path.suffix.lower() in (".html", ".htm")
            path.write_text(page(title, body) if html else document(title, body), "utf-8", newline="\n")
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
