"""From the start of the process to the window, the unlock page and Today, next to a bare PySide6 window."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.big import ROOT, big_journal
from tests.benchmarks.report import Figures

ROUNDS = 7
NEVER = {
    "alembic",
    "pypinyin",
    "holidays",
    "keyring",
    "jeepney",
    "pypdf",
    "cryptography",
    "PIL",
    "numpy",
    "soundfile",
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the offscreen platform is compared")


@dataclass(frozen=True, slots=True)
class Told:
    """What a child said: a value by name (ms since its start, or KiB), and the slow modules it had imported."""

    values: dict[str, float]
    imported: dict[str, set[str]]


@pytest.fixture(scope="module")
def variables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Surroundings of the children: compiled modules are kept, as in an installed program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = tmp_path_factory.mktemp("settings"), tmp_path_factory.mktemp("compiled")
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "GUANXI_HOME": str(own[0]),
        "PYTHONPYCACHEPREFIX": str(own[1]),
        "PYTHONPATH": str(ROOT),
    }


def _run(variables: dict[str, str], *arguments: str, stay: int = 0) -> Told:
    command = [sys.executable, "-m", f"tests.benchmarks.children.{arguments[0]}", *arguments[1:]]
    begun = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=variables | {"STAY": str(stay)}, capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    values = {
        line["name"]: line["value"] if line["name"] == "pss" else (line["value"] - begun) * 1000
        for line in lines
    }
    return Told(values, {line["name"]: set(line["imported"]) for line in lines})


def _rounds(variables: dict[str, str], *arguments: str, count: int) -> Iterator[tuple[Told, Told]]:
    """Run the program and the bare window in turn; the first pair compiles the modules and does not count."""
    for number in range(count + 1):
        pair = _run(variables, *arguments), _run(variables, "bare")
        if number:
            yield pair


def _record(figures: Figures, title: str, pairs: list[tuple[Told, Told]], name: str, aim: str) -> None:
    """Record the medians; the ratio of the table is that of the medians of a paired run."""
    measured = statistics.median(ours.values[name] for ours, _bare in pairs)
    figures.record(
        title, measured, statistics.median(bare.values["bare"] for _ours, bare in pairs), "ms", aim
    )


def test_the_window_and_the_first_page(figures: Figures, variables: dict[str, str], long: bool) -> None:
    pairs = list(_rounds(variables, "program", count=ROUNDS * 3 if long else ROUNDS))
    _record(figures, "empty window painted", pairs, "window", "<= 1.4 x")
    _record(figures, "first page painted", pairs, "gate", "")
    assert all(not ours.imported["gate"] for ours, _bare in pairs)


def test_today_with_its_data(figures: Figures, variables: dict[str, str], long: bool) -> None:
    folder = str(big_journal())
    pairs = list(_rounds(variables, "program", folder, "today", count=ROUNDS * 3 if long else ROUNDS))
    _record(figures, "Today with its data painted", pairs, "today", "<= 4 x")
    assert all(not ours.imported["today"] & (NEVER | {"sqlalchemy"}) for ours, _bare in pairs)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell the share")
def test_memory_ten_seconds_later(figures: Figures, variables: dict[str, str]) -> None:
    told = _run(variables, "program", str(big_journal()), "today", stay=10)
    figures.record("memory (PSS) ten seconds later", told.values["pss"] / 1024, None, "MiB", "<= 140 MiB")
    assert not told.imported["pss"] & NEVER
