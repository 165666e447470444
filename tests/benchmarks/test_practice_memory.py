"""The memory of the whole program with fifty thousand cards and the page of Practice open, beside a bare window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import clock, opening
from desktop.journal.opened import open_file
from tests.benchmarks.big import ROOT
from tests.benchmarks.cards import fill_cards
from tests.benchmarks.children.keys import KEY
from tests.benchmarks.report import Figures

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell the share"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of fifty thousand cards, five thousand of them due."""
    made = tmp_path_factory.mktemp("cards") / "journal"
    made.mkdir()
    opening.create(made, KEY)
    opened = open_file(made, KEY)
    journal = opening.journal_from(opened, clock.now, 7)
    fill_cards(journal, clock.now())
    journal.close()
    opened.close()
    return made


def memory(home: Path, *arguments: str) -> float:
    """Return the share of a child's memory in MiB, ten seconds after its last painting."""
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen", "GUANXI_HOME": str(home), "PYTHONPATH": str(ROOT), "STAY": "10",
    }  # fmt: skip
    command = [sys.executable, "-m", f"tests.benchmarks.children.{arguments[0]}", *arguments[1:]]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
    told = {line["name"]: line["value"] for line in map(json.loads, done.stdout.splitlines())}
    return float(told["pss"]) / 1024


def test_memory_of_practice(figures: Figures, folder: Path, tmp_path: Path) -> None:
    bare = memory(tmp_path, "bare")
    ours = memory(tmp_path, "program", str(folder), "practice")
    figures.record("memory (PSS) with Practice open at 50,000 cards; bare window", ours, bare, "MiB", "")
    figures.record("the same above the bare window", ours - bare, None, "MiB", "<= 144 MiB")
    assert ours - bare < 2 * 144, "far above the aim"
