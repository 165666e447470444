"""Files on a page: added, seen, opened, described, taken away; copies outside are wiped."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.attachments import pdf_text
from desktop.attachments.finding import find_files
from desktop.attachments.reads import files_of
from desktop.journal.asking import Asked
from desktop.people.suppliers import SupplierFields, add_supplier
from tests.desktop.attachments.samples import MAIL, aes_pdf, heic, pdf, photo, tiff
from ui.attachments import outside
from ui.attachments.form import FileForm
from ui.attachments.opening import open_attachment
from ui.attachments.panel import AttachmentsPanel
from ui.attachments.viewer import Viewer
from ui.workplace import Workplace


@pytest.fixture
def supplier(workplace: Workplace) -> int:
    with workplace.journal.change("Add") as session:
        return add_supplier(session, SupplierFields(name_zh="光明五金"))


@pytest.fixture
def panel(workplace: Workplace, supplier: int, qtbot: QtBot) -> AttachmentsPanel:
    made = AttachmentsPanel(workplace, "supplier", supplier)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """A photo, a contract, a mail and a broken picture."""
    contents = {
        "车间.jpg": photo((600, 400), turn=6),
        "contract.pdf": pdf("Contract 2026", "No resale"),
        "offer.eml": MAIL,
        "broken.png": b"\x89PNG\r\n\x1a\nnothing",
    }
    (tmp_path / "papers").mkdir()
    for name, data in contents.items():
        (tmp_path / "papers" / name).write_bytes(data)
    return [tmp_path / "papers" / name for name in contents]


def names(panel: AttachmentsPanel) -> list[str]:
    rows = range(panel.model.rowCount())
    return [panel.model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in rows]


def drop(panel: AttachmentsPanel, paths: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert panel.intake.take_mime((panel.kind, panel.record_id), mime)


def test_dropped_files_appear_and_one_undo_takes_them_back(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace
) -> None:
    told: list[str] = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    drop(panel, papers)
    assert names(panel) == ["车间.jpg", "contract.pdf", "offer.eml", "broken.png"]
    assert told == ["Add 4 files"]
    assert panel.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "broken.png, Cannot be read; the file is kept"
    )
    workplace.undo()
    assert names(panel) == []


def test_a_folder_is_taken_whole_and_what_cannot_be_read_is_told_once(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace
) -> None:
    told: list[str] = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    drop(panel, [papers[0].parent, papers[0].parent / "gone.jpg"])
    assert told == ["gone.jpg is not there."]
    assert sorted(names(panel)) == sorted(path.name for path in papers)


def test_a_picture_is_pasted(panel: AttachmentsPanel, qtbot: QtBot) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (name,) = names(panel)
    assert name.startswith("Picture 2026-11-22")
    assert name.endswith(".png")


def test_the_model_is_sound_and_knows_another_record(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace
) -> None:
    tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    drop(panel, papers)
    panel.show_whose(panel.record_id + 1)
    assert names(panel) == []
    assert tester is not None
    panel.grab()


def test_delete_moves_to_the_trash(panel: AttachmentsPanel, papers: list[Path], qtbot: QtBot) -> None:
    drop(panel, papers)
    panel.view.setCurrentIndex(panel.model.index(1))
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert "contract.pdf" not in names(panel)
    assert panel.model.rowCount() == 3


def test_name_and_caption_are_kept_by_the_form(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace, qtbot: QtBot
) -> None:
    drop(panel, papers)
    with workplace.journal.read() as connection:
        file = files_of(connection, "supplier", panel.record_id)[0]
    form = FileForm(workplace, None, file)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form)
    assert form.name.selectedText() == "车间"
    form.name.setText(" ")
    form.finish()
    assert form.form.rows[0].error() == "A file needs a name."
    form.name.setText("Press shop")
    form.caption.setPlainText("Third line, 200 t")
    form.finish()
    assert names(panel)[0] == "Press shop.jpg"
    assert panel.model.index(0).data(Qt.ItemDataRole.UserRole).second == "Third line, 200 t"


def test_the_viewer_walks_through_picture_document_and_mail(
    panel: AttachmentsPanel, papers: list[Path], qtbot: QtBot
) -> None:
    drop(panel, papers)
    panel.view.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    (viewer,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Viewer)]
    assert viewer.picture.isVisible()
    before = viewer.picture.sceneRect().size()
    assert before.width() < before.height(), "turned as the camera says"
    share = viewer.picture.share
    qtbot.keyClick(viewer.picture, Qt.Key.Key_1)
    assert viewer.picture.share == pytest.approx(1.0)
    qtbot.keyClick(viewer.picture, Qt.Key.Key_0)
    assert viewer.picture.share == pytest.approx(share)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.pdf is not None
    assert viewer.pdf.isVisible()
    assert viewer.pdf.document_.pageCount() == 2
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert "From: 陈明 <chen.ming@factory.cn>" in viewer.text.toPlainText()
    assert "样品已寄出。" in viewer.text.toPlainText()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.nothing.isVisible()
    viewer.close()


def test_a_document_of_which_no_word_could_be_read_is_shown_or_said_to_be_locked(
    panel: AttachmentsPanel, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_text, "words_of", lambda *_given: ("", ""))  # as without a library for AES
    paths = [tmp_path / "报价.pdf", tmp_path / "合同.pdf"]
    for path, password in zip(paths, ("", "x"), strict=True):
        path.write_bytes(aes_pdf(password))
    drop(panel, paths)
    panel.view.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    (viewer,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Viewer)]
    assert viewer.pdf is not None
    assert viewer.pdf.isVisible()
    assert viewer.pdf.document_.pageCount() == 2
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.nothing.isVisible()
    assert viewer.nothing._text.text() == "Locked by a password"
    viewer.close()


def test_a_file_that_is_missing_on_disk_is_said_in_the_viewer(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace, qtbot: QtBot
) -> None:
    drop(panel, papers[:1])
    workplace.journal.files.path(workplace.journal.files.names()[0]).unlink()
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.open_current()
    (viewer,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Viewer)]
    assert viewer.nothing.isVisible()
    viewer.close()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bytes(range(256)) * 20, None),
        (b"\x01\x02\x03\x04 no text at all " * 20, None),
        ("模具已修好。".encode("gb18030"), "模具已修好。"),
        ("模具已修好。".encode("utf-16"), "模具已修好。"),
        ("模具已修好。".encode(), "模具已修好。"),
    ],
)
def test_a_text_is_read_in_its_encoding_and_what_is_none_is_said_to_be_none(
    panel: AttachmentsPanel, workplace: Workplace, tmp_path: Path, data: bytes, said: str | None
) -> None:
    (tmp_path / "note.md").write_bytes(data)
    drop(panel, [tmp_path / "note.md"])
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.open_current()
    viewer = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, Viewer) and one.isVisible()
    )
    if said is None:
        assert viewer.nothing.isVisible()
    else:
        assert viewer.text.toPlainText() == said
    viewer.close()


def test_a_copy_for_another_program_is_private_without_camera_and_wiped_at_the_lock(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    drop(panel, papers)
    with workplace.journal.read() as connection:
        files = files_of(connection, "supplier", panel.record_id)
    for file in files[:2]:
        outside.open_outside(workplace, file)
    assert [path.name for path in opened] == ["车间.jpg", "contract.pdf"]
    assert b"Huawei" in papers[0].read_bytes()
    assert b"Huawei" not in opened[0].read_bytes()
    assert Image.open(io.BytesIO(opened[0].read_bytes())).getexif().get(0x0112) == 6
    assert opened[1].read_bytes() == papers[1].read_bytes()
    assert all(path.stat().st_mode & 0o077 == 0 for path in opened)
    workplace.close()
    assert not any(path.exists() for path in opened)
    assert not workplace.copies.folder.exists()


@pytest.mark.parametrize(("name", "data"), [("scan.tif", tiff()), ("IMG_0001.HEIC", heic())])
def test_saved_copies_of_tiff_and_heic_tell_no_place_and_no_camera(
    panel: AttachmentsPanel, workplace: Workplace, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    drop(panel, [tmp_path / name])
    with workplace.journal.read() as connection:
        files = files_of(connection, "supplier", panel.record_id)
    outside.write_copies(workplace, files, tmp_path / "copy")
    assert b"Huawei" in data
    assert b"Huawei" not in (tmp_path / "copy").read_bytes()


def test_copies_are_saved_without_writing_over_anything(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace, tmp_path: Path
) -> None:
    drop(panel, papers)
    target = tmp_path / "out"
    target.mkdir()
    (target / "contract.pdf").write_bytes(b"mine")
    with workplace.journal.read() as connection:
        files = files_of(connection, "supplier", panel.record_id)
    outside.write_copies(workplace, files, target)
    assert (target / "contract.pdf").read_bytes() == b"mine"
    assert (target / "contract (2).pdf").read_bytes() == papers[1].read_bytes()
    assert b"Huawei" not in (target / "车间.jpg").read_bytes()


@pytest.mark.parametrize("tiles", [True, False])
def test_files_are_painted_in_tiles_and_rows(
    panel: AttachmentsPanel, papers: list[Path], tiles: bool
) -> None:
    empty = panel.grab().toImage()
    drop(panel, papers)
    if not tiles:
        panel._switch()
    full = panel.grab().toImage()
    assert full != empty
    first = panel.view.visualRect(panel.model.index(0))
    second = panel.view.visualRect(panel.model.index(1))
    assert (first.top() == second.top()) == tiles


def test_ctrl_k_finds_a_document_by_its_words_and_opens_it(
    panel: AttachmentsPanel, papers: list[Path], workplace: Workplace, qtbot: QtBot
) -> None:
    drop(panel, papers)
    with workplace.journal.read() as connection:
        (hit,) = find_files(connection, Asked("resale", 5))
        assert find_files(connection, Asked("?!", 5)) == []
        assert [found.name.text for found in find_files(connection, Asked("样品", 5))] == ["offer.eml"]
    assert (hit.name.text, hit.excerpt.text) == ("contract.pdf", "Contract 2026 No resale")
    open_attachment(workplace, panel, hit.id)
    (viewer,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Viewer)]
    assert viewer.file.name == "contract.pdf"
    viewer.close()


def test_a_heic_photo_is_kept_with_one_piece_of_advice(
    panel: AttachmentsPanel, workplace: Workplace, tmp_path: Path
) -> None:
    told: list[tuple[str, str]] = []
    workplace.failures.told.connect(lambda message, advice: told.append((message, advice)))
    paths = [tmp_path / f"IMG_{number}.HEIC" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(b"\0\0\0\x28ftypheic\0\0\0\0mif1" + bytes([number] * 40))
    drop(panel, paths)
    ((message, advice),) = told
    assert "HEIC" in message
    assert "Most Compatible" in advice
    assert panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "IMG_0.HEIC, HEIC photo: kept, but not shown here"
    )


def test_a_scan_as_tiff_is_shown(
    panel: AttachmentsPanel, workplace: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    held = io.BytesIO()
    Image.new("RGB", (400, 600), (200, 30, 30)).save(held, "TIFF", compression="tiff_lzw")
    (tmp_path / "合同.tif").write_bytes(held.getvalue())
    drop(panel, [tmp_path / "合同.tif"])
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.open_current()
    (viewer,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Viewer)]
    assert viewer.picture.isVisible()
    assert viewer.picture.sceneRect().height() == 600
    viewer.close()
