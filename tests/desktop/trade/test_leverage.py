"""Golden cases of the leverage index and of the position sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.trade.leverage import TALKS, WEIGHTS, Facts, leverage
from desktop.trade.position import position
from desktop.trade.words import SIGNS

NOTHING = Facts(
    value=0,
    paid=0,
    signs={},
    chopped=False,
    bilingual=False,
    nnn=False,
    days_left=None,
    rework_days=None,
    future=0,
)
STRONG = Facts(
    value=1_000_000, paid=300_000, signs=dict.fromkeys(SIGNS, 2), chopped=True, bilingual=True, nnn=True,
    days_left=10, rework_days=5, future=2,
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "points"),
    [
        (NOTHING, (0, 0, 0, 0, 0)),
        (STRONG, (28, 25, 15, 10, 10)),
        (replace(STRONG, paid=0), (40, 25, 15, 10, 10)),
        (replace(STRONG, paid=1_000_000), (0, 25, 15, 10, 10)),
        (replace(STRONG, paid=1_200_000), (0, 25, 15, 10, 10)),
        (replace(STRONG, paid=None), (0, 25, 15, 10, 10)),
        (replace(STRONG, signs={"packaging": 2, "barcode": 1}), (28, 4, 15, 10, 10)),
        (replace(STRONG, chopped=False), (28, 25, 7, 10, 10)),
        (replace(STRONG, bilingual=False, nnn=False), (28, 25, 8, 10, 10)),
        (replace(STRONG, days_left=2), (28, 25, 15, 4, 10)),
        (replace(STRONG, days_left=0), (28, 25, 15, 0, 10)),
        (replace(STRONG, rework_days=None), (28, 25, 15, 0, 10)),
        (replace(STRONG, future=1), (28, 25, 15, 10, 5)),
    ],
)
def test_the_index_is_the_sum_of_its_parts(facts: Facts, points: tuple[int, ...]) -> None:
    found = leverage(facts, "rework")
    assert tuple(part.points for part in found.parts) == points
    assert found.index == sum(points)
    assert [part.weight for part in found.parts] == list(WEIGHTS.values())


def test_weights_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    found = leverage(NOTHING, "deposit")
    assert [part.part for part in found.parts if not part.known] == ["unpaid", "days"]


def test_the_cheapest_missing_thing_comes_first() -> None:
    found = leverage(replace(STRONG, future=0, chopped=False, signs={}), "deposit")
    assert found.cheapest is not None
    assert (found.cheapest.effort, found.cheapest.gain) == (1, 10)
    assert [one.effort for one in found.missing] == sorted(one.effort for one in found.missing)


def test_before_rework_nothing_is_asked_for_that_comes_too_late() -> None:
    facts = replace(STRONG, future=1, chopped=False, signs={}, rework_days=None)
    assert len(leverage(facts, "rework").missing) == 2
    assert len(leverage(facts, "production").missing) == 2 + 1 + len(SIGNS)


@pytest.mark.parametrize("talk", TALKS)
def test_an_order_with_everything_misses_nothing(talk: str) -> None:
    found = leverage(replace(STRONG, paid=0), talk)  # type: ignore[arg-type]
    assert (found.index, found.cheapest) == (100, None)


@pytest.mark.parametrize(
    ("signs", "margin", "cost", "uncovered", "resale"),
    [
        (12, 15, 850_000, 550_000, "barred"),
        (8, 20, 800_000, 500_000, "barred"),
        (7, 20, 800_000, 500_000, "hard"),
        (2, 80, 200_000, 0, "possible"),
        (0, None, None, None, "possible"),
    ],
)
def test_a_position_sheet_says_what_refusing_costs_them(
    signs: int, margin: int | None, cost: int | None, uncovered: int | None, resale: str
) -> None:
    sheet = position("USD", 1_000_000, 300_000, signs, material_percent=50, margin_percent=margin)
    assert (sheet.balance, sheet.material) == (700_000, 500_000)
    assert (sheet.cost, sheet.uncovered, sheet.resale) == (cost, uncovered, resale)
    assert len(sheet.sentences()) == 3
