"""What the people of a Monica export point to: the others, activities, photos and the tables of kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.exchange.monica_values import Values, collection, text_of, values_of


@dataclass(frozen=True, slots=True)
class Book:
    """What the people of an export point to, by uuid."""

    people: Sequence[Values]
    names: Mapping[str, str]
    activities: Mapping[str, Values]
    photos: Mapping[str, Values]
    field_types: Mapping[str, Values]
    activity_types: Mapping[str, Values]
    relations: Mapping[str, Sequence[tuple[str, str]]]
    """Who is what to a person: (kind, uuid of the other) by the person's uuid."""


def book_of(account: Values) -> Book:
    """Return the account of an export, sorted by what points to what."""
    data, instance = account.get("data"), values_of(account.get("instance"))
    people = collection(data, "contact")
    relations: dict[str, list[tuple[str, str]]] = {}
    for link in collection(data, "relationship"):
        said = values_of(link.get("properties"))
        relations.setdefault(text_of(said.get("contact_is")), []).append(
            (text_of(said.get("type")), text_of(said.get("of_contact")))
        )
    return Book(
        people=people,
        names={text_of(person.get("uuid")): _called(person) for person in people},
        activities=_by_uuid(collection(data, "activity")),
        photos=_by_uuid(collection(data, "photo")),
        field_types=_by_uuid(instance.get("contact_field_types")),
        activity_types=_by_uuid(instance.get("activity_types")),
        relations=relations,
    )


def _called(person: Values) -> str:
    said = values_of(person.get("properties"))
    return " ".join(filter(None, (text_of(said.get(part)) for part in ("first_name", "last_name"))))


def _by_uuid(found: object) -> dict[str, Values]:
    rows = found if isinstance(found, list) else []
    return {text_of(row.get("uuid")): row for row in rows if isinstance(row, dict)}
