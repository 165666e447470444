"""Whether the files that the journal names are there and whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select

from desktop.attachments.tables import Attachment
from desktop.errors import StoreError
from desktop.journal.checking import Finding, Rule, Stage
from desktop.journal.contents import ContentMissing, Contents
from desktop.texts import _


def files_are_whole(contents: Contents, step: Callable[[], object] | None = None) -> Rule:
    """Return the rule that reads every content to its end; ``step`` is called at each and may raise."""

    def rule(connection: Connection) -> Iterator[Finding]:
        query = select(Attachment.content, Attachment.id, Attachment.name).order_by(
            Attachment.content, Attachment.id
        )
        named: dict[str, list[tuple[int, str]]] = {}
        for row in connection.execute(query):
            named.setdefault(row.content, []).append((row.id, row.name))
        for content, owners in named.items():
            if step is not None:
                step()
            finding = _look(contents, content, owners)
            if finding is not None:
                yield finding

    return rule


def _look(contents: Contents, content: str, owners: list[tuple[int, str]]) -> Finding | None:
    try:
        contents.verify(content)
    except StoreError as error:
        told = (
            _("The file of the attachment “{name}” is missing.")
            if isinstance(error, ContentMissing)
            else _("The file of the attachment “{name}” is damaged.")
        )
        advice = _(
            "Add the file again if you have it; or restore a backup beside the journal to get it back."
        )
        ids = tuple(attachment_id for attachment_id, _name in owners)
        return Finding(Stage.RULES, told.format(name=owners[0][1]), advice, "attachment", ids)
    return None
