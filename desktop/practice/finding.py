"""Finding phrases by characters, pinyin with or without tones, and English."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from sqlalchemy import Connection, select

from desktop.chinese.segment import match_query
from desktop.chinese.syllables import fold, glued
from desktop.journal.asking import Asked, newest
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.search import Document, Searchable
from desktop.practice.cards import standing
from desktop.practice.tables import OwnPhrase
from desktop.practice.wordings import Wording, shelved

_MOST, _ALL = 2000, 1_000_000


def find_phrases(
    connection: Connection,
    typed: str,
    *,
    situation: str = "",
    source: str = "",
    cards: str = "",
    limit: int = _MOST,
) -> list[str]:
    """Return the keys of the phrases that hold all words typed, one's own first; all of them when nothing is typed.

    ``situation`` keeps one situation, ``source`` (``library``, ``own``, ``taught``, ``imported``, ``correction``) one
    kind, ``cards`` (``suspended``, ``flagged``, ``leech``) those of which a card stands so. A phrase that was corrected
    is found by what it says now.
    """
    if cards:
        wanted = standing(connection, cards)
        found = find_phrases(connection, typed, situation=situation, source=source, limit=_ALL)
        return [key for key in found if key in wanted][:limit]
    own = _own_keys(connection, typed, situation, source, limit)
    if source not in ("", "library"):
        return own
    corrected = _corrected(connection)
    words = [fold(word) for word in typed.split()]
    shelf = list(_hay())
    for word in words:
        shelf = [key for key in shelf if word in _hay()[key]]
    shelf = [
        key
        for key in shelf
        if key not in corrected and (not situation or shelved()[key].situation == situation)
    ]
    return (own + shelf)[:limit]


@cache
def _hay() -> dict[str, str]:
    """Return what is searched of each phrase of the library: characters, pinyin as one word and by words, English."""
    return {key: _folded(one) for key, one in shelved().items()}


def _folded(one: Wording) -> str:
    parts = (
        one.simplified,
        one.traditional,
        fold(one.pinyin),
        glued(one.pinyin),
        one.english,
        one.literal,
        " ".join(one.tags),
    )
    return fold("\n".join(parts))


def _own_keys(connection: Connection, typed: str, situation: str, source: str, limit: int) -> list[str]:
    query = select(OwnPhrase.key).where(OwnPhrase.deleted_at.is_(None)).order_by(OwnPhrase.id.desc())
    if situation:
        query = query.where(OwnPhrase.situation == situation)
    if source:
        query = query.where(OwnPhrase.source == source)
    words = match_query(typed)
    if not words and typed.strip():
        return []
    if words:
        found = newest(connection, "phrase", Asked(typed, limit))
        if not found:
            return []
        query = query.where(OwnPhrase.id.in_(found))
    return list(connection.scalars(query.limit(limit)))


def _corrected(connection: Connection) -> set[str]:
    return set(connection.scalars(select(OwnPhrase.key).where(OwnPhrase.source == "correction")))


# made once: building the statement costs more than running it
_SEARCHED = select(
    *(OwnPhrase.id, OwnPhrase.created_at, OwnPhrase.simplified, OwnPhrase.pinyin),
    *(OwnPhrase.english, OwnPhrase.literal, OwnPhrase.traditional, OwnPhrase.tags, OwnPhrase.note),
).where(OwnPhrase.id.in_(given_ids()), OwnPhrase.deleted_at.is_(None))


def _documents(connection: Connection, phrase_ids: Collection[int]) -> Iterator[Document]:
    rows = connection.execute(_SEARCHED, {"ids": as_ids(phrase_ids)})
    for phrase_id, at, simplified, pinyin, *others in rows:
        body = "\n".join(filter(None, (pinyin, glued(pinyin), *others)))
        yield Document(phrase_id, at, simplified, body)


def _all_ids(connection: Connection) -> Iterable[int]:
    return list(
        connection.scalars(select(OwnPhrase.id).where(OwnPhrase.deleted_at.is_(None)).order_by(OwnPhrase.id))
    )


PHRASES = Searchable(kind="phrase", tables={"own_phrase": "id"}, documents=_documents, all_ids=_all_ids)
