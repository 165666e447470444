"""What the facets of a question mean in this journal: ids, words of the index, days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.finding.question import Facet, Question, span_of_days
from desktop.journal.asking import Asked, span_of
from desktop.people.finding import PeopleIndex
from desktop.people.tables import Employment, Tag, Tagging
from desktop.people.tags import name_key, tag_facet

_MOST_MEANT = 40
"""So many suppliers or people a name may mean; a shorter name narrows nothing worth it."""
_MOST_TAGGED = 300
NOBODY = "nobody"
"""A word that no record has among its facets."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What may be found, after the facets of a question."""

    words: str
    facets: tuple[tuple[str, ...], ...] = ()
    """For the index, as in ``Asked``."""
    without: tuple[str, ...] = ()
    days: tuple[date, date] | None = None
    names: frozenset[str] = frozenset()
    """The names of the facets that narrow, but for kinds."""
    suppliers: frozenset[int] | None = None
    """The suppliers of ``supplier:``; None when it was not asked for."""
    tagged_contacts: frozenset[int] | None = None
    tagged_suppliers: frozenset[int] | None = None
    by_kind: bool = False
    """Kinds were asked for by name."""
    unknown: tuple[Facet, ...] = ()
    """Facets that mean nothing here: nobody is called so, no tag, no date. Then nothing is found."""

    def asked(self, limit: int) -> Asked:
        """Return the question to the index."""
        since, until = span_of(*self.days) if self.days else (None, None)
        return Asked(self.words, limit, self.facets, self.without, since, until, self.by_kind)


def narrow(connection: Connection, index: PeopleIndex, question: Question) -> Narrowed:
    """Return what a question's facets mean; facets of one name widen each other, those of several narrow."""
    facets: list[tuple[str, ...]] = []
    unknown: list[Facet] = []
    suppliers = _suppliers(index, question, unknown)
    if suppliers is not None:
        facets.append(_words("supplier", suppliers))
    for name in ("from", "with"):
        owners = _owners(index, question.values(name), unknown)
        if owners is not None:
            facets.append(owners)
    contacts_tagged, suppliers_tagged, tagged = _tagged(connection, question, unknown)
    if tagged:
        facets.append(tagged)
    return Narrowed(
        words=question.words,
        by_kind=bool(question.values("kind")),
        facets=tuple(facets),
        without=("wayout",) if question.values("from") else (),
        days=_days(question, unknown),
        names=frozenset(facet.name for facet in question.facets) - {"kind"},
        suppliers=suppliers,
        tagged_contacts=contacts_tagged,
        tagged_suppliers=suppliers_tagged,
        unknown=tuple(unknown),
    )


def _suppliers(index: PeopleIndex, question: Question, unknown: list[Facet]) -> frozenset[int] | None:
    asked = question.values("supplier")
    found: set[int] = set()
    for facet in asked:
        ids = [facet.record[1]] if facet.record else index.find_suppliers(facet.value, _MOST_MEANT)
        found.update(ids)
        if not ids:
            unknown.append(facet)
    return frozenset(found) if asked else None


def _owners(index: PeopleIndex, facets: tuple[Facet, ...], unknown: list[Facet]) -> tuple[str, ...] | None:
    """Return the words of the people and suppliers whom ``from:`` or ``with:`` means."""
    words: list[str] = []
    for facet in facets:
        if facet.record:
            word = "supplier" if facet.record[0] == "supplier" else "person"
            words.append(f"{word}{facet.record[1]}")
            continue
        people = _found("person", index.find_contacts(facet.value, _MOST_MEANT))
        meant = people + _found("supplier", index.find_suppliers(facet.value, _MOST_MEANT))
        words += meant
        if not meant:
            unknown.append(facet)
    return (tuple(words) or (NOBODY,)) if facets else None


def _found(word: str, ids: list[int]) -> list[str]:
    return [f"{word}{one}" for one in ids]


def _words(word: str, ids: frozenset[int]) -> tuple[str, ...]:
    return tuple(f"{word}{one}" for one in sorted(ids)) or (NOBODY,)


def _tagged(
    connection: Connection, question: Question, unknown: list[Facet]
) -> tuple[frozenset[int] | None, frozenset[int] | None, tuple[str, ...]]:
    """Return people and suppliers who bear one of the tags, and the words for what bears it or is theirs."""
    asked = question.values("tag")
    if not asked:
        return None, None, ()
    keys = {name_key(facet.value.removeprefix("#")): facet for facet in asked}
    tags = {
        tag_id: name_key(name)
        for tag_id, name in connection.execute(select(Tag.id, Tag.name).where(Tag.deleted_at.is_(None)))
        if name_key(name) in keys
    }
    rows = connection.execute(
        select(Tagging.contact_id, Tagging.supplier_id).where(Tagging.tag_id.in_(tags))
    ).all()
    contacts = frozenset(row.contact_id for row in rows if row.contact_id is not None)
    suppliers = frozenset(row.supplier_id for row in rows if row.supplier_id is not None)
    of_notes = _known_in_notes(connection, set(keys) - set(tags.values()))
    unknown += [facet for key, facet in keys.items() if key not in tags.values() and key not in of_notes]
    owners = [f"person{one}" for one in sorted(contacts)] + [f"supplier{one}" for one in sorted(suppliers)]
    return contacts, suppliers, (*map(tag_facet, keys), *owners[:_MOST_TAGGED])


def _known_in_notes(connection: Connection, keys: set[str]) -> set[str]:
    """Return those tags that stand in a note, by the index: this subject reads no tables of notes."""
    query = "SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1"
    return {
        key
        for key in keys
        if connection.exec_driver_sql(query, (f"facet : {tag_facet(key)}",)).first() is not None
    }


def _days(question: Question, unknown: list[Facet]) -> tuple[date, date] | None:
    """Return the span that holds all days of the ``date`` facets."""
    spans = {facet: span_of_days(facet.value) for facet in question.values("date")}
    unknown += [facet for facet, span in spans.items() if span is None]
    known = [span for span in spans.values() if span is not None]
    return (min(span[0] for span in known), max(span[1] for span in known)) if known else None


def employed(connection: Connection, suppliers: frozenset[int]) -> frozenset[int]:
    """Return the people who work today at one of some suppliers."""
    query = select(Employment.contact_id).where(
        Employment.supplier_id.in_(suppliers), Employment.until_date.is_(None)
    )
    return frozenset(connection.scalars(query))
