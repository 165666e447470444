"""A mail from a file is logged with its people, and the file hangs on the touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.attachments.reads import files_of
from desktop.people.channels import add_channel
from desktop.people.contacts import ContactFields, add_contact
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids
from tests.desktop.attachments.samples import MAIL
from ui.dialogs.mail import log_mail
from ui.touches.form import TouchForm
from ui.workplace import Workplace


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def test_nothing_is_written_before_the_form_is_accepted(
    workplace: Workplace, desk: QWidget, tmp_path: Path
) -> None:
    with workplace.journal.change("People") as session:
        chen = add_contact(session, ContactFields(name_zh="陈明"))
        add_channel(session, "mail", "chen.ming@factory.cn", contact_id=chen)
    (tmp_path / "mail.eml").write_bytes(MAIL)
    log_mail(workplace, desk, tmp_path / "mail.eml")
    (form,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, TouchForm)]
    assert tuple(form.fields.people.ids()) == (chen,)
    with workplace.journal.read() as connection:
        assert timeline_ids(connection) == []
    form.finish()
    with workplace.journal.read() as connection:
        (touch_id,) = timeline_ids(connection, contact_id=chen)
        (row,) = timeline_rows(connection, [touch_id])
        (file,) = files_of(connection, "touch", touch_id)
    assert (row.summary, row.direction, row.files, file.name) == ("样品 sample 12", "in", 1, "mail.eml")
    workplace.undo()
    with workplace.journal.read() as connection:
        assert timeline_ids(connection) == []
        assert files_of(connection, "touch", touch_id) == []


def test_what_is_no_mail_is_one_sentence(workplace: Workplace, desk: QWidget, tmp_path: Path) -> None:
    told: list[str] = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    (tmp_path / "mail.eml").write_bytes(b"\x00\x01")
    log_mail(workplace, desk, tmp_path / "mail.eml")
    assert told == ["This file is no mail that can be read."]
