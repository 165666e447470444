"""The files, notes and pages of an archive, and exports and imports that end in the middle."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from desktop.attachments.attaching import keep, thumbnails
from desktop.attachments.preparing import prepare
from desktop.attachments.tables import Attachment
from desktop.errors import ImportProblem, Refused, StoreError
from desktop.exchange.archive_in import import_archive, look_at_archive
from desktop.exchange.archive_out import export_archive
from desktop.journal.connection import DatabaseKey
from desktop.journal.journal import Journal
from desktop.journal.kept_settings import keep_setting
from desktop.notes.keeping import make_note, write_note
from desktop.people.suppliers import add_supplier
from desktop.people.tags import tag_named
from desktop.subjects import METADATA
from tests.desktop.attachments.samples import photo
from tests.desktop.conftest import SteppingClock
from tests.desktop.exchange.archives import another, export, rows

TODAY = date(2026, 11, 22)
OTHER_KEY = DatabaseKey(bytes(range(1, 33)), bytes(16))
NAMES = (
    "报价：最终版:修改.pdf",
    "😀 合同🏭.txt",
    "张" * 140 + ".docx",
    "same.txt",
    "same.txt",
    "CON",
    "trailing...",
    "..",
)


class Stopped(Exception):
    """Somebody pressed Cancel."""


@pytest.fixture
def full(journal: Journal) -> Journal:
    """A journal with files of odd names and a note that shows a picture."""
    with journal.change("Add") as session:
        supplier = add_supplier(session, {"name_zh": "义乌市光明五金有限公司"})
    for number, name in enumerate(NAMES):
        prepared = prepare(journal.files, name, f"content {number}".encode(), UTC)
        with journal.change("Attach") as session:
            keep(session, prepared, ("supplier", supplier))
    picture = prepare(journal.files, "图 片.jpg", photo(), UTC)
    with journal.change("Note") as session:
        note = make_note(session, TODAY, title="CON")
        other = make_note(session, TODAY, title="秘密: 2/3", private=True)
        keep(session, picture, ("note", note))
        shown = session.scalars(select(Attachment.id).where(Attachment.name == "图 片.jpg")).one()
        write_note(session, note, TODAY, body=f"![图](attachment:{shown})\n[that](note:{other})")
    return journal


def linked(made: Path, page: str, pattern: str) -> list[Path]:
    text = (made / page).read_text("utf-8")
    return [(made / page).parent / unquote(one) for one in re.findall(pattern, text)]


def test_notes_are_markdown_whose_links_lead_to_files(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    made = export(full, tmp_path / "archive", clock)
    picture, other = linked(made, "notes/_CON.md", r"\]\((.*?)\)")
    assert picture.read_bytes() == photo()
    assert other.read_text("utf-8").startswith("---\ntitle: 秘密: 2/3\nprivate: true\n---\n")


def test_every_link_of_the_pages_leads_to_a_file(full: Journal, clock: SteppingClock, tmp_path: Path) -> None:
    made = export(full, tmp_path / "archive", clock)
    for page, least in (("index.html", 3), ("notes.html", 2), ("files.html", len(NAMES) + 1)):
        found = linked(made, page, 'href="(.*?)"')
        assert len(found) >= least
        assert all(path.is_file() for path in found)
    assert "合同🏭.txt" in (made / "files.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["archive", "archive.zip"])
def test_odd_names_and_small_pictures_come_in_again(
    full: Journal, clock: SteppingClock, tmp_path: Path, name: str
) -> None:
    made = export(full, tmp_path / name, clock)
    with another(tmp_path / "new", clock, key=OTHER_KEY) as new:
        import_archive(new, made, METADATA)
        was, now = rows(full), rows(new)
        files, their = was.pop("attachment"), now.pop("attachment")
        assert now == was
        with new.read() as connection:
            found = dict(connection.execute(select(Attachment.name, Attachment.content)).all())
            assert thumbnails(connection, [found["图 片.jpg"]]).keys() == {found["图 片.jpg"]}
        assert len(their) == len(files) == len(NAMES) + 1
        assert new.files.read(found["图 片.jpg"]) == photo()


def stopping(after: int) -> Callable[[int, int], None]:
    """Return a tick that stops at its ``after``-th word, and hears that no share is above the whole."""
    heard = 0

    def tick(done: int, total: int) -> None:
        nonlocal heard
        heard += 1
        assert 0 <= done <= total
        if heard == after:
            raise Stopped

    return tick


def test_both_can_be_stopped_while_files_are_copied_and_leave_nothing(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    stops = 0
    for after in range(1, 300):
        try:
            with full.read() as connection:
                target = tmp_path / "archive"
                export_archive(connection, target, METADATA, clock(), full.files, tick=stopping(after))
            break
        except Stopped:
            stops += 1
            assert list(tmp_path.glob("*archive*")) == []
    assert stops > 2 * len(NAMES)
    with another(tmp_path / "new", clock, key=OTHER_KEY) as new:
        before = rows(new)
        for after in range(1, 300):
            try:
                import_archive(new, tmp_path / "archive", METADATA, tick=stopping(after))
                break
            except Stopped:
                assert rows(new) == before
                assert new.files.names() == []
        assert len(new.files.names()) == len(NAMES) + 1


def documents(journal: Journal) -> int:
    """Return how many documents the search index holds."""
    with journal.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM search_document").scalar() or 0)


def test_what_fails_after_all_is_written_down_takes_neither_files_nor_the_search_away(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    made = export(full, tmp_path / "archive", clock)

    def interrupt(_change: object) -> None:
        raise KeyboardInterrupt

    with another(tmp_path / "new", clock, key=OTHER_KEY) as new:
        stop = new.watch(interrupt)
        with pytest.raises(KeyboardInterrupt):
            import_archive(new, made, METADATA)
        stop()
        with new.read() as connection:
            named = set(connection.scalars(select(Attachment.content)))
        assert len(named) == len(NAMES) + 1
        assert set(new.files.names()) == named
        assert documents(new) == documents(full) > 0


def test_what_a_killed_export_left_is_cleared_away(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    (tmp_path / ".archive.partial" / "records").mkdir(parents=True)
    (tmp_path / ".archive.zip.partial").write_bytes(b"PK")
    for name in ("archive", "archive.zip"):
        assert export(full, tmp_path / name, clock).exists()
    assert list(tmp_path.glob(".*")) == []


def test_it_is_dated_and_for_its_owner_alone(full: Journal, clock: SteppingClock, tmp_path: Path) -> None:
    made = export(full, tmp_path / "archive.zip", clock)
    with zipfile.ZipFile(made) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {2026}
    assert made.stat().st_mode & 0o077 == 0
    assert export(full, tmp_path / "archive", clock).stat().st_mode & 0o077 == 0


def test_it_cannot_lie_inside_of_the_journal(full: Journal, clock: SteppingClock) -> None:
    with pytest.raises(Refused, match="inside of the journal"):
        export(full, full.folder / "archives" / "today", clock)
    assert not (full.folder / "archives").exists()


def test_nothing_that_somebody_wrote_gives_way_to_an_archive(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    made = export(full, tmp_path / "archive", clock)
    with another(tmp_path / "new", clock) as new:
        with new.change("Tag") as session:
            tag_named(session, "VIP")
        with pytest.raises(Refused, match="not empty"):
            import_archive(new, made, METADATA)
        assert len(rows(new)["tag"]) == 1
        new.undo()
        with new.change("Setting") as session:
            keep_setting(session, "home", '"SE"')
        import_archive(new, made, METADATA)
        assert rows(new)["journal_setting"] == rows(full)["journal_setting"]
        assert (new.next_undo(), new.next_redo()) == (None, None)


def test_a_zip_that_was_changed_or_locked_is_said(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    made = export(full, tmp_path / "archive.zip", clock)
    whole = made.read_bytes()
    with zipfile.ZipFile(made) as archive:
        at = archive.getinfo("records/supplier.jsonl").header_offset + 100  # past name and extra fields
    with another(tmp_path / "new", clock) as new:
        made.write_bytes(whole[:at] + bytes([whole[at] ^ 255, whole[at + 1] ^ 255]) + whole[at + 2 :])
        with pytest.raises(ImportProblem, match="Nothing was changed"):
            import_archive(new, made, METADATA)
        again = whole.index("😀".encode())  # in the first of the two places of a name
        made.write_bytes(whole[:again] + b"\xff" + whole[again + 1 :])
        with pytest.raises(ImportProblem, match="Nothing was changed"):
            import_archive(new, made, METADATA)
        central = whole.rindex(b"PK\x01\x02")
        assert whole[central + 46 :].startswith(b"manifest.json")
        flags = central + 8
        made.write_bytes(whole[:flags] + bytes([whole[flags] | 1]) + whole[flags + 1 :])
        with pytest.raises(ImportProblem, match="Nothing was changed"):
            import_archive(new, made, METADATA)


def test_a_folder_that_somebody_packed_themselves_comes_in(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    made = export(full, tmp_path / "existing é" / "archive", clock)
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", made.parent, "archive")
    with another(tmp_path / "new", clock) as new:
        assert import_archive(new, Path(packed), METADATA) == sum(map(len, rows(full).values()))


def test_what_is_no_archive_is_told_from_one_that_is_damaged(full: Journal, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", b"x")
    for other in (tmp_path / "photos.zip", full.folder):
        with pytest.raises(ImportProblem, match="no archive of Guanxi Journal"):
            look_at_archive(other)


def test_a_name_that_no_disk_takes_is_one_sentence(
    full: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="cannot use"):
        export(full, tmp_path / ("长" * 100), clock)
