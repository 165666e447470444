"""Cards as they are practised: one card with its phrase, its memory and its marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.prepared import Prepared
from desktop.journal.schema import Base
from desktop.practice.schedule import NEW, Memory
from desktop.practice.tables import Card
from desktop.practice.wordings import Wording, wording
from desktop.texts import _

TABLE = Base.metadata.tables[Card.__tablename__]
FLAGS = range(5)
_STANDINGS = {"suspended": TABLE.c.suspended, "flagged": TABLE.c.flag > 0, "leech": TABLE.c.leech}


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card with what it asks."""

    id: int
    deck_id: int
    kind: str
    wording: Wording
    memory: Memory
    lapses: int
    suspended: bool
    buried_until: date | None
    flag: int
    leech: bool


_COLUMNS = (
    TABLE.c.id,
    TABLE.c.deck_id,
    TABLE.c.kind,
    TABLE.c.phrase_key,
    TABLE.c.lapses,
    TABLE.c.suspended,
    TABLE.c.buried_until,
    TABLE.c.flag,
    TABLE.c.leech,
    TABLE.c.state,
    TABLE.c.step,
    TABLE.c.stability,
    TABLE.c.difficulty,
    TABLE.c.due,
    TABLE.c.last_review,
    TABLE.c.reviews,
)
_ONE = Prepared(select(*_COLUMNS).where(TABLE.c.id == bindparam("id")))
_OF_PHRASE = (
    select(*_COLUMNS)
    .where(TABLE.c.phrase_key == bindparam("key"), TABLE.c.deleted_at.is_(None))
    .order_by(TABLE.c.id)
)


def card_row(connection: Connection, card_id: int) -> CardRow | None:
    """Return a card, or None when it or its phrase is gone."""
    row = _ONE.run(connection, {"id": card_id}).one_or_none()
    said = wording(connection, row.phrase_key) if row else None
    return _row(row, said) if row and said else None


def cards_of(connection: Connection, key: str) -> list[CardRow]:
    """Return all cards of a phrase, oldest first; none when the phrase is gone."""
    said = wording(connection, key)
    return [_row(row, said) for row in connection.execute(_OF_PHRASE, {"key": key})] if said else []


def memory_of(session: ChangeSession, card_id: int) -> tuple[Memory, Any]:
    """Return the memory of a card and its row (cells of any type, hence Any); raises UsageError when it is gone."""
    row = session.plain(_ONE, {"id": card_id}).one_or_none()
    if row is None:
        raise UsageError(_("This card is no longer in the journal."), _("Practise on; another comes."))
    return _memory(row), row


def suspend(session: ChangeSession, card_ids: Collection[int], *, suspended: bool = True) -> None:
    """Keep cards from coming up until they are taken back, or take them back."""
    _set(session, card_ids, {"suspended": suspended})


def standing(connection: Connection, what: str) -> set[str]:
    """Return the keys of the phrases of which a card is ``suspended``, ``flagged``, or a ``leech``."""
    query = select(TABLE.c.phrase_key).where(_STANDINGS[what], TABLE.c.deleted_at.is_(None))
    return set(connection.scalars(query))


def standings(connection: Connection, key: str) -> tuple[str, ...]:
    """Return how the cards of a phrase stand: any of ``suspended``, ``flagged``, ``leech``."""
    of_phrase = (TABLE.c.phrase_key == key, TABLE.c.deleted_at.is_(None))
    return tuple(
        what
        for what, condition in _STANDINGS.items()
        if connection.scalar(select(TABLE.c.id).where(*of_phrase, condition).limit(1)) is not None
    )


def ask_again(session: ChangeSession, key: str) -> None:
    """Let all suspended cards of a phrase come up again."""
    query = update(TABLE).where(TABLE.c.phrase_key == key, TABLE.c.suspended, TABLE.c.deleted_at.is_(None))
    session.execute(query.values(suspended=False, updated_at=session.now))
    session.expire_all()


def bury(session: ChangeSession, card_ids: Collection[int], until: date) -> None:
    """Put cards off to the learning day ``until``."""
    _set(session, card_ids, {"buried_until": until})


def unbury(session: ChangeSession) -> None:
    """Bring all cards back that are put off."""
    query = update(TABLE).where(TABLE.c.buried_until.is_not(None))
    session.execute(query.values(buried_until=None, updated_at=session.now))


def flag(session: ChangeSession, card_ids: Collection[int], mark: int) -> None:
    """Mark cards with a flag 1 to 4, or take it off with 0. Raises UsageError for another number."""
    if mark not in FLAGS:
        raise UsageError(_("There is no such flag."), _("Use 0 to 4."))
    _set(session, card_ids, {"flag": mark})


def settle_leech(session: ChangeSession, card_id: int) -> None:
    """Say that a leech has found its remedy: it is counted anew."""
    _set(session, (card_id,), {"leech": False, "lapses": 0, "suspended": False})


def reset(session: ChangeSession, card_ids: Collection[int]) -> None:
    """Make cards new again; their answers stay in the history."""
    fresh = {
        "step": None,
        "stability": None,
        "difficulty": None,
        "last_review": None,
        "reviews": 0,
        "lapses": 0,
    }
    _set(session, card_ids, {"state": NEW, "due": session.now, "leech": False, **fresh})


def _set(session: ChangeSession, card_ids: Iterable[int], values: dict[str, Any]) -> None:
    query = update(TABLE).where(TABLE.c.id.in_(list(card_ids)))
    session.execute(query.values(**values, updated_at=session.now))
    session.expire_all()


def _memory(row: Any) -> Memory:
    return Memory(
        row.id, row.state, row.step, row.stability, row.difficulty, row.due, row.last_review, row.reviews
    )


def _row(row: Any, said: Wording) -> CardRow:
    """Return a row of ``_COLUMNS`` (cells of any type, hence Any) with its phrase."""
    return CardRow(
        id=row.id,
        deck_id=row.deck_id,
        kind=row.kind,
        wording=said,
        memory=_memory(row),
        lapses=row.lapses,
        suspended=row.suspended,
        buried_until=row.buried_until,
        flag=row.flag,
        leech=row.leech,
    )
