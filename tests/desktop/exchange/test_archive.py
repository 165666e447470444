"""An archive: out and in again equal in every row, readable by others, and nothing from one that is not whole."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop import opening
from desktop.attachments.attaching import keep
from desktop.attachments.preparing import prepare
from desktop.attachments.tables import Attachment
from desktop.demo.fill import fill_demo
from desktop.errors import GuanxiError, ImportProblem, Refused, StoreError
from desktop.exchange import archive_place
from desktop.exchange.archive_in import import_archive, look_at_archive, may_be_archive
from desktop.exchange.archive_out import export_archive
from desktop.finding import find_all, parse
from desktop.journal.connection import DatabaseKey
from desktop.journal.contents import Contents
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.journal.version import SCHEMA_VERSION
from desktop.people.finding import load_index
from desktop.people.suppliers import add_supplier, delete_suppliers
from desktop.subjects import METADATA
from desktop.touches.tables import Touch
from tests.desktop.conftest import SteppingClock
from tests.desktop.exchange.archives import another, export, rows

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal of 150 touches with a supplier in the trash; made once, as no test changes it."""
    with another(tmp_path_factory.mktemp("demo") / "journal 日记", SteppingClock(), 7) as journal:
        fill_demo(journal, TODAY, touches=150)
        with journal.change("To the trash") as session:
            gone = add_supplier(session, {"name_zh": "已删除的工厂", "name_en": "Gone & <Co>"})
        with journal.change("To the trash") as session:
            delete_suppliers(session, [gone])
        yield journal


