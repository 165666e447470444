"""The command line of the headless commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

from desktop.about import NAME, VERSION
from desktop.almanac import command as almanac_command
from desktop.almanac.command import Row
from desktop.chinese import command as chinese_command
from desktop.commands import (
    cards,
    exchanging,
    keeping,
    listing,
    noting,
    practising,
    relating,
    searching,
    trading,
)
from desktop.commands.opened import add_journal_arguments
from desktop.errors import UsageError
from desktop.exchange.encoding import CODECS
from desktop.exchange.exporting import Format
from desktop.planning import command as planning_command
from desktop.quality import command as quality_command
from desktop.texts import _

_FIRST_TOO_LARGE = 1 << 63
"""SQLite's integers end below it."""
Run = Callable[[argparse.Namespace], Iterator[Row]]
Subparsers = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


class Parser(argparse.ArgumentParser):
    """A parser whose errors are ours: one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(
            _("The command is not understood: {reason}.").format(reason=message),
            _("See “{program} --help”.").format(program=self.prog),
        )


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; each command sets ``run``, which yields dictionaries."""
    parser = _root()
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    add_journal_arguments(parser)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_keeping(commands)
    _add_listing(commands)
    _add_exchanging(commands)
    almanac_command.add_commands(commands)
    planning_command.add_commands(commands)
    chinese_command.add_commands(commands)
    quality_command.add_commands(commands)
    _add_relating(commands)
    _add_practising(commands)
    _add_noting(commands)
    _add_trading(commands)
    return parser


def _root() -> argparse.ArgumentParser:
    return Parser(prog="python -m desktop", description=_("Guanxi Journal without its window."))


def _command(
    commands: Subparsers[argparse.ArgumentParser], name: str, words: str, run: Run
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=words, description=words)
    add_journal_arguments(made)
    made.set_defaults(run=run)
    return made


def _add_keeping(commands: Subparsers[argparse.ArgumentParser]) -> None:
    _command(commands, "new", _("make a journal; prints its recovery code once"), keeping.new)
    back_up = _command(commands, "backup", _("make a verified backup"), keeping.back_up)
    back_up.add_argument("--to", type=Path, metavar="DIR", help=_("another folder for backups"))
    restore = _command(
        commands, "restore", _("list backups, or bring one back into a new folder"), keeping.restore
    )
    restore.add_argument(
        "backup", nargs="?", default="", metavar="BACKUP", help=_("path or name; else the newest")
    )
    restore.add_argument(
        "--to", type=Path, metavar="DIR", help=_("the new folder; without it the list is printed")
    )
    restore.add_argument(
        "--from", dest="source", type=Path, metavar="DIR", help=_("folder that holds backups")
    )
    _command(commands, "check", _("check a journal and change nothing"), keeping.check)


def _add_listing(commands: Subparsers[argparse.ArgumentParser]) -> None:
    for name, words, run in (
        ("contacts", _("list people"), listing.contacts),
        ("suppliers", _("list suppliers"), listing.suppliers),
    ):
        made = _command(commands, name, words, run)
        made.add_argument("--trash", action="store_true", help=_("those in the trash"))
    touches = _command(commands, "touches", _("list touches, newest first"), listing.touches)
    touches.add_argument("--contact", type=record_id, metavar="ID")
    touches.add_argument("--supplier", type=record_id, metavar="ID")
    touches.add_argument("--since", default="", metavar="DATE")
    touches.add_argument("--text", default="", metavar="TEXT", help=_("words that they hold"))
    touches.add_argument("--limit", type=whole_number, metavar="N")
    search = _command(commands, "search", _("find anything, as Ctrl+K does"), searching.search)
    search.add_argument("text", metavar="TEXT", help=_("words, and narrowings such as tag:vip or 2026-11"))
    search.add_argument("--kind", default="", metavar="K", help=_("of one kind only, such as note or touch"))
    search.add_argument("--limit", type=whole_number, default=20, metavar="N", help=_("of each kind at most"))


def _add_exchanging(commands: Subparsers[argparse.ArgumentParser]) -> None:
    bring = _command(
        commands,
        "import",
        _("import vCard and CSV files in one step, or an archive"),
        exchanging.import_files,
    )
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help=_("say what would become of each row"))
    bring.add_argument("--update", action="store_true", help=_("let the file win over the journal"))
    bring.add_argument("--no-suppliers", action="store_true", help=_("make no suppliers of companies"))
    bring.add_argument("--encoding", choices=CODECS, help=_("of all files; else found out"))
    send = _command(
        commands,
        "export",
        _("write an archive of everything, people and suppliers also as vCard and CSV"),
        exchanging.export_files,
    )
    send.add_argument("folder", type=Path, metavar="DIR")
    send.add_argument("--format", action="append", choices=[str(kind) for kind in Format], metavar="FORMAT")
    send.add_argument("--no-private", action="store_true", help=_("leave private notes out"))


