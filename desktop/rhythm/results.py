"""What a rule answers: a value, a band, one sentence, the records behind it, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from desktop.texts import n_

Rule = Literal[
    "cadence",
    "drift",
    "silence",
    "single_contact",
    "responsiveness",
    "decision",
    "promises",
    "favours",
    "health",
]
NO_DATA = "no_data"


class RecordId(NamedTuple):
    """A record behind an answer."""

    kind: str
    """``touch``, ``contact``, ``supplier``, ``order``, ``milestone``, ``decision``, ``promise`` or ``favour``."""
    id: int


@dataclass(frozen=True, slots=True)
class Result:
    """An answer that explains itself."""

    rule: Rule
    band: str
    """A word of the rule, such as ``alert``; ``no_data`` where there is too little to say anything."""
    sentence: str
    """One sentence in the language of the screen."""
    value: float | None = None
    """What was measured: days, working days, points; None without data."""
    limit: float | None = None
    """Against what it was measured."""
    records: tuple[RecordId, ...] = ()
    change: str = ""
    """What would change the answer, in one sentence."""

    @property
    def known(self) -> bool:
        """Tell whether there was enough data."""
        return self.band != NO_DATA


def too_little(rule: Rule, have: int, need: int, records: tuple[RecordId, ...] = ()) -> Result:
    """Return the answer "not enough data (needs n)"."""
    missing = max(need - have, 1)
    sentence = n_("Not enough data (needs {n} more)", "Not enough data (needs {n} more)", missing)
    return Result(rule, NO_DATA, sentence.format(n=missing), records=records)


def touch_ids(ids: tuple[int, ...] | list[int]) -> tuple[RecordId, ...]:
    """Return touches as the records behind an answer."""
    return tuple(RecordId("touch", one) for one in ids)
