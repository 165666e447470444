"""The import dialog: nothing before the preview is accepted, every choice by keyboard, every row told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.errors import StoreError
from desktop.exchange.cards import CardPhoto
from desktop.exchange.choices import Choice
from desktop.exchange.headers import Column
from desktop.exchange.outcomes import Fate
from desktop.journal.manifest import list_backups
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact
from desktop.people.photos import LARGEST
from desktop.people.tables import Contact
from ui.dialogs.importing import ImportDialog
from ui.importing.pictures import shrink
from ui.tasks import Cancelled
from ui.widgets.button import Button
from ui.workplace import Workplace

PEOPLE = """姓名,公司,手机,Shoe size
王芳,宁波日升电子有限公司,13812345678,38
李伟,宁波日升电子有限公司,13900000001,44
,,,40
"""


@pytest.fixture
def dialog(qtbot: QtBot, workplace: Workplace) -> Iterator[ImportDialog]:
    parent = QWidget()
    parent.resize(1512, 920)
    qtbot.addWidget(parent)
    parent.show()
    made = ImportDialog(workplace, parent)
    made.open()
    yield made
    parent.close()  # which must live as long as the dialog


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, "utf-8")
    return path


def names(workplace: Workplace) -> set[str]:
    with workplace.journal.read() as connection:
        return set(connection.scalars(select(Contact.name_zh).where(Contact.deleted_at.is_(None))))


def happens(dialog: ImportDialog) -> list[str]:
    model = dialog.rows.model
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def words(dialog: ImportDialog) -> str:
    return "\n".join(found.text() for found in dialog.findChildren(QLabel) if found.isVisible())


def add_wang(workplace: Workplace) -> None:
    with workplace.journal.change("Add") as session:
        contact_id = add_contact(session, {"name_zh": "王芳"})
        add_channel(session, "mobile", "13812345678", contact_id=contact_id)


def test_nothing_is_written_before_the_preview_is_accepted(
    dialog: ImportDialog, workplace: Workplace, people: Path, qtbot: QtBot
) -> None:
    dialog.add_files([people])
    assert happens(dialog) == ["New contact", "New contact", "Cannot be read"]
    assert names(workplace) == set()
    assert dialog.go.text() == "Import 2 rows"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(workplace) == {"王芳", "李伟"}
    assert [outcome.fate for outcome in dialog.outcomes.outcomes] == [Fate.CREATED, Fate.CREATED, Fate.FAILED]
    assert "2 new, 1 not readable" in words(dialog)


def test_closing_the_preview_writes_nothing(
    dialog: ImportDialog, workplace: Workplace, people: Path, qtbot: QtBot
) -> None:
    dialog.add_files([people])
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(isinstance(w, ImportDialog) for w in QApplication.topLevelWidgets()))
    assert names(workplace) == set()


def test_fates_are_chosen_by_keyboard(
    dialog: ImportDialog, workplace: Workplace, people: Path, qtbot: QtBot
) -> None:
    add_wang(workplace)
    dialog.add_files([people])
    assert happens(dialog)[:2] == ["Merge into 王芳", "New contact"]
    grid = dialog.rows.grid
    assert grid.hasFocus()
    for key, told in (
        (Qt.Key.Key_U, "Update 王芳 from the file"),
        (Qt.Key.Key_C, "New contact"),
        (Qt.Key.Key_X, "Leave out"),
    ):
        qtbot.keyClick(grid, key)
        assert happens(dialog)[0] == told
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_M)  # there is nobody to merge with
    assert happens(dialog)[1] == "New contact"
    qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(grid, Qt.Key.Key_X)
    assert happens(dialog) == ["Leave out", "Leave out", "Cannot be read"]
    assert not dialog.go.isEnabled()


def test_the_box_offers_what_is_possible_and_says_why(
    dialog: ImportDialog, workplace: Workplace, people: Path
) -> None:
    add_wang(workplace)
    dialog.add_files([people])
    box = dialog.rows.choice
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered == ["New contact", "Merge into 王芳", "Update 王芳 from the file", "Leave out"]
    assert box.currentText() == "Merge into 王芳"
    assert "The same phone number as 王芳." in words(dialog)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert happens(dialog)[0] == "New contact"


def test_a_column_can_be_sent_elsewhere(dialog: ImportDialog, people: Path) -> None:
    dialog.add_files([people])
    model = dialog.columns.model
    assert model.index(3, 2).data() == "Keep in the notes"
    assert "38" in model.index(3, 1).data()
    assert model.setData(model.index(3, 2), Column("department"))
    card = dialog.rows.model.planned(0).card
    assert card is not None
    assert card.department == "38"


def test_a_field_is_chosen_in_the_list_itself(dialog: ImportDialog, people: Path, qtbot: QtBot) -> None:
    dialog.add_files([people])
    dialog.shown.chosen.emit("columns")
    grid = dialog.columns.grid
    grid.setCurrentIndex(dialog.columns.model.index(3, 2))
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    box = next(
        found for found in grid.findChildren(QComboBox) if found.accessibleName() == "Field for this column"
    )
    place = box.findText("Department")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert dialog.columns.model.index(3, 2).data() == "Department"


def test_another_encoding_reads_the_file_anew(dialog: ImportDialog, tmp_path: Path) -> None:
    path = tmp_path / "gbk.csv"
    path.write_bytes(PEOPLE.encode("gb18030"))
    dialog.add_files([path])
    assert dialog.columns.codec.currentData() == "gb18030"
    assert dialog.rows.model.planned(0).name == "王芳"
    place = dialog.columns.codec.findData("cp1252")
    dialog.columns.codec.setCurrentIndex(place)
    dialog.columns.codec.activated.emit(place)
    assert dialog.files[0].seen.codec == "cp1252"


def test_a_file_that_is_none_is_told_and_the_others_stay(
    dialog: ImportDialog, people: Path, tmp_path: Path
) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04junk")
    dialog.add_files([tmp_path / "book.xlsx"])
    assert "CSV UTF-8" in dialog.banner.text()
    dialog.add_files([people])
    dialog.add_files([tmp_path / "nowhere.vcf"])
    assert "nowhere.vcf" in dialog.banner.text()
    assert dialog.rows.model.rowCount() == 3
    assert [file.path for file in dialog.files] == [people]


def test_files_can_be_dropped(dialog: ImportDialog, people: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(people)), QUrl("https://example.org/people.csv")])
    nothing = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing
    )
    dialog.dropEvent(event)
    assert [file.path for file in dialog.files] == [people]


def test_the_list_can_be_copied_and_the_import_undone(
    dialog: ImportDialog, workplace: Workplace, people: Path, qtbot: QtBot
) -> None:
    dialog.add_files([people])
    dialog.go.click()
    dialog._copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[1].split("\t")[:2] == ["王芳", "Created"]
    assert len(lines) == 4
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert names(workplace) == set()


def test_a_stopped_import_writes_nothing(
    dialog: ImportDialog, workplace: Workplace, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_arguments: object) -> None:
        raise Cancelled

    dialog.add_files([people])
    monkeypatch.setattr("ui.importing.writing.apply_plan", stopped)
    dialog.go.click()
    assert dialog.banner.text() == "Stopped. Nothing was changed."
    assert dialog.rows.model.rowCount() == 3
    assert names(workplace) == set()


def test_an_import_is_not_locked_away_by_the_clock(
    dialog: ImportDialog, workplace: Workplace, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = []

    def apply(*_arguments: object) -> None:
        waited.append(workplace.open_journal.awaited)
        raise Cancelled

    dialog.add_files([people])
    monkeypatch.setattr("ui.importing.writing.apply_plan", apply)
    dialog.go.click()
    assert waited == [1]
    assert workplace.open_journal.awaited == 0


def test_companies_may_stay_plain(dialog: ImportDialog, workplace: Workplace, people: Path) -> None:
    dialog.add_files([people])
    dialog.make_suppliers.setChecked(False)
    dialog.go.click()
    with workplace.journal.read() as connection:
        assert connection.scalar(select(func.count()).select_from(Contact.metadata.tables["supplier"])) == 0


@pytest.mark.parametrize("table", ["rows", "columns", "outcomes"])
def test_the_tables_keep_the_rules_of_models(dialog: ImportDialog, people: Path, table: str) -> None:
    models: dict[str, QAbstractItemModel] = {
        "rows": dialog.rows.model,
        "columns": dialog.columns.model,
        "outcomes": dialog.outcomes,
    }
    tester = QAbstractItemModelTester(models[table], QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.add_files([people])
    dialog.rows.model.choose([0, 1], dialog.rows.model.planned(0).possible[-1])
    dialog.rows.model.choose([0], dialog.rows.model.planned(0).possible[0])
    dialog.go.click()
    assert tester.model().rowCount() > 0
    assert {tester.model().index(0, 0).data() for _turn in range(2)} != {None}


def test_pictures_are_made_small_and_bombs_left_out() -> None:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.save(buffer, "PNG")
    small = shrink(CardPhoto("png", bytes(held.data())))
    assert small is not None
    assert (small.kind, len(small.data) <= LARGEST) == ("jpeg", True)
    # A PNG that says 60,000 by 60,000 pixels in a few bytes.
    bomb = bytes(held.data())[:16] + (60_000).to_bytes(4, "big") * 2 + bytes(held.data())[24:]
    assert shrink(CardPhoto("png", bomb)) is None
    assert shrink(CardPhoto("jpeg", b"\xff\xd8\xffjunk")) is None


def test_a_backup_is_made_before_an_import(qtbot: QtBot, served: Workplace, people: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ImportDialog(served, parent)
    made.open()
    said: list[str] = []
    made.doing.setText = said.append  # type: ignore[method-assign]
    made.add_files([people])
    made.go.click()
    assert said[-2:] == ["Backing up first", "Importing"]
    (backup,) = list_backups(served.open_journal.folder / "backups")
    assert backup.manifest.reason == "import"
    assert names(served) == {"王芳", "李伟"}


def test_without_room_for_the_backup_nothing_is_imported(
    qtbot: QtBot, served: Workplace, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise StoreError("The disk is full.", "Make room.")

    parent = QWidget()
    qtbot.addWidget(parent)
    made = ImportDialog(served, parent)
    made.open()
    made.add_files([people])
    monkeypatch.setattr("desktop.journal.backup.make", full)
    made.go.click()
    assert "The disk is full." in made.banner.text()
    assert names(served) == set()


def test_what_was_chosen_stays_when_a_column_goes_elsewhere(dialog: ImportDialog, people: Path) -> None:
    dialog.add_files([people])
    dialog.rows.model.choose([1], Choice(Fate.SKIPPED))
    columns = dialog.columns.model
    columns.setData(columns.index(3, 2), Column("notes"))
    plan = dialog.rows.model.plan
    assert [plan.choice(number).fate for number in (0, 1)] == [Fate.CREATED, Fate.SKIPPED]
    columns.setData(columns.index(0, 2), Column("notes"))  # the names are gone: these are other rows
    assert dialog.rows.model.plan.choices == {}


def test_the_first_step_can_be_left_by_a_button(dialog: ImportDialog, qtbot: QtBot) -> None:
    leave = next(one for one in dialog.findChildren(Button) if one.isVisible() and one.text() == "Cancel")
    qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
