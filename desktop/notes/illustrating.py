"""The pictures of a note as print and HTML show them: small, without camera data, inside of the page itself."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.attachments.kinds import PICTURES
from desktop.attachments.pictures import for_paper
from desktop.attachments.preparing import Step
from desktop.attachments.tables import Attachment
from desktop.errors import GuanxiError
from desktop.journal.contents import Contents
from desktop.notes import markdown

WIDEST, TALLEST = 420, 420
"""Bounds of a picture on the page, in its pixels of 1/96 inch: it leaves room for words above and below."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture in a page of HTML: its ``data:`` address and its size in pixels of 1/96 inch."""

    source: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a note names as a picture; ``trouble`` says why it cannot be shown as one, a key or empty."""

    content: str
    mime: str
    trouble: str

    @property
    def picture(self) -> bool:
        """Whether it can be shown."""
        return self.mime in PICTURES and not self.trouble


NO_PICTURES: Mapping[int, Printed] = {}


def named_pictures(connection: Connection, ids: Collection[int]) -> dict[int, Named]:
    """Return some attachments by their ids; those that are gone or in the trash are left out."""
    columns = (Attachment.id, Attachment.content, Attachment.mime, Attachment.trouble)
    query = select(*columns).where(Attachment.id.in_(ids), Attachment.deleted_at.is_(None))
    return {row.id: Named(row.content, row.mime, row.trouble) for row in connection.execute(query)}


def shown_pictures(connection: Connection, body: str) -> dict[int, str]:
    """Return of each attachment that a text shows as a picture the name of its content, by id."""
    wanted = {one for _at, line in markdown.lines(body) for one in markdown.pictures(line)}
    found = named_pictures(connection, wanted) if wanted else {}
    return {one: named.content for one, named in found.items() if named.picture}


def printed(contents: Contents, wanted: Mapping[int, str], step: Step | None = None) -> dict[int, Printed]:
    """Read the pictures of ``shown_pictures``; one that is missing, damaged or too large is left out.

    It takes about a tenth of a second for each; ``step`` is called between them, and what it raises ends the work.
    """
    found = {}
    for attachment_id, content in wanted.items():
        if step is not None:
            step()
        try:
            data, width, height = for_paper(contents.read(content))
        except GuanxiError:
            continue
        share = min(1.0, WIDEST / width, TALLEST / height)
        source = f"data:image/jpeg;base64,{base64.b64encode(data).decode('ascii')}"
        found[attachment_id] = Printed(source, max(1, round(width * share)), max(1, round(height * share)))
    return found
