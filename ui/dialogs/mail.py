"""Logs a mail that was saved as a file: the form of the touch, filled from it, with the file attached."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.attachments.attaching import Prepared
from desktop.attachments.mails import MailProblem, read_mail
from desktop.attachments.preparing import prepare_file
from desktop.texts import _
from desktop.touches.logging import TouchDraft
from desktop.touches.mail_touches import draft_of
from ui.calendar.zones import home_zone
from ui.tasks import Progress
from ui.touches.form import TouchForm
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Read:
    draft: TouchDraft
    file: Prepared


def open_log_mail(workplace: Workplace, parent: QWidget) -> None:
    """Ask for a mail (.eml) and open the form."""
    dialog = QFileDialog(parent.window(), _("Log a mail"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(_("Mails (*.eml)"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: log_mail(workplace, parent, Path(name)))
    dialog.open()


def log_mail(workplace: Workplace, parent: QWidget, path: Path) -> None:
    """Read a mail and open the form of its touch; nothing is written down before the form is accepted."""
    journal, now = workplace.journal, workplace.clock()
    zone = home_zone() or now.astimezone().tzinfo
    assert zone is not None

    def work(_progress: Progress) -> _Read:
        file = prepare_file(journal.files, path, zone)
        if file.trouble or file.mime != "message/rfc822":
            raise MailProblem
        mail = read_mail(journal.files.read(file.content.name))
        with journal.read() as connection:
            return _Read(draft_of(connection, mail, now, zone), file)

    def done(read: _Read) -> None:
        TouchForm(workplace, parent.window(), read.draft, files=[read.file]).open()

    workplace.tasks.run(work, done, workplace.failures.tell)
