"""What the weekly review says."""

from __future__ import annotations

from datetime import timedelta

from desktop import formats
from desktop.texts import _, n_, p_
from desktop.today.week import Line, Section, Week
from desktop.touches.words import kind_label

ICONS = {
    "touches": "message-circle",
    "kept": "handshake",
    "missed": "handshake",
    "decided": "hourglass",
    "new": "user-plus",
    "inspected": "clipboard-check",
    "slipped": "package",
    "health": "activity",
    "cold": "snowflake",
    "silence": "bell-off",
    "single_contact": "user-x",
    "drift": "activity",
    "follow_ups": "list-todo",
    "milestones": "package",
    "visits": "plane",
    "birthdays": "cake",
    "festivals": "calendar-days",
    "shutdowns": "snowflake",
}


def span(week: Week) -> str:
    """Return the days of a week."""
    last = week.monday + timedelta(days=6)
    return f"{formats.month_day(week.monday)} – {formats.month_day(last)}"


def part_title(part: str) -> str:
    """Return the heading of a part."""
    return {
        "happened": _("What happened"),
        "fell": _("Who fell through"),
        "next": _("What comes next week"),
    }[part]


def nothing(part: str) -> str:
    """Return what stands in a part in which nothing is."""
    return {
        "happened": _("Nothing was noted in this week. What you log stands here, by supplier."),
        "fell": _("Nobody fell through: all ties are within their rhythm."),
        "next": _("Nothing is planned for the week after it."),
    }[part]


def title(section: Section) -> str:
    """Return what a section counts."""
    return {
        "touches": _("Touches by supplier"),
        "kept": _("Promises kept"),
        "missed": _("Promises missed"),
        "decided": _("Decisions answered"),
        "new": _("New people"),
        "inspected": _("Inspections"),
        "slipped": _("Milestones that slipped"),
        "health": _("Health that moved"),
        "cold": _("Going cold"),
        "silence": _("Silent with an order"),
        "single_contact": _("Hanging on one person"),
        "drift": _("Slipping by their own rhythm"),
        "follow_ups": _("Follow-ups"),
        "milestones": _("Milestones"),
        "visits": _("Visits and meetings"),
        "birthdays": _("Birthdays"),
        "festivals": _("Festivals"),
        "shutdowns": _("Shutdowns that begin"),
    }[section.key]


def count(section: Section) -> int:
    """Return the number of a section: touches are counted, of all else the lines."""
    if section.key == "touches":
        return sum(number for line in section.lines for _kind, number in line.counts)
    return len(section.lines)


def note(section: Section, line: Line) -> str:
    """Return the second words of a line."""
    day = formats.weekday_day(line.on, line.on) if line.on else ""
    if section.key == "touches":
        said = [f"{kind_label(kind)} {formats.number(number)}" for kind, number in line.counts]
        return " · ".join(said)
    if section.key == "health":
        moved = _("from {old} to {new}").format(old=line.counts[0][1], new=line.counts[1][1])
        return " · ".join(filter(None, (moved, line.note)))
    if section.key in {"kept", "missed"}:
        side = p_("promise", "ours") if line.counts[0][0] == "ours" else p_("promise", "theirs")
        return " · ".join(filter(None, (side, line.note, day)))
    if section.key == "cold":
        return " · ".join(filter(None, (line.note, _("last touch {day}").format(day=day))))
    return " · ".join(filter(None, (line.note, day)))


def practised(week: Week) -> str:
    """Return what was practised."""
    if not week.reviews:
        return _("No phrases were practised.")
    words = n_("{n} card practised", "{n} cards practised", week.cards).format(n=week.cards)
    return n_("{words}, {n} review.", "{words}, {n} reviews.", week.reviews).format(
        words=words, n=week.reviews
    )
