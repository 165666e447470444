"""The one-line language of Ctrl+L: who, how, when, what, and what is to be done next.

    @zjg Sent the new drawing                       a message on 张建国's preferred channel
    @zjg @lw d yesterday 19:00 Dinner !fri thank-you note
    @陈洁 c< 14:30-14:50 问了大货交期 ！下周一 再问

A line is a head, a text and perhaps a follow-up. Full-width signs (＠ ！ ： ＜) and spaces count as plain ones.

- The *head* holds these words in any order; the text begins at the first word that is none of them:
  ``@fragment`` a person by characters, pinyin, initials or English name, as ``resolve`` finds them (``_`` stands for a
  space; between two people ``,`` ``&`` ``+`` ``and`` ``和`` ``跟`` ``、`` may stand); one letter alone for the kind:
  c call, m message, e mail, v visit, t meeting, d meal, g gift, n note, none = the person's preferred channel;
  ``<`` after it or alone: they began (``>``: we did); ``yesterday`` ``昨天`` ``前天`` ``上周五`` ``2026-11-20`` for the
  day, ``14:30`` ``2pm`` ``14:30-15:10`` for the time, ``25min`` ``25分钟`` for the length.
- In the *text* ``@fragment`` becomes the person's name. Those people took part when the head names nobody.
- ``!day`` after a space makes the *follow-up*: ``!fri`` ``!next-mon`` ``!3d`` ``!2w`` ``!1m`` ``!12-24`` ``!tomorrow``
  ``！周五`` ``！下周一`` ``！3天后`` ``！12月24日`` ``！月底``. What comes after it is what is to be done;
  nothing there, or a follow-up in the head, repeats the text. The first one counts; an exclamation mark without a
  day is text.
- A text that ends with a question mark asks a question.

Nothing typed is an error: what is not understood is text. Places are counted in characters (code points).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from desktop.touches.day_words import clock, day_ahead, day_back, fold, length
from desktop.touches.mentions import Mentioned, Resolve, ends, fragment_end, meant, mention_begins, name_in
from desktop.touches.words import LETTERS

Role = Literal["person", "ambiguous", "unknown", "kind", "time", "follow_up", "follow_up_text"]
_KIND = re.compile(rf"([{''.join(LETTERS)}])?([<>])?(?= |$)")
_JOINER = re.compile(r"(?:[,&+、和跟]|and ) *(?=@)")
_AFTER_DAY = " :,，。"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the line that means something: characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class QuickDraft:
    """What a line says."""

    people: tuple[Mentioned, ...]
    kind: str
    """A key of ``words.KINDS``; empty means the person's preferred channel."""
    started_by: str
    text: str
    at: datetime
    minutes: int | None
    follow_up: tuple[date, str] | None
    spans: tuple[Span, ...]
    complete: bool
    """It can be logged: somebody is named, and each name that had to mean one person does."""

    @property
    def asks(self) -> str:
        """The question that the text asks, or empty."""
        return self.text if self.text.endswith(("?", "？")) else ""


def parse(line: str, resolve: Resolve, now: datetime) -> QuickDraft:
    """Read a line typed at ``now`` (aware, in the zone in which its times are meant)."""
    reading = _Reading(line, fold(line), resolve, now)
    start = _head(reading)
    in_head, marked = len(reading.people), len(reading.spans)
    text, end = _text(reading, start, until_follow_up=reading.follow_up is None)
    if end < len(line):
        end = _follow_up_in_text(reading, end)
    people = reading.people[:in_head] or reading.people
    needed = reading.spans[:marked] if in_head else reading.spans
    return QuickDraft(
        people=tuple(dict.fromkeys(people)),
        kind=reading.kind,
        started_by=reading.started_by,
        text=text,
        at=_moment(reading),
        minutes=reading.minutes,
        follow_up=reading.follow_up,
        spans=tuple(reading.spans),
        complete=bool(people) and not any(span.role in ("ambiguous", "unknown") for span in needed),
    )


@dataclass(slots=True)
class _Reading:
    """A line while it is read, and what was understood so far."""

    line: str
    folded: str
    resolve: Resolve
    now: datetime
    people: list[Mentioned] = field(default_factory=list)
    kind: str = ""
    started_by: str = ""
    day: date | None = None
    time: time | None = None
    minutes: int | None = None
    follow_up: tuple[date, str] | None = None
    spans: list[Span] = field(default_factory=list)

    def mark(self, start: int, end: int, role: Role) -> int:
        """Note what a part of the line means; return its end."""
        self.spans.append(Span(start, end, role))
        return end

    def skip(self, at: int) -> int:
        """Return the place of the next character that is no space."""
        while at < len(self.folded) and self.folded[at] == " ":
            at += 1
        return at


