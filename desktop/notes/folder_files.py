"""The files that notes name, beside them in their folder of Markdown files."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import tzinfo
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import quote, unquote

from sqlalchemy import Connection, select

from desktop.attachments.attaching import Prepared, keep_all
from desktop.attachments.cleaning import without_camera
from desktop.attachments.kinds import clean_name
from desktop.attachments.preparing import Step, prepare_file
from desktop.attachments.reads import files
from desktop.attachments.tables import Attachment
from desktop.errors import StoreError
from desktop.journal.contents import Contents
from desktop.journal.journal import ChangeSession

FOLDER = "files"
_BESIDE = re.compile(r"\]\(<?((?!\w+:)[^()<>\n]+)>?\)")
"""A link to something below the folder, and no address."""
_LINKS = re.compile(rf"\]\((?:attachment:[0-9]{{1,19}}|{FOLDER}/[^()\n]+)\)")
_NAMED = re.compile(r"\]\(attachment:([0-9]{1,19})\)")


def named_files(connection: Connection, bodies: Collection[str]) -> dict[int, tuple[str, str]]:
    """Return of each file that texts name its content and its path in the folder, by id; no path stands twice."""
    ids = {int(found) for body in bodies for found in _NAMED.findall(body)}
    query = select(Attachment.id, Attachment.content, Attachment.name).where(
        Attachment.id.in_(ids), Attachment.deleted_at.is_(None)
    )
    taken: set[str] = set()
    found = {}
    for row in connection.execute(query.order_by(Attachment.id)):
        name, number = clean_name(row.name), 2
        plain = PurePath(name)
        while name.casefold() in taken:
            name, number = f"{plain.stem} {number}{plain.suffix}", number + 1
        taken.add(name.casefold())
        found[row.id] = (row.content, f"{FOLDER}/{name}")
    return found


def beside(body: str, held: Mapping[int, str]) -> str:
    """Return a text whose links lead to the files beside it; one to a file that is gone stays as it is."""

    def path(match: re.Match[str]) -> str:
        one = held.get(int(match[1]))
        return f"]({quote(one)})" if one else match[0]

    return _NAMED.sub(path, body)


def write_file(contents: Contents, content: str, path: Path) -> bool:
    """Write a file to ``path``, whose folder is made; False when its bytes are missing or damaged.

    Photos go without place and camera: other people read such a folder. Raises OSError when it cannot be written.
    """
    try:
        data = without_camera(contents.read(content))
    except StoreError:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return True


def without_files(body: str) -> str:
    """Return a text in which links to files are all the same: so that a note is known again that has been outside."""
    return _LINKS.sub("](file)", body)


Taken = Mapping[tuple[str, str], Prepared]
"""Files that were kept, by the folder of the note that names them and by the path that stands in its text."""


def take_files(
    contents: Contents,
    folder: Path,
    notes: Collection[tuple[str, str]],
    zone: tzinfo,
    step: Step | None = None,
) -> Taken:
    """Keep the files that notes name, each given by its path below ``folder`` and its text.

    They lie beside their note, or below ``folder`` itself. A path that leads outside, or to nothing, is left out.
    Raises StoreError when one cannot be kept, and whatever ``step`` raises, which is called before each.
    """
    root, found, kept = folder.resolve(), {}, dict[Path, Prepared]()
    named = {(_home(path), one) for path, body in notes for one in _BESIDE.findall(body)}
    for home, path in sorted(named):
        file = None if path.endswith(".md") else _file(root, home, unquote(path))
        if file is None:
            continue
        if step is not None:
            step()
        if file not in kept:
            kept[file] = prepare_file(contents, file, zone, step=step)
        found[home, path] = kept[file]
    return found


def _home(path: str) -> str:
    return PurePosixPath(path).parent.as_posix()


def _file(root: Path, home: str, path: str) -> Path | None:
    for beside in (root / home / path, root / path):
        try:
            file = beside.resolve()
            if file.is_relative_to(root) and file.is_file():
                return file
        except (OSError, ValueError):  # a name that no file can have, such as a picture written into the text
            continue
    return None


def attach(session: ChangeSession, note_id: int, path: str, body: str, taken: Taken) -> str:
    """Put the files that the text of a note at ``path`` names onto it and return the text with links to them."""
    ids: dict[str, int] = {}

    def named(match: re.Match[str]) -> str:
        prepared = taken.get((_home(path), match[1]))
        if prepared is None:
            return match[0]
        if match[1] not in ids:
            links = keep_all(session, [prepared], ("note", note_id))
            session.flush()
            ids[match[1]] = files(session.connection(), links)[0].id
        return f"](attachment:{ids[match[1]]})"

    return _BESIDE.sub(named, body)
