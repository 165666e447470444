"""Notes as files: out and in again equal, Obsidian's links, files that are no notes, HTML and the commands."""

from __future__ import annotations

import errno
from datetime import UTC, date
from functools import partial
from pathlib import Path

import pytest

from desktop.attachments.attaching import keep_all
from desktop.attachments.preparing import prepare
from desktop.attachments.reads import files, files_of
from desktop.errors import GuanxiError, UsageError
from desktop.finding import find_all, parse
from desktop.journal.journal import Journal
from desktop.notes import command, folders, keeping, reads, writing
from desktop.notes.folder_files import take_files
from desktop.people import contacts
from desktop.people.finding import load_index
from tests.desktop.attachments.samples import photo

TODAY = date(2026, 11, 22)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def made(journal: Journal, body: str, **fields: object) -> int:
    with journal.change("New note") as session:
        return keeping.make_note(session, TODAY, body=body, **fields)  # type: ignore[arg-type]


def everything(journal: Journal) -> set[tuple[str, str, date | None, bool]]:
    with journal.read() as connection:
        cards = [reads.note_card(connection, one) for one in reads.note_ids(connection, reads.NoteFilter())]
    return {(card.title, card.body, card.day, card.private) for card in cards if card}


def brought_in(journal: Journal, folder: Path) -> int:
    with journal.read() as connection:
        found = folders.read_folder(connection, folder)
    with journal.change("Import notes") as session:
        return folders.import_notes(session, found, TODAY)


def test_what_goes_out_comes_in_again_equal(journal: Journal, tmp_path: Path) -> None:
    made(journal, "---\nfirst: line\n---\n  # 参观  \n\n- [ ] x !fri\n", title="工厂: 拜访/2?")
    made(journal, "", day=TODAY)
    made(journal, "no title at all\n[[dead]]", private=True)
    before = everything(journal)
    out = tmp_path / "出口"
    with journal.read() as connection:
        assert folders.export_notes(connection, out, private=True).notes == 3
    with journal.change("Trash") as session, journal.read() as connection:
        keeping.trash_notes(session, reads.note_ids(connection, reads.NoteFilter()))
    assert brought_in(journal, out) == 3
    assert everything(journal) == before
    assert brought_in(journal, out) == 0


def test_links_between_notes_lead_to_the_new_ones(journal: Journal, tmp_path: Path) -> None:
    first = made(journal, "here", title="Mould 模具")
    made(journal, f"see [that](note:{first})", title="Other")
    out = tmp_path / "out"
    with journal.read() as connection:
        folders.export_notes(connection, out)
    assert "note:" not in (out / "Other.md").read_text("utf-8")
    with journal.change("Trash") as session, journal.read() as connection:
        keeping.trash_notes(session, reads.note_ids(connection, reads.NoteFilter()))
    brought_in(journal, out)
    with journal.read() as connection:
        by_title = {
            row.title: row.id
            for row in reads.note_rows(connection, reads.note_ids(connection, reads.NoteFilter()))
        }
        assert reads.backlinks(connection, by_title["Mould 模具"]) == [by_title["Other"]]


def test_private_notes_stay_at_home_unless_asked_for(journal: Journal, tmp_path: Path) -> None:
    made(journal, "politics", private=True)
    with journal.read() as connection:
        assert folders.export_notes(connection, tmp_path / "a").notes == 0
        assert list(command.list_notes(connection, private=False)) == []


