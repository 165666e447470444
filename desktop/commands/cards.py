"""The headless commands that bring flashcards in and out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop import clock
from desktop.almanac.command import Row
from desktop.commands.exchanging import back_up
from desktop.commands.opened import opened_journal
from desktop.errors import UsageError
from desktop.exchange.decks.chosen import WHATS, Wanted
from desktop.exchange.decks.exporting import export_deck, format_of
from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.planning import plan_deck
from desktop.exchange.decks.reading import read_deck
from desktop.exchange.decks.sounds import prepare_sounds
from desktop.exchange.decks.writing import apply_deck, rehearse_deck
from desktop.practice import library
from desktop.practice.options import read_options
from desktop.practice.schedule import Timetable
from desktop.texts import _


def import_cards(args: argparse.Namespace) -> Iterator[Row]:
    """Import a file of flashcards in one change that the window can undo, and yield a line for each row.

    A backup is made first. With ``--dry-run`` nothing is kept. Raises ImportProblem, StoreError.
    """
    with opened_journal(args) as opened:
        journal = opened.journal
        with journal.read() as connection:
            table = Timetable(read_options(connection))
            read = read_deck(args.file, table, codec=args.encoding)
            plan = plan_deck(read, known_phrases(connection), schedule=not args.no_schedule)
        if args.dry_run:
            outcomes = rehearse_deck(journal, plan, table)
        else:
            back_up(opened.vault)
            sounds = prepare_sounds(journal.files, read.file, plan)
            outcomes = apply_deck(journal, plan, table, sounds)
    for outcome in outcomes:
        yield {**outcome.as_json()}


def export_cards(args: argparse.Namespace) -> Iterator[Row]:
    """Write phrases with their cards into a new file, its format by the end of its name.

    Raises Refused when the file is there already, UsageError for another ending or an unknown choice.
    """
    format_of(args.file)
    known = (*WHATS, *(one.key for one in library.situations()))
    if args.what not in known:
        raise UsageError(
            _("“{value}” is no choice of phrases.").format(value=args.what),
            _("Use one of: {choices}.").format(choices=", ".join(known)),
        )
    with opened_journal(args) as opened, opened.journal.read() as connection:
        made = export_deck(
            connection,
            args.file.absolute(),
            Wanted(args.what, schedule=not args.no_schedule),
            Timetable(read_options(connection)),
            now=clock.now(),
            contents=opened.journal.files,
        )
    yield {"file": str(made.path), "phrases": made.phrases, "cards": made.cards}
