"""Writing an Anki package of the oldest generation (schema 11), which every Anki opens, without a file in between."""

from __future__ import annotations

import hashlib
import html
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from desktop.exchange.decks.anki_model import FIELDS, GAP, MODEL_ID, SOUND, TEXTS, model, place_of
from desktop.exchange.decks.anki_tables import CONF, DCONF, EMPTY_DECK, TABLES
from desktop.exchange.decks.chosen import OutPhrase, decks_of
from desktop.exchange.decks.notes import ForeignCard, Tick, silent
from desktop.practice.schedule import LEARNING, NEW, RELEARNING, REVIEW, Timetable

_DEFAULT_DECK = 1
_EASE = 2500
_USN = -1
_KINDS = {NEW: 0, LEARNING: 0, REVIEW: 1, RELEARNING: 2}
"""Kind of an answer in Anki's log, by the state before it."""
_STEP = 500
_FIRST_ID = 1_764_000_000_000
_DECK_BITS = 40


def package(
    phrases: Sequence[OutPhrase],
    table: Timetable,
    now: datetime,
    read_sound: Callable[[str], bytes],
    tick: Tick = silent,
) -> Iterator[bytes]:
    """Yield the bytes of a package with cards, schedule, answers and sounds; ``tick`` hears of phrases.

    ``read_sound`` gives a content by its name. Whatever it or ``tick`` raises stops the writing.
    """
    media = _Media()
    collection = _Collection(table, now, media).filled(phrases, tick)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        for place, content in enumerate(media.names):
            tick(len(phrases), len(phrases))
            archive.writestr(str(place), read_sound(content))
        archive.writestr(
            "media", json.dumps({str(place): name for place, name in enumerate(media.names.values())})
        )
    yield packed.getvalue()


