"""Values and names of two records, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop import formats
from desktop.chinese.places import provinces
from desktop.people import words
from desktop.people.birthdays import Birthday, format_birthday
from desktop.texts import _, language


def value_words(field: str, value: object, people: Mapping[int, str]) -> str:
    """Return a stored value as a person reads it; ``people`` names those who introduced somebody."""
    if value in (None, "") or value == ("", None, None, None, False):
        return ""
    if isinstance(value, tuple):
        return _birthday(value)
    if isinstance(value, date):
        return formats.full_day(value)
    return _number_words(field, value, people) if isinstance(value, int) else _choice(field, str(value))


def _number_words(field: str, value: int, people: Mapping[int, str]) -> str:
    if field == "photo_id":
        return _("A photo")
    if field == "introduced_by_id":
        return people.get(value, "")
    return words.tier_label(value) if field == "tier" else formats.number(value)


def _birthday(value: tuple[object, ...]) -> str:
    calendar, year, month, day, leap = value
    if not (isinstance(month, int) and isinstance(day, int)):
        return ""
    kind = "lunar" if calendar == "lunar" else "solar"
    return format_birthday(
        Birthday("lunar" if kind == "lunar" else "solar", month, day, _number(year), leap=bool(leap))
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _choice(field: str, value: str) -> str:
    if field == "province":
        found = provinces().get(value)
        if found is None:
            return value
        return found.name if language() == "zh_CN" else f"{found.english} {found.name}"
    labels = {"kind": words.kind_label, "status": words.status_label, "gender": words.gender_label}
    return labels[field](value) if field in labels else value
