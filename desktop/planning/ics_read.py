"""Reads events from calendar files (ICS) of other programs, one by one, so that a damaged one costs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event, vRecur

from desktop.errors import GuanxiError, ImportProblem
from desktop.planning.event_drafts import EventDraft, completed, shifted
from desktop.planning.ics_fields import Home, aware, compact, end_of, lead_of, zone_of
from desktop.planning.ics_rules import Repeating, occurrences, own_rule
from desktop.planning.ics_write import DOMAIN
from desktop.texts import _

LARGEST = 20_000_000
"""Bytes of a file: more than the events of a working life, and what can be read in seconds."""
MOST_EVENTS = 20_000
_LONGEST_EVENT = 100_000  # characters; a picture inside an event is longer
_OWN_KINDS = ("festival-", "birthday-")
_DAY = timedelta(days=1)
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Unread:
    """An event that cannot come in, or not whole: its line in the file (from 1), title and reason."""

    line: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The events of a file, ready to be written, and what was left out of them."""

    name: str
    events: tuple[EventDraft, ...]
    unread: tuple[Unread, ...]


class _Skipped(Exception):
    """An event that is left out, with the reason as a sentence."""


def read_calendar(path: Path, home: Home) -> CalendarFile:
    """Read a calendar file; nothing is written.

    Rules that the journal has stay rules; others become single events, those without end until five years from today.
    Raises ImportProblem for a file that cannot be read, is too large, or is no calendar.
    """
    blocks = list(_blocks(_text(path)))
    moved = _moved_days(blocks)
    events: list[EventDraft] = []
    unread: list[Unread] = []
    for line, text in blocks:
        title = ""
        try:
            event = _parsed(text)
            title = str(event.get("summary", ""))
            broken = _broken(event)
            _without(event, broken)
            found, left_out = _drafts(event, home, moved.get(str(event.get("uid", "")), frozenset()))
            events += found
            unread += [Unread(line, title, reason) for reason in [*_told(broken), *left_out]]
        except (_Skipped, GuanxiError) as problem:
            unread.append(Unread(line, title, str(problem)))
        if len(events) > MOST_EVENTS:
            unread.append(
                Unread(line, title, _("The file has too many events. The rest of it was left out."))
            )
            break
    return CalendarFile(path.name, tuple(events[:MOST_EVENTS]), tuple(unread))


def _told(broken: Iterable[str]) -> Iterator[str]:
    """Yield what to say about the parts that cannot be read."""
    for name in broken:
        yield _unread_rule() if name == "RRULE" else _("Its part {name} cannot be read.").format(name=name)


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ImportProblem(
                _("The file {name} is too large for a calendar.").format(name=path.name),
                _("Export a shorter time from the other program; files up to 20 MB can be read."),
            )
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise ImportProblem(
            _("The file {name} cannot be read.").format(name=path.name), _("Check that it is still there.")
        ) from error
    if "BEGIN:VCALENDAR" not in text[:4096].upper():
        raise ImportProblem(
            _("The file {name} is not a calendar.").format(name=path.name),
            _("Choose a file that ends in .ics."),
        )
    return text


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each event as text with the line on which it begins; one without an end goes to the next beginning."""
    start, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        mark = line.strip().upper()
        if mark == "BEGIN:VEVENT":
            if lines:
                yield start, "\r\n".join(lines)
            start, lines = number, []
        if mark == "BEGIN:VEVENT" or lines:
            lines.append(line)
        if mark == "END:VEVENT" and lines:
            yield start, "\r\n".join(lines)
            lines = []
    if lines:
        yield start, "\r\n".join(lines)


def _moved_days(blocks: Iterable[tuple[int, str]]) -> dict[str, frozenset[str]]:
    """Return for each UID the occurrences that the file has as events of their own, as they are written."""
    moved: dict[str, frozenset[str]] = {}
    for _line, text in blocks:
        if "RECURRENCE-ID" not in text.upper():
            continue
        try:
            event = _parsed(text)
        except _Skipped:
            continue
        if "recurrence-id" not in event or "RECURRENCE-ID" in _broken(event):
            continue
        uid = str(event.get("uid", ""))
        moved[uid] = moved.get(uid, frozenset()) | {compact(event["recurrence-id"].dt)}
    return moved


def _parsed(text: str) -> Any:
    """Return the event of a block; the library's components have no types, hence Any."""
    if len(text) > _LONGEST_EVENT:
        raise _Skipped(_("The event is too long."))
    try:
        event: Any = Event.from_ical(text)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise _Skipped(_("The event is damaged.")) from error
    if "DTSTART" in _broken(event):
        raise _Skipped(_("The event is damaged."))
    if not isinstance(getattr(event.get("dtstart"), "dt", None), date):
        raise _Skipped(_("The event has no day."))
    return event


