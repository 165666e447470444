"""The numbers of the rules of a relationship, with their defaults; a journal may keep others as ``rhythm``.

They stand below all subjects, since people, rules and Today read them, and import no SQLAlchemy, because Today is
painted before that is there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from itertools import pairwise

from desktop.errors import UsageError
from desktop.texts import _

NAME = "rhythm"
"""Name of the journal's setting."""
VERSION = 2
"""Raised whenever a rule gives another answer for the same records."""
LEVELS = ("rep", "manager", "director", "boss")
PARTS = ("recency", "depth", "two_way", "breadth", "promises", "care", "climate")
_LIMITS: dict[str, tuple[int, int]] = {
    "longest_tenths": (10, 100),
    "silence_least": (1, 60),
    "silence_most": (1, 60),
    "silence_share": (1, 60),
    "single_share": (1, 100),
    "patience": (1, 120),
    "weights": (1, 100),
    "our_hours": (0, 24 * 60),
    "talk_hours": (0, 24 * 60),
    "ladder_days": (0, 30),
    "our_week": (5, 7),
}
_USUALLY = (1, 3650)


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
    """IANA zone of our hours; empty for China's."""
    our_hours: tuple[int, ...] = (540, 1020)
    """When our office opens and closes, in minutes from midnight."""
    our_week: int = 5
    """Working days of our week from Monday on, 5 to 7."""
    talk_hours: tuple[int, ...] = (420, 1320)
    """From when to when a call reaches us, in minutes from midnight."""
    ladder_days: tuple[int, ...] = (0, 1, 2, 3)
    """Working days before message, other channel, colleague and the next time on the follow-up ladder."""
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


def limits(name: str) -> tuple[int, int]:
    """Return the least and the greatest value that a number of the rules may have."""
    return _LIMITS.get(name, _USUALLY)


def changed(constants: Constants, name: str, value: object) -> Constants:
    """Return the constants with one other value.

    Raises UsageError for an unknown name, another kind of value or one outside its limits.
    """
    usual = getattr(Constants(), name, None)
    numbers = value if isinstance(value, tuple) else (value,)
    least, most = limits(name)
    fits = type(value) is type(usual) and (
        isinstance(value, str) or all(type(one) is int and least <= one <= most for one in numbers)
    )
    if not fits or (isinstance(usual, tuple) and len(numbers) != len(usual)):
        raise UsageError(
            _("{name} cannot have this value.").format(name=name),
            _("Give whole numbers from {least} to {most}, as many as the rule has.").format(
                least=least, most=most
            ),
        )
    return replace(constants, **{name: value})  # type: ignore[arg-type]


def contradiction(constants: Constants) -> tuple[str, str]:
    """Return the name of a number that contradicts another one, with the sentence that says so; empty without one."""
    for tier, (closer, further) in enumerate(pairwise(constants.tier_days), 2):
        if further < closer:
            words = _("Tier {tier} cannot want more touches than tier {closer}.")
            return "tier_days", words.format(tier=tier, closer=tier - 1)
    slipping = _("A tie slips before it sleeps: this cannot be less than {n}.")
    pairs = (
        ("silence_most", "silence_least", _("The longest silence cannot be shorter than the shortest, {n}.")),
        ("dormant_times", "drift_times", slipping),
        ("dormant_least", "drift_least", slipping),
        ("single_days", "single_active", _("This cannot be less than the days of who is active, {n}.")),
    )
    for greater, less, words in pairs:
        if getattr(constants, greater) < getattr(constants, less):
            return greater, words.format(n=getattr(constants, less))
    for name in ("our_hours", "talk_hours"):
        first, last = getattr(constants, name)
        if last <= first:
            return name, _("Hours end after they begin.")
    return "", ""
