"""The headless commands ``pinyin`` and ``credit-code``: Chinese by itself, without a journal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop.chinese import pinyin
from desktop.chinese.credit_code import check_credit_code
from desktop.texts import _


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``pinyin`` and ``credit-code``; each sets ``run`` to its function."""
    words = _("how a text is read, a line for each")
    parser = subparsers.add_parser("pinyin", help=words, description=words)
    parser.add_argument("texts", nargs="+", metavar="TEXT")
    parser.add_argument("--name", action="store_true", help=_("the text is the name of a person"))
    parser.add_argument("--spoken", action="store_true", help=_("as it is spoken, with tone sandhi"))
    parser.set_defaults(run=read)
    words = _("check the unified social credit code of a company")
    parser = subparsers.add_parser("credit-code", help=words, description=words)
    parser.add_argument("code", metavar="CODE")
    parser.set_defaults(run=credit_code)


def read(args: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Yield text, pinyin with tone marks, and pinyin with numbers (neutral 5, v for ü) of each text."""
    marks, numbers = (pinyin.spoken, pinyin.spoken_numbers) if args.spoken else (pinyin.marks, pinyin.numbers)
    for text in args.texts:
        yield {
            "text": text,
            "pinyin": marks(text, name=args.name),
            "numbers": numbers(text, name=args.name),
        }


def credit_code(args: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Yield whether the code is right, its two checks, what to do about it, and its place of registration."""
    verdict = check_credit_code(args.code)
    yield {
        "valid": verdict.valid,
        "outer": verdict.outer,
        "inner": verdict.inner,
        "advice": verdict.advice,
        "region": verdict.region,
    }
