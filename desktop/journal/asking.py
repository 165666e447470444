"""What the full-text index is asked: words in the text, words among the facets, and a span of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection

from desktop.chinese.segment import match_query
from desktop.journal.prepared import driver
from desktop.journal.search import first_id

_NEWEST = (
    "SELECT d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH ? AND search_index.rowid >= ? AND search_index.rowid < ?"
    " ORDER BY search_index.rowid DESC LIMIT ?"
)
"""As the driver takes it: many kinds are asked at each key, and what SQLAlchemy does around a query costs as much."""
_ANY = "SELECT 1 FROM search_document WHERE kind = ? LIMIT 1"
"""Of a kind that the journal has none of, the index is not asked: the beginning of a word costs it a millisecond."""
_LAST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the index; ``words`` are looked for in title and text alone, never among the facets."""

    words: str = ""
    limit: int = 12
    facets: tuple[tuple[str, ...], ...] = ()
    """Of each of these one word at least must be among the facets of a record."""
    without: tuple[str, ...] = ()
    """No word of these may be among them."""
    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""
    whole_kind: bool = False
    """The kind itself was asked for: with nothing else all of it is meant."""

    def among(self, *facet: str) -> Asked:
        """Return the question with one more facet, of which any word will do."""
        return replace(self, facets=(*self.facets, facet))

    def query(self) -> str:
        """Return the query in the language of FTS5; empty when nothing is asked for, or the words hold none."""
        words = match_query(self.words)
        if self.words.strip() and not words:
            return ""
        parts = [f"{{title body}} : ({words})"] if words else []
        parts += [f"facet : ({' OR '.join(facet)})" for facet in self.facets]
        unwanted = " OR ".join(self.without)
        return " AND ".join(parts) + (f" NOT facet : ({unwanted})" if unwanted and parts else "")


def newest(connection: Connection, kind: str, asked: Asked) -> list[int]:
    """Return the ids of the newest records of a kind that answer a question, by the time of what they tell.

    A question that holds neither words nor facets nor times finds nothing, unless it asks for the kind itself.
    """
    narrowed = asked.facets or asked.since or asked.until or asked.whole_kind
    if not (asked.words.strip() or narrowed):
        return []
    query = asked.among(f"kind{kind}").query()
    if not query:
        return []
    raw = driver(connection)
    if raw.execute(_ANY, (kind,)).fetchone() is None:
        return []
    first = first_id(asked.since) if asked.since else 0
    end = first_id(asked.until) if asked.until else _LAST
    return [record_id for (record_id,) in raw.execute(_NEWEST, (query, first, end, asked.limit))]


def moment_of(day: date) -> datetime:
    """Return the moment by which a record of a plain day is indexed: 10:30 UTC.

    That is the same day in all zones from Hawaii to Auckland, so that a span of local time holds the right days.
    """
    return datetime.combine(day, time(10, 30), UTC)


def span_of(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the moments at which days of the person's own zone begin and end; the end is exclusive."""
    begin = datetime.combine(first, time()).astimezone()
    return begin, datetime.combine(last + timedelta(days=1), time()).astimezone()
