"""Taking values out of Monica's JSON without trusting their types."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from desktop.exchange.cleaning import clean_line, clean_text

Values = Mapping[str, Any]
"""A JSON object of a foreign program: any value may stand in it."""
_A_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$|T00:00:00(?:\.0+)?Z?$")
# Noon in UTC is the same day from California to New Zealand's winter.
_NOON = time(12, tzinfo=UTC)


def values_of(found: object) -> Values:
    """Return an object, an empty one for anything else."""
    return found if isinstance(found, dict) else {}


def collection(data: object, kind: str) -> Sequence[Values]:
    """Return the objects of a kind out of a list of ``{"type", "values"}``."""
    rows: list[Values] = []
    for group in data if isinstance(data, list) else []:
        found = values_of(group)
        if found.get("type") == kind and isinstance(found.get("values"), list):
            rows += [row for row in found["values"] if isinstance(row, dict)]
    return rows


def keys_of(data: object, kind: str) -> Sequence[str]:
    """Return the uuids of a kind out of a list of ``{"type", "values"}``."""
    groups = [values_of(group) for group in data] if isinstance(data, list) else []
    lists = [group.get("values") for group in groups if group.get("type") == kind]
    return [key for found in lists if isinstance(found, list) for key in found if isinstance(key, str)]


def text_of(found: object) -> str:
    """Return one line of text; a number as it is written, nothing for other values."""
    if isinstance(found, bool) or found is None:
        return ""
    return clean_line(str(found)) if isinstance(found, (str, int, float)) else ""


def block_of(found: object) -> str:
    """Return a text of several lines, nothing for other values."""
    return clean_text(found) if isinstance(found, str) else ""


def instant_of(found: object) -> datetime | None:
    """Return an aware time; a day alone, or midnight, which is how Monica writes a day, becomes noon in UTC."""
    text = text_of(found)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if _A_DAY.search(text):
        return datetime.combine(at.date(), _NOON)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def day_of(found: object) -> date | None:
    """Return the day of a time as it is written."""
    try:
        return datetime.fromisoformat(text_of(found)).date()
    except ValueError:
        return None
