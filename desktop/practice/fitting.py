"""Fitting the parameters of FSRS to one's own answers: by an engine that whoever wants it installs beside the program.

The engine is an extra (``pip install guanxi-journal[optimise]``), fsrs-rs: the sum is done in Rust, in a wheel without
torch. It is imported when somebody fits, is in no lock of the program and in no bundle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from sqlalchemy import Connection, text

from desktop.errors import UsageError
from desktop.practice.options import Options
from desktop.texts import _

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

LEAST = 512
"""Answers on a later day than the one before: one batch of py-fsrs' own optimizer, which gives up below that."""
_MODULE = "fsrs_rs_python"
_LONGEST = 64
"""Answers of a card that are looked at, as in py-fsrs."""
_DIGITS = 4
_COUNT = text(
    "SELECT (SELECT count(*) FROM (SELECT DISTINCT card_id, day FROM review))"
    " - (SELECT count(DISTINCT card_id) FROM review)"
)
_ANSWERS = text("SELECT card_id, day, rating, before_state FROM review ORDER BY card_id, at, id")

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class History:
    """The answers to one card: rating (1 to 4) and learning days since the answer before, 0 for the first."""

    card_id: int
    answers: tuple[tuple[int, int], ...]

    @property
    def counting(self) -> int:
        """How many answers say something: those that came on a later day."""
        return sum(days > 0 for _rating, days in self.answers)


class Engine(Protocol):
    """What fits and judges parameters."""

    def fit(self, histories: Sequence[History], relearning_steps: int) -> tuple[float, ...]:
        """Return the parameters under which the answers are most probable."""

    def loss(self, histories: Sequence[History], parameters: tuple[float, ...]) -> float:
        """Return the mean log loss of what the parameters foretell of the answers; lower is better."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of it: parameters and log loss before and after, over so many answers."""

    before: tuple[float, ...]
    after: tuple[float, ...]
    loss_before: float
    loss_after: float
    answers: int

    @property
    def better(self) -> bool:
        """Whether the new parameters foretell the answers better."""
        return self.loss_after < self.loss_before


def installed() -> bool:
    """Tell whether the extra is there."""
    return find_spec(_MODULE) is not None


def count_answers(connection: Connection) -> int:
    """Return how many answers can be counted: those on a later day than the one before to the same card."""
    return int(connection.scalar(_COUNT) or 0)


def read_histories(connection: Connection) -> list[History]:
    """Return the answers by card; what came before a card was new is left out, since its beginning is not known."""
    return [
        history
        for card_id, rows in groupby(connection.execute(_ANSWERS), itemgetter(0))
        if (history := _history(card_id, rows)).counting
    ]


def _history(card_id: int, rows: Iterable[Sequence[Any]]) -> History:
    """Return the answers of a card (cells of its rows are of any type, hence Any)."""
    answers: list[tuple[int, int]] = []
    last: date | None = None
    for _card, day, rating, before_state in rows:
        if last is None and before_state:
            continue
        now = date.fromisoformat(day)
        answers.append((rating, max(0, (now - last).days) if last else 0))
        last = now
    return History(card_id, tuple(answers[:_LONGEST]))


def fit(engine: Engine, histories: Sequence[History], options: Options, tick: Tick) -> Fit:
    """Fit the parameters; ``tick`` hears of steps, and what it raises ends it between two of them.

    Raises UsageError when there are fewer than ``LEAST`` answers that count.
    """
    counting = sum(history.counting for history in histories)
    if counting < LEAST:
        raise UsageError(
            _("There are {n} answers to count, {least} are needed.").format(n=counting, least=LEAST),
            _("Practise on; answers count that come a day or more after the one before."),
        )
    tick(0, 3)
    before = engine.loss(histories, options.parameters)
    tick(1, 3)
    found = _within_bounds(engine.fit(histories, len(options.relearning_minutes)))
    tick(2, 3)
    after = engine.loss(histories, found)
    tick(3, 3)
    return Fit(options.parameters, found, before, after, counting)


def _within_bounds(parameters: Sequence[float]) -> tuple[float, ...]:
    """Return parameters that py-fsrs takes, rounded as it writes them."""
    bounds = zip(parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(round(value, _DIGITS), least), most) for value, least, most in bounds)


class RustEngine:
    """The engine of the extra. It holds the interpreter while it counts: about a second for 50,000 answers."""

    def fit(self, histories: Sequence[History], relearning_steps: int) -> tuple[float, ...]:
        """See ``Engine``."""
        import fsrs_rs_python as fsrs_rs  # noqa: PLC0415 - an extra that most do not have

        items, card_ids = _items(histories)
        engine = fsrs_rs.FSRS(fsrs_rs.DEFAULT_PARAMETERS)
        return tuple(
            engine.compute_parameters(items, card_ids=card_ids, num_relearning_steps=relearning_steps)
        )

    def loss(self, histories: Sequence[History], parameters: tuple[float, ...]) -> float:
        """See ``Engine``."""
        import fsrs_rs_python as fsrs_rs  # noqa: PLC0415 - an extra that most do not have

        return float(fsrs_rs.FSRS(parameters).evaluate(_items(histories)[0]).log_loss)


def _items(histories: Sequence[History]) -> tuple[list[FSRSItem], list[int]]:
    """Return what fsrs-rs learns from: each answer on a later day, with all that came before it, and its card."""
    import fsrs_rs_python as fsrs_rs  # noqa: PLC0415 - an extra that most do not have

    items: list[FSRSItem] = []
    card_ids: list[int] = []
    for history in histories:
        reviews = [fsrs_rs.FSRSReview(rating, days) for rating, days in history.answers]
        for place, (_rating, days) in enumerate(history.answers):
            if days:
                items.append(fsrs_rs.FSRSItem(reviews[: place + 1]))
                card_ids.append(history.card_id)
    return items, card_ids
