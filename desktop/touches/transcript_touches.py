"""Makes touches of a copied chat: one per day, with who spoke, how much, and what was asked first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from sqlalchemy import Connection, select

from desktop import formats
from desktop.journal.journal import ChangeSession
from desktop.people.tables import Channel, Contact
from desktop.texts import _
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.transcripts import Message, Transcript

US = 0
"""Stands for ourselves among the speakers, where people have their ids."""
_LONGEST_QUESTION, _LONGEST_SUMMARY = 300, 200
_QUESTION = re.compile(r"[?？]\s*$|[吗呢么]\s*[。.!！~～]*\s*$")
_NO_QUESTION = re.compile(r"(?:怎么这么|好呢|的呢|着呢)\s*$")
_PARTS = re.compile(r"[-_|@·•/\\()（）\[\]【】,，\s]+")
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A touch that would be written for one day of a chat."""

    at: datetime
    """Its first message, aware."""
    people: tuple[int, ...]
    ours: int
    theirs: int
    """Numbers of messages."""
    started_by: str
    question: str
    """The first question of the day, whoever asked it; empty when there is none."""
    asked_by: str
    """``us`` or ``them``."""
    asked_at: datetime | None
    answered_at: datetime | None
    """The first message of the other side after the question, on this day or later."""
    messages: tuple[Message, ...]

    @property
    def direction(self) -> str:
        """``in``, ``out`` or ``both``."""
        if self.ours and self.theirs:
            return "both"
        return "out" if self.ours else "in"

    @property
    def day(self) -> date:
        """The day in the zone of the chat."""
        return self.at.date()

    @property
    def answer_time(self) -> timedelta | None:
        """How long the answer took; None without one."""
        if self.asked_at is None or self.answered_at is None:
            return None
        return self.answered_at - self.asked_at


def match_speakers(connection: Connection, speakers: Iterable[str]) -> dict[str, int | None]:
    """Return who each speaker is, by name, form of address or the value of a channel; None where nobody surely is."""
    known: dict[str, set[int]] = {}
    names = select(
        Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin, Contact.form_of_address
    ).where(Contact.deleted_at.is_(None))
    for contact_id, *words in connection.execute(names):
        for word in filter(None, words):
            known.setdefault(_key(word), set()).add(contact_id)
    values = (
        select(Channel.contact_id, Channel.value)
        .join(Contact, Contact.id == Channel.contact_id)
        .where(Contact.deleted_at.is_(None), Channel.deleted_at.is_(None))
    )
    for owner_id, value in connection.execute(values):
        if owner_id is not None:
            known.setdefault(_key(value), set()).add(owner_id)
    return {speaker: _who(speaker, known) for speaker in speakers}


def _who(speaker: str, known: Mapping[str, set[int]]) -> int | None:
    """Return the one person of that name; nicknames hold a company or a title: ``张建国-光明五金``."""
    parts = [part for part in _PARTS.split(speaker) if len(part) >= _SHORTEST_PART]
    for word in (speaker, *parts):
        found = known.get(_key(word), set())
        if len(found) == 1:
            return next(iter(found))
    return None


def _key(name: str) -> str:
    return "".join(name.split()).casefold()


def propose(transcript: Transcript, who: Mapping[str, int | None], zone: tzinfo) -> list[Proposal]:
    """Return one touch per day, oldest first; ``who`` says who speaks: an id, ``US``, or None for left out.

    Days on which nobody spoke who is known are left out.
    """
    heard = [message for message in transcript.messages if who.get(message.speaker) is not None]
    days = [list(day) for _day, day in groupby(heard, key=lambda message: message.at.date())]
    everybody = tuple(dict.fromkeys(p for m in heard if (p := who[m.speaker]) is not None and p != US))
    if not everybody:
        return []
    return [_proposal(day, heard, who, everybody, zone) for day in days]


