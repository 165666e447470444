"""Reads chats copied from WeChat, QQ, DingTalk, WeCom and WhatsApp, desktop and phone, Chinese and English.

Shapes, as their programs copy them:

* ``张三 2024-03-05 14:30:22`` or ``张三  昨天 下午2:05`` above the message (WeChat, DingTalk, QQ);
* ``2024-03-05 14:30:22 张三(12345)`` above it (QQ, exported);
* ``张三:`` alone above it, below a line with the time (WeChat for Windows, several messages);
* ``—— 2024-03-05 ——`` and then ``张三 14:30`` (WeChat, sent on by mail);
* ``5/3/24, 2:30 PM - Anna: text`` and ``[05.03.24, 14:30:22] Anna: text`` (WhatsApp).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from desktop.errors import Refused
from desktop.texts import _
from desktop.touches.transcript_times import CLOCK, DAY, WEEKDAY_BEHIND, WHEN, Reading, read_when

LARGEST = 5_000_000
"""Characters; ten years of a busy chat. More is a mistake, and would hold up the screen."""
_NAME = r"[^\s\[\]:：][^\[\]\n:：]{0,39}?"
_NUMBER = r"\s?[(（<《][^()（）<>\n]{3,40}[)）>》]"
_INLINE = re.compile(
    rf"^\[?(?P<when>{DAY}[,，]?\s{{1,2}}{CLOCK}|{CLOCK},\s{DAY})\]?\s?(?:[-–]\s)?~?\s?(?P<name>[^:\n]{{1,60}}):\s(?P<text>.*)$"
)
_INLINE_NOTICE = re.compile(rf"^\[?{DAY}[,，]?\s{{1,2}}{CLOCK}\]?\s?(?:[-–]\s)?\S.*$")
_NAME_FIRST = re.compile(rf"^(?P<name>{_NAME})(?:{_NUMBER})?[:：]?\s{{1,4}}(?P<when>{WHEN})$")
_WHEN_FIRST = re.compile(rf"^(?P<when>{DAY}\s{{1,4}}{CLOCK})\s{{1,4}}(?P<name>{_NAME})(?:{_NUMBER})?$")
_NAME_ALONE = re.compile(rf"^(?P<name>{_NAME})[:：]$")
_DAY_ALONE = re.compile(rf"^[\s—–\-=_*]*(?P<day>{DAY}){WEEKDAY_BEHIND}[\s—–\-=_*]*$")
_WHEN_ALONE = re.compile(rf"^[\s—–\-]*(?P<when>{WHEN})[\s—–\-]*$")
_TIME = re.compile(r"\d[:：]\d\d")
_DAY_WORD = re.compile(r"\d|今天|昨天|前天|星期|周|day\b", re.IGNORECASE)
"""What every header, and every line with a day, holds: most lines are neither, and this tells it quickly."""
_SLASHED = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})\b")
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\ufeff"), None)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u3000"), " ")
_LONGEST_HEADER = 120
_LONGEST_DAY = 60
_LONGEST_INLINE = 400
_PREFIX = 40


@dataclass(frozen=True, slots=True)
class Message:
    """One message; ``at`` is in the copier's own zone, without seconds; ``timed`` False: no time stood there."""

    at: datetime
    speaker: str
    text: str
    timed: bool = True


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a copied chat says, and what of it was not understood: pairs of line number and line."""

    messages: tuple[Message, ...]
    not_understood: tuple[tuple[int, str], ...]
    channel: str
    """``whatsapp`` where the shape tells, else empty: the others look alike."""
    either_order: bool
    """Its dates can be read day first and month first, and both make sense."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, those who say most first."""
        return tuple(name for name, _count in Counter(m.speaker for m in self.messages).most_common())


@dataclass(frozen=True, slots=True)
class _Header:
    name: str
    day: date | None
    clock: time | None
    text: str = ""


def read_transcript(text: str, today: date, *, day_first: bool | None = None) -> Transcript:
    """Read a copied chat; ``today`` is what 昨天 is counted from, ``day_first`` how ``3/5/24`` is read (None: guess).

    Raises Refused when it is longer than ``LARGEST``.
    """
    if len(text) > LARGEST:
        raise Refused(
            _("This text is too long for a chat."),
            _("Paste the days that matter, at most 5 million characters."),
        )
    lines = _lines(text)
    order = _order(lines)
    reading = Reading(today, day_first if day_first is not None else order != "month")
    headers = _Headers(reading)
    reader = _Reader(reading, headers, _known(lines, headers))
    for number, line in enumerate(lines, 1):
        reader.take(number, line)
    return Transcript(
        messages=tuple(reader.finished()),
        not_understood=tuple(reader.not_understood),
        channel="whatsapp" if reader.inline > len(reader.messages) / 2 else "",
        either_order=order == "either",
    )


