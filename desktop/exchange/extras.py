"""What the journal knows of a record and no contact file has a field for, carried in a card's ``unknown`` pairs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.exchange.cards import Card
from desktop.people.words import DECISION_ROLES, GENDERS, KINDS, STATUSES

PREFIX = "guanxi:"
JOB, SKILL = "job", "skill"
CONTACT_TEXTS = (
    "form_of_address",
    "gender",
    "home_town",
    "family",
    "hobbies",
    "food",
    "drink",
    "languages",
    "best_hours",
    "ask_next",
    "private_notes",
)
CONTACT_NUMBERS = ("cadence_ideal", "cadence_longest")
SUPPLIER_TEXTS = (
    "kind",
    "status",
    "province",
    "city_zh",
    "city_en",
    "address_zh",
    "address_en",
    "postcode",
    "products",
    "payment_terms",
    "credit_code",
)
SUPPLIER_NUMBERS = ("tier", "lead_time_days", "week_days", "cadence_ideal", "cadence_longest")
_CHOICES = {"gender": GENDERS, "kind": KINDS, "status": STATUSES, "decision_role": DECISION_ROLES}
_RANGES = {"tier": (1, 5), "week_days": (5, 6), "lead_time_days": (0, 1000)}
_DAYS = (1, 3650)


@dataclass(frozen=True, slots=True)
class Extras:
    """The pairs of a card: ``own`` fields by name, ``lists`` of own records, and what other programs wrote."""

    own: Mapping[str, str]
    lists: Mapping[str, tuple[Mapping[str, str], ...]]
    foreign: tuple[tuple[str, str], ...]

    def texts(self, names: Iterable[str]) -> dict[str, str]:
        """Return the own texts among ``names``; a word that its field does not know is left out."""
        found = {name: self.own[name] for name in names if self.own.get(name)}
        return {name: text for name, text in found.items() if text in _CHOICES.get(name, (text,))}

    def numbers(self, names: Iterable[str]) -> dict[str, int]:
        """Return the own numbers among ``names`` that are possible."""
        found = {name: number(name, self.own.get(name, "")) for name in names}
        kept = {name: value for name, value in found.items() if value is not None}
        if kept.get("cadence_longest", _DAYS[1]) < kept.get("cadence_ideal", 0):
            del kept["cadence_longest"]
        return kept


def extras_of(card: Card) -> Extras:
    """Sort the unknown pairs of a card into our own and those of other programs."""
    own: dict[str, str] = {}
    lists: dict[str, list[Mapping[str, str]]] = {JOB: [], SKILL: []}
    foreign = []
    for name, value in card.unknown:
        key = name.removeprefix(PREFIX)
        if key == name:
            foreign.append((name, value))
        elif key in lists:
            lists[key] += _record(value)
        else:
            own.setdefault(key, value)
    return Extras(own, {key: tuple(found) for key, found in lists.items()}, tuple(foreign))


def pairs(fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return own fields as pairs; what is None or empty is left out."""
    return tuple(
        (PREFIX + name, value if isinstance(value, str) else json_text(value))
        for name, value in fields.items()
        if value not in (None, "")
    )


def json_text(value: object) -> str:
    """Return a date or number as text, or a record as JSON without its empty fields."""
    if isinstance(value, dict):
        filled = {name: json_text(part) for name, part in value.items() if part not in (None, "")}
        return json.dumps(filled, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)


def number(name: str, text: str) -> int | None:
    """Return the number for a field, None when there is none or it is not possible there."""
    lowest, highest = _RANGES.get(name, _DAYS)
    found = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
    return found if found is not None and lowest <= found <= highest else None


def day(text: str) -> date | None:
    """Return the day of a text such as 2024-03-01, None when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _record(text: str) -> list[Mapping[str, str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [{str(name): str(value) for name, value in found.items()}] if isinstance(found, dict) else []