def test_nothing_is_written_over(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with journal.read() as connection, pytest.raises(GuanxiError, match="not empty"):
        folders.export_notes(connection, tmp_path)


class Stopped(Exception):
    """Somebody stopped the job."""


def test_a_stopped_or_failed_export_leaves_nothing_and_one_into_a_folder_of_the_mac_goes(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = made(journal, "x", title="Visit")
    made(journal, "y", title="Other")
    with journal.change("Photo") as session:
        links = keep_all(session, [prepare(journal.files, "a.png", PNG, UTC)], ("note", note))
        (file,) = files(session.connection(), links)
        keeping.write_note(session, note, TODAY, body=f"![a](attachment:{file.id})")
    out = tmp_path / "out"
    out.mkdir()
    (out / ".DS_Store").write_bytes(b"mine")
    heard: list[tuple[int, int]] = []

    def stop(stop_at: int, done: int, total: int) -> None:
        heard.append((done, total))
        if done == stop_at:
            raise Stopped

    for at in (1, 2):
        with journal.read() as connection, pytest.raises(Stopped):
            folders.export_notes(connection, out, journal.files, tick=partial(stop, at))
        assert [path.name for path in out.iterdir()] == [".DS_Store"]
    assert heard[-1] == (2, 3)

    def full(*_args: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, journal.read() as connection:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(GuanxiError, match=r"There is no room left for a\.png"):
            folders.export_notes(connection, out, journal.files)
    assert [path.name for path in out.iterdir()] == [".DS_Store"]
    with journal.read() as connection:
        assert folders.export_notes(connection, out, journal.files) == folders.Exported(2)


def test_a_vault_of_obsidian_comes_in_with_its_links(journal: Journal, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    (vault / "Trips").mkdir(parents=True)
    (vault / ".obsidian").mkdir()
    (vault / ".obsidian" / "x.md").write_text("no")
    (vault / "Trips" / "宁波.md").write_text("see [[Index|the index]] and [[Nowhere]]", "utf-8")
    (vault / "Index.md").write_text("---\ntags: [a]\ncreated: 2024-01-01\n---\n- [[Trips/宁波]]\n", "utf-8")
    (vault / "gbk.md").write_bytes("旧笔记".encode("gb18030"))
    (vault / "photo.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    with (vault / "huge.md").open("wb") as file:
        file.truncate(200_000_000)
    with journal.read() as connection:
        found = {one.path: one for one in folders.read_folder(connection, vault)}
    assert sorted(found) == ["Index.md", "Trips/宁波.md", "gbk.md", "huge.md", "photo.md"]
    assert found["photo.md"].trouble == "It is no text."
    assert found["huge.md"].trouble == "It is too large for a note."
    assert found["gbk.md"].body == "旧笔记"
    assert brought_in(journal, vault) == 3
    bodies = {title: body for title, body, _day, _private in everything(journal)}
    assert "[the index](note:" in bodies["宁波"]
    assert "[[Nowhere]]" in bodies["宁波"]
    assert "(note:" in bodies["Index"]


def test_html_shows_what_was_typed_and_loads_nothing() -> None:
    page = writing.page(
        "题目 <b>",
        "a <script>x</script>\n\n- [x] ok [张](contact:1) ![p](https://x/y.png)\n\n|a|b|\n|-|-|\n|1|2|",
    )
    assert "<script>" not in page
    assert "<img" not in page
    assert "√ ok 张" in page
    assert "题目 &lt;b&gt;" in page
    assert "<td>1</td>" in page


def test_commands_list_and_write_notes(journal: Journal) -> None:
    with journal.change("Add") as session:
        zhang = contacts.add_contact(session, {"name_zh": "张建国"})
    note = made(journal, f"[张建国](contact:{zhang}) 模具", title="Talk")
    with journal.read() as connection:
        assert [row["id"] for row in command.list_notes(connection, text="zjg")] == [note]
        assert command.written(command.one_note(connection, note), "md").startswith("# Talk\n\n[张建国]")
        with pytest.raises(UsageError, match="no note 5"):
            command.one_note(connection, 5)


def test_the_find_box_finds_notes_by_two_characters_and_by_initials(journal: Journal) -> None:
    with journal.change("Add") as session:
        zhang = contacts.add_contact(session, {"name_zh": "张建国"})
    note = made(journal, f"和[张建国](contact:{zhang})谈了模具")
    with journal.read() as connection:
        index = load_index(connection)
        for typed in ("模具", "zjg"):
            assert [hit.id for hit in find_all(connection, index, parse(typed), TODAY).hits["note"]] == [note]


def test_pictures_go_out_beside_the_notes_and_come_in_again(journal: Journal, tmp_path: Path) -> None:
    note = made(journal, "Workshop\n", title="Visit")
    pictures = [prepare(journal.files, "IMG.png", PNG + bytes([n]), UTC) for n in range(2)]
    with journal.change("Add photos") as session:
        links = keep_all(session, pictures, ("note", note))
        session.flush()
        ids = [one.id for one in files(session.connection(), links)]
        body = (
            "Workshop\n" + "".join(f"![IMG](attachment:{one})\n" for one in ids) + "![gone](attachment:7)\n"
        )
        keeping.write_note(session, note, TODAY, body=body)
    out = tmp_path / "out"
    with journal.read() as connection:
        assert folders.export_notes(connection, out, journal.files).notes == 1
    assert sorted(path.name for path in (out / "files").iterdir()) == ["IMG 2.png", "IMG.png"]
    text = (out / "Visit.md").read_text("utf-8")
    assert "![IMG](files/IMG.png)\n![IMG](files/IMG%202.png)\n![gone](attachment:7)" in text
    with journal.read() as connection:
        assert [one.there for one in folders.read_folder(connection, out)] == [True]

    with journal.change("Trash") as session:
        keeping.trash_notes(session, [note])
    (out / "Visit.md").write_text(text + "![no](../secret.txt)\n[web](https://example.com/a.png)\n", "utf-8")
    (tmp_path / "secret.txt").write_text("mine", "utf-8")
    with journal.read() as connection:
        incoming = folders.read_folder(connection, out)
    taken = take_files(journal.files, out, [(one.path, one.body) for one in incoming], UTC)
    assert set(taken) == {(".", "files/IMG.png"), (".", "files/IMG%202.png")}, (
        "nothing from outside the folder"
    )
    with journal.change("Import") as session:
        folders.import_notes(session, incoming, TODAY, taken)
    with journal.read() as connection:
        card = reads.note_card(connection, reads.note_ids(connection, reads.NoteFilter())[0])
        assert card is not None
        held = files_of(connection, "note", card.id)
    assert [journal.files.read(one.content) for one in held] == [PNG + bytes([n]) for n in range(2)]
    assert all(f"![IMG](attachment:{one.id})" in card.body for one in held)


def test_pictures_of_a_joplin_export_come_in_though_notes_lie_in_notebooks(
    journal: Journal, tmp_path: Path
) -> None:
    (tmp_path / "_resources").mkdir()
    (tmp_path / "_resources" / "a.png").write_bytes(PNG)
    (tmp_path / "Trips" / "shots").mkdir(parents=True)
    (tmp_path / "Trips" / "shots" / "b.png").write_bytes(PNG + b"b")
    named = "![a](../_resources/a.png) ![b](shots/b.png) ![again](../_resources/a.png)"
    (tmp_path / "Trips" / "宁波.md").write_text(named, "utf-8")
    with journal.read() as connection:
        incoming = folders.read_folder(connection, tmp_path)
    taken = take_files(journal.files, tmp_path, [(one.path, one.body) for one in incoming], UTC)
    with journal.change("Import") as session:
        folders.import_notes(session, incoming, TODAY, taken)
    with journal.read() as connection:
        card = reads.note_card(connection, reads.note_ids(connection, reads.NoteFilter())[0])
        assert card is not None
        first, second = files_of(connection, "note", card.id)
    assert card.body == (
        f"![a](attachment:{first.id}) ![b](attachment:{second.id}) ![again](attachment:{first.id})"
    )


@pytest.mark.parametrize("named", ["%00", "x" * 5000, "a/" * 3000, "//server/share/x.png", "C:\\x.png"])
def test_a_name_that_no_file_can_have_is_left_as_it_stands(
    journal: Journal, tmp_path: Path, named: str
) -> None:
    assert not take_files(journal.files, tmp_path, [("Note.md", f"![x]({named})")], UTC)


def test_photos_go_out_without_place_and_camera(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Photo") as session:
        note = keeping.make_note(session, TODAY, title="车间")
        links = keep_all(session, [prepare(journal.files, "a.jpg", photo(), UTC)], ("note", note))
        (file,) = files(session.connection(), links)
        keeping.write_note(session, note, TODAY, body=f"![a](attachment:{file.id})")
    assert b"Huawei" in journal.files.read(file.content)
    with journal.read() as connection:
        folders.export_notes(connection, tmp_path / "out", journal.files)
    assert b"Huawei" not in (tmp_path / "out" / "files" / "a.jpg").read_bytes()


@pytest.mark.parametrize("there", [True, False])
def test_a_stopped_export_leaves_an_empty_folder_as_it_was_chosen(
    journal: Journal, tmp_path: Path, there: bool
) -> None:
    made(journal, "x", title="One")
    out = tmp_path / "out"
    if there:
        out.mkdir()

    def stop(_done: int, _total: int) -> None:
        if out.exists() and any(out.iterdir()):
            raise Stopped

    made(journal, "y", title="Two")
    with journal.read() as connection, pytest.raises(Stopped):
        folders.export_notes(connection, out, journal.files, tick=stop)
    assert out.exists() is there


def test_titles_that_a_system_would_refuse_as_names(journal: Journal, tmp_path: Path) -> None:
    for title in ("CON", "🏭" * 90, "车间" * 60):
        made(journal, "x", title=title)
    out = tmp_path / "out"
    with journal.read() as connection:
        assert folders.export_notes(connection, out).notes == 3
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["_CON.md", f"{'🏭' * 49}.md", f"{'车间' * 32}车.md"]
    )
