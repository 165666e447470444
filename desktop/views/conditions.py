"""Criteria as conditions of a statement over the table of a kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import SQLColumnExpression, String, and_, cast, false, func, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from desktop.views.attributes import Attribute, Look
from desktop.views.criteria import Criterion, days_in

Condition = SQLColumnExpression[bool]
_BLANK = "\n "


def condition(
    attribute: Attribute, criterion: Criterion, owner_id: InstrumentedAttribute[int], look: Look
) -> Condition:
    """Return the condition of one criterion; one that asks for nothing lets everything through.

    What cannot be read any more, such as the key of a tag that is gone, lets nothing through.
    """
    if criterion.how in ("empty", "filled"):
        empty = is_empty(attribute, owner_id)
        return empty if criterion.how == "empty" else ~empty
    if not any(criterion.values):
        return true()
    if attribute.shape == "many":
        return _many(attribute, criterion, owner_id)
    value = attribute.value
    assert value is not None
    asked: dict[str, Callable[[], Condition]] = {
        "text": lambda: _contains(value, criterion.values[0]),
        "number": lambda: _between(value, *_ends(criterion, _number)),
        "date": lambda: _days(attribute, criterion, look),
        "choice": lambda: _one_of(value, criterion),
    }
    return asked[attribute.shape]()


def is_empty(attribute: Attribute, owner_id: InstrumentedAttribute[int]) -> Condition:
    """Return the condition that a record says nothing."""
    if attribute.links is not None:
        return owner_id.not_in(_owners(attribute))
    value = attribute.there if attribute.there is not None else attribute.value
    assert value is not None
    if attribute.shape == "text":
        return func.trim(func.coalesce(value, ""), _BLANK) == ""
    return (
        or_(value.is_(None), func.coalesce(value, "") == "")
        if attribute.shape == "choice"
        else value.is_(None)
    )


def _contains(value: SQLColumnExpression[Any], typed: str) -> Condition:
    """Return whether all words typed stand in the text, in any case of the letters a to z."""
    return and_(true(), *(value.icontains(word, autoescape=True) for word in typed.split()))


def _owners(attribute: Attribute) -> Any:
    """Return the statement of the records that have any key; of any row type, hence Any."""
    links = attribute.links
    assert links is not None
    return links.with_only_columns(links.selected_columns[0])


def _many(attribute: Attribute, criterion: Criterion, owner_id: InstrumentedAttribute[int]) -> Condition:
    links = attribute.links
    assert links is not None
    owner, key = links.selected_columns[0], links.selected_columns[1]
    keys = [_key(value, key) for value in criterion.values]
    having = links.where(key.in_(keys)).with_only_columns(owner)
    if criterion.how == "all":
        having = having.group_by(owner).having(func.count(func.distinct(key)) == len(set(keys)))
    found = owner_id.in_(having)
    return ~found if criterion.how == "none" else found


def _key(value: str, column: Any) -> object:
    """Return a key as its column holds it: an id, or a word."""
    return int(value) if column.type.python_type is int and value.lstrip("-").isdecimal() else value


def _one_of(value: SQLColumnExpression[Any], criterion: Criterion) -> Condition:
    # marks and tiers are stored as numbers, all else as words: in words they are all alike
    found = func.coalesce(cast(value, String), "").in_(criterion.values)
    return ~found if criterion.how == "none" else found


def _ends(criterion: Criterion, read: Callable[[str], Any]) -> tuple[Any, Any, bool]:
    """Return both ends of a range, None for an open one, and whether they could be read."""
    low, high = (*criterion.values, "", "")[:2]
    ends = [read(end) if end.strip() else None for end in (low, high)]
    good = all(found is not None or not end.strip() for found, end in zip(ends, (low, high), strict=True))
    return ends[0], ends[1], good


def _between(value: SQLColumnExpression[Any], low: Any, high: Any, good: bool) -> Condition:  # noqa: FBT001 - ours
    if not good:
        return false()
    above = value >= low if low is not None else true()
    below = value <= high if high is not None else true()
    return and_(value.is_not(None), above, below)


def _number(typed: str) -> float | None:
    try:
        return float(Decimal(typed))
    except (InvalidOperation, ValueError):  # ValueError: a signalling NaN
        return None


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _days(attribute: Attribute, criterion: Criterion, look: Look) -> Condition:
    today = look.now.astimezone(look.zone).date()
    if criterion.how == "range":
        first, last, good = _ends(criterion, _day)
        return _within(attribute, first, last, look) if good else false()
    count = days_in(criterion)
    if count is None:
        return false()
    if criterion.how == "last":
        return _within(attribute, today - timedelta(days=count), today, look)
    if criterion.how == "ahead":
        return _within(attribute, today, today + timedelta(days=count), look)
    return _within(attribute, None, today - timedelta(days=count + 1), look)


def _within(attribute: Attribute, first: date | None, last: date | None, look: Look) -> Condition:
    """Return whether a day lies from ``first`` to ``last``, as the attribute stores days."""
    value = attribute.value
    assert value is not None
    if attribute.days == "moment":
        low = datetime.combine(first, time(), look.zone) if first else None
        high = datetime.combine(last + timedelta(days=1), time(), look.zone) if last else None
        above = value >= low if low else true()
        below = value < high if high else true()
        return and_(value.is_not(None), above, below)
    if attribute.days == "ordinal":
        return _between(value, first and first.toordinal(), last and last.toordinal(), True)  # noqa: FBT003 - ours
    return _between(value, first, last, True)  # noqa: FBT003 - ours
