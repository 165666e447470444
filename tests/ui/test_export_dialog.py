"""The export dialog: what, how, into which folder, and what it says afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.exchange.exporting import Format, What
from desktop.people.contacts import add_contact
from ui.dialogs.exporting import ExportDialog
from ui.workplace import Workplace


@pytest.fixture
def dialog(qtbot: QtBot, workplace: Workplace) -> ExportDialog:
    made = ExportDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


def add_li(workplace: Workplace) -> None:
    with workplace.journal.change("Add") as session:
        add_contact(session, {"name_zh": "李伟", "private_notes": "quiet"})


def test_a_file_is_written_and_told(dialog: ExportDialog, workplace: Workplace, tmp_path: Path) -> None:
    add_li(workplace)
    dialog.export_into(tmp_path / "out")
    assert "李伟" in (tmp_path / "out" / "contacts.vcf").read_text("utf-8")
    assert dialog.banner.text() == "1 card exported: contacts.vcf."
    dialog.export_into(tmp_path / "out")
    assert "already" in dialog.banner.text()


def test_private_notes_can_be_left_out(dialog: ExportDialog, workplace: Workplace, tmp_path: Path) -> None:
    add_li(workplace)
    dialog.private.setChecked(False)
    dialog.kinds[Format.CSV].setChecked(True)
    dialog.export_into(tmp_path / "out")
    text = (tmp_path / "out" / "contacts.csv").read_text("utf-8-sig")
    assert "李伟" in text
    assert "quiet" not in text


def test_nothing_chosen_and_nothing_there_are_said(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.export_into(tmp_path / "out")
    assert dialog.banner.text() == "There is nothing to export yet."
    for what in What:
        dialog.whats[what].setChecked(False)
    assert not dialog.go.isEnabled()
