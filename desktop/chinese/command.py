"""The headless command ``pinyin``: how a text or name is read, without a journal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop.chinese import pinyin
from desktop.texts import _


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``pinyin``, which sets ``run`` to its function."""
    words = _("how a text is read, a line for each")
    parser = subparsers.add_parser("pinyin", help=words, description=words)
    parser.add_argument("texts", nargs="+", metavar="TEXT")
    parser.add_argument("--name", action="store_true", help=_("the text is the name of a person"))
    parser.add_argument("--spoken", action="store_true", help=_("as it is spoken, with tone sandhi"))
    parser.set_defaults(run=read)


def read(args: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Yield text, pinyin with tone marks, and pinyin with numbers (neutral 5, v for ü) of each text."""
    marks, numbers = (pinyin.spoken, pinyin.spoken_numbers) if args.spoken else (pinyin.marks, pinyin.numbers)
    for text in args.texts:
        yield {
            "text": text,
            "pinyin": marks(text, name=args.name),
            "numbers": numbers(text, name=args.name),
        }
