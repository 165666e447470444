"""What would become of each note of a file: a new phrase, an update, cards of the library's phrase, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.exchange.cards import Problem
from desktop.exchange.choices import Choice
from desktop.exchange.collecting import collector_at_rest
from desktop.exchange.decks.asking import kinds_of
from desktop.exchange.decks.fields import said_by
from desktop.exchange.decks.known import Known, KnownPhrase
from desktop.exchange.decks.notes import ForeignCard, Note, Tick, silent
from desktop.exchange.decks.reading import ReadDeck
from desktop.exchange.outcomes import Fate
from desktop.practice.kinds import FIRST_KINDS, KINDS
from desktop.texts import _

_STEP = 500
_NAME = 60
_LEFT_OUT = Choice(Fate.SKIPPED)


@dataclass(frozen=True, slots=True)
class PlannedNote:
    """A note before anything is written; ``cards`` by the kind of card, ``known`` what it is in the journal."""

    row: int
    name: str
    proposed: Choice
    reasons: tuple[str, ...] = ()
    note: Note | None = None
    said: dict[str, str] = field(default_factory=dict)
    sounds: tuple[str, ...] = ()
    known: KnownPhrase | None = None
    cards: tuple[tuple[str, ForeignCard], ...] = ()

    @property
    def meaning(self) -> str:
        """What it says, for the list."""
        return self.said.get("english") or self.said.get("literal") or ""

    @property
    def possible(self) -> tuple[Choice, ...]:
        """All that can be chosen: what is proposed, or to leave it out; nothing for what cannot be read."""
        if self.proposed.fate is Fate.FAILED:
            return ()
        return tuple(dict.fromkeys((self.proposed, Choice(Fate.SKIPPED))))


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """All notes of a file with what is proposed for each."""

    file: str = ""
    rows: tuple[PlannedNote, ...] = ()
    choices: dict[int, Choice] = field(default_factory=dict)
    """What a person chose, by the number of the row; other rows go as proposed."""

    def choice(self, number: int) -> Choice:
        """Return what shall become of a row."""
        return self.choices.get(number, self.rows[number].proposed)


def plan_deck(
    read: ReadDeck, known: Known, *, schedule: bool = True, tick: Tick = silent
) -> DeckPlan:  # fmt: skip
    """Say what would become of each note; without ``schedule`` all its cards are new ones.

    ``tick`` hears of notes; what it raises stops the planning.
    """
    planner = _Planner(read, known, schedule=schedule)
    rows: list[PlannedNote] = [_failed(problem) for problem in read.file.problems]
    with collector_at_rest():
        for number, note in enumerate(read.file.notes, 1):
            if number % _STEP == 0:
                tick(number, len(read.file.notes))
            rows.append(planner.plan(note))
    rows.sort(key=lambda row: row.row)
    return DeckPlan(read.file.name, tuple(rows))


def carried(before: DeckPlan, after: DeckPlan) -> DeckPlan:
    """Return the plan ``after`` without the notes of the same file that a person left out of ``before``."""
    if before.file != after.file:
        return after
    left = {before.rows[number].row for number, choice in before.choices.items() if choice == _LEFT_OUT}
    choices = {
        number: _LEFT_OUT
        for number, row in enumerate(after.rows)
        if row.row in left and _LEFT_OUT in row.possible
    }
    return replace(after, choices=choices)


def _failed(problem: Problem) -> PlannedNote:
    return PlannedNote(problem.row, problem.name, Choice(Fate.FAILED), (problem.reason,))


class _Planner:
    """Plans note by note and remembers which came before."""

    def __init__(self, read: ReadDeck, known: Known, *, schedule: bool) -> None:
        self._read, self._known, self._schedule = read, known, schedule
        self._kinds = [kinds_of(kind, roles) for kind, roles in zip(read.file.types, read.roles, strict=True)]
        self._before: dict[tuple[str, ...], int] = {}

    def plan(self, note: Note) -> PlannedNote:
        found = said_by(note, self._read.roles[note.type])
        name = (found.said["simplified"] or found.said["english"] or found.first)[:_NAME]
        if found.trouble:
            return PlannedNote(note.row, name, Choice(Fate.FAILED), (found.trouble,), note, found.said)
        reasons = list(found.remarks)
        if (twin := self._twin(note, found.said)) is not None:
            said = _("The same as line {n}.").format(n=twin)
            return PlannedNote(note.row, name, Choice(Fate.SKIPPED), (said,), note, found.said)
        known = self._known.find(note.guid, found.said)
        cards = tuple(self._cards(note, known, audible=bool(found.sounds)))
        fate = self._fate(found.said, known, cards, reasons)
        return PlannedNote(
            note.row, name, Choice(fate), tuple(reasons), note, found.said, found.sounds, known, cards
        )

    def _twin(self, note: Note, said: dict[str, str]) -> int | None:
        """Return the line of an earlier note that is the same, by its id or by all that it says."""
        words = (said["simplified"], said["pinyin"], said["english"])
        before = self._before.get(words) or self._before.get((note.guid,))
        if before is None:
            self._before[words] = note.row
            if note.guid:
                self._before[(note.guid,)] = note.row
        return before

    def _cards(
        self, note: Note, known: KnownPhrase | None, *, audible: bool
    ) -> Iterator[tuple[str, ForeignCard]]:
        """Give the cards by kind, one of each; a note without cards is asked in the first kinds."""
        if not note.cards:
            held = self._known.cards.get(known.key, {}) if known else {}
            kinds = FIRST_KINDS if not held else ()
            yield from ((kind, ForeignCard(0, note.deck)) for kind in kinds)
            return
        taken = set[str]()
        templates = self._read.file.types[note.type].templates
        for card in note.cards:
            place = min(card.template, len(templates) - 1)
            kind = self._kinds[note.type][place] if templates else "recognise"
            if kind == "listen" and not audible and templates[place].name not in KINDS:
                kind = (
                    "recognise"  # nobody hears a sound that is not there; our own cards can wait for a voice
                )
            if kind not in taken:
                taken.add(kind)
                yield kind, card if self._schedule else ForeignCard(card.template, card.deck)

    def _fate(
        self,
        said: dict[str, str],
        known: KnownPhrase | None,
        cards: tuple[tuple[str, ForeignCard], ...],
        reasons: list[str],
    ) -> Fate:
        if known is None:
            return Fate.CREATED
        fresh = self._fresh_cards(known, cards)
        if known.of_library:
            reasons.append(_("The library has this phrase; its wording stays."))
            return Fate.MERGED if fresh else Fate.SKIPPED
        if known.trashed:
            reasons.append(_("It comes back from the trash."))
            return Fate.UPDATED
        changed = any(value and value != known.said[name] for name, value in said.items())
        if changed:
            reasons.append(_("The journal has it with other words; those of the file are taken."))
        elif fresh:
            reasons.append(_("The journal has it; its cards or answers are new."))
        else:
            reasons.append(_("The journal holds all of it already."))
        return Fate.UPDATED if changed or fresh else Fate.SKIPPED

    def _fresh_cards(self, known: KnownPhrase, cards: tuple[tuple[str, ForeignCard], ...]) -> bool:
        """Tell whether the file has a card that the journal lacks, or one that was answered later."""
        held = self._known.cards.get(known.key, {})
        for kind, card in cards:
            if kind not in held:
                return True
            last, ours = card.schedule.last_review, held[kind].last_review
            if last is not None and (ours is None or last > ours):
                return True
        return False
