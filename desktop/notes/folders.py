"""Notes as a folder of Markdown files, out and in: our own, Obsidian's, and Joplin's Markdown export."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

from sqlalchemy import Connection, select

from desktop.attachments.kinds import clean_name
from desktop.attachments.plain_text import plain_text
from desktop.errors import GuanxiError
from desktop.journal.contents import Contents
from desktop.journal.durable import disk_problem
from desktop.journal.journal import ChangeSession
from desktop.notes import keeping
from desktop.notes.folder_files import Taken, attach, beside, named_files, without_files, write_file
from desktop.notes.markdown import MOST_CHARACTERS, clean_body, link
from desktop.notes.reads import NoteCard, NoteFilter, daily_note, note_card, note_ids
from desktop.notes.tables import Note
from desktop.texts import _

_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+):[ \t]*(.*)$", re.MULTILINE)
_OURS = re.compile(r"\]\(note:([0-9]{1,19})\)")
_BESIDE = re.compile(r"\[([^\[\]\n]*)\]\(<?([^()<>\n]+\.md)>?\)")
_WIKI = re.compile(r"(?<!!)\[\[([^\[\]|#\n]+)(?:#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f#^\[\]]+')
_MOST_BYTES = 4 * MOST_CHARACTERS
Tick = Callable[[int, int], object]
"""Called during long work with what is done and how much there is."""


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that may become a note; ``trouble`` says why it cannot, ``there`` that the journal has it already."""

    path: str
    """Below the folder, with ``/``."""
    title: str
    body: str
    day: date | None = None
    private: bool = False
    pinned: bool = False
    trouble: str = ""
    there: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """How many notes went out, and the paths of files that stayed behind: missing or damaged."""

    notes: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note as the file that it becomes."""

    card: NoteCard
    name: str
    text: str


def export_notes(
    connection: Connection,
    folder: Path,
    contents: Contents | None = None,
    *,
    private: bool = False,
    tick: Tick = _silent,
) -> Exported:
    """Write notes as files into ``folder``; private ones only when asked for.

    With ``contents`` the files that they name stand beside them; damaged ones are left out. Raises GuanxiError when
    the folder holds something or cannot be written: nothing is ever written over. ``tick(done, total)`` counts files;
    what it raises stops the export, and like any other trouble leaves nothing behind.
    """
    cards = cards_to_write(connection, private=private)
    files = named_files(connection, [card.body for card in cards]) if contents else {}
    paths = {one: path for one, (_content, path) in files.items()}
    total, missing = len(cards) + len(files), []
    with _empty_folder(folder) as written:
        for number, one in enumerate(note_files(cards, paths)):
            tick(number, total)
            written.append(folder / one.name)
            written[-1].write_text(one.text, "utf-8", newline="\n")
        for number, (content, path) in enumerate(files.values(), len(cards)):
            tick(number, total)
            written.append(folder / path)
            if contents is not None and not write_file(contents, content, written[-1]):
                missing.append(path)
    return Exported(len(cards), tuple(missing))


def cards_to_write(connection: Connection, *, private: bool) -> list[NoteCard]:
    """Return the notes that go out as files; private ones only when asked for."""
    read = (note_card(connection, one) for one in note_ids(connection, NoteFilter(hide_private=not private)))
    return [card for card in read if card is not None]


def note_files(cards: Sequence[NoteCard], paths: Mapping[int, str]) -> Iterator[NoteFile]:
    """Give each note as a file, with links to the others and, by ``paths``, to the files that it names."""
    names = _file_names(cards)
    for card in cards:
        yield NoteFile(card, names[card.id], beside(_file(card, names), paths))


@contextmanager
def _empty_folder(folder: Path) -> Iterator[list[Path]]:
    """Make a folder that holds nothing but hidden files; what the block names as written goes when it fails."""
    own = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(not path.name.startswith(".") for path in folder.iterdir()):
            raise GuanxiError(_("This folder is not empty."), _("Choose an empty folder, or make a new one."))
    except OSError as error:
        raise disk_problem(error, folder) from error
    written: list[Path] = []
    try:
        yield written
    except BaseException as error:
        for path in written:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        # The folder of the files, and the whole if it was made here; whoever chose an empty one keeps it.
        for made in (*({path.parent for path in written} - {folder}), *([folder] if own else ())):
            with suppress(OSError):
                made.rmdir()
        if isinstance(error, OSError):
            raise disk_problem(error, written[-1] if written else folder) from error
        raise


def _file_names(cards: Sequence[NoteCard]) -> dict[int, str]:
    taken: set[str] = set()
    names = {}
    for card in cards:
        day = card.day.isoformat() if card.day and not card.title else ""
        plain = _FORBIDDEN.sub(" ", day or card.shown_title).strip(" .")[:80] or _("Note")
        name, number = clean_name(f"{plain}.md"), 2
        stem = name.removesuffix(".md")
        while name.casefold() in taken:
            name, number = f"{stem} {number}.md", number + 1
        taken.add(name.casefold())
        names[card.id] = name
    return names


def _file(card: NoteCard, names: Mapping[int, str]) -> str:
    """Return the text of a file: what is no text stands in front of it, as other programs read it."""
    fields = {"title": card.title, "day": card.day.isoformat() if card.day else ""}
    fields |= {"private": "true" if card.private else "", "pinned": "true" if card.pinned else ""}
    head = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)

    def beside(match: re.Match[str]) -> str:
        name = names.get(int(match[1]))
        return f"]({quote(name)})" if name else match[0]

    return f"---\n{head}---\n{_OURS.sub(beside, card.body)}"


def read_folder(connection: Connection, folder: Path) -> list[Incoming]:
    """Return what the Markdown files of a folder and its subfolders would become, by path; nothing is written.

    Raises GuanxiError when the folder cannot be read.
    """
    try:
        paths = sorted(path for path in folder.rglob("*.md") if _is_ours_to_read(path.relative_to(folder)))
    except OSError as error:
        raise GuanxiError(_("The folder could not be read."), _("Choose another folder.")) from error
    known = {(row.title, without_files(row.body)) for row in connection.execute(_KNOWN)}
    found = [_read(path, path.relative_to(folder).as_posix()) for path in paths]
    return [
        replace(one, there=(one.title, without_files(one.body)) in known and not one.trouble) for one in found
    ]


_KNOWN = select(Note.title, Note.body).where(Note.deleted_at.is_(None))


def _is_ours_to_read(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _read(path: Path, name: str) -> Incoming:
    stem = path.stem
    try:
        if path.stat().st_size > _MOST_BYTES:
            return Incoming(name, stem, "", trouble=_("It is too large for a note."))
        text = plain_text(path.read_bytes())
        if text is None:
            return Incoming(name, stem, "", trouble=_("It is no text."))
        return _parsed(name, stem, clean_body(text))
    except (OSError, GuanxiError):
        return Incoming(name, stem, "", trouble=_("It could not be read."))


def _parsed(name: str, stem: str, text: str) -> Incoming:
    head = _HEAD.match(text) or re.match(r"\A---\n()---\n", text)
    if head is None:
        return Incoming(name, stem, text)
    fields = {key.lower(): value.strip().strip("\"'") for key, value in _FIELD.findall(head[1])}
    ours = not set(fields) - {"title", "day", "private", "pinned"}
    body = text[head.end() :]
    try:
        day = date.fromisoformat(fields["day"]) if fields.get("day") else None
    except ValueError:
        day = None
    title = fields.get("title") or ("" if ours else stem)
    return Incoming(
        name, title, body, day, private=fields.get("private") == "true", pinned=fields.get("pinned") == "true"
    )


def import_notes(
    session: ChangeSession, incoming: list[Incoming], today: date, taken: Taken | None = None
) -> int:
    """Make notes of files, with the links between them, and return how many; those in trouble or there are left out.

    ``taken`` are the files that the texts name, by ``take_files``: they are put onto the notes.
    """
    wanted = [one for one in incoming if not one.trouble and not one.there]
    ids: dict[str, int] = {}
    for one in wanted:
        day = one.day if one.day and daily_note(session.connection(), one.day) is None else None
        title = one.title or (one.day.isoformat() if one.day and day is None else "")
        ids[one.path] = keeping.make_note(session, today, title=title, day=day, private=one.private)
        session.flush()
        if one.pinned:
            keeping.set_pinned(session, ids[one.path], pinned=True)
    by_name = {Path(path).stem.casefold(): note_id for path, note_id in ids.items()}
    for one in wanted:
        keeping.write_note(
            session,
            ids[one.path],
            today,
            body=attach(session, ids[one.path], one.path, _linked(one.body, by_name), taken or {}),
        )
    return len(wanted)


def _linked(body: str, by_name: Mapping[str, int]) -> str:
    """Return a text whose links to files beside it lead to their notes; others stay as they are."""

    def beside(match: re.Match[str]) -> str:
        note_id = by_name.get(Path(unquote(match[2])).stem.casefold())
        return match[0] if note_id is None else f"[{match[1]}](note:{note_id})"

    def wiki(match: re.Match[str]) -> str:
        note_id = by_name.get(match[1].strip().split("/")[-1].casefold())
        return match[0] if note_id is None else link(match[2] or match[1].strip(), "note", note_id)

    return _WIKI.sub(wiki, _BESIDE.sub(beside, body))
