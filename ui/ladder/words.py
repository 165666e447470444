"""What the rungs of the ladder say."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.joining import sentences
from desktop.people.words import channel_label
from desktop.rhythm.ladder import Ladder, Step
from desktop.texts import _, n_, p_
from ui.widgets.rows import Flag

ICONS = {
    "call": "phone",
    "message": "message-circle",
    "other_channel": "send",
    "colleague": "users",
    "later": "calendar-clock",
}


def title(step: Step) -> str:
    """Return what is to be done on a rung."""
    channel = channel_label(step.channel) if step.channel else ""
    if step.key == "message":
        return _("Say on {channel} when you can be reached").format(channel=channel)
    if step.key == "other_channel" and channel:
        return _("Try {channel}").format(channel=channel)
    if step.key == "colleague" and step.helper is not None:
        return _("Ask {name} to pass it on").format(name=step.helper.name)
    if step.key == "later":
        return _("Leave it until {day}").format(day=formats.full_day(step.on))
    return {
        "call": p_("ladder", "Call"),
        "other_channel": _("Try another channel"),
        "colleague": _("Ask a colleague to pass it on"),
    }[step.key]


def note(step: Step, today: date) -> str:
    """Return why, when, or what is missing."""
    if step.state == "done":
        return ""
    if step.state == "closed":
        return {
            "other_channel": _("No other channel is known: ask for one."),
            "colleague": _("Nobody else is known there: ask who sits beside them."),
        }.get(step.key, "")
    if step.key == "later":
        return _("A follow-up reminds you on that day.")
    if step.on > today:
        return _("Fits from {day} on.").format(day=formats.weekday_day(step.on, today))
    return ""


def flag(step: Step, today: date) -> Flag | None:
    """Return how a rung stands."""
    if step.state == "done":
        if step.key == "later":
            return Flag(formats.weekday_day(step.on, today), "ok", "check")
        times = len(step.records)
        words = n_("Tried {day}", "Tried {n} times, last {day}", max(times, 1))
        return Flag(words.format(n=times, day=formats.weekday_day(step.on, today)), "ok", "check")
    if step.state == "closed":
        return Flag(_("Not possible"), "neutral")
    if step.state == "next":
        return Flag(_("Next"), "accent") if step.on <= today else Flag(_("Wait"), "amber")
    return None


def heard(ladder: Ladder, today: date) -> str:
    """Return since when nothing was heard, and how often it was tried."""
    last = (
        _("Last heard {day}.").format(day=formats.weekday_day(ladder.heard_on, today))
        if ladder.heard_on
        else _("Never heard yet.")
    )
    if not ladder.tries:
        return last
    tries = n_("Tried {n} time since.", "Tried {n} times since.", ladder.tries).format(n=ladder.tries)
    return sentences(last, tries)


def done(step: Step) -> str:
    """Return what was done."""
    if step.key == "later":
        return _("A follow-up is set")
    return _("Logged: {step}").format(step=title(step))
