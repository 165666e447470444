"""Options and the closing table of the benchmarks, which only `python3 dev.py bench` runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.report import Figures
from tools.environment import FOLDERS, ROOT, python_of

FIGURES = pytest.StashKey[Figures]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="measure longer: more rounds, larger journals")
    parser.addoption("--peers", action="store_true", help="also measure the programs of .venv-peers")
    parser.addoption("--figures-json", type=Path, help="also write the table of figures to this file")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = Figures()


@pytest.fixture(scope="session")
def figures(pytestconfig: pytest.Config) -> Figures:
    """The table that every benchmark adds its figures to: ``figures.record(name, measured, baseline, ...)``."""
    return pytestconfig.stash[FIGURES]


@pytest.fixture(scope="session")
def long(pytestconfig: pytest.Config) -> bool:
    """Whether the run may take long (--long)."""
    return bool(pytestconfig.getoption("--long"))


@pytest.fixture(scope="session")
def peers(pytestconfig: pytest.Config) -> Path:
    """The Python of the environment that holds what we are measured against; skips without --peers."""
    python = python_of(ROOT / FOLDERS["peers"])
    if not pytestconfig.getoption("--peers") or not python.exists():
        pytest.skip("what others do is measured with --peers")
    return python


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    figures = config.stash[FIGURES]
    if not figures.rows:
        return
    terminalreporter.section("figures")
    for line in figures.table():
        terminalreporter.write_line(line)
    if config.getoption("--figures-json"):
        figures.write(config.getoption("--figures-json"))
