"""Sounds of phrases: a file that somebody sent, a recording made here, or what the learner said and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select

from desktop.attachments.attaching import Prepared, keep
from desktop.attachments.keeping import remove
from desktop.attachments.tables import Attachment, AttachmentLink
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.practice.tables import PhraseSound
from desktop.practice.wordings import wording
from desktop.texts import _

OWNER = "phrase_sound"
"""The kind of owner under which the attachments are linked."""
Spoken = Literal["model", "own"]
_SOUNDS = ("audio/", "video/")
_OGG = (".ogg", ".oga", ".opus", ".flac", ".aac")


@dataclass(frozen=True, slots=True)
class SoundRow:
    """One sound of a phrase; ``content`` names its bytes in ``Contents``."""

    id: int
    key: str
    voice: str
    content: str
    name: str
    mime: str
    added_at: datetime


_SOUND_ROWS = (
    select(
        PhraseSound.id,
        PhraseSound.phrase_key,
        PhraseSound.voice,
        Attachment.content,
        Attachment.name,
        Attachment.mime,
        Attachment.created_at,
    )
    .join(AttachmentLink, AttachmentLink.owner_id == PhraseSound.id)
    .join(Attachment, Attachment.id == AttachmentLink.attachment_id)
    .where(
        AttachmentLink.owner_kind == OWNER,
        PhraseSound.deleted_at.is_(None),
        AttachmentLink.deleted_at.is_(None),
        Attachment.deleted_at.is_(None),
    )
    .order_by(Attachment.created_at.desc(), PhraseSound.id.desc())
)


def keep_sound(session: ChangeSession, key: str, prepared: Prepared, voice: Spoken = "model") -> int:
    """Write a sound down for a phrase and return its id. Raises UsageError for no phrase, or a file of no sound."""
    if wording(session.connection(), key) is None:
        raise UsageError(_("This phrase is no longer in the journal."), _("Look at the list again."))
    if not is_sound(prepared.mime, prepared.name):
        raise UsageError(
            _("{name} is no sound.").format(name=prepared.name),
            _("Choose a recording, such as an M4A, MP3 or WAV file."),
        )
    row = session.make(PhraseSound, phrase_key=key, voice=voice)
    session.flush()
    keep(session, prepared, (OWNER, row.id))
    return row.id


def remove_sound(session: ChangeSession, sound_id: int) -> None:
    """Move the file of a sound to the trash, from where it comes back. Raises UsageError when it is gone."""
    links = session.scalars(
        select(AttachmentLink.id).where(
            AttachmentLink.owner_kind == OWNER, AttachmentLink.owner_id == sound_id
        )
    ).all()
    if not links:
        raise UsageError(_("This file is no longer in the journal."), _("Look at the list again."))
    remove(session, links)


def sounds_of(connection: Connection, key: str) -> list[SoundRow]:
    """Return the sounds of a phrase, the newest first."""
    return [SoundRow(*row) for row in connection.execute(_SOUND_ROWS.where(PhraseSound.phrase_key == key))]


def model_of(connection: Connection, key: str) -> SoundRow | None:
    """Return the newest sound of how a phrase should be said, None when there is none."""
    return next((sound for sound in sounds_of(connection, key) if sound.voice == "model"), None)


def all_models(connection: Connection) -> dict[str, list[SoundRow]]:
    """Return the sounds to learn from by the phrase's key, the newest first: for an export."""
    found: dict[str, list[SoundRow]] = {}
    for row in connection.execute(_SOUND_ROWS.where(PhraseSound.voice == "model")):
        found.setdefault(row.phrase_key, []).append(SoundRow(*row))
    return found


def heard_keys(connection: Connection) -> frozenset[str]:
    """Return the keys of all phrases of which there is a sound to learn from."""
    rows = connection.execute(_SOUND_ROWS.where(PhraseSound.voice == "model"))
    return frozenset(SoundRow(*row).key for row in rows)


def is_sound(mime: str, name: str) -> bool:
    """Tell whether a file can be played: by its kind, or by its ending where the kind is not known."""
    return mime.startswith(_SOUNDS) or name.casefold().endswith(_OGG)
