"""Decisions that need time, promises of both sides, and favours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop import formats
from desktop.constants import LEVELS, Constants
from desktop.rhythm.facts import Asked, Owed, Promised
from desktop.rhythm.results import RecordId, Result, too_little
from desktop.rhythm.workdays import SupplierDays
from desktop.texts import _, n_

_YEAR = timedelta(days=365)


def patience_days(level: str, constants: Constants, *, large: bool) -> int:
    """Return the working days that a decision may take: by level, doubled for contracts and large sums."""
    place = LEVELS.index(level) if level in LEVELS else 1
    return constants.patience[place] * (constants.patience_large if large else 1)


def decision(asked: Asked, as_of: date, days: SupplierDays, constants: Constants) -> Result:
    """Return where a decision stands: bands ``answered``, ``discussed``, ``ask``, ``obstacle``.

    The value are the supplier's working days since it was asked, the limit the patience.
    """
    records = (RecordId("decision", asked.id),)
    if asked.answered_on is not None and asked.answered_on <= as_of:
        taken = days.between(asked.asked_on, asked.answered_on)
        sentence = n_("Answered after {n} working day.", "Answered after {n} working days.", taken)
        return Result("decision", "answered", sentence.format(n=taken), float(taken), records=records)
    allowed = patience_days(asked.level, constants, large=asked.large)
    waited = days.between(asked.asked_on, as_of)
    band = "discussed" if waited < allowed else "ask" if waited < 2 * allowed else "obstacle"
    return Result(
        "decision",
        band,
        _decision_words(asked, band, as_of, days, allowed),
        value=float(waited),
        limit=float(allowed),
        records=records,
        change=_("Write down the answer when it comes."),
    )


def push_from(asked: Asked, days: SupplierDays, constants: Constants) -> date:
    """Return the first day on which one may ask how it goes."""
    return days.nth_after(asked.asked_on, patience_days(asked.level, constants, large=asked.large))


def _decision_words(asked: Asked, band: str, as_of: date, days: SupplierDays, allowed: int) -> str:
    if band == "discussed":
        until = days.nth_after(asked.asked_on, allowed)
        return _("Being discussed; do not push before {day}.").format(day=formats.short_day(until, as_of))
    whom = asked.asked or asked.decider or _("your contact")
    if band == "obstacle":
        return _("Ask {name} alone what really stands in the way, and offer a way out.").format(name=whom)
    if asked.level in {"director", "boss"} and asked.decider and asked.decider != asked.asked:
        return _("Ask {name} privately whether {decider} needs anything more from you.").format(
            name=whom, decider=asked.decider
        )
    return _("Ask {name} in a private message how it goes; not in a group.").format(name=whom)


def promises(given: tuple[Promised, ...], as_of: date, constants: Constants) -> Result:
    """Return how promises of a year were kept, both sides together: bands ``good``, ``mixed``, ``poor``, ``no_data``.

    The value is the part kept in per cent; a promise kept late counts half, one released does not count.
    """
    due = judged(given, as_of)
    ids = tuple(RecordId("promise", one.id) for one in due)
    share = kept_share(due, as_of, constants)
    if share is None:
        return too_little("promises", len(due), constants.answers_needed, ids)
    band = "good" if share >= 80 else "mixed" if share >= 50 else "poor"
    theirs, ours = ([one for one in due if one.ours is side] for side in (False, True))
    sentence = _("Promises kept: theirs {theirs} of {their_all}, yours {ours} of {our_all}.").format(
        theirs=_kept(theirs, as_of), their_all=len(theirs), ours=_kept(ours, as_of), our_all=len(ours)
    )
    return Result(
        "promises",
        band,
        sentence,
        round(share, 1),
        100.0,
        ids,
        _("Keep what you promised, or say early that you cannot."),
    )


def judged(given: tuple[Promised, ...], as_of: date) -> list[Promised]:
    """Return the promises of the last year that were kept or missed, or whose day is past."""
    known = []
    for one in given:
        open_then = one.outcome == "" or (one.settled_on is not None and one.settled_on > as_of)
        counts = (one.due_on < as_of) if open_then else one.outcome in {"kept", "missed"}
        if counts and one.made_on <= as_of and one.due_on > as_of - _YEAR:
            known.append(one)
    return known


def kept_share(due: Sequence[Promised], as_of: date, constants: Constants) -> float | None:
    """Return how much of what ``judged`` gave was kept, in per cent; None with too few promises."""
    if len(due) < constants.answers_needed:
        return None
    return 100 * sum(_worth(one, as_of) for one in due) / len(due)


def _kept(some: list[Promised], as_of: date) -> int:
    return sum(_worth(one, as_of) > 0 for one in some)


def _worth(one: Promised, as_of: date) -> float:
    if one.outcome != "kept" or (one.settled_on is not None and one.settled_on > as_of):
        return 0.0
    return 0.5 if one.late(as_of) else 1.0


def favours(owed: tuple[Owed, ...], as_of: date, constants: Constants) -> Result:
    """Return the balance of favours: bands ``even``, ``they_owe``, ``we_owe``, ``overdue``.

    The value is what we owe less what they owe; ``overdue`` when one that we owe waits for more than 180 days.
    """
    pending = [
        one for one in owed if one.on <= as_of and (one.returned_on is None or one.returned_on > as_of)
    ]
    ours = [one for one in pending if one.ours]
    theirs = [one for one in pending if not one.ours]
    ids = tuple(RecordId("favour", one.id) for one in pending)
    old = [one for one in theirs if (as_of - one.on).days > constants.favour_days]
    balance = len(theirs) - len(ours)
    band = "overdue" if old else "we_owe" if balance > 0 else "they_owe" if balance < 0 else "even"
    if old:
        sentence = _("A favour of {day} is still to be returned: {what}").format(
            day=formats.short_day(old[0].on, as_of), what=old[0].what
        )
    elif not pending:
        sentence = _("No favour is open.")
    else:
        sentence = _("Favours open: you owe {ours}, they owe {theirs}.").format(
            ours=len(theirs), theirs=len(ours)
        )
    advice = _("Return a favour later, and a little more.") if theirs else ""
    return Result("favours", band, sentence, float(balance), None, ids, advice)
