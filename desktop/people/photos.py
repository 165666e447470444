"""The small picture of a person or a supplier."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.journal.tables import Photo
from desktop.people.fields import existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import _

LARGEST = 50_000
"""Bytes; larger pictures are attachments, of which this is the thumbnail."""
_MIMES = ("image/jpeg", "image/png", "image/webp")


def set_photo(
    session: ChangeSession, table: type[Contact | Supplier], record_id: int, mime: str, data: bytes
) -> int:
    """Give a contact or supplier a picture in place of the one before, and return the picture's id.

    Raises Refused when it has more than 50,000 bytes or is neither JPEG, PNG nor WebP.
    """
    if len(data) > LARGEST or not data:
        raise Refused(
            _("This picture is too large to be kept on the record."),
            _("Make it smaller than 50 kB; the screen does so when you choose a file there."),
        )
    if mime not in _MIMES:
        raise Refused(_("This kind of picture is not known here."), _("Choose a JPEG, PNG or WebP file."))
    record = existing(session, table, record_id)
    photo = session.make(Photo, mime=mime, data=data)
    session.flush()
    _replace(session, record, photo.id)
    return photo.id


def clear_photo(session: ChangeSession, table: type[Contact | Supplier], record_id: int) -> None:
    """Take the picture of a contact or supplier away; nothing happens when there is none."""
    _replace(session, existing(session, table, record_id), None)


def _replace(session: ChangeSession, record: Contact | Supplier, photo_id: int | None) -> None:
    before, record.photo_id = record.photo_id, photo_id
    session.flush()
    if before is not None:
        session.delete(existing(session, Photo, before))


def photo_data(connection: Connection, photo_id: int) -> bytes | None:
    """Return the bytes of a picture, or None when it is gone."""
    return connection.scalar(select(Photo.data).where(Photo.id == photo_id))