def _proposal(
    day: Sequence[Message], heard: Sequence[Message], who: Mapping[str, int | None],
    everybody: tuple[int, ...], zone: tzinfo,
) -> Proposal:  # fmt: skip
    spoke = tuple(dict.fromkeys(p for m in day if (p := who[m.speaker]) is not None and p != US))
    ours = sum(who[message.speaker] == US for message in day)
    question = next((message for message in day if is_question(message.text)), None)
    answer = None
    if question is not None:
        side = who[question.speaker] == US
        later = (m for m in heard if m.at >= question.at and m is not question)
        answer = next((m for m in later if (who[m.speaker] == US) != side), None)
    return Proposal(
        at=day[0].at.replace(tzinfo=zone),
        people=spoke or everybody,
        ours=ours,
        theirs=len(day) - ours,
        started_by="us" if who[day[0].speaker] == US else "them",
        question="" if question is None else _question_in(question.text),
        asked_by="" if question is None else ("us" if who[question.speaker] == US else "them"),
        asked_at=None if question is None else question.at.replace(tzinfo=zone),
        answered_at=None if answer is None else answer.at.replace(tzinfo=zone),
        messages=tuple(day),
    )


def is_question(text: str) -> bool:
    """Say whether a message asks something, by its marks or its Chinese particle."""
    return any(
        _QUESTION.search(line) and not _NO_QUESTION.search(line) for line in text.split("\n") if line.strip()
    )


def _question_in(text: str) -> str:
    line = next(line for line in text.split("\n") if is_question(line))
    return line.strip()[:_LONGEST_QUESTION]


def write(
    session: ChangeSession, proposals: Sequence[Proposal], channel: str, zone: str, *, keep_text: bool
) -> list[int]:
    """Log the touches and return their ids; with ``keep_text`` what was said stands in them.

    A question of a day that was answered on a later one is answered by that day's touch. Raises as ``log_touch``.
    """
    made: dict[date, int] = {}
    waiting: dict[date, int] = {}
    for proposal in proposals:
        answers = waiting.pop(proposal.day, None)
        touch_id = log_touch(session, _draft(proposal, channel, zone, answers, keep_text=keep_text))
        made[proposal.day] = touch_id
        if _open_at_night(proposal) and proposal.answered_at is not None:
            waiting.setdefault(proposal.answered_at.date(), touch_id)
    return list(made.values())


def _open_at_night(proposal: Proposal) -> bool:
    """Say whether the day ended without an answer."""
    if not proposal.question:
        return False
    return proposal.answered_at is None or proposal.answered_at.date() != proposal.day


def _draft(
    proposal: Proposal, channel: str, zone: str, answers: int | None, *, keep_text: bool
) -> TouchDraft:
    told = [asked_words(proposal)] if proposal.question else []
    if keep_text:
        told += [_line(message) for message in proposal.messages]
    return TouchDraft(
        at=proposal.at,
        people=proposal.people,
        kind="message",
        channel=channel,
        direction=proposal.direction,
        started_by=proposal.started_by,
        zone=zone,
        summary=summary_words(proposal),
        body="\n\n".join(told),
        asks=proposal.question if _open_at_night(proposal) else "",
        answers_id=answers,
    )


def summary_words(proposal: Proposal) -> str:
    """Return what the touch says of itself: the first words and how many messages there were."""
    first = " ".join(proposal.messages[0].text.split())
    counts = _("{ours} from us, {theirs} from them").format(ours=proposal.ours, theirs=proposal.theirs)
    if len(first) > _LONGEST_SUMMARY // 2:
        first = f"{first[: _LONGEST_SUMMARY // 2].rstrip()}…"
    return _("{first} ({counts})").format(first=first, counts=counts)


def asked_words(proposal: Proposal) -> str:
    """Return what was asked first and how long the answer took."""
    asked = proposal.asked_at
    if asked is None:
        return ""
    time = formats.time_of_day(asked, asked.tzinfo)
    took = proposal.answer_time
    if took is None:
        return _("Asked at {time}, not answered here: {question}").format(
            time=time, question=proposal.question
        )
    return _("Asked at {time}, answered after {length}: {question}").format(
        time=time, length=length_words(took), question=proposal.question
    )


def length_words(length: timedelta) -> str:
    """Return how long an answer took: 35 min, 3 h 5 min, 2 d."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    if length < timedelta(days=1):
        return _("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
    return _("{n} d").format(n=length.days)


def _line(message: Message) -> str:
    """Return a message as a paragraph of Markdown; marks of its own are not taken for Markdown's."""
    text = re.sub(r"([\\`*_{}\[\]<>#+!|])", r"\\\1", message.text).replace("\n", "  \n")
    time = message.at.strftime("%H:%M ") if message.timed else ""
    return f"{time}**{message.speaker}** {text}"
