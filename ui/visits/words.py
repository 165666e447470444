"""How visits and their stops are said."""

from __future__ import annotations

from datetime import date, datetime

from desktop import formats
from desktop.people import shown
from desktop.texts import _, n_
from desktop.visits.reads import StopCard, VisitLine
from ui.touches.words import zone_named
from ui.widgets.rows import Flag, ListRow, avatar_tone


def span(first: date, last: date, today: date) -> str:
    """Return the days of a visit."""
    begin = formats.short_day(first, today)
    return begin if first == last else f"{begin} – {formats.short_day(last, today)}"


def visit_row(line: VisitLine, today: date) -> ListRow:
    """Return a visit as a list shows it."""
    flag = None
    if line.stops and line.held == line.stops:
        flag = Flag(_("Done"), "ok")
    elif line.from_day <= today <= line.until_day:
        flag = Flag(_("Under way"), "accent")
    elif line.from_day > today:
        flag = Flag(formats.days_ahead((line.from_day - today).days), "sky")
    stops = n_("{n} supplier", "{n} suppliers", line.stops).format(n=line.stops) if line.stops else ""
    return ListRow(
        title=line.title,
        second=" · ".join(filter(None, (span(line.from_day, line.until_day, today), stops))),
        third=" · ".join(line.cities),
        flag=flag,
        tone=avatar_tone(line.id),
        avatar=line.title[:1],
    )


def stop_day(stop: StopCard) -> date:
    """Return the day of a stop where it is."""
    return stop.at.astimezone(zone_named(stop.zone)).date()


def stop_time(stop: StopCard) -> str:
    """Return the time of a stop where it is."""
    return formats.time_of_day(stop.at, zone_named(stop.zone))


def has_come(stop: StopCard, now: datetime) -> bool:
    """Tell whether the day of a stop has come, so that something can have come of it."""
    return stop.held or stop_day(stop) <= now.astimezone(zone_named(stop.zone)).date()


def stop_note(stop: StopCard) -> str:
    """Return in a line where a stop is, whom to meet and what to bring while it lies ahead."""
    people = shown.listed(met.name for met in stop.people)
    gifts = "" if stop.held else shown.listed(gift for met in stop.people for gift in met.gifts)
    bring = _("Bring: {gifts}").format(gifts=gifts) if gifts else ""
    return " · ".join(filter(None, (stop.city, stop.place, people, bring)))


def stop_flag(stop: StopCard) -> Flag | None:
    """Return what is to be minded with a stop."""
    if stop.held:
        return Flag(_("Took place"), "ok")
    return Flag(_("Closed that day"), "amber") if stop.closed else None
