"""What a facet that is being typed may become: kinds, suppliers, people, tags, months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from desktop.finding.kinds import FIND_KINDS
from desktop.finding.names import contact_hits, supplier_hits
from desktop.finding.question import FACETS, Begun, Facet
from desktop.notes.reads import note_tags
from desktop.people.finding import PeopleIndex
from desktop.people.tables import Tag
from desktop.people.tags import name_key

_NAMES, _LATELY, _MONTHS = 7, 2, 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A facet that can be chosen."""

    facet: Facet
    name: str
    """How the record, kind or tag is called; of a kind its key."""


def complete(
    connection: Connection, index: PeopleIndex, begun: Begun, today: date, *, chinese: bool,
    hide_private: bool = False,
) -> list[Offer]:  # fmt: skip
    """Return what a begun facet may become, the likeliest first; ``chinese`` is how kinds are then written."""
    if begun.name == "kind":
        return list(_kinds(begun.value, chinese=chinese))
    if begun.name == "tag":
        return list(_tags(connection, begun.value, hide_private=hide_private))
    if begun.name == "date":
        return list(_dates(begun.value, today))
    return list(_owners(connection, index, begun))


def facet_words(word: str, *, chinese: bool) -> list[tuple[str, str]]:
    """Return name and word of the facets that begin with what was typed, in the language of the screen.

    A facet is also found by its word in the other language. Nothing typed gives all.
    """
    typed = word.casefold()
    return [
        (name, words[chinese])
        for name, words in FACETS.items()
        if any(one.startswith(typed) for one in words)
    ]


def _kinds(typed: str, *, chinese: bool) -> Iterator[Offer]:
    folded = typed.casefold()
    for kind in FIND_KINDS:
        if any(word.startswith(folded) for word in kind.words):
            yield Offer(Facet("kind", kind.words[chinese]), kind.key)


def _owners(connection: Connection, index: PeopleIndex, begun: Begun) -> Iterator[Offer]:
    if begun.name != "supplier":
        for person in contact_hits(connection, index.find_contacts(begun.value, _NAMES)):
            called = person.name.zh or person.name.en
            yield Offer(Facet(begun.name, called, ("contact", person.id)), str(person.name))
    for company in supplier_hits(connection, index.find_suppliers(begun.value, _NAMES)):
        called = company.name.en or company.name.zh
        yield Offer(Facet(begun.name, called, ("supplier", company.id)), str(company.name))


def _tags(connection: Connection, typed: str, *, hide_private: bool) -> Iterator[Offer]:
    key = name_key(typed.removeprefix("#"))
    names = list(connection.scalars(select(Tag.name).where(Tag.deleted_at.is_(None)).order_by(Tag.name)))
    names += [name for _key, name, _count in note_tags(connection, hide_private=hide_private)]
    found = {name_key(name): name for name in reversed(names) if name_key(name).startswith(key)}
    for name in reversed(found.values()):
        yield Offer(Facet("tag", name), name)


def _dates(typed: str, today: date) -> Iterator[Offer]:
    """Yield the last months and years that begin with what was typed."""
    values = [*_months(today), *(str(today.year - back) for back in range(_LATELY + 1))]
    for value in values:
        if value.startswith(typed):
            yield Offer(Facet("date", value), value)


def _months(today: date) -> Iterator[str]:
    day = today.replace(day=1)
    for _month in range(_MONTHS):
        yield f"{day:%Y-%m}"
        day = (day - timedelta(days=1)).replace(day=1)
