"""Many more kills than the tests have time for: `python3 dev.py bench --long`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.benchmarks.report import Figures
from tests.desktop.faults import killing

ROUNDS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="the writers are forked")
def test_kill_minus_9_loses_nothing(figures: Figures, tmp_path: Path, long: bool) -> None:
    if not long:
        pytest.skip("only with --long; the tests have 50 rounds")
    folder, chance, made = tmp_path / "journal", random.Random(), 0
    killing.prepare(folder)
    with killing.writers(folder) as process:
        for number in range(ROUNDS):
            acknowledged = killing.kill_one(process, chance) or made
            made = killing.look(folder, acknowledged, deep=number % 10 == 9)
    figures.record("kill -9 without a lost change", ROUNDS, None, "rounds", f">= {ROUNDS} rounds")
