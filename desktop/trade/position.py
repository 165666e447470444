"""The position sheet: what it costs the factory when the buyer refuses the goods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.texts import _
from desktop.trade.money import share_of

Resale = Literal["barred", "hard", "possible"]
_BARRED, _HARD = 8, 3
"""Points of customisation from which on nobody else buys the goods as they are, or only at a loss."""


@dataclass(frozen=True, slots=True)
class Position:
    """Amounts in minor units of the order's currency; None where nobody has estimated material or margin."""

    currency: str
    value: int
    paid: int
    balance: int
    """What the factory does not get when the goods are refused."""
    cost: int | None
    """What making them has cost the factory: the value without its margin."""
    material: int | None
    margin: int | None
    uncovered: int | None
    """Cost that the paid part does not cover: real money lost, before any resale."""
    resale: Resale

    def sentences(self) -> list[str]:
        """Return what refusing means for the factory, one sentence each."""
        said = []
        if self.uncovered is not None:
            said.append(
                _("Their own money is in the goods: the deposit does not cover their cost.")
                if self.uncovered > 0
                else _("The deposit covers their cost; refusing costs them little more than the margin.")
            )
        else:
            said.append(_("Type an estimate of the margin to see what their cost is."))
        said.append(
            {
                "barred": _("With your marks on them the goods cannot be sold to anybody else."),
                "hard": _("The goods could be sold to others only after changes or at a loss."),
                "possible": _("The goods can be sold to others: refusing hurts them less."),
            }[self.resale]
        )
        said.append(_("Storage, tied-up capital and the lost next order come on top; they are not counted."))
        return said


def position(
    currency: str,
    value: int,
    paid: int,
    signs: int,
    *,
    material_percent: int | None = None,
    margin_percent: int | None = None,
) -> Position:
    """Return the sheet of an order; ``signs`` are its points of customisation, percents are our own estimates."""
    margin = None if margin_percent is None else share_of(value, margin_percent)
    cost = None if margin is None else value - margin
    return Position(
        currency,
        value,
        paid,
        balance=max(0, value - paid),
        cost=cost,
        material=None if material_percent is None else share_of(value, material_percent),
        margin=margin,
        uncovered=None if cost is None else max(0, cost - paid),
        resale="barred" if signs >= _BARRED else "hard" if signs >= _HARD else "possible",
    )
