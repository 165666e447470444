"""A process that is killed in the middle of writing loses nothing that it acknowledged."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.desktop.faults import killing

ROUNDS = 50

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the writers are forked")


def test_no_acknowledged_change_is_lost_by_kill_minus_9(tmp_path: Path) -> None:
    folder, chance = tmp_path / "journal 日记", random.Random(20261122)
    killing.prepare(folder)
    made = 0
    with killing.writers(folder) as process:
        for number in range(ROUNDS):
            acknowledged = killing.kill_one(process, chance) or made
            made = killing.look(folder, acknowledged, deep=number % 10 == 9)
    assert made > ROUNDS