def _lines(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text).translate(_UNSEEN | _SPACES)
    plain = plain.encode("utf-8", "ignore").decode()  # halves of characters, as a broken clipboard gives them
    return [line.rstrip() for line in plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _order(lines: Iterable[str]) -> str:
    """Return ``day``, ``month`` or ``either``: which number of ``3/5/24`` is the day; empty when there is none."""
    pairs = [
        (int(m[1]), int(m[2]))
        for line in lines
        if len(line) < _LONGEST_INLINE and (m := _SLASHED.search(line[:_PREFIX]))
    ]
    if not pairs:
        return ""
    if any(first > 12 >= second for first, second in pairs):
        return "day"
    if any(second > 12 >= first for first, second in pairs):
        return "month"
    return "either"


class _Headers:
    """Remembers which lines are headers: each is asked for twice, first for the names and then for the messages."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[str, _Header | None] = {}

    def of(self, line: str) -> _Header | None:
        """Return the header that a line is, None for any other line."""
        if line not in self._found:
            self._found[line] = _named(line, self._reading)
        return self._found[line]


def _known(lines: Sequence[str], headers: _Headers) -> frozenset[str]:
    """Return the names that stand with a whole date, or three times with a time: these are surely speakers."""
    dated: set[str] = set()
    timed: Counter[str] = Counter()
    for line in lines:
        found = headers.of(line)
        if found is not None and found.day is not None:
            dated.add(found.name)
        elif found is not None:
            timed[found.name] += 1
    return frozenset(dated | {name for name, count in timed.items() if count > 1})


def _named(line: str, reading: Reading) -> _Header | None:
    """Return the header that a line is, with its name first or last."""
    if len(line) > _LONGEST_HEADER or _TIME.search(line) is None:
        return None
    for pattern in (_WHEN_FIRST, _NAME_FIRST):
        found = pattern.match(line)
        when = read_when(found["when"], reading) if found else None
        if found and when and read_when(found["name"], reading) is None:
            return _Header(_clean(found["name"]), *when)
    return None


def _clean(name: str) -> str:
    return " ".join(name.split()).strip("~ ")


class _Reader:
    """Goes through the lines; what comes below a header is its message."""

    def __init__(self, reading: Reading, headers: _Headers, known: frozenset[str]) -> None:
        self._reading, self._headers, self._known = reading, headers, known
        self._day: date | None = None
        self._clock: time | None = None
        self._blank = True
        self.messages: list[Message] = []
        self._texts: list[list[str]] = []
        self.not_understood: list[tuple[int, str]] = []
        self.inline = 0
        self._open = False

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        stripped = line.strip()
        if not stripped:
            self._say("")
            self._blank = True
            return
        if self._is_time(stripped):
            self._blank = True  # what comes below it begins anew
            return
        if not (self._is_inline(line) or self._is_header(stripped)):
            if self._open:
                self._say(line)
            else:
                self.not_understood.append((number, line))
        self._blank = False

    def _is_inline(self, line: str) -> bool:
        if len(line) < 20 or not (line[0].isdigit() or line[0] == "["):
            return False
        found = _INLINE.match(line)
        if found is None:
            notice = (
                len(line) < _LONGEST_INLINE and self.inline > 0 and _INLINE_NOTICE.match(line) is not None
            )
            self._open = self._open and not notice
            return notice
        when = read_when(_day_before_time(found["when"]), self._reading)
        if when is None:
            return False
        self.inline += 1
        self._begin(_Header(_clean(found["name"]), *when, found["text"]))
        return True

    def _is_header(self, line: str) -> bool:
        found = self._headers.of(line)
        if found is not None and (
            found.day is not None or found.name in self._known or (self._blank and self._day)
        ):
            self._begin(found)
            return True
        alone = _NAME_ALONE.match(line) if line[-1] in ":：" and len(line) < _LONGEST_HEADER else None
        if alone is not None and (self._blank or _clean(alone["name"]) in self._known):
            self._begin(_Header(_clean(alone["name"]), None, None))
            return True
        return False

    def _is_time(self, line: str) -> bool:
        """Take a line that tells the day or the time of what follows."""
        if len(line) > _LONGEST_DAY or _DAY_WORD.search(line) is None:
            return False
        found = _DAY_ALONE.match(line) or _WHEN_ALONE.match(line)
        when = read_when(found[1], self._reading) if found else None
        if when is None or (when[0] is None and not self._blank):
            return False
        self._day, self._clock = when[0] or self._day, when[1]
        self._open = False
        return True

    def _begin(self, header: _Header) -> None:
        self._day = header.day or self._day or self._reading.today
        timed = header.clock is not None or self._clock is not None
        clock = header.clock or self._clock or time(12)
        self.messages.append(Message(datetime.combine(self._day, clock), header.name, "", timed))
        self._texts.append([header.text])
        self._open = True

    def _say(self, line: str) -> None:
        if self._open and self._texts:
            self._texts[-1].append(line)

    def finished(self) -> list[Message]:
        """Return all messages that say something, in the order of their time."""
        said = [
            replace(message, text="\n".join(lines).strip())
            for message, lines in zip(self.messages, self._texts, strict=True)
        ]
        return sorted((m for m in said if m.text), key=lambda message: message.at)


def _day_before_time(when: str) -> str:
    """Turn ``14:30, 05/03/2024`` (WhatsApp in a browser) round."""
    turned = re.fullmatch(rf"(?P<clock>{CLOCK}),\s(?P<day>{DAY})", when)
    return f"{turned['day']} {turned['clock']}" if turned else when