def _head(reading: _Reading) -> int:
    """Read the head; return where the text begins."""
    at = reading.skip(0)
    while at < len(reading.folded):
        ends = (rule(reading, at) for rule in (_mention_in_head, _joiner, _kind, _when, _follow_up_in_head))
        end = next((end for end in ends if end is not None), None)
        if end is None:
            return at
        at = reading.skip(end)
    return at


def _mention_in_head(reading: _Reading, at: int) -> int | None:
    if not mention_begins(reading.folded, at):
        return None
    return _mention(reading, at)[1]


def _joiner(reading: _Reading, at: int) -> int | None:
    match = _JOINER.match(reading.folded, at)
    return match.end() if match and reading.people else None


def _kind(reading: _Reading, at: int) -> int | None:
    match = _KIND.match(reading.folded, at)
    if not match or not match[0] or (match[1] and (reading.kind or reading.line[at].isupper())):
        return None
    if match[1]:
        reading.kind = LETTERS[match[1]]
    if match[2]:
        reading.started_by = "them" if match[2] == "<" else "us"
    return reading.mark(at, match.end(), "kind")


def _when(reading: _Reading, at: int) -> int | None:
    if reading.day is None and (day := day_back(reading.folded, at, reading.now.date())):
        reading.day = day[0]
        return reading.mark(at, day[1], "time")
    if reading.time is None and (found := clock(reading.folded, at)):
        reading.time = found[0].start
        reading.minutes = found[0].minutes if found[0].minutes is not None else reading.minutes
        return reading.mark(at, found[1], "time")
    if reading.minutes is None and (taken := length(reading.folded, at)):
        reading.minutes = taken[0]
        return reading.mark(at, taken[1], "time")
    return None


def _follow_up_in_head(reading: _Reading, at: int) -> int | None:
    due = _due(reading, at)
    if due is None or reading.follow_up is not None:
        return None
    reading.follow_up = (due[0], "")
    return reading.mark(at, due[1], "follow_up")


def _follow_up_in_text(reading: _Reading, at: int) -> int:
    due = _due(reading, at)
    assert due is not None  # the text ended here because of it
    reading.mark(at, due[1], "follow_up")
    start = due[1]
    while start < len(reading.folded) and reading.folded[start] in _AFTER_DAY:
        start += 1
    marked = len(reading.spans)
    text, end = _text(reading, start, until_follow_up=False)
    reading.follow_up = (due[0], text)
    if text:
        reading.spans.insert(marked, Span(start, end, "follow_up_text"))
    return end


def _due(reading: _Reading, at: int) -> tuple[date, int] | None:
    """Return the day of a follow-up that begins at a place, with its end: ``!`` at the beginning of a word."""
    folded = reading.folded
    if folded[at] != "!" or (at > 0 and folded[at - 1] != " "):
        return None
    return day_ahead(folded, at + 1, reading.now.date())


def _text(reading: _Reading, start: int, *, until_follow_up: bool) -> tuple[str, int]:
    """Read text from ``start`` with names for mentions; return it and where it ends."""
    pieces: list[str] = []
    at = start
    while at < len(reading.folded):
        if mention_begins(reading.folded, at):
            name, end = _mention(reading, at)
            pieces.append(name or reading.line[at:end])
            at = end
        elif until_follow_up and _due(reading, at):
            break
        else:
            pieces.append(reading.line[at])
            at += 1
    return "".join(pieces).strip(), at


def _mention(reading: _Reading, at: int) -> tuple[str, int]:
    """Read a mention; return the person's name, empty when it does not mean one person, and its end."""
    end = fragment_end(reading.folded, at)
    for stop in ends(reading.line, at, end):
        found = meant(reading.resolve, name_in(reading.line[at + 1 : stop]))
        if len(found) == 1:
            reading.people.append(found[0])
            return found[0].name, reading.mark(at, stop, "person")
        if found:
            return "", reading.mark(at, end, "ambiguous")
    return "", reading.mark(at, end, "unknown")


def _moment(reading: _Reading) -> datetime:
    """Return when it was: the typed day and time, else now's."""
    now = reading.now
    at = datetime.combine(reading.day or now.date(), reading.time or now.time(), now.tzinfo)
    return at if reading.time is None else at.replace(second=0, microsecond=0)
