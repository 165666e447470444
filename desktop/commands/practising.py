"""The headless commands of practice: judging an answer, and the decks with what waits in them."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator

from desktop import clock
from desktop.almanac.command import Row
from desktop.commands.opened import opened_journal
from desktop.practice.answers import judge
from desktop.practice.decks import deck_title
from desktop.practice.expected import units_of
from desktop.practice.options import read_options
from desktop.practice.queue import deck_counts
from desktop.practice.schedule import Timetable

_DIGITS = 4


def answer(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the verdict on what was typed, with its score and what is right syllable by syllable."""
    judged = judge(units_of(args.expected, args.spoken), args.typed)
    yield {
        "verdict": judged.verdict,
        "score": round(judged.score, _DIGITS),
        "syllables": [
            {"expected": one.expected, "typed": one.typed, "right": one.right} for one in judged.syllables
        ],
    }


def tone(args: argparse.Namespace) -> Iterator[Row]:
    """Yield what was heard in a sound file: how long the voice, its line, and how likely each tone is."""
    hearing = importlib.import_module("desktop.practice.tone.command")  # brings numpy, for this command alone
    yield hearing.describe(args.file, args.expected)


def list_decks(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the decks in their order with their cards and what waits in them today."""
    now = clock.now()
    with opened_journal(args) as opened, opened.journal.read() as connection:
        found = deck_counts(connection, Timetable(read_options(connection)), now)
    for deck in found:
        yield {
            "id": deck.id,
            "title": deck_title(deck.name, deck.situation),
            "situation": deck.situation,
            "kinds": list(deck.kinds),
            "cards": deck.cards,
            "known": deck.known,
            "learning": deck.waiting.learning,
            "review": deck.waiting.review,
            "new": deck.waiting.new,
        }
