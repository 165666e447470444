"""The homework of an inquiry: what a serious buyer has done before a supplier spends time on a quote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.texts import _

BY_HAND = ("introduced", "phoned", "drawings", "samples_ready")
"""What no field shows: introduced ourselves, called first, drawings at hand, a reference sample at hand."""
_POINTS = {
    "introduced": 15, "phoned": 15, "drawings": 15, "need": 10, "quantity": 15, "target_price": 10,
    "wanted_on": 10, "standards": 5, "samples_ready": 5,
}  # fmt: skip
"""Together 100. A call and an introduction count as much as the figures (source 002: introduce, call, then write)."""


@dataclass(frozen=True, slots=True)
class Homework:
    """The score 0 to 100 and each line with whether it is done."""

    score: int
    done: tuple[str, ...]
    missing: tuple[str, ...]
    """The most worthwhile first."""


def homework(
    ticked: str,
    *,
    need: str,
    quantity: int | None,
    target_price: int | None,
    wanted_on: date | None,
    standards: str,
) -> Homework:
    """Return the score of an inquiry from its ticks (keys with a space between) and from its fields."""
    there: Mapping[str, object] = {
        **dict.fromkeys(ticked.split(), True),
        "need": need,
        "quantity": quantity,
        "target_price": target_price,
        "wanted_on": wanted_on,
        "standards": standards,
    }
    done = [key for key in _POINTS if there.get(key)]
    missing = sorted((key for key in _POINTS if key not in done), key=lambda key: -_POINTS[key])
    return Homework(sum(_POINTS[key] for key in done), tuple(done), tuple(missing))


def homework_words(key: str) -> str:
    """Return one line of the homework."""
    return {
        "introduced": _("Introduced ourselves"),
        "phoned": _("Called first"),
        "drawings": _("Drawings or photos at hand"),
        "samples_ready": _("A reference sample at hand"),
        "need": _("Material, size and finish described"),
        "quantity": _("Quantity named"),
        "target_price": _("Target price named"),
        "wanted_on": _("Date named"),
        "standards": _("Standards and tests named"),
    }[key]