def _broken(event: Any) -> list[str]:
    """Return the names of the parts of an event that cannot be read."""
    return [str(name) for part in (event, *event.subcomponents) for name, _why in part.errors if name]


def _without(event: Any, broken: Iterable[str]) -> None:
    """Take parts that cannot be read out of an event, for the library raises at each look at them."""
    for name in broken:
        for part in (event, *event.subcomponents):
            part.pop(name, None)


def _drafts(event: Any, home: Home, moved: frozenset[str]) -> tuple[list[EventDraft], list[str]]:
    """Return the drafts of an event, and what of it was left out. Raises _Skipped or UsageError."""
    uid = str(event.get("uid", ""))
    if uid.endswith("@" + DOMAIN) and uid.startswith(_OWN_KINDS):
        raise _Skipped(_("The journal knows this day by itself."))
    if "recurrence-id" in event:
        return [_draft(event, f"{uid}#{compact(event['recurrence-id'].dt)}", home)], []
    draft = _draft(event, uid, home)
    rule = event.get("rrule")
    if rule is None:
        return [draft], []
    if not isinstance(rule, vRecur):
        return [draft], [_unread_rule()]
    return _repeated(draft, _repeating(rule), moved | _excluded(event), home)


def _unread_rule() -> str:
    return _("Its rule cannot be read; only the first day came in.")


def _repeating(rule: Any) -> Repeating:
    parts = {str(name).upper(): list(values) for name, values in rule.items()}
    return Repeating(parts, rule.to_ical().decode())


def _repeated(
    draft: EventDraft, rule: Repeating, excluded: frozenset[str], home: Home
) -> tuple[list[EventDraft], list[str]]:
    assert draft.first_on is not None
    if rule.too_often:
        return [draft], [_("It repeats within a day; only the first one came in.")]
    zone = ZoneInfo(draft.zone) if draft.zone else None
    own = None if excluded else own_rule(rule, draft.first_on, zone)
    if own is not None:
        ruled = replace(draft, repeat=own.repeat, repeat_every=own.every, repeat_until=own.until)
        return [completed(ruled)], []
    start = (
        draft.starts_at.astimezone(zone) if draft.starts_at else datetime.combine(draft.first_on, _MIDNIGHT)
    )
    try:
        days, cut = occurrences(rule, start, zone, home.today)
    except (ValueError, TypeError, OverflowError):
        return [draft], [_unread_rule()]
    made = [_on(draft, day, day - draft.first_on) for day in days]
    kept = [one for one in made if not _names(one, zone) & excluded]
    return kept, [_("Its rule has no end that is near; the days of five years came in.")] if cut else []


def _on(draft: EventDraft, day: date, later: timedelta) -> EventDraft:
    return replace(shifted(draft, later.days), uid=f"{draft.uid}#{day:%Y%m%d}")


def _names(draft: EventDraft, zone: tzinfo | None) -> frozenset[str]:
    """Return how a file may name this occurrence: by its day, its instant, or its local time."""
    assert draft.first_on is not None
    day = f"{draft.first_on:%Y%m%d}"
    if draft.starts_at is None:
        return frozenset({day})
    local = draft.starts_at.astimezone(zone)
    return frozenset({day, compact(draft.starts_at), f"{local:%Y%m%dT%H%M%S}"})


def _excluded(event: Any) -> frozenset[str]:
    found = event.get("exdate", [])
    lists = found if isinstance(found, list) else [found]
    return frozenset(compact(one.dt) for group in lists for one in getattr(group, "dts", ()))


def _draft(event: Any, uid: str, home: Home) -> EventDraft:
    """Return an event without its rule, checked. Raises UsageError for what the journal does not hold."""
    start = event["dtstart"].dt
    timed = isinstance(start, datetime)
    zone = zone_of(start, home) if timed else ""
    starts_at = aware(start, zone) if timed else None
    end = end_of(event, start)
    draft = EventDraft(
        title=str(event.get("summary", "")).strip() or _("Event without a title"),
        first_on=None if timed else start,
        last_on=None if timed else max(start, end - _DAY),
        starts_at=starts_at,
        ends_at=aware(end, zone) if timed else None,
        zone=zone,
        place=str(event.get("location", "")),
        notes=str(event.get("description", "")),
        remind_minutes=lead_of(event, timed=timed),
        uid=uid,
    )
    return completed(draft)
