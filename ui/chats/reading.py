"""The job that reads a copied chat and finds who speaks in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.finding import contact_names
from desktop.touches.transcript_touches import match_speakers
from desktop.touches.transcripts import Transcript, read_transcript
from ui.tasks import Progress

if TYPE_CHECKING:
    from desktop.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class ReadChat:
    """A chat that was read; ``counts`` pairs names with their messages, ``names`` are those of known people."""

    transcript: Transcript
    counts: tuple[tuple[str, int], ...]
    who: dict[str, int | None]
    names: dict[int, str]


def reading(
    journal: Journal, text: str, today: date, *, day_first: bool | None
) -> Callable[[Progress], ReadChat]:
    """Return the work that reads ``text``; it raises Refused when that is too long."""

    def work(_progress: Progress) -> ReadChat:
        transcript = read_transcript(text, today, day_first=day_first)
        counts = Counter(message.speaker for message in transcript.messages).most_common()
        with journal.read() as connection:
            who = match_speakers(connection, [name for name, _count in counts])
            names = contact_names(connection)
        return ReadChat(transcript, tuple(counts), who, names)

    return work
