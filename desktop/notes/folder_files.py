"""The files that notes name, beside them in their folder of Markdown files."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import tzinfo
from pathlib import Path, PurePath
from urllib.parse import quote, unquote

from sqlalchemy import Connection, select

from desktop.attachments.attaching import Prepared, keep_all
from desktop.attachments.preparing import prepare_file
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
        plain, number = PurePath(row.name), 2
        name = row.name
        while name.casefold() in taken:
            name, number = f"{plain.stem} {number}{plain.suffix}", number + 1
        taken.add(name.casefold())
        found[row.id] = (row.content, f"{FOLDER}/{name}")
    return found


def beside(body: str, held: dict[int, tuple[str, str]]) -> str:
    """Return a text whose links lead to the files beside it; one to a file that is gone stays as it is."""

    def path(match: re.Match[str]) -> str:
        one = held.get(int(match[1]))
        return f"]({quote(one[1])})" if one else match[0]

    return _NAMED.sub(path, body)


def write_files(contents: Contents, folder: Path, held: dict[int, tuple[str, str]]) -> list[str]:
    """Write the files below ``folder`` and return the paths of those whose bytes are missing or damaged.

    Raises OSError when the folder cannot be written.
    """
    missing = []
    for content, path in held.values():
        try:
            data = contents.read(content)
        except StoreError:
            missing.append(path)
            continue
        (folder / FOLDER).mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    return missing


def without_files(body: str) -> str:
    """Return a text in which links to files are all the same: so that a note is known again that has been outside."""
    return _LINKS.sub("](file)", body)


def take_files(
    contents: Contents, folder: Path, bodies: Collection[str], zone: tzinfo
) -> dict[str, Prepared]:
    """Keep the files below ``folder`` that texts name and return them by the path that stands in the text.

    A path that leads outside, or to nothing, is left out. Raises StoreError when one cannot be kept.
    """
    root, found = folder.resolve(), {}
    for path in {path for body in bodies for path in _BESIDE.findall(body) if not path.endswith(".md")}:
        file = (folder / unquote(path)).resolve()
        if file.is_relative_to(root) and file.is_file():
            found[path] = prepare_file(contents, file, zone)
    return found


def attach(session: ChangeSession, note_id: int, body: str, taken: Mapping[str, Prepared]) -> str:
    """Put the files that a text names onto its note and return the text with links to them."""

    def named(match: re.Match[str]) -> str:
        prepared = taken.get(match[1])
        if prepared is None:
            return match[0]
        links = keep_all(session, [prepared], ("note", note_id))
        session.flush()
        return f"](attachment:{files(session.connection(), links)[0].id})"

    return _BESIDE.sub(named, body)
