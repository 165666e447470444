"""The leverage index of an order: five parts that make 0 to 100, and the cheapest thing that is still missing.

Weights are the project's facts, section 4: unpaid share 40, customisation 25, contract 15, days left 10, future
orders 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.joining import clauses
from desktop.texts import _
from desktop.trade.words import SIGNS, say

Talk = Literal["deposit", "production", "rework"]
TALKS: tuple[Talk, ...] = ("deposit", "production", "rework")
"""Before which talk the index is looked at."""
Part = Literal["unpaid", "customisation", "contract", "days", "future"]
WEIGHTS: dict[Part, int] = {"unpaid": 40, "customisation": 25, "contract": 15, "days": 10, "future": 10}
_CHOPPED, _BILINGUAL, _NNN = 8, 4, 3
"""How the contract's 15 are divided: signed and chopped, in both languages, an NNN beside it."""
_MOST_SIGNS = 2 * len(SIGNS)
_EASE = {
    "barcode": 1, "serial_label": 1, "packaging": 1, "logo": 2, "material": 2, "interface_brand": 2,
    "pcb_brand": 2, "mould_brand": 3, "tooling": 3, "certificate": 3,
}  # fmt: skip
"""What a sign costs to ask for: 1 a few words, 2 some money, 3 much money or time."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the index is counted from; None where the journal does not know."""

    value: int
    """Minor units of the order's currency."""
    paid: int | None
    """As ``value``; None when payments were made in another currency."""
    signs: Mapping[str, int]
    """Points 1 and 2 by sign."""
    chopped: bool
    bilingual: bool
    nnn: bool
    days_left: int | None
    """Working days from today until the goods must leave."""
    rework_days: int | None
    future: int
    """0 nothing said, 1 likely, 2 agreed."""


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part: its points of its weight, and why."""

    part: Part
    points: int
    weight: int
    known: bool
    """False where there is not enough data; then it counts 0."""
    why: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that would give more leverage."""

    what: str
    gain: int
    effort: int
    """1 a few words, 2 some money or a talk, 3 much money or time."""


@dataclass(frozen=True, slots=True)
class Leverage:
    """The index with its parts; ``missing`` has the cheapest first."""

    talk: Talk
    parts: tuple[PartScore, ...]
    missing: tuple[Missing, ...]

    @property
    def index(self) -> int:
        """Return the sum of the parts, 0 to 100."""
        return sum(part.points for part in self.parts)

    @property
    def cheapest(self) -> Missing | None:
        """Return what to do first; None when nothing is missing."""
        return self.missing[0] if self.missing else None


def leverage(facts: Facts, talk: Talk) -> Leverage:
    """Return the index before one of the three talks.

    Once the goods are made, marks on them and words in the contract can no longer be asked for, so before a rework talk
    only what can still be done is named as missing.
    """
    parts = (_unpaid(facts), _customisation(facts), _contract(facts), _days(facts), _future(facts))
    missing = sorted(_missing(facts, talk), key=lambda one: (one.effort, -one.gain, one.what))
    return Leverage(talk, parts, tuple(missing))


def _unpaid(facts: Facts) -> PartScore:
    weight = WEIGHTS["unpaid"]
    if facts.value <= 0 or facts.paid is None:
        why = _("The order has no value yet.") if facts.paid is not None else _("Paid in another currency.")
        return PartScore("unpaid", 0, weight, known=False, why=why)
    unpaid = max(0, facts.value - facts.paid)
    share = round(100 * unpaid / facts.value)
    why = _("{percent} % of the value is not paid yet.").format(percent=share)
    return PartScore("unpaid", round(weight * unpaid / facts.value), weight, known=True, why=why)


def _customisation(facts: Facts) -> PartScore:
    weight, points = WEIGHTS["customisation"], sum(facts.signs.values())
    why = _("{points} of {most} points on the list of signs.").format(points=points, most=_MOST_SIGNS)
    return PartScore("customisation", round(weight * points / _MOST_SIGNS), weight, known=True, why=why)


def _contract(facts: Facts) -> PartScore:
    said = [
        (facts.chopped, _CHOPPED, _("signed and chopped")),
        (facts.bilingual, _BILINGUAL, _("in both languages")),
        (facts.nnn, _NNN, _("NNN agreement")),
    ]
    points = sum(worth for there, worth, _words in said if there)
    there = [words for is_there, _worth, words in said if is_there]
    why = clauses(*there) if there else _("No contract is written down.")
    return PartScore("contract", points, WEIGHTS["contract"], known=True, why=why)


def _days(facts: Facts) -> PartScore:
    weight = WEIGHTS["days"]
    if facts.days_left is None or facts.rework_days is None:
        why = (
            _("Nobody has said how long rework would take.")
            if facts.days_left is not None
            else _("The day on which the goods must leave is not known.")
        )
        return PartScore("days", 0, weight, known=False, why=why)
    left = max(0, facts.days_left)
    share = 1.0 if facts.rework_days == 0 else min(1.0, left / facts.rework_days)
    why = _("{left} working days left, rework takes {rework}.").format(left=left, rework=facts.rework_days)
    return PartScore("days", round(weight * share), weight, known=True, why=why)


def _future(facts: Facts) -> PartScore:
    weight = WEIGHTS["future"]
    points = round(weight * facts.future / 2)
    return PartScore("future", points, weight, known=True, why=say("future", str(facts.future)))


def _missing(facts: Facts, talk: Talk) -> list[Missing]:
    found = []
    if facts.future < 2:
        gain = round(WEIGHTS["future"] * (2 - facts.future) / 2)
        found.append(Missing(_("Say which orders can follow, and write it down."), gain, 1))
    if facts.rework_days is None and facts.days_left is not None:
        days = min(WEIGHTS["days"], max(0, facts.days_left))
        found.append(Missing(_("Ask how many working days rework would take."), days, 1))
    if talk == "rework":
        return found
    if not facts.chopped:
        found.append(Missing(_("Have the contract signed and chopped."), _CHOPPED, 2))
    if not facts.bilingual:
        found.append(Missing(_("Put the contract into both languages."), _BILINGUAL, 2))
    if not facts.nnn:
        found.append(Missing(_("Sign an NNN agreement."), _NNN, 2))
    for sign, effort in _EASE.items():
        points = facts.signs.get(sign, 0)
        gain = round(WEIGHTS["customisation"] * (2 - points) / _MOST_SIGNS)
        if points < 2:
            words = _("Make the goods yours: {sign}.").format(sign=say("sign", sign))
            found.append(Missing(words, gain, effort))
    return found


def part_words(part: Part) -> str:
    """Return the name of a part."""
    return {
        "unpaid": _("Unpaid share"),
        "customisation": _("Customisation"),
        "contract": _("Contract"),
        "days": _("Time for rework"),
        "future": _("Future orders"),
    }[part]


def talk_words(talk: Talk) -> str:
    """Return the name of a talk."""
    return {
        "deposit": _("Before the deposit"),
        "production": _("Before production"),
        "rework": _("Before rework talks"),
    }[talk]