@pytest.fixture(scope="module")
def archive(demo: Journal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as a folder, made once."""
    return export(demo, tmp_path_factory.mktemp("made") / "archive", SteppingClock())


@pytest.fixture
def made(archive: Path, tmp_path: Path) -> Path:
    """A copy of the demo as a folder, which a test may harm."""
    return shutil.copytree(archive, tmp_path / "archive")


@pytest.mark.parametrize("name", ["archive 档案", "archive 档案.zip"])
def test_an_archive_comes_in_again_equal_in_every_row(
    demo: Journal, clock: SteppingClock, tmp_path: Path, name: str
) -> None:
    made = export(demo, tmp_path / name, clock)
    with another(tmp_path / "new", clock) as journal:
        count = import_archive(journal, made, METADATA)
        assert rows(journal) == rows(demo)
        assert count == sum(map(len, rows(demo).values()))
        with journal.read() as connection:
            assert find_all(connection, load_index(connection), parse("张"), TODAY).hits["contact"]
            assert find_all(connection, load_index(connection), parse("drawing"), TODAY).hits["touch"]
        assert journal.next_undo() is None


OTHER_KEY = DatabaseKey(bytes(range(1, 33)), bytes(16))


def test_files_come_along_under_the_key_of_the_new_journal(
    journal: Journal, clock: SteppingClock, tmp_path: Path
) -> None:
    files = Contents(journal.folder, journal.key)
    with journal.change("Add") as session:
        supplier = add_supplier(session, {"name_zh": "义乌市光明五金有限公司"})
    prepared = prepare(files, "合同 contract.txt", "定金 20%".encode(), UTC)
    with journal.change("Attach") as session:
        keep(session, prepared, ("supplier", supplier))
        keep(session, replace(prepared, name="copy.txt"), ("supplier", supplier))
    gone = prepare(files, "gone.txt", b"lost", UTC)
    with journal.change("Attach") as session:
        keep(session, gone, ("supplier", supplier))
    files.path(gone.content.name).unlink()
    made = tmp_path / "archive.zip"
    with journal.read() as connection:
        export_archive(connection, made, METADATA, clock(), files)
    folder = tmp_path / "new"
    folder.mkdir()
    opening.create(folder, OTHER_KEY)
    opened = open_file(folder, OTHER_KEY)
    new = opening.journal_from(opened, clock, 8)
    import_archive(new, made, METADATA)
    with new.read() as connection:
        found = dict(connection.execute(select(Attachment.name, Attachment.content)).all())
    assert Contents(folder, OTHER_KEY).read(found["合同 contract.txt"]) == "定金 20%".encode()
    assert found["copy.txt"] == found["合同 contract.txt"] != prepared.content.name
    with zipfile.ZipFile(made) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert [name.rpartition("/")[2] for name in manifest["missing"]] == ["gone.txt"]
        assert any(name.endswith("/合同 contract.txt") for name in archive.namelist())
    new.close()
    opened.close()


def test_others_can_read_it(made: Path) -> None:
    index = (made / "index.html").read_text("utf-8")
    assert "义乌市光明五金有限公司" in index
    assert "Gone &" not in index  # the trash is in the records, not on the pages
    assert "<Co>" not in index
    assert "drawing" in (made / "touches.html").read_text("utf-8")
    lines = (made / "records" / "supplier.jsonl").read_text("utf-8").splitlines()
    told = json.loads((made / "schema.json").read_text("utf-8"))["$defs"]["supplier"]
    for line in map(json.loads, lines):
        assert line.keys() == told["properties"].keys()
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))
    for one in manifest["files"]:
        data = (made / one["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one["size"], one["sha256"])
    assert manifest["rows"]["supplier"] == len(lines)


def test_it_says_what_it_holds(demo: Journal, made: Path, tmp_path: Path) -> None:
    found = look_at_archive(made)
    with demo.read() as connection:
        touches = connection.scalar(select(func.count()).select_from(Touch))
    assert (found.schema, found.rows["touch"]) == (SCHEMA_VERSION, touches)
    assert may_be_archive(made)
    assert may_be_archive(tmp_path / "cut short.ZIP")
    strange = tmp_path / "contacts.vcf"
    strange.write_text("BEGIN:VCARD")
    assert not may_be_archive(strange)


def test_nothing_is_written_over(demo: Journal, clock: SteppingClock, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine")
    with pytest.raises(Refused, match="there already"):
        export(demo, taken, clock)
    assert [path.name for path in taken.iterdir()] == ["letter.txt"]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert look_at_archive(export(demo, empty, clock)).schema == SCHEMA_VERSION


def test_a_journal_that_is_not_empty_takes_none(demo: Journal, made: Path) -> None:
    before = rows(demo)
    with pytest.raises(Refused, match="not empty"):
        import_archive(demo, made, METADATA)
    assert rows(demo) == before


Harm = Callable[[Path], None]


def cut_a_table(made: Path) -> None:
    path = made / "records" / "touch.jsonl"
    path.write_bytes(path.read_bytes()[:-900])


def change_a_word(made: Path) -> None:
    path = made / "records" / "supplier.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Guangming", b"Guangmang"))


def take_a_file_away(made: Path) -> None:
    (made / "records" / "contact.jsonl").unlink()


def cut_the_manifest(made: Path) -> None:
    path = made / "manifest.json"
    path.write_bytes(path.read_bytes()[:500])


def rewrite(made: Path, name: str, data: bytes) -> None:
    """Change a file by hand, with a manifest that agrees: as a careful forger would."""
    (made / name).write_bytes(data)
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))
    for one in manifest["files"]:
        if one["name"] == name:
            one |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (made / "manifest.json").write_text(json.dumps(manifest))


def point_at_nothing(made: Path) -> None:
    path = made / "records" / "touch_person.jsonl"
    lines = path.read_text("utf-8").splitlines()
    lines[0] = json.dumps(json.loads(lines[0]) | {"contact_id": 404})
    rewrite(made, "records/touch_person.jsonl", ("\n".join(lines) + "\n").encode())


def name_a_strange_field(made: Path) -> None:
    path = made / "records" / "tag.jsonl"
    rewrite(made, "records/tag.jsonl", path.read_bytes() + b'{"id": 1, "password": "x"}\n')


def write_a_wrong_kind(made: Path) -> None:
    path = made / "records" / "touch.jsonl"
    rewrite(made, "records/touch.jsonl", path.read_bytes().replace(b'"at": "20', b'"at": "x20', 1))


def name_a_record_twice(made: Path) -> None:
    path = made / "records" / "tag.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    rewrite(made, "records/tag.jsonl", b"".join([*lines, lines[0]]))


def write_half_a_character(made: Path) -> None:
    path = made / "records" / "tag.jsonl"
    rewrite(made, "records/tag.jsonl", path.read_bytes().replace(b'"name": "', b'"name": "\\ud800', 1))


def count_without_end(made: Path) -> None:
    path = made / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"schema": float("inf")}))


@pytest.mark.parametrize(
    "harm",
    [
        name_a_record_twice, write_half_a_character, count_without_end,
        cut_a_table, change_a_word, take_a_file_away, cut_the_manifest, point_at_nothing, name_a_strange_field,
        write_a_wrong_kind,
    ],
)  # fmt: skip
def test_of_a_damaged_archive_nothing_stays(
    made: Path, clock: SteppingClock, tmp_path: Path, harm: Harm
) -> None:
    harm(made)
    with another(tmp_path / "new", clock) as journal:
        before = rows(journal)
        with pytest.raises(ImportProblem) as told:
            import_archive(journal, made, METADATA)
        assert "Nothing was changed" in str(told.value)
        assert rows(journal) == before


def test_a_zip_that_was_cut_short_is_said(demo: Journal, clock: SteppingClock, tmp_path: Path) -> None:
    made = export(demo, tmp_path / "archive.zip", clock)
    made.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    with pytest.raises(ImportProblem, match="cut short"):
        look_at_archive(made)


def test_a_newer_archive_is_refused_politely(made: Path) -> None:
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))
    (made / "manifest.json").write_text(json.dumps(manifest | {"schema": SCHEMA_VERSION + 1}))
    with pytest.raises(ImportProblem, match="newer version"):
        look_at_archive(made)


@pytest.mark.parametrize("name", ["../../outside.jsonl", "/etc/passwd", "records\\x", "C:x", "a/../../b"])
def test_names_that_lead_out_are_refused(made: Path, tmp_path: Path, name: str) -> None:
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))
    manifest["files"].append({"name": name, "size": 1, "sha256": "0"})
    (made / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ImportProblem, match="outside"):
        look_at_archive(made)
    packed = tmp_path / "evil.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(GuanxiError):
        look_at_archive(packed)


def test_a_link_that_leads_out_is_refused(made: Path, clock: SteppingClock, tmp_path: Path) -> None:
    path = made / "records" / "tag.jsonl"
    path.unlink()
    path.symlink_to("/etc/hostname")
    with another(tmp_path / "new", clock) as journal, pytest.raises(ImportProblem, match="outside"):
        import_archive(journal, made, METADATA)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_place, "MOST_UNPACKED", 10_000_000)
    packed = tmp_path / "bomb.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("manifest.json", "w", force_zip64=True) as file:
            for _piece in range(40):
                file.write(bytes(1 << 20))
    with pytest.raises(ImportProblem, match="unpack to more"):
        look_at_archive(packed)


def test_a_full_disk_leaves_nothing_behind(
    demo: Journal, clock: SteppingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, *_rest: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(StoreError, match="no room left"):
        export(demo, tmp_path / "archive", clock)
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir() if "archive" in path.name] == []


def test_a_stopped_export_leaves_nothing_behind(demo: Journal, clock: SteppingClock, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done > 300:
            raise Stopped

    for name in ("archive", "archive.zip"):
        with demo.read() as connection, pytest.raises(Stopped):
            export_archive(connection, tmp_path / name, METADATA, clock(), demo.files, tick=stop)
    assert [path.name for path in tmp_path.iterdir() if "archive" in path.name] == []


def test_a_stopped_import_leaves_the_journal_empty(
    demo: Journal, made: Path, clock: SteppingClock, tmp_path: Path
) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done > 300:
            raise Stopped

    shutil.copytree(made, tmp_path / "copy")
    with another(tmp_path / "new", clock) as journal:
        before = rows(journal)
        with pytest.raises(Stopped):
            import_archive(journal, made, METADATA, tick=stop)
        assert rows(journal) == before
        import_archive(journal, tmp_path / "copy", METADATA)
        assert rows(journal) == rows(demo)
