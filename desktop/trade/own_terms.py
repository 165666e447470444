"""Payment terms of one's own: typed as shares such as 30/40/30, each with what releases it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.texts import _
from desktop.trade.terms import TermStep
from desktop.trade.words import RELEASES

OWN_RELEASES = tuple(key for key in RELEASES if not key.startswith("tooling"))
"""What may release a share of the goods."""
_BEFORE = frozenset({"order", "golden_sample"})
"""Releases before the goods are made: such a share is a deposit, all others are balance."""
_LONGEST = 6
_BETWEEN = re.compile(r"[\s/+,;:、-]+")
_USUAL = ("order", "inspection_passed", "bl_copy")


def own_step(percent: int, released_by: str) -> TermStep:
    """Return a step: what is paid before the goods are made is a deposit, and waits for no inspection."""
    return TermStep("deposit" if released_by in _BEFORE else "balance", percent, released_by)


def parse_terms(typed: str) -> tuple[TermStep, ...]:
    """Return the steps of typed shares: "20/80", "30 % + 70 %", "30/40/30".

    The first is released by the order, the last by the copy of the bill of lading, those between by a passed
    inspection, until others are chosen. Raises UsageError for what is no shares.
    """
    plain = unicodedata.normalize("NFKC", typed).replace("%", " ")
    shares = [share for share in _BETWEEN.split(plain.strip()) if share]
    if not shares or len(shares) > _LONGEST or not all(_is_share(share) for share in shares):
        raise UsageError(
            _("“{typed}” are no payment terms.").format(typed=typed.strip()),
            _("Type the shares in per cent, such as 20/80 or 30/40/30."),
        )
    last = len(shares) - 1
    return tuple(
        own_step(int(share), _USUAL[-1] if place == last else _USUAL[min(place, 1)])
        for place, share in enumerate(shares)
    )


def shares(steps: Sequence[TermStep]) -> str:
    """Return the shares of steps as they are typed: "30/40/30"."""
    return "/".join(str(step.percent) for step in steps)


def check_terms(steps: Sequence[TermStep]) -> None:
    """Raise UsageError for shares that are not the whole value together."""
    together = sum(step.percent or 0 for step in steps)
    if together != 100:
        raise UsageError(
            _("The steps make {percent} % and not 100 %.").format(percent=together),
            _("Change a share, or add a step."),
        )


def _is_share(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 1 <= int(text) <= 100