class _Media:
    """The sounds of a package, each content once and under a name of its own."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        """Name in the package by content."""

    def name(self, name: str, content: str) -> str:
        """Return the name of a sound in the package: made of its content, because names may be alike."""
        return self.names.setdefault(content, f"guanxi-{content[:16]}.{name.rpartition('.')[2].lower()}")


class _Collection:
    """Fills one collection."""

    def __init__(self, table: Timetable, now: datetime, media: _Media) -> None:
        self._table, self._now, self._media = table, now, media
        self._seconds = int(now.timestamp())
        self._cards = 0
        self._stamps = set[int]()

    def filled(self, phrases: Sequence[OutPhrase], tick: Tick) -> bytes:
        """Return the bytes of the database."""
        decks = {name: _deck_id(name) for name in decks_of(phrases)}
        self._begun = self._table.start(self._table.day(min(self._moments(phrases), default=self._now)))
        database = sqlite3.connect(":memory:")
        try:
            database.executescript(TABLES)
            database.execute(f"INSERT INTO col VALUES ({', '.join('?' * 13)})", self._col(decks))  # noqa: S608
            for number, phrase in enumerate(phrases):
                if number % _STEP == 0:
                    tick(number, len(phrases))
                self._note(database, _FIRST_ID + number, phrase, decks)
            database.commit()
            return database.serialize()
        finally:
            database.close()

    def _moments(self, phrases: Sequence[OutPhrase]) -> Iterator[datetime]:
        """Give the moments from which days are counted: all answers and all days on which cards are due."""
        for phrase in phrases:
            for one in phrase.cards:
                known = one.card.schedule
                yield from (moment for moment in (known.due, known.last_review) if moment is not None)
                yield from (answer.at for answer in one.card.answers[:1])

    def _col(self, decks: dict[str, int]) -> tuple[Any, ...]:
        """Return the one row of ``col`` (cells of any type, hence Any)."""
        listed = {
            str(key): EMPTY_DECK | {"id": key, "name": name, "mod": self._seconds}
            for name, key in decks.items()
        }
        listed[str(_DEFAULT_DECK)] = EMPTY_DECK | {
            "id": _DEFAULT_DECK,
            "name": "Default",
            "mod": self._seconds,
        }
        first = next(iter(decks.values()), _DEFAULT_DECK)
        return (
            1, int(self._begun.timestamp()), self._seconds * 1000, self._seconds * 1000, 11, 0, 0, 0,
            json.dumps(CONF | {"curModel": str(MODEL_ID)}), json.dumps({str(MODEL_ID): model(first, self._seconds)}),
            json.dumps(listed), json.dumps(DCONF), "{}",
        )  # fmt: skip

    def _note(
        self, database: sqlite3.Connection, note_id: int, phrase: OutPhrase, decks: dict[str, int]
    ) -> None:
        fields = self._fields(phrase)
        checksum = int(hashlib.sha1(fields[0].encode(), usedforsecurity=False).hexdigest()[:8], 16)
        tags = f" {' '.join(phrase.wording.tags)} " if phrase.wording.tags else ""
        database.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
            (
                note_id, phrase.guid, MODEL_ID, self._seconds, _USN, tags, "\x1f".join(fields), fields[0],
                checksum,
            ),
        )  # fmt: skip
        for one in phrase.cards:
            card_id = _FIRST_ID + self._cards
            self._cards += 1
            row = (card_id, note_id, decks[one.card.deck], place_of(one.kind), self._seconds, _USN)
            database.execute(
                f"INSERT INTO cards VALUES ({', '.join('?' * 18)})",  # noqa: S608 - question marks
                (*row, *self._known(one.card, note_id - _FIRST_ID)),
            )
            database.executemany(
                "INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._log(card_id, one.card)
            )

    def _fields(self, phrase: OutPhrase) -> list[str]:
        """Return the fields of a note in their order; they are HTML."""
        said, kinds = phrase.wording, {one.kind for one in phrase.cards}
        found = {name: _html(str(getattr(said, key))) for name, key in TEXTS}
        found[SOUND] = "".join(f"[sound:{self._media.name(*sound)}]" for sound in phrase.sounds)
        gap = said.gaps[0] if "cloze" in kinds and said.gaps else ""
        found[GAP] = _html(said.simplified.replace(gap, "＿" * len(gap), 1)) if gap else ""
        found |= {kind.title(): "y" for kind in kinds}
        return [found.get(name, "") for name in FIELDS]

    def _known(self, card: ForeignCard, position: int) -> tuple[Any, ...]:
        """Return the cells of a card from ``type`` on (of any type, hence Any)."""
        known = card.schedule
        if known.state == NEW or known.due is None:
            queue = -1 if card.suspended else 0
            return (0, queue, position + 1, 0, 0, 0, 0, 0, 0, 0, card.flag, "")
        learning = known.state != REVIEW
        queue = -1 if card.suspended else 1 if learning else 2
        due = int(known.due.timestamp()) if learning else self._days(known.due)
        interval = max(1, (known.due - known.last_review).days) if known.last_review and not learning else 0
        left = self._left(card) if learning else 0
        return (
            known.state, queue, due, interval, _EASE, known.reviews, known.lapses, left, 0, 0, card.flag,
            self._data(card),
        )  # fmt: skip

    def _days(self, due: datetime) -> int:
        return (self._table.day(due) - self._table.day(self._begun)).days

    def _left(self, card: ForeignCard) -> int:
        """Return the steps that are left, in all and today, as Anki counts them."""
        options, known = self._table.options, card.schedule
        steps = options.learning_minutes if known.state == LEARNING else options.relearning_minutes
        return max(1, len(steps) - (known.step or 0)) * 1001

    def _data(self, card: ForeignCard) -> str:
        known, options = card.schedule, self._table.options
        if known.stability is None or known.difficulty is None:
            return ""
        data: dict[str, float | int] = {
            "s": known.stability, "d": known.difficulty, "dr": options.retention, "decay": options.parameters[20],
        }  # fmt: skip
        if known.last_review is not None:
            data["lrt"] = int(known.last_review.timestamp())
        return json.dumps(data, separators=(",", ":"))

    def _log(self, card_id: int, card: ForeignCard) -> Iterator[tuple[int, ...]]:
        for answer in card.answers:
            stamp = round(answer.at.timestamp() * 1000)
            while stamp in self._stamps:
                stamp += 1
            self._stamps.add(stamp)
            yield (stamp, card_id, _USN, answer.rating, 0, 0, _EASE, answer.taken_ms, _KINDS[answer.before])


def _html(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _deck_id(name: str) -> int:
    """Return an id that a deck of this name always has."""
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return _FIRST_ID + (int.from_bytes(digest, "big") >> (64 - _DECK_BITS))
