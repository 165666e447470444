"""One's own phrases, what contacts have taught, and corrections of the library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, get_args

from sqlalchemy import Connection, select, update

from desktop.chinese.aligning import Unaligned, align
from desktop.chinese.names import is_chinese
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Contact
from desktop.practice import library
from desktop.practice.cards import TABLE
from desktop.practice.library import Direction, Register
from desktop.practice.tables import OwnPhrase
from desktop.practice.wordings import shelved
from desktop.texts import _

_OWN = "own."


class PhraseFields(TypedDict, total=False):
    """What may be set of a phrase; a field that is missing stays as it is."""

    simplified: str
    traditional: str
    pinyin: str
    literal: str
    english: str
    register: str
    direction: str
    when_say: str
    when_not: str
    face_note: str
    reply_chinese: str
    reply_english: str
    situation: str
    tags: str
    level: int
    taught_by_id: int | None
    taught_on: date | None
    note: str


def add_phrase(session: ChangeSession, fields: PhraseFields) -> str:
    """Add a phrase of one's own and return its key; with ``taught_by_id`` it is what that contact has taught.

    Raises UsageError when it has no characters or no meaning, or its pinyin does not fit them.
    """
    row = session.make(OwnPhrase, key="")
    row.key = f"{_OWN}{row.id}"
    _fill(session, row, fields)
    row.source = "taught" if row.taught_by_id else "own"
    session.flush()
    return row.key


def edit_phrase(session: ChangeSession, key: str, fields: PhraseFields) -> None:
    """Change a phrase; one of the library gets a correction in its place, and stays as it is for everybody else.

    Raises UsageError as ``add_phrase``, and for an unknown key.
    """
    row = _row(session, key)
    if row is None:
        row = _correction(session, key)
    _fill(session, row, fields)
    if row.source in ("own", "taught"):
        row.source = "taught" if row.taught_by_id else "own"
    session.flush()


def take_back_correction(session: ChangeSession, key: str) -> None:
    """Return to what the library says. Raises UsageError when nothing was corrected."""
    row = _row(session, key)
    if row is None or row.source != "correction":
        raise UsageError(_("This phrase is as the library has it."), _("There is nothing to take back."))
    session.delete(row)
    session.flush()


def delete_phrase(session: ChangeSession, key: str) -> None:
    """Move a phrase of one's own to the trash with its cards. Raises UsageError for one of the library."""
    row = _row(session, key)
    if row is None or row.source == "correction":
        raise UsageError(
            _("The phrases of the library stay."),
            _("Suspend their cards if you do not want to practise them."),
        )
    row.deleted_at = session.now
    session.flush()
    _cards_follow(session, (key,), trashed=True)


def restore_phrases(session: ChangeSession, ids: Iterable[int]) -> None:
    """Bring phrases back from the trash with their cards."""
    chosen = list(ids)
    rows = session.scalars(select(OwnPhrase).where(OwnPhrase.id.in_(chosen))).all()
    for row in rows:
        row.deleted_at = None
    session.flush()
    _cards_follow(session, [row.key for row in rows], trashed=False)


def corrections(connection: Connection) -> list[dict[str, str]]:
    """Return what was corrected, old beside new, for sending to whoever keeps the library."""
    rows = connection.execute(
        select(OwnPhrase.__table__).where(OwnPhrase.source == "correction", OwnPhrase.deleted_at.is_(None))
    ).mappings()
    found = []
    for row in rows:
        before = shelved().get(row["key"])
        moved = {"id": row["key"], "why": row["note"]}
        for name in ("simplified", "traditional", "pinyin", "literal", "english", "register", *_WORDS):
            old = getattr(before, name, "")
            if row[name] != old:
                moved |= {f"{name}_before": old, name: row[name]}
        found.append(moved)
    return found


_WORDS = ("when_say", "when_not", "face_note", "reply_chinese", "reply_english")


def _correction(session: ChangeSession, key: str) -> OwnPhrase:
    """Make the row of a correction, filled with what the library says."""
    said = shelved().get(key)
    if said is None:
        raise UsageError(_("This phrase is no longer in the journal."), _("Look at the list again."))
    names = ("simplified", "traditional", "pinyin", "literal", "english", "register", "direction", *_WORDS)
    return session.make(
        OwnPhrase,
        key=key,
        source="correction",
        situation=said.situation,
        tags=" ".join(said.tags),
        level=said.level,
        **{name: getattr(said, name) for name in names},
    )


def _row(session: ChangeSession, key: str) -> OwnPhrase | None:
    return session.scalars(select(OwnPhrase).where(OwnPhrase.key == key)).first()


def _fill(session: ChangeSession, row: OwnPhrase, fields: PhraseFields) -> None:
    values = clean(OwnPhrase, fields)
    check_choice(values, "register", get_args(Register))
    check_choice(values, "direction", get_args(Direction))
    check_choice(values, "situation", [one.key for one in library.situations()], empty=True)
    check_range(values, "level", 1, 3)
    if (taught_by := values.get("taught_by_id")) is not None:
        existing(session, Contact, taught_by)
    row.fill(values)
    _check(row)


def _check(row: OwnPhrase) -> None:
    if not is_chinese(row.simplified):
        raise UsageError(_("A phrase needs Chinese characters."), _("Type or paste them first."))
    if not row.english and not row.literal:
        raise UsageError(_("A phrase needs a meaning."), _("Type what it says in English."))
    if row.pinyin:
        try:
            align(row.simplified, row.pinyin)
        except Unaligned as error:
            raise UsageError(
                _("The pinyin does not fit the characters: {reason}.").format(reason=error),
                _("Write one syllable for each character, spaced by word, with tone marks."),
            ) from error


def _cards_follow(session: ChangeSession, keys: Iterable[str], *, trashed: bool) -> None:
    moment = session.now if trashed else None
    query = update(TABLE).where(TABLE.c.phrase_key.in_(list(keys)))
    session.execute(query.values(deleted_at=moment, updated_at=session.now))
