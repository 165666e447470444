"""The headless command ``aql``: the sampling plan of a lot, without a journal."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from desktop.errors import UsageError
from desktop.quality.sampling import AQLS, EDITIONS, LEVELS, Severity, Standard, plan_for
from desktop.texts import _

_GROUPED = re.compile(r"\d{1,3}([ ,，]\d{3})+")
"""Thousands set apart; "2,5" is no number of pieces."""


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``aql``, which sets ``run`` to its function."""
    words = _("how many pieces of a lot to inspect, and when it fails")
    parser = subparsers.add_parser("aql", help=words, description=words)
    parser.add_argument("--lot", type=_pieces, required=True, metavar="N", help=_("pieces in the lot"))
    parser.add_argument("--level", type=str.upper, choices=LEVELS, default="II", help=_("inspection level"))
    parser.add_argument("--aql", default="2.5", metavar="AQL", help=", ".join(AQLS))
    parser.add_argument("--severity", choices=[str(each) for each in Severity], default="normal")
    parser.add_argument("--standard", choices=[str(each) for each in Standard], default="iso")
    parser.set_defaults(run=aql)


def _pieces(typed: str) -> int:
    """Return a typed number of pieces: "1200", "1,200". Raises UsageError for what is no whole number."""
    plain = typed.strip()
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[ ,，]", "", plain)
    try:
        return int(plain)
    except ValueError:
        raise UsageError(
            _("“{typed}” is no number of pieces.").format(typed=typed), _("Type a whole number such as 5000.")
        ) from None


def aql(args: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Yield the plan: ``letter`` of the lot, ``plan`` the letter after the arrows, ``n`` the table's sample size."""
    standard = Standard(args.standard)
    plan = plan_for(args.lot, args.level, args.aql, Severity(args.severity), standard)
    yield {
        "letter": plan.letter,
        "plan": plan.used,
        "n": plan.n,
        "ac": plan.ac,
        "re": plan.re,
        "inspect_all": plan.inspect_all,
        "standard": EDITIONS[standard],
    }
