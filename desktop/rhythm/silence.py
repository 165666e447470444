"""Silence: a supplier who says nothing while an order runs, or for longer than is usual for them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from desktop import formats
from desktop.constants import Constants
from desktop.rhythm.cadence import median_gap
from desktop.rhythm.facts import Due, Heard, OpenOrder, Story, counting
from desktop.rhythm.results import RecordId, Result, too_little, touch_ids
from desktop.rhythm.workdays import SupplierDays, lawful_between
from desktop.texts import _, n_

BANDS = ("fine", "notice", "alert", "critical")


class Silent(NamedTuple):
    """What of their silence is known."""

    since: date
    last_id: int | None
    """The touch in which they were last heard; None when they never were since the deposit."""
    unanswered: tuple[int, ...]
    """Our touches after it."""


def limit(lead_time: int | None, constants: Constants) -> float:
    """Return after how many working days silence on an order is noticed: lead time / 6 within 3 to 7."""
    share = (lead_time or constants.lead_time) / constants.silence_share
    return min(max(share, constants.silence_least), constants.silence_most)


def silence(story: Story, as_of: date, days: SupplierDays, constants: Constants) -> Result:
    """Return how grave their silence is: bands ``fine``, ``notice``, ``alert``, ``critical``, ``no_data``.

    Only what came from them ends it. With an open order the value is in their working days without shutdowns and
    grace, else in calendar days without those.
    """
    heard = counting(story.touches, as_of)
    if story.orders:
        return _on_order(heard, story, as_of, days, constants)
    return _without_order(heard, as_of, days, constants)


def _on_order(
    heard: list[Heard], story: Story, as_of: date, days: SupplierDays, constants: Constants
) -> Result:
    oldest = min(story.orders, key=lambda one: (one.since, one.id))
    silent = _silent(heard, oldest.since)
    measured = days.awaited_between(silent.since, as_of)
    allowed = limit(story.lead_time, constants)
    step = (measured >= allowed) + (measured >= 1.5 * allowed) + (measured >= 2 * allowed)
    if step and len(silent.unanswered) >= constants.silence_unanswered:
        step += 1
    missed = None if days.frozen(as_of) else _unheard_before(story, silent, as_of, days, constants)
    band = "critical" if missed else BANDS[min(step, 3)]
    records = (*_touches(silent), *(RecordId("order", one.id) for one in story.orders))
    if missed is not None:
        records = (*records, RecordId("milestone", missed[1].id))
    return Result(
        "silence",
        band,
        _order_words(measured, silent, missed, oldest, as_of),
        value=float(measured),
        limit=allowed,
        records=records,
        change=_("A message or call from them ends the silence; your own messages do not."),
    )


def _unheard_before(
    story: Story, silent: Silent, as_of: date, days: SupplierDays, constants: Constants
) -> tuple[OpenOrder, Due] | None:
    """Return a milestone that is due soon, or past, while nothing was heard since the one before it was done.

    Nearness is counted in the law's working days, so that a shutdown cannot bring a milestone nearer.
    """
    for order in story.orders:
        before = max(order.last_done or order.since, order.since)
        for step in order.waiting:
            near = lawful_between(days.week, as_of, step.on) <= constants.silence_milestone
            if near and silent.since <= before and days.awaited_between(before, as_of) > 0:
                return order, step
    return None


def _silent(heard: list[Heard], since: date) -> Silent:
    """Return since when nothing came from them; ``since`` (the deposit) where they were not heard after it."""
    inbound = [one for one in heard if one.inbound]
    last = inbound[-1] if inbound else None
    start = last.at if last else None
    own = tuple(
        one.id
        for one in heard
        if not one.inbound and (start is None or one.at > start) and (start is not None or one.day >= since)
    )
    if last is None or last.day < since:
        return Silent(since, last.id if last else None, own)
    return Silent(last.day, last.id, own)


def _order_words(
    measured: int, silent: Silent, missed: tuple[OpenOrder, Due] | None, order: OpenOrder, as_of: date
) -> str:
    number = missed[0].number if missed else order.number
    sentence = n_(
        "Nothing heard for {n} working day while order {order} runs",
        "Nothing heard for {n} working days while order {order} runs",
        measured,
    ).format(n=measured, order=number)
    if missed is not None:
        due = missed[1]
        words = _("; {step} is due on {day}") if due.on >= as_of else _("; {step} was due on {day}")
        sentence += words.format(step=due.name, day=formats.short_day(due.on, as_of))
    elif silent.unanswered:
        count = len(silent.unanswered)
        sentence += n_("; {n} message unanswered", "; {n} messages unanswered", count).format(n=count)
    return sentence + _(".")


def _without_order(heard: list[Heard], as_of: date, days: SupplierDays, constants: Constants) -> Result:
    inbound = [one for one in heard if one.inbound]
    recent = inbound[-constants.drift_touches :]
    usual, gaps = median_gap(recent)
    if usual is None or gaps < constants.drift_gaps:
        return too_little("silence", gaps, constants.drift_gaps, touch_ids([one.id for one in recent]))
    silent = _silent(heard, inbound[-1].day)
    measured = (as_of - silent.since).days - days.frozen_between(silent.since, as_of)
    allowed = max(constants.silence_idle_times * usual, constants.silence_idle_least)
    step = (measured >= allowed) + (measured >= 1.5 * allowed) + (measured >= 2 * allowed)
    if step and len(silent.unanswered) >= constants.silence_unanswered:
        step += 1
    sentence = n_(
        "Nothing heard for {n} day; they write every {usual} days as a rule.",
        "Nothing heard for {n} days; they write every {usual} days as a rule.",
        measured,
    ).format(n=measured, usual=f"{usual:g}")
    return Result(
        "silence",
        BANDS[min(step, 3)],
        sentence,
        value=float(measured),
        limit=float(allowed),
        records=_touches(silent),
        change=_("A message or call from them ends the silence; your own messages do not."),
    )


def _touches(silent: Silent) -> tuple[RecordId, ...]:
    ids = ((silent.last_id,) if silent.last_id is not None else ()) + silent.unanswered
    return touch_ids(ids)
