"""The keys of gifts and greetings in their order, and the words that the screen shows for them."""

from __future__ import annotations

from desktop.almanac.festivals import festivals
from desktop.texts import N_, _, language, p_

_STATES = {
    "idea": N_("Idea"),
    "planned": N_("Planned"),
    "bought": N_("Bought"),
    "sent": N_("On its way"),
    "given": N_("Given"),
    "received": N_("Received"),
    "declined": N_("Declined"),
}
_SIDES = {"ours": N_("We give"), "theirs": N_("They give")}
_MOMENTS = {
    "birthday": N_("Birthday"),
    "own_animal_year": N_("Year of their own animal"),
    "visit": N_("Visit"),
    "thanks": N_("Thanks"),
    "promotion": N_("Promotion"),
    "wedding": N_("Wedding"),
    "new_baby": N_("New baby"),
    "opening": N_("Opening or move"),
    "get_well": N_("Illness"),
    "farewell": N_("Farewell"),
    "other": N_("Other occasion"),
}
_GREETING_STATES = {"planned": N_("To send"), "sent": N_("Sent"), "skipped": N_("Skipped")}
_GROUPS = {
    "contact": N_("Getting in touch"),
    "inquiry": N_("Inquiries"),
    "orders": N_("Orders"),
    "payments": N_("Payments and prices"),
    "quality": N_("Quality"),
    "decisions": N_("Decisions"),
    "visits": N_("Visits"),
    "gifts": N_("Gifts"),
    "festivals": N_("Festivals"),
    "personal": N_("Personal"),
    "own": N_("My own"),
}

STATES = tuple(_STATES)
SIDES = tuple(_SIDES)
OURS = ("idea", "planned", "bought", "sent", "given", "declined")
"""States of a gift from us, in their order."""
THEIRS = ("received", "declined")
OPEN = OURS[:4]
"""States of a gift from us that still asks for something."""
MOMENTS = tuple(_MOMENTS)
"""Occasions that are no festival."""


def occasions() -> tuple[str, ...]:
    """Return the keys of all occasions: the festivals that one greets, then the moments of a life."""
    return (*(key for key, one in festivals().items() if one.greet is not None), *MOMENTS)


def state_label(state: str) -> str:
    """Return the word for where a gift stands."""
    return _(_STATES[state]) if state in _STATES else state


def side_label(side: str) -> str:
    """Return the words for who gives."""
    return _(_SIDES[side]) if side in _SIDES else side


def occasion_label(occasion: str) -> str:
    """Return the name of an occasion: that of the festival, or the word for the moment; empty for none."""
    if occasion in _MOMENTS:
        return _(_MOMENTS[occasion])
    festival = festivals().get(occasion)
    if festival is None:
        return occasion
    return festival.hanzi if language().startswith("zh") else festival.english.partition(",")[0]


def register_label(register: str) -> str:
    """Return the word for the tone of a message."""
    known = {
        "formal": p_("message", "Formal"),
        "neutral": p_("message", "Neutral"),
        "warm": p_("message", "Warm"),
    }
    return known.get(register, register)


def greeting_state_label(state: str) -> str:
    """Return the word for what became of a greeting."""
    return _(_GREETING_STATES[state]) if state in _GREETING_STATES else state


def group_label(group: str) -> str:
    """Return what a group of messages is about."""
    return _(_GROUPS[group]) if group in _GROUPS else group
