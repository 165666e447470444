"""What a view asks of a record: criteria, as they are kept, read with care, and said in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from desktop.errors import UsageError
from desktop.people.fields import clean_line
from desktop.people.shown import listed
from desktop.texts import _
from desktop.views.attributes import Attribute, Shape

How = Literal["has", "any", "all", "none", "range", "last", "older", "ahead", "empty", "filled"]
HOWS: dict[Shape, tuple[How, ...]] = {
    "text": ("has", "empty", "filled"),
    "number": ("range", "empty", "filled"),
    "date": ("range", "last", "older", "ahead", "empty", "filled"),
    "choice": ("any", "none", "empty", "filled"),
    "many": ("any", "all", "none", "empty", "filled"),
    "there": ("empty", "filled"),
}
"""In which ways each shape of attributes is asked for, the usual one first."""
BARE: frozenset[How] = frozenset({"empty", "filled"})
"""Ways that need no value."""
COUNTED: frozenset[How] = frozenset({"last", "older", "ahead"})
"""Ways whose one value is a number of days."""
CHOSEN: frozenset[How] = frozenset({"any", "all", "none"})
_ALL: tuple[How, ...] = tuple(dict.fromkeys(how for hows in HOWS.values() for how in hows))
MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition: an attribute by its key, how it is asked for, and by what."""

    attribute: str
    how: How
    values: tuple[str, ...] = ()
    """Keys; words; two ends of a range, either of which may be empty; a number of days."""


def to_json(criteria: Iterable[Criterion]) -> str:
    """Write criteria as they are kept."""
    plain = [{"what": one.attribute, "how": one.how, "values": list(one.values)} for one in criteria]
    return json.dumps(plain, ensure_ascii=False)


def from_json(stored: str) -> tuple[Criterion, ...]:
    """Read criteria; what is none, such as one of a later version, is left out."""
    return tuple(filter(None, map(_read, loaded_list(stored))))


def loaded_list(stored: str) -> list[Any]:
    """Return a list that was kept as JSON, of any contents, hence Any; empty when it is none."""
    try:
        found = json.loads(stored)
    except ValueError:
        return []
    return found if isinstance(found, list) else []


def _read(found: object) -> Criterion | None:
    if not isinstance(found, dict):
        return None
    what, values = found.get("what"), found.get("values", [])
    how = next((known for known in _ALL if known == found.get("how")), None)
    if not isinstance(what, str) or how is None or not isinstance(values, list):
        return None
    return Criterion(what, how, tuple(value for value in values if isinstance(value, str)))


def checked(attribute: Attribute, criterion: Criterion) -> Criterion:
    """Return a criterion that fits its attribute, its values cleaned. Raises UsageError with what is missing."""
    if criterion.how not in HOWS[attribute.shape]:
        raise UsageError(
            _("“{name}” cannot be asked for in this way.").format(name=attribute.words),
            _("Choose another condition."),
        )
    if criterion.how in BARE:
        return Criterion(criterion.attribute, criterion.how)
    criterion = replace(criterion, values=tuple(map(clean_line, criterion.values)))
    if not any(criterion.values):
        raise UsageError(
            _("The condition on “{name}” says nothing.").format(name=attribute.words),
            _("Fill it in, or take it out."),
        )
    if criterion.how in COUNTED and days_in(criterion) is None:
        raise UsageError(
            _("“{typed}” is no number of days.").format(typed=criterion.values[0]),
            _("Type a whole number from 0 to {most}.").format(most=MOST_DAYS),
        )
    return criterion


def days_in(criterion: Criterion) -> int | None:
    """Return the number of days of a criterion; None when it is none."""
    typed = criterion.values[0].strip() if criterion.values else ""
    return int(typed) if typed.isdecimal() and int(typed) <= MOST_DAYS else None


def how_label(shape: Shape, how: How) -> str:
    """Return the words of a way of asking."""
    if how == "range":
        return _("is between") if shape == "number" else _("lies between")
    return {
        "has": _("contains"),
        "any": _("is one of"),
        "all": _("has all of"),
        "none": _("is none of"),
        "last": _("was in the last … days"),
        "older": _("is longer ago than … days"),
        "ahead": _("is in the next … days"),
        "empty": _("is empty"),
        "filled": _("is filled in"),
    }[how]


def criterion_words(attribute: Attribute, criterion: Criterion, names: Sequence[str]) -> str:
    """Return a criterion as one line; ``names`` are the words of its values."""
    how = how_label(attribute.shape, criterion.how)
    if criterion.how in BARE:
        return f"{attribute.words} {how}"
    if criterion.how in COUNTED:
        return f"{attribute.words} {how.replace('…', criterion.values[0] if criterion.values else '…')}"
    if criterion.how == "range":
        return f"{attribute.words} {' – '.join(names)}"
    return f"{attribute.words} {how} {listed(names)}"
