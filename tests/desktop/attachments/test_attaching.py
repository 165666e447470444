"""Files come into the journal, are found, described, taken away, and belong to whom they belong."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from sqlalchemy import select

from desktop import trashing
from desktop.attachments import attaching, keeping, reads
from desktop.attachments.attaching import Prepared
from desktop.attachments.checking import files_are_whole
from desktop.attachments.cleaning import without_camera
from desktop.attachments.kinds import clean_name
from desktop.attachments.preparing import prepare, prepare_file
from desktop.attachments.tables import Thumbnail
from desktop.errors import StoreError, UsageError
from desktop.journal.checking import check
from desktop.journal.journal import Journal
from desktop.people import merging, suppliers
from tests.desktop.attachments.samples import MAIL, pdf, photo

CHINA = timezone(timedelta(hours=8))


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return suppliers.add_supplier(session, {"name_zh": "光明五金"})


def ready(journal: Journal, name: str, data: bytes, **rest: bool) -> Prepared:
    return prepare(journal.files, name, data, CHINA, **rest)


def attach(journal: Journal, owner: tuple[str, int], name: str, data: bytes) -> int:
    prepared = ready(journal, name, data)
    with journal.change("Add file") as session:
        return attaching.keep(session, prepared, owner)


def names(journal: Journal, owner: tuple[str, int]) -> list[str]:
    with journal.read() as connection:
        return [file.name for file in reads.files_of(connection, *owner)]


def test_a_photo_keeps_its_time_and_gets_a_small_upright_picture(journal: Journal, supplier: int) -> None:
    data = photo((640, 320), turn=6)
    attach(journal, ("supplier", supplier), "IMG_01.jpg", data)
    with journal.read() as connection:
        (file,) = reads.files_of(connection, "supplier", supplier)
        small = attaching.thumbnails(connection, [file.content])[file.content]
    assert file.taken_at == datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
    assert file.is_picture
    assert (file.size, journal.files.read(file.content)) == (len(data), data)
    assert Image.open(io.BytesIO(small)).size == (128, 256)


def test_where_and_with_what_can_be_left_out_at_the_door(journal: Journal) -> None:
    prepared = ready(journal, "IMG_01.jpg", photo(turn=6), clean=True)
    kept = journal.files.read(prepared.content.name)
    assert b"Huawei" not in kept
    assert prepared.taken_at == datetime(2026, 3, 5, 6, 30, tzinfo=UTC), "the time is kept in the journal"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_cleaned_without_touching_a_pixel(form: str) -> None:
    data = photo(turn=6, form=form)
    assert b"Huawei" in data
    clean = without_camera(data)
    assert b"Huawei" not in clean
    before, after = (Image.open(io.BytesIO(picture)) for picture in (data, clean))
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert not after.getexif().get_ifd(0x8825)
    if form == "JPEG":
        assert after.getexif().get(0x0112) == 6, "which side is up stays"
    assert without_camera(clean) == clean


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"\x89PNG\r\n\x1a\n123", b"RIFFxxxxWEBPVP8X", b"x"]
)
def test_what_is_no_picture_is_left_alone(data: bytes) -> None:
    assert without_camera(data) in (data, b"RIFF\x04\x00\x00\x00WEBP")


def test_an_image_bomb_is_kept_and_not_opened(journal: Journal) -> None:
    held = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(held, "PNG")
    prepared = ready(journal, "bomb.png", held.getvalue())
    assert (prepared.trouble, prepared.thumbnail) == ("huge", b"")
    assert journal.files.read(prepared.content.name) == held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "text", "trouble"),
    [
        ("offer.pdf", pdf("Price list", "MOQ 500"), "Price list\nMOQ 500", ""),
        ("locked.pdf", pdf("Secret", password="x"), "", "locked"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "", "broken"),
        ("photo.jpg", b"\xff\xd8\xff\xe0 no picture", "", "broken"),
        ("notes.md", b"\x00\xff\x00binary", "", ""),
        ("broken.eml", b"\x00\x01\x02", "", "broken"),
    ],
)
def test_what_can_be_read_is_and_every_file_is_kept(
    journal: Journal, name: str, data: bytes, text: str, trouble: str
) -> None:
    prepared = ready(journal, name, data)
    assert (prepared.text, prepared.trouble) == (text, trouble)
    assert journal.files.read(prepared.content.name) == data


def test_a_document_whose_cipher_is_not_shipped_has_no_words_and_no_trouble() -> None:
    code = (
        "import sys; sys.modules['cryptography'] = None\n"
        "from desktop.attachments.pdf_text import words_of\n"
        "from tests.desktop.attachments.samples import aes_pdf\n"
        "print([words_of(aes_pdf(password), 1000) for password in ('', 'x')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[('', ''), ('', '')]", "")


def test_the_same_file_twice_is_kept_once(journal: Journal, supplier: int) -> None:
    for _time in range(2):
        attach(journal, ("supplier", supplier), "a.jpg", photo())
    assert names(journal, ("supplier", supplier)) == ["a.jpg", "a.jpg"]
    assert len(journal.files.names()) == 1
    with journal.read() as connection:
        assert reads.references(connection, journal.files.names()[0]) == 2
        assert len(connection.execute(select(Thumbnail.id)).all()) == 1
        assert reads.counts(connection, "supplier", [supplier, 5]) == {supplier: 2}


def test_files_are_found_by_name_caption_and_words(journal: Journal, supplier: int) -> None:
    link = attach(journal, ("supplier", supplier), "2026-03_price-list_v2.pdf", pdf("Galvanised hinges"))
    with journal.change("Describe") as session:
        keeping.describe(session, link, "含税报价，  三月")
    for typed in ("list", "galvanised", "税 报", f"supplier{supplier}"):
        with journal.read() as connection:
            found = connection.exec_driver_sql(
                "SELECT count(*) FROM search_index WHERE search_index MATCH ?", (typed,)
            ).scalar()
        assert found == 1, typed
    with journal.change("Remove") as session:
        keeping.remove(session, [link])
    with journal.read() as connection:
        assert (
            connection.exec_driver_sql(
                "SELECT count(*) FROM search_document WHERE kind = 'attachment'"
            ).scalar()
            == 0
        )


def test_a_removed_file_waits_in_the_trash_and_comes_back_to_its_place(
    journal: Journal, supplier: int
) -> None:
    owner = ("supplier", supplier)
    first, _second = (
        attach(journal, owner, name, photo(shade=n)) for n, name in enumerate(("a.jpg", "b.jpg"))
    )
    with journal.change("Remove") as session:
        keeping.remove(session, [first])
    assert names(journal, owner) == ["b.jpg"]
    with journal.read() as connection:
        (waiting,) = trashing.trashed(connection, ["attachment"])
    assert waiting.name == "a.jpg"
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", waiting.id)])
    assert names(journal, owner) == ["a.jpg", "b.jpg"]


def test_a_file_of_two_records_leaves_one_and_stays_on_the_other(journal: Journal, supplier: int) -> None:
    link = attach(journal, ("supplier", supplier), "a.jpg", photo())
    with journal.change("Also") as session:
        keeping.attach_again(session, _attachment(journal, link), ("touch", 9))
    with journal.change("Remove") as session:
        keeping.remove(session, [link])
    assert (names(journal, ("supplier", supplier)), names(journal, ("touch", 9))) == ([], ["a.jpg"])
    journal.undo()
    assert names(journal, ("supplier", supplier)) == ["a.jpg"]


def _attachment(journal: Journal, link: int) -> int:
    with journal.read() as connection:
        return reads.files(connection, [link])[0].id


def test_files_go_with_a_merge_and_come_back_with_its_undo(journal: Journal, supplier: int) -> None:
    with journal.change("Add") as session:
        other = suppliers.add_supplier(session, {"name_zh": "光明五金厂"})
    attach(journal, ("supplier", other), "a.jpg", photo())
    with journal.change("Merge") as session:
        merging.merge(session, "supplier", supplier, other, [])
    assert names(journal, ("supplier", supplier)) == ["a.jpg"]
    journal.undo()
    assert (names(journal, ("supplier", supplier)), names(journal, ("supplier", other))) == ([], ["a.jpg"])


def test_a_name_keeps_its_ending_and_leads_nowhere(journal: Journal, supplier: int) -> None:
    link = attach(journal, ("supplier", supplier), "a.jpg", photo())
    with journal.change("Rename") as session:
        keeping.rename(session, link, "../车间 workshop")
    assert names(journal, ("supplier", supplier)) == ["车间 workshop.jpg"]
    with pytest.raises(UsageError), journal.change("Rename") as session:
        keeping.rename(session, link, "  ")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\temp\\报价.pdf", "报价.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("con.txt", "_con.txt"),
        ("...", "file"),
        ("x" * 300 + ".jpeg", "x" * 145 + ".jpeg"),
        ("a<b>:c?.png", "abc.png"),
        ("合同" * 100 + ".pdf", "合同" * 32 + "合.pdf"),
        ("🏭" * 100 + ".pdf", "🏭" * 49 + ".pdf"),
        ("x" * 149 + " y", "x" * 149),
    ],
)
def test_names_that_a_system_would_refuse(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_a_mail_is_read_for_its_words_and_its_day(journal: Journal) -> None:
    prepared = ready(journal, "mail.eml", MAIL)
    assert prepared.text == "样品 sample 12\n样品已寄出。\nTracking SF123"
    assert prepared.taken_at == datetime(2026, 3, 5, 6, 30, tzinfo=UTC)


def test_the_check_names_what_is_missing_or_damaged(journal: Journal, supplier: int) -> None:
    owner = ("supplier", supplier)
    for number, name in enumerate(("whole.jpg", "gone.jpg", "damaged.jpg")):
        attach(journal, owner, name, photo(shade=number))
    with journal.read() as connection:
        _whole, gone, damaged = reads.files_of(connection, *owner)
    journal.files.path(gone.content).unlink()
    journal.files.path(damaged.content).write_bytes(b"GXF1 no")
    report = check(journal, Random(1), [files_are_whole(journal.files)])
    assert {(finding.message, finding.ids) for finding in report.findings} == {
        ("The file of the attachment “gone.jpg” is missing.", (gone.id,)),
        ("The file of the attachment “damaged.jpg” is damaged.", (damaged.id,)),
    }
    assert names(journal, owner) == ["whole.jpg", "gone.jpg", "damaged.jpg"]


def test_a_file_that_cannot_be_read_is_one_sentence(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not there"):
        prepare_file(journal.files, tmp_path / "no.jpg", CHINA)


def test_a_caption_that_cannot_be_written_costs_no_file(journal: Journal, supplier: int) -> None:
    prepared = prepare(journal.files, "note.txt", b"text", UTC)
    with journal.change("Attach") as session:
        attaching.keep(session, prepared, ("supplier", supplier), caption="front \ud800  side\r\n  gate ")
    with journal.read() as connection:
        assert [file.caption for file in reads.files_of(connection, "supplier", supplier)] == [
            "front side\ngate"
        ]


@pytest.mark.parametrize("name", ["new.jpg", "film.mp4"])
def test_a_full_disk_is_told_by_the_name_of_the_file_and_nothing_is_left(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / name).write_bytes(photo())

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", full)
        with pytest.raises(StoreError, match=f"There is no room left for {name}"):
            prepare_file(journal.files, tmp_path / name, UTC)
    assert journal.files.names() == []
    assert prepare_file(journal.files, tmp_path / name, UTC).content.size > 0
