"""The import of flashcards: a look first, fields to be changed, every note told, one undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.exchange.choices import Choice
from desktop.exchange.headers import Column
from desktop.exchange.outcomes import Fate
from desktop.practice.tables import Card, OwnPhrase
from tests.desktop.exchange.decks.packages import Deck, Said, write
from ui.dialogs.exporting_cards import ExportCardsDialog
from ui.dialogs.importing_cards import ImportCardsDialog
from ui.importing.steps import CHOOSING, PREVIEW, RESULT
from ui.widgets.button import Button
from ui.workplace import Workplace

PRACTISED = {"type": 2, "queue": 2, "due": 400, "ivl": 30, "reps": 3}
NOTES = (
    Said(("交期", "jiāo qī", "delivery date", "when?"), cards=(PRACTISED,)),
    Said(("样品", "yàngpǐn", "a sample", "what?")),
    Said(("hello", "", "nothing", "")),
)  # fmt: skip


@pytest.fixture
def dialog(qtbot: QtBot, workplace: Workplace) -> Iterator[ImportCardsDialog]:
    parent = QWidget()
    parent.resize(1512, 920)
    qtbot.addWidget(parent)
    parent.show()
    made = ImportCardsDialog(workplace, parent)
    made.open()
    yield made
    parent.close()  # which must live as long as the dialog


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write(tmp_path / "工厂.apkg", Deck(NOTES, ("Hanzi", "Pinyin", "Reading aid", "Ask")), 3)


def phrases(workplace: Workplace) -> dict[str, str]:
    with workplace.journal.read() as connection:
        rows = connection.execute(select(OwnPhrase.simplified, OwnPhrase.english))
        return {row.simplified: row.english for row in rows}


def shown(dialog: ImportCardsDialog, place: int) -> list[str]:
    model = dialog.rows.model
    return [model.index(row, place).data() for row in range(model.rowCount())]


def words(dialog: QWidget) -> str:
    return "\n".join(found.text() for found in dialog.findChildren(QLabel) if found.isVisible())


def test_a_package_is_looked_at_then_written_and_taken_back(
    dialog: ImportCardsDialog, workplace: Workplace, package: Path, qtbot: QtBot
) -> None:
    dialog.add_files([package])
    assert shown(dialog, 0) == ["交期", "样品", "hello"]
    assert shown(dialog, 1)[0] == "jiāo qī · delivery date"
    assert shown(dialog, 2) == ["New phrase", "New phrase", "Cannot be read"]
    assert phrases(workplace) == {}
    assert dialog.go.text() == "Import 2 notes"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert phrases(workplace) == {"交期": "delivery date", "样品": "a sample"}
    assert dialog.step == RESULT
    assert "2 new, 1 not readable" in words(dialog)
    dialog.back.click()
    assert phrases(workplace) == {}


def test_notes_are_left_out_by_keyboard_and_stay_out_when_fields_change(
    dialog: ImportCardsDialog, workplace: Workplace, package: Path, qtbot: QtBot
) -> None:
    dialog.add_files([package])
    qtbot.keyClick(dialog.rows.grid, Qt.Key.Key_X)
    assert shown(dialog, 2)[:2] == ["Leave out", "New phrase"]
    dialog.roles.model.setData(dialog.roles.model.index(3, 2), Column("english"))
    assert shown(dialog, 2)[:2] == ["Leave out", "New phrase"]
    assert shown(dialog, 1)[1] == "yàngpǐn · what?"
    fields = [dialog.roles.model.index(row, 2).data() for row in range(4)]
    assert fields == ["Simplified characters", "Pinyin", "Leave out", "Meaning"]
    qtbot.keyClick(dialog.rows.grid, Qt.Key.Key_C)
    assert shown(dialog, 2)[0] == "New phrase"
    dialog.go.click()
    assert phrases(workplace) == {"交期": "when?", "样品": "what?"}


def test_without_the_schedule_cards_begin_anew(
    dialog: ImportCardsDialog, workplace: Workplace, package: Path
) -> None:
    dialog.add_files([package])
    dialog.schedule.setChecked(False)
    dialog.go.click()
    with workplace.journal.read() as connection:
        assert set(connection.scalars(select(Card.state))) == {0}


def test_a_file_that_is_none_is_said_and_another_can_be_chosen(
    dialog: ImportCardsDialog, tmp_path: Path, package: Path
) -> None:
    (tmp_path / "a.apkg").write_bytes(b"PK\x03\x04 broken")
    dialog.add_files([tmp_path / "a.apkg"])
    assert dialog.step == CHOOSING
    assert "damaged" in dialog.banner.text()
    dialog.add_files([package])
    assert dialog.step == PREVIEW
    assert not dialog.banner.isVisible()


def test_a_text_can_be_read_in_another_encoding(dialog: ImportCardsDialog, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("汉字,释义\n样品,sample\n".encode("gb18030"))
    dialog.add_files([tmp_path / "a.csv"])
    assert shown(dialog, 0) == ["样品"]
    box = dialog.roles.codec
    box.setCurrentIndex(box.findData("cp1252"))
    box.activated.emit(box.currentIndex())
    assert set(shown(dialog, 2)) == {"Cannot be read"}
    assert not dialog.go.isEnabled()


def test_the_models_keep_the_rules(dialog: ImportCardsDialog, package: Path) -> None:
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (dialog.plans, dialog.roles.model, dialog.outcomes)
    ]
    dialog.add_files([package])
    assert dialog.plans.choose([0, 1, 2], Choice(Fate.SKIPPED)) == 2
    dialog.go.setEnabled(True)
    dialog.go.click()
    assert testers


def test_phrases_are_exported_and_the_file_stays(
    dialog: ImportCardsDialog, workplace: Workplace, package: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.add_files([package])
    dialog.go.click()
    made = ExportCardsDialog(workplace)
    qtbot.addWidget(made)
    made.show()
    made.what.setCurrentIndex(made.what.findData("own"))
    made.export_to(tmp_path / "out")
    assert made.banner.text() == "2 phrases exported: out.apkg."
    before = (tmp_path / "out.apkg").read_bytes()
    made.export_to(tmp_path / "out.apkg")
    assert "already" in made.banner.text()
    assert (tmp_path / "out.apkg").read_bytes() == before
    next(button for kind, button in made.kinds.items() if kind == "csv").setChecked(True)
    assert not made.schedule.isEnabled()
    made.export_to(tmp_path / "table.csv")
    assert "样品" in (tmp_path / "table.csv").read_text("utf-8-sig")


def test_nothing_to_export_is_said(workplace: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    made = ExportCardsDialog(workplace)
    qtbot.addWidget(made)
    made.export_to(tmp_path / "out.apkg")
    assert "nothing to export" in made.banner.text()
    assert list(tmp_path.glob("out*")) == []


def test_the_first_step_can_be_left_by_a_button(dialog: ImportCardsDialog, qtbot: QtBot) -> None:
    leave = next(one for one in dialog.findChildren(Button) if one.isVisible() and one.text() == "Cancel")
    qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
