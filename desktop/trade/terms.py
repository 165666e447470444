"""Payment terms as steps: the usual ones from data, what they are worth, and what to say about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from desktop.people import shown
from desktop.texts import _
from desktop.trade.data import damaged, rows
from desktop.trade.words import PAYMENT_KINDS, RELEASES, days_after

_TABLE = "payment_terms.tsv"
DINGJIN_LIMIT = 20
"""Per cent of the value above which 定金 has no force as earnest money (Civil Code 586)."""
_FIRM_RELEASES = frozenset({"inspection_passed", "bl_copy", "arrival"})
"""Releases at which the goods were inspected, or have left, before the money goes; so have days after the B/L."""


@dataclass(frozen=True, slots=True)
class TermStep:
    """One step of payment terms: a part of the value (``percent``) or a typed ``amount`` in minor units."""

    kind: str
    percent: int | None
    released_by: str
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """Usual payment terms."""

    key: str
    english: str
    hanzi: str
    steps: tuple[TermStep, ...]

    @property
    def name(self) -> str:
        """Return the terms in the language of the screen."""
        return shown.single(self.hanzi, self.english)


@cache
def usual_terms() -> dict[str, Terms]:
    """Return the payment terms that came with the program, by key."""
    names: dict[str, tuple[str, str]] = {}
    steps: dict[str, list[TermStep]] = {}
    try:
        for what, key, *cells in rows(_TABLE):
            if what == "terms":
                names[key] = cells[0], cells[1]
                continue
            kind, percent, release = cells
            if kind not in PAYMENT_KINDS or not releases(release):
                raise damaged(_TABLE)
            steps.setdefault(key, []).append(TermStep(kind, int(percent), release))
        return {key: Terms(key, *names[key], tuple(found)) for key, found in steps.items()}
    except (ValueError, KeyError, IndexError) as error:
        raise damaged(_TABLE) from error


def releases(key: str) -> bool:
    """Tell whether a key says what releases a payment."""
    return key in RELEASES or days_after(key) is not None


def _firm(release: str) -> bool:
    return release in _FIRM_RELEASES or days_after(release) is not None


def terms_hints(steps: Sequence[TermStep], advance_word: str = "") -> list[str]:
    """Return what is worth knowing about payment terms; nothing of it forbids them.

    ``advance_word`` is how the contract calls the first payment, see ``words.ADVANCE_WORDS``.
    """
    hints = []
    parts = [step.percent for step in steps if step.kind != "tooling"]
    known = [part for part in parts if part is not None]
    if known and len(known) == len(parts) and sum(known) != 100:
        hints.append(_("The steps make {percent} % and not 100 %.").format(percent=sum(known)))
    firm = sum(step.percent or 0 for step in steps if step.kind != "tooling" and _firm(step.released_by))
    if known and not firm:
        hints.append(
            _(
                "All is paid before an inspection has passed: after that nothing speaks for your side any more."
            )
        )
    elif any(step.released_by == "before_shipment" for step in steps):
        hints.append(_("Tie the balance to a passed inspection, best to the copy of the bill of lading."))
    deposit = sum(step.percent or 0 for step in steps if step.kind == "deposit")
    if advance_word == "dingjin":
        hints += advance_hints(advance_word, deposit)
    return hints


def advance_hints(advance_word: str, deposit: int) -> list[str]:
    """Return what the name of the first payment means in law, and whether ``deposit`` per cent are too much for it."""
    if advance_word == "yufukuan":
        return [_("预付款 and 订金 are a plain advance: it is paid back when the deal falls through.")]
    if advance_word != "dingjin":
        return []
    hints = [_("定金 is earnest money: you lose it when you withdraw, they owe it twice when they do.")]
    if deposit > DINGJIN_LIMIT:
        above = _(
            "The first payment is {deposit} % of the value: 定金 counts up to {limit} %, the rest is a plain advance."
        )
        hints.append(above.format(deposit=deposit, limit=DINGJIN_LIMIT))
    return hints