def _add_relating(commands: Subparsers[argparse.ArgumentParser]) -> None:
    words = _("the rules of the relationship with their formulas and numbers")
    _command(commands, "rules", words, relating.rules)
    today = _command(commands, "today", _("what a day asks for, the most pressing first"), relating.today)
    health = _command(commands, "health", _("the health of a relationship with its parts"), relating.health)
    health.add_argument("name", metavar="SUPPLIER|PERSON", help=_("a name as it is written, or a number"))
    for made in (today, health):
        made.add_argument("--date", default=None, metavar="DATE")


def _add_practising(commands: Subparsers[argparse.ArgumentParser]) -> None:
    tone = _command(commands, "tone", _("estimate the tone of a spoken syllable"), practising.tone)
    tone.add_argument("file", type=Path, metavar="FILE.wav")
    tone.add_argument("--expected", default=None, metavar="SYLLABLE", help=_("such as ma3: adds a verdict"))
    answer = _command(commands, "answer", _("judge typed pinyin"), practising.answer)
    answer.add_argument("expected", metavar="EXPECTED", help=_("pinyin with numbers or marks, or characters"))
    answer.add_argument("typed", metavar="TYPED")
    answer.add_argument("--spoken", default=None, metavar="S", help=_("the expected line as it is spoken"))
    _command(commands, "decks", _("list decks with what waits in them today"), practising.list_decks)
    words = _("import and export flashcards: Anki, Pleco, tables")
    made = commands.add_parser("cards", help=words, description=words)
    _add_cards(made.add_subparsers(metavar="import|export", required=True))


def _add_cards(commands: Subparsers[argparse.ArgumentParser]) -> None:
    bring = _command(
        commands, "import", _("import a file in one step; a line for each row"), cards.import_cards
    )
    bring.add_argument(
        "file", type=Path, metavar="FILE", help=_("Anki package or text, Pleco text or XML, CSV")
    )
    bring.add_argument("--dry-run", action="store_true", help=_("say what would become of each row"))
    bring.add_argument("--no-schedule", action="store_true", help=_("begin all cards anew"))
    bring.add_argument("--encoding", choices=CODECS, help=_("of a text; else found out"))
    send = _command(
        commands, "export", _("write phrases with their cards into a new file"), cards.export_cards
    )
    send.add_argument(
        "file", type=Path, metavar="FILE", help=_("ends in .apkg, .anki.txt, .pleco.txt, .xml or .csv")
    )
    send.add_argument(
        "--what", default="practised", metavar="WHAT", help=_("practised, own, all or a situation")
    )
    send.add_argument("--no-schedule", action="store_true", help=_("leave schedule and answers out"))


def _add_noting(commands: Subparsers[argparse.ArgumentParser]) -> None:
    listed = _command(commands, "notes", _("list notes, written last first"), noting.notes)
    listed.add_argument(
        "--text", default="", metavar="TEXT", help=_("words that they hold, or whom they name")
    )
    listed.add_argument("--no-private", action="store_true", help=_("leave private notes out"))
    one = _command(commands, "note", _("write one note"), noting.note)
    one.add_argument("id", type=int, metavar="ID")
    one.add_argument("--format", choices=("md", "html", "pdf"), default="md")
    one.add_argument("--to", type=Path, metavar="FILE", help=_("write it there; else its text is printed"))


def _add_trading(commands: Subparsers[argparse.ArgumentParser]) -> None:
    listed = _command(commands, "orders", _("list orders with milestones and payments"), trading.orders)
    listed.add_argument("--all", action="store_true", help=_("closed ones too"))
    listed.add_argument("--supplier", type=record_id, metavar="ID")
    listed.add_argument("--text", default="", metavar="TEXT", help=_("in number, title or supplier"))
    leverage = _command(
        commands,
        "leverage",
        _("the leverage of an order, and what refusing costs the factory"),
        trading.leverage,
    )
    leverage.add_argument("order", metavar="ORDER", help=_("number or id"))
    leverage.add_argument("--talk", default=None, metavar="TALK", help=_("deposit, production or rework"))
    leverage.add_argument("--today", default=None, metavar="DATE")


def whole_number(text: str) -> int:
    """Return the number of a text; raises ValueError for less than one, which argparse turns into its own error."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def record_id(text: str) -> int:
    """Return the id of a text; raises ValueError for a number that no record has, as ``whole_number``."""
    number = whole_number(text)
    if number >= _FIRST_TOO_LARGE:
        raise ValueError(text)
    return number
