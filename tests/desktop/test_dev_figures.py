"""The table of figures judges each aim beside its baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.report import Figure, Figures


@pytest.mark.parametrize(
    ("measured", "baseline", "unit", "aim", "met"),
    [
        (140, 100, "ms", "<= 1.4 x", True),
        (141, 100, "ms", "<= 1.4 x", False),
        (141, None, "ms", "<= 1.4 x", None),
        (150, None, "MiB", "<= 140 MiB", False),
        (20, 7, "ms", "<= 1.5 x + 10 ms", True),
        (21, 7, "ms", "<= 1.5 x + 10 ms", False),
        (50, None, "rounds", ">= 50 rounds", True),
        (49, None, "rounds", ">= 50 rounds", False),
        (1, 1, "ms", "", None),
    ],
)
def test_aim(measured: float, baseline: float | None, unit: str, aim: str, met: bool | None) -> None:
    assert Figure("name", measured, baseline, unit, aim).met is met


def test_table_and_file(tmp_path: Path) -> None:
    figures = Figures()
    figures.record("window painted", 190, 140.0, aim="<= 1.4 x")
    figures.record("memory", 150.2, unit="MiB", aim="<= 140 MiB")
    head, window, memory = (line.split(" | ") for line in figures.table())
    assert [cell.strip() for cell in head] == ["figure", "measured", "baseline", "ratio", "aim", "met"]
    assert [cell.strip() for cell in window] == [
        "window painted",
        "190 ms",
        "140 ms",
        "1.36 x",
        "<= 1.4 x",
        "yes",
    ]
    assert [cell.strip() for cell in memory] == ["memory", "150 MiB", "-", "-", "<= 140 MiB", "NO"]
    figures.write(tmp_path / "figures.json")
    rows = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert [(row["name"], row["met"]) for row in rows] == [("window painted", True), ("memory", False)]


@pytest.mark.parametrize("aim", ["fast", "<= 16", "<= 16 MiB", "< 2 x"])
def test_an_aim_that_cannot_be_judged_is_refused(aim: str) -> None:
    with pytest.raises(ValueError, match="an aim reads like"):
        Figures().record("name", 1, 1, aim=aim)
