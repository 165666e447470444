"""Cadence: when a person is due for a touch, moved out of a shutdown; and drift: whether a tie is slipping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from desktop import formats
from desktop.almanac.workdays import Span
from desktop.constants import Constants
from desktop.joining import sentences
from desktop.rhythm.facts import Heard, Story, counting
from desktop.rhythm.results import Result, too_little, touch_ids
from desktop.rhythm.workdays import SupplierDays
from desktop.texts import _, n_

Days = tuple[int, int]
"""The ideal and the longest days between touches."""
_NEAR = timedelta(days=45)
"""A shutdown that is further away moves nothing of today."""


def shown_on(due: date, last: date, as_of: date, days: SupplierDays, after: int) -> date:
    """Return the day on which something due shows: inside a shutdown its last working day before, else after it.

    The day before is taken while it is still ahead and after the ``last`` touch; else the ``after``-th working day
    after the shutdown.
    """
    closed = days.shutdown_on(due)
    if closed is None:
        return due
    before = days.last_before(closed.first)
    return before if before > last and as_of <= before else days.nth_after(closed.last, after)


def moving(as_of: date, days: SupplierDays, after: int) -> tuple[Span, ...]:
    """Return the shutdowns out of which ``shown_on`` moves on a day what falls into them; of all others it does not."""
    return tuple(
        span
        for span in days.shutdowns
        if span.first - _NEAR <= as_of <= span.last + _NEAR
        and days.last_before(span.first) <= as_of < days.nth_after(span.last, after)
    )


def band_of(last: date, wanted: Days, as_of: date, shown: date) -> str:
    """Return how somebody stands by the ideal and the longest days: ``fine``, ``due`` or ``cold``.

    ``shown`` is the day on which the due touch shows: before it nothing is said.
    """
    return "fine" if as_of < shown else "cold" if (as_of - last).days >= wanted[1] else "due"


def cadence(story: Story, as_of: date, days: SupplierDays, constants: Constants) -> Result:
    """Return whether a touch is due: bands ``fine``, ``due``, ``cold`` (past the longest days), ``no_data``.

    The value is the urgency: days past the unmoved due date, divided by the ideal days; negative before it.
    """
    heard = counting(story.touches, as_of)
    last = heard[-1].day if heard else story.added_on
    if story.cadence is None or last is None:
        sentence = _("No rhythm is set for them: neither own days, nor a tag's, nor a tier's.")
        return Result("cadence", "no_data", sentence, change=_("Set days between touches, or a tier."))
    ideal = story.cadence[0]
    due = last + timedelta(days=ideal)
    shown = shown_on(due, last, as_of, days, constants.days_after_shutdown)
    silent = (as_of - last).days
    band = band_of(last, story.cadence, as_of, shown)
    if silent == 0:
        since = _("Last touch today") if heard else _("Added today, no touch yet")
    elif heard:
        since = n_("{n} day since the last touch", "{n} days since the last touch", silent).format(n=silent)
    else:
        since = n_("{n} day without any touch", "{n} days without any touch", silent).format(n=silent)
    usual = n_("you want one every {n} day", "you want one every {n} days", ideal).format(n=ideal)
    sentence = _("{since}; {usual}.").format(since=since, usual=usual)
    if shown != due and band == "fine":
        moved = _("Because of a shutdown it shows on {day}.").format(day=formats.short_day(shown, as_of))
        sentence = sentences(sentence, moved)
    return Result(
        "cadence",
        band,
        sentence,
        value=round((as_of - due).days / ideal, 3),
        limit=float(ideal),
        records=touch_ids([heard[-1].id]) if heard else (),
        change=_("A touch that counts begins the days anew."),
    )


def drift(story: Story, as_of: date, constants: Constants) -> Result:
    """Return whether the tie slips by its own measure: bands ``steady``, ``drifting``, ``dormant``, ``no_data``.

    Touches of one day count once. The value is the open silence in days, the limit that of the next worse band.
    """
    last_of = {one.day.toordinal(): one.id for one in counting(story.touches, as_of)}
    return drift_of(last_of, as_of, constants)


def drift_of(last_of: Mapping[int, int], as_of: date, constants: Constants) -> Result:
    """Return the answer of ``drift`` from the days up to a day, with the id of the last touch of each.

    Days are numbered as by ``date.toordinal``: the first page asks for hundreds of suppliers.
    """
    recent = sorted(last_of)[-constants.drift_touches :]
    gaps = [later - earlier for earlier, later in pairwise(recent)]
    ids = touch_ids([last_of[day] for day in recent])
    if len(gaps) < constants.drift_gaps or recent[-1] - recent[0] <= constants.drift_span:
        return too_little("drift", len(gaps), constants.drift_gaps, ids)
    usual = median(gaps)
    silent = as_of.toordinal() - recent[-1]
    drifting = max(constants.drift_least, constants.drift_times * usual)
    dormant = max(constants.dormant_least, constants.dormant_times * usual)
    band = "dormant" if silent > dormant else "drifting" if silent > drifting else "steady"
    if band == "dormant":
        words = _("You talked every {usual} days once, and not for {silent} days: decide what it shall be.")
    elif band == "drifting":
        words = _("You talked every {usual} days as a rule, and now not for {silent} days.")
    else:
        words = _("You talk every {usual} days as a rule; {silent} days is within that.")
    return Result(
        "drift",
        band,
        words.format(usual=_short(usual), silent=silent),
        value=float(silent),
        limit=float(drifting if band == "steady" else dormant),
        records=ids,
        change=_("A touch ends the silence; ending the contact's work there takes them out."),
    )


def median_gap(touches: Iterable[Heard]) -> tuple[float | None, int]:
    """Return the median of the days between the days with a touch, and the number of gaps."""
    known = sorted({one.day for one in touches})
    gaps = [(later - earlier).days for earlier, later in pairwise(known)]
    return (float(median(gaps)) if gaps else None), len(gaps)


def _short(days: float) -> str:
    return f"{days:g}"
