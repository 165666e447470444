"""The numbers that the rules use, with their defaults; a journal may keep others under the setting ``rhythm``.

It imports no SQLAlchemy, because Today is painted before that is there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace

from desktop.errors import UsageError
from desktop.texts import _

NAME = "rhythm"
"""Name of the journal's setting."""
VERSION = 1
"""Raised whenever a rule gives another answer for the same records."""
LEVELS = ("rep", "manager", "director", "boss")
PARTS = ("recency", "depth", "two_way", "breadth", "promises", "care", "climate")
_TIERS = 5
_MOST = 3650


@dataclass(frozen=True, slots=True)
class Constants:
    """All numbers of the rules; days are calendar days where they are not called working days."""

    tier_days: tuple[int, ...] = (14, 30, 60, 120, 365)
    """Usual days between touches for tiers 1 to 5, where nothing nearer is set."""
    longest_tenths: int = 15
    """The longest days as tenths of the ideal ones."""
    days_after_shutdown: int = 3
    """On which working day after a shutdown a touch is due that fell inside it; also the grace of silence."""
    drift_touches: int = 12
    drift_gaps: int = 5
    drift_span: int = 21
    drift_least: int = 14
    drift_times: int = 2
    dormant_least: int = 90
    dormant_times: int = 12
    silence_share: int = 6
    """The limit is the lead time divided by this, in working days."""
    silence_least: int = 3
    silence_most: int = 7
    lead_time: int = 30
    """Days of lead time where a supplier has none."""
    silence_milestone: int = 5
    """Working days before a milestone."""
    silence_unanswered: int = 2
    silence_idle_times: int = 3
    silence_idle_least: int = 30
    single_days: int = 180
    single_active: int = 90
    single_share: int = 80
    """Per cent of the touches with one person from which they are the only thread."""
    single_touches: int = 3
    answer_days: int = 30
    answers_needed: int = 3
    our_zone: str = ""
    """IANA zone of our working hours, 9 to 17 on Monday to Friday; empty for China's."""
    patience: tuple[int, ...] = (2, 5, 8, 10)
    """Working days for a decision of a rep, a manager, a director, a boss."""
    patience_large: int = 2
    """Times the patience for contracts and large sums."""
    health_days: int = 180
    health_touches: int = 3
    weights: tuple[int, ...] = (20, 15, 20, 15, 15, 10, 5)
    """Of recency, depth, two-way, breadth, promises, care, climate."""
    usual_cadence: int = 60
    """Ideal days for recency where no cadence is set."""
    favour_days: int = 180
    """After how many days a favour that we owe has waited long."""


def from_json(stored: str | None) -> Constants:
    """Return the constants kept in a journal; what is missing, unknown or impossible counts as its default."""
    try:
        raw = json.loads(stored) if stored else {}
    except ValueError:
        return Constants()
    found = Constants()
    for declared in fields(Constants):
        if not isinstance(raw, dict) or declared.name not in raw:
            continue
        value = raw[declared.name]
        try:
            found = changed(found, declared.name, tuple(value) if isinstance(value, list) else value)
        except UsageError:
            continue
    return found


def to_json(constants: Constants) -> str:
    """Return the text of those constants that differ from their defaults."""
    usual = asdict(Constants())
    return json.dumps({name: value for name, value in asdict(constants).items() if value != usual[name]})


def changed(constants: Constants, name: str, value: object) -> Constants:
    """Return the constants with one other value.

    Raises UsageError for an unknown name, another kind of value or one outside 1 to 3650.
    """
    usual = getattr(Constants(), name, None)
    numbers = value if isinstance(value, tuple) else (value,)
    fits = type(value) is type(usual) and (
        isinstance(value, str) or all(type(one) is int and 1 <= one <= _MOST for one in numbers)
    )
    if not fits or (isinstance(usual, tuple) and len(numbers) != len(usual)):
        raise UsageError(
            _("{name} cannot have this value.").format(name=name),
            _("Give whole numbers from 1 to 3650, as many as the rule has."),
        )
    return replace(constants, **{name: value})  # type: ignore[arg-type]
