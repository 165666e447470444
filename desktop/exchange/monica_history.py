"""What happened with a person of a Monica export: calls, conversations, activities, notes, gifts, things to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from desktop.exchange.cards import CardTask, CardTouch
from desktop.exchange.monica_values import (
    Values,
    block_of,
    collection,
    day_of,
    instant_of,
    keys_of,
    text_of,
    values_of,
)
from desktop.exchange.vcard_channels import service_kind
from desktop.texts import _

_LONGEST_SUMMARY = 80
_MEALS = ("ate_", "picnicked", "went_bar")
_GIFTS = {"idea": "idea", "offered": "given", "received": "received"}


def touches_of(
    person: Values,
    activities: Mapping[str, Values],
    activity_types: Mapping[str, Values],
    field_types: Mapping[str, Values],
) -> tuple[CardTouch, ...]:
    """Return the touches of a person, the oldest first; what has no readable time is left out by the caller's count."""
    data = person.get("data")
    found = [
        *_each(data, "call", _call),
        *_each(data, "conversation", lambda row: _conversation(row, field_types)),
        *_each(data, "note", _note),
        *_each(data, "life_event", _life_event),
        *_each(data, "gift", _gift),
    ]
    for key in keys_of(data, "activity"):
        row = activities.get(key)
        touch = _activity(key, row, activity_types) if row is not None else None
        if touch is not None:
            found.append(touch)
    return tuple(sorted(found, key=lambda touch: touch.at))


def tasks_of(person: Values) -> tuple[CardTask, ...]:
    """Return what is still to be done: open tasks, which have no day in Monica, and reminders that come once."""
    data = person.get("data")
    tasks = []
    for row in collection(data, "task"):
        said = values_of(row.get("properties"))
        if not said.get("completed"):
            tasks.append(CardTask(_joined(said, "title", "description")))
    for row in collection(data, "reminder"):
        said = values_of(row.get("properties"))
        day = day_of(said.get("initial_date"))
        if day is not None and said.get("frequency_type") == "one_time" and not said.get("inactive"):
            tasks.append(CardTask(_joined(said, "title", "description"), day))
    return tuple(task for task in tasks if task.text)


def yearly_of(person: Values) -> Iterator[str]:
    """Yield a line for each reminder that comes again; the journal keeps them as notes."""
    for row in collection(person.get("data"), "reminder"):
        said = values_of(row.get("properties"))
        day = day_of(said.get("initial_date"))
        if said.get("frequency_type") not in (None, "one_time") and day is not None:
            number, unit = text_of(said.get("frequency_number")) or "1", text_of(said.get("frequency_type"))
            yield f"{_joined(said, 'title', 'description')} ({number} {unit}, {day.isoformat()})"


def _each(data: object, kind: str, make: Callable[[Values], CardTouch | None]) -> Iterator[CardTouch]:
    for row in collection(data, kind):
        touch = make(row)
        if touch is not None:
            yield touch


def _call(row: Values) -> CardTouch | None:
    said, at = values_of(row.get("properties")), _time(row, "called_at")
    if at is None:
        return None
    theirs = bool(said.get("contact_called"))
    text = block_of(said.get("content"))
    return _touch(row, at, "call", text, channel="phone", started_by="them" if theirs else "us")


def _conversation(row: Values, field_types: Mapping[str, Values]) -> CardTouch | None:
    said, at = values_of(row.get("properties")), _time(row, "happened_at")
    messages = [values_of(values_of(found).get("properties")) for found in _list(said.get("messages"))]
    messages = [message for message in messages if block_of(message.get("content"))]
    if at is None or not messages:
        return None
    kind = values_of(values_of(field_types.get(text_of(said.get("contact_field_type")))).get("properties"))
    ours = {bool(message.get("written_by_me")) for message in messages}
    direction = "both" if len(ours) == 2 else "out" if True in ours else "in"
    lines = [
        f"{_('Me') if message.get('written_by_me') else _('They')}: {block_of(message.get('content'))}"
        for message in messages
    ]
    return _touch(
        row,
        at,
        "mail" if kind.get("type") == "email" else "message",
        "\n\n".join(lines),
        summary=block_of(messages[0].get("content")),
        channel=service_kind(text_of(kind.get("name"))),
        direction=direction,
        started_by="us" if messages[0].get("written_by_me") else "them",
    )


def _activity(key: str, row: Values, types: Mapping[str, Values]) -> CardTouch | None:
    said, at = values_of(row.get("properties")), _time(row, "happened_at")
    if at is None:
        return None
    kind = values_of(values_of(types.get(text_of(said.get("type")))).get("properties"))
    meal = text_of(kind.get("translation_key")).startswith(_MEALS)
    named = text_of(said.get("summary")) or text_of(kind.get("name"))
    return _touch(
        {"uuid": key}, at, "meal" if meal else "meeting", block_of(said.get("description")), summary=named
    )


def _note(row: Values) -> CardTouch | None:
    at = instant_of(row.get("created_at"))
    text = block_of(values_of(row.get("properties")).get("body"))
    return _touch(row, at, "note", text) if at is not None and text else None


def _life_event(row: Values) -> CardTouch | None:
    said, at = values_of(row.get("properties")), _time(row, "happened_at")
    if at is None:
        return None
    return _touch(row, at, "note", block_of(said.get("note")), summary=text_of(said.get("name")))


def _gift(row: Values) -> CardTouch | None:
    """Return a gift that was given or received; an idea becomes a note."""
    said = values_of(row.get("properties"))
    at = instant_of(said.get("date")) or instant_of(row.get("created_at"))
    state = _GIFTS.get(text_of(said.get("status")), "idea")
    if at is None or not text_of(said.get("name")):
        return None
    name = text_of(said.get("name"))
    summary = _("Gift idea: {name}").format(name=name) if state == "idea" else name
    body = "\n".join(filter(None, (block_of(said.get("comment")), text_of(said.get("url")))))
    kind = "note" if state == "idea" else "gift"
    return _touch(row, at, kind, body, summary=summary, started_by="them" if state == "received" else "us")


def _touch(
    row: Values,
    at: datetime,
    kind: str,
    text: str,
    *,
    summary: str = "",
    channel: str = "",
    direction: str = "",
    started_by: str = "us",
) -> CardTouch:
    first = (summary or text).splitlines()[0] if (summary or text) else ""
    short = first if len(first) <= _LONGEST_SUMMARY else first[: _LONGEST_SUMMARY - 1].rstrip() + "…"
    body = "" if text == short else text
    return CardTouch(text_of(row.get("uuid")), at, kind, channel, direction, started_by, short, body)


def _time(row: Values, name: str) -> datetime | None:
    return instant_of(values_of(row.get("properties")).get(name)) or instant_of(row.get("created_at"))


def _joined(said: Values, *names: str) -> str:
    return ": ".join(filter(None, (text_of(said.get(name)) for name in names)))


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []
