"""The words and tones of the rules' answers."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.joining import sentences
from desktop.rhythm.behind import Behind
from desktop.rhythm.cards import Card, Pause
from desktop.rhythm.pins import Pin
from desktop.rhythm.results import Result
from desktop.texts import N_, _, p_
from ui.theme.tokens import Tone
from ui.widgets.rows import Flag

_RULES = {
    "silence": N_("Silence"),
    "single_contact": N_("Who knows you there"),
    "cadence": N_("Rhythm"),
    "drift": N_("Drift"),
    "responsiveness": N_("Answers"),
    "decision": N_("Decision"),
    "promises": N_("Promises"),
    "favours": N_("Favours"),
    "health": N_("Health"),
}
_PARTS = {
    "recency": N_("Recency"),
    "depth": N_("Depth"),
    "two_way": N_("Both ways"),
    "breadth": N_("Breadth"),
    "promises": N_("Promises"),
    "care": N_("Care"),
    "climate": N_("Climate"),
}
_BANDS: dict[str, tuple[str, Tone]] = {
    "fine": (N_("Fine"), "ok"),
    "notice": (N_("Notice"), "amber"),
    "alert": (N_("Alert"), "seal"),
    "critical": (N_("Urgent"), "seal"),
    "due": (N_("Due"), "amber"),
    "cold": (N_("Going cold"), "seal"),
    "steady": (N_("Steady"), "ok"),
    "drifting": (N_("Drifting"), "amber"),
    "dormant": (N_("Dormant"), "seal"),
    "safe": (N_("Safe"), "ok"),
    "medium": (N_("Thin"), "amber"),
    "high": (N_("One thread"), "seal"),
    "even": (N_("Even"), "ok"),
    "we_wait": (N_("You wait"), "amber"),
    "they_wait": (N_("They wait"), "amber"),
    "discussed": (N_("Being discussed"), "sky"),
    "ask": (N_("Ask now"), "amber"),
    "obstacle": (N_("Stuck"), "seal"),
    "good": (N_("Good"), "ok"),
    "mixed": (N_("Mixed"), "amber"),
    "poor": (N_("Poor"), "seal"),
    "they_owe": (N_("They owe us"), "accent"),
    "we_owe": (N_("We owe them"), "amber"),
    "overdue": (N_("Return it"), "seal"),
    "late": (N_("Late"), "seal"),
    "strong": (N_("Strong"), "ok"),
    "weak": (N_("Weak"), "amber"),
    "no_data": (N_("Too little data"), "neutral"),
}


def rule_label(rule: str) -> str:
    """Return the name of a rule."""
    return _(_RULES[rule]) if rule in _RULES else rule


def part_label(part: str) -> str:
    """Return the name of a part of the health."""
    return _(_PARTS[part]) if part in _PARTS else part


def band_flag(band: str) -> Flag:
    """Return the chip of a band."""
    words, tone = _BANDS.get(band, (band, "neutral"))
    return Flag(_(words), tone)


def band_tone(band: str) -> Tone:
    """Return the tone of a band."""
    return _BANDS.get(band, ("", "neutral"))[1]


def sure_words(sure: str) -> str:
    """Return how sure a health is."""
    return {
        "low": _("little data: take it as a hint"),
        "medium": _("fairly sure"),
        "high": _("well founded"),
    }[sure]


def health_number(card: Card) -> str:
    """Return the health as a number; a dash without data. A pinned one stands in its place."""
    value = card.pin.value if card.pin else card.health.result.value
    return "–" if value is None else formats.number(round(value))


def health_flag(card: Card) -> Flag:
    """Return the chip beside the health: its band, or that it was set by hand."""
    return Flag(_("Set by hand"), "accent", "pin") if card.pin else band_flag(card.health.result.band)


def pinned(pin: Pin, today: date) -> str:
    """Return why a health was set by hand, and how long that holds."""
    return _("Set by hand until {day}: {reason}").format(
        day=formats.short_day(pin.until, today), reason=pin.reason
    )


def paused(pause: Pause, today: date) -> str:
    """Return until when a rule says nothing on Today, and why."""
    words_ = _("Paused until you take it back")
    if pause.until is not None:
        words_ = _("Paused until {day}").format(day=formats.weekday_day(pause.until, today))
    return " · ".join(filter(None, (words_, pause.reason)))


def computed(card: Card) -> str:
    """Return the computed health, which stands beside a pinned one."""
    value = card.health.result.value
    return _("Computed: {value}.").format(value=formats.number(round(value or 0)))


def behind_words(row: Behind) -> tuple[str, str]:
    """Return title and note of a record behind an answer."""
    day = formats.full_day(row.on) if row.on else ""
    title = row.title or row.word or p_("record", "No title")
    return title, " · ".join(part for part in (day, row.word if row.title else "") if part)


def advice(result: Result) -> str:
    """Return the sentence of an answer with what would change it."""
    return sentences(result.sentence, result.change)
