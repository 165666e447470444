"""What is done with the files of a record: named, described, put in order, taken away."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select, update

from desktop.attachments.attaching import clean_caption, next_position
from desktop.attachments.kinds import clean_name
from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.texts import _


def rename(session: ChangeSession, link_id: int, name: str) -> None:
    """Give a file another name; its ending stays when the new one has none. Raises UsageError."""
    attachment = _attachment(session, _link(session, link_id))
    if not name.strip():
        raise UsageError(_("A file needs a name."), _("Type one."))
    new = clean_name(name)
    if "." not in new and "." in attachment.name:
        new = clean_name(f"{new}.{attachment.name.rpartition('.')[2]}")
    attachment.name = new


def describe(session: ChangeSession, link_id: int, caption: str) -> None:
    """Write below a file what it shows. Raises UsageError when it is gone."""
    _link(session, link_id).caption = clean_caption(caption)


def arrange(session: ChangeSession, ordered: Sequence[int]) -> None:
    """Put the files of a record in the order of ``ordered``, ids of links."""
    for position, link_id in enumerate(ordered):
        _link(session, link_id).position = position


def attach_again(session: ChangeSession, attachment_id: int, owner: tuple[str, int]) -> int:
    """Let a file that is in the journal also belong to ``owner``; return the id of the link. Raises UsageError."""
    existing = session.get(Attachment, attachment_id)
    if existing is None:
        raise _gone()
    link = session.make(
        AttachmentLink,
        attachment_id=attachment_id,
        owner_kind=owner[0],
        owner_id=owner[1],
        position=next_position(session, owner),
    )
    session.flush()
    return link.id


def remove(session: ChangeSession, link_ids: Sequence[int]) -> None:
    """Take files away from their records; a file that belongs to no other record goes to the trash."""
    for link_id in link_ids:
        link = _link(session, link_id)
        attachment = _attachment(session, link)
        others = session.scalar(
            select(func.count()).where(
                AttachmentLink.attachment_id == attachment.id, AttachmentLink.id != link_id
            )
        )
        if others:
            session.delete(link)
        else:
            attachment.deleted_at = session.now
        session.flush()


def hand_over(session: ChangeSession, link_ids: Sequence[int], owner: tuple[str, int]) -> None:
    """Let files belong to another record, such as the one of which theirs is a part. Raises UsageError."""
    for link_id in link_ids:
        link = _link(session, link_id)
        link.owner_kind, link.owner_id = owner
    session.flush()


def leave(session: ChangeSession, owner: tuple[str, int], heir: tuple[str, int]) -> None:
    """Let the files of a record that is taken away go to the trash; out of it they come back to ``heir``."""
    links = session.execute(
        select(AttachmentLink.id, Attachment.deleted_at)
        .join(Attachment, Attachment.id == AttachmentLink.attachment_id)
        .where(AttachmentLink.owner_kind == owner[0], AttachmentLink.owner_id == owner[1])
    ).all()
    hand_over(session, [row.id for row in links], heir)
    remove(session, [row.id for row in links if row.deleted_at is None])


def move_files(session: ChangeSession, kind: str, kept_id: int, other_id: int) -> None:
    """Give the files of one record to another of the same kind: the two were merged."""
    session.execute(
        update(AttachmentLink)
        .where(AttachmentLink.owner_kind == kind, AttachmentLink.owner_id == other_id)
        .values(owner_id=kept_id, updated_at=session.now)
    )


def _link(session: ChangeSession, link_id: int) -> AttachmentLink:
    link = session.get(AttachmentLink, link_id)
    if link is None:
        raise _gone()
    return link


def _attachment(session: ChangeSession, link: AttachmentLink) -> Attachment:
    attachment = session.get(Attachment, link.attachment_id)
    if attachment is None:
        raise _gone()
    return attachment


def _gone() -> UsageError:
    return UsageError(
        _("This file is no longer in the journal."),
        _("Another window may have removed it; look at the list again."),
    )
