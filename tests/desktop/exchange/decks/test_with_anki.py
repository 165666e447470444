"""The real Anki reads what we write and we read what it writes; skipped where ``.venv-peers`` was never made."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from tests.desktop.exchange.decks.practised import answers_of, bring, cards_of, send, words_of
from tools.environment import FOLDERS, ROOT, python_of

PYTHON = python_of(ROOT / FOLDERS["peers"])
pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="Anki lives in .venv-peers, which bench --peers makes"
)


@pytest.fixture
def told(full: Journal, tmp_path: Path) -> Mapping[str, Any]:
    """What Anki says of our package; its own packages lie beside it."""
    made = send(full, tmp_path / "ours.apkg")
    child = Path(__file__).with_name("anki_child.py")
    files = (made.path, tmp_path / "modern.apkg", tmp_path / "legacy.apkg")
    done = subprocess.run([PYTHON, child, *files], capture_output=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr.decode()
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def test_anki_reads_our_package_equal_and_we_read_its_own(
    full: Journal, other: Journal, told: Mapping[str, Any], tmp_path: Path
) -> None:
    assert told["imports"] == [
        {"new": 3, "updated": 0, "duplicate": 0, "found": 3}, {"new": 0, "updated": 0, "duplicate": 3, "found": 3},
    ]  # fmt: skip
    assert sorted((note["fields"][0], note["fields"][2]) for note in told["notes"]) == [
        (row[0], row[2]) for row in words_of(full)
    ]
    assert _cards_of(told) == [_as_anki(row, told["today"]) for row in sorted(cards_of(full))]
    assert [(row[0], row[1], row[2]) for row in told["answers"]] == [
        (int(at.timestamp() * 1000), rating, taken) for at, _day, rating, taken, *_rest in answers_of(full)
    ]
    assert told["cards_before"] == told["cards_after_editing"] == len(cards_of(full))
    assert list(told["files"].values()) == [len(b"ID3 a voice")]
    assert not any("no front" in card["front"].lower() or "{{" in card["front"] for card in told["cards"])
    for name in ("modern", "legacy"):
        assert bring(full, tmp_path / f"{name}.apkg") == [Fate.SKIPPED] * 3
    assert bring(other, tmp_path / "modern.apkg") == [Fate.CREATED] * 3
    assert words_of(other) == words_of(full)
    assert [_rounded(row) for row in cards_of(other)] == [_rounded(row) for row in cards_of(full)]
    assert answers_of(other) == answers_of(full)


def _cards_of(told: Mapping[str, Any]) -> list[tuple[object, ...]]:
    return sorted(
        (
            card["text"], card["kind"], card["deck"], card["type"], card["reps"], card["lapses"], card["flags"],
            card["queue"] == -1, _near(card["s"]), _near(card["d"]),
        )
        for card in told["cards"]
    )  # fmt: skip


def _as_anki(row: tuple[Any, ...], _today: int) -> tuple[object, ...]:
    """Return a row of ours as Anki tells it."""
    if len(row) == 5:
        text, kind, deck, suspended, flag = row
        return text, kind, deck, 0, 0, 0, flag, bool(suspended), None, None
    text, kind, deck, state, _due, _step, stability, difficulty, _last, reviews, lapses, suspended, flag = row
    return (
        text, kind, deck, state, reviews, lapses, flag, bool(suspended), _near(stability), _near(difficulty),
    )  # fmt: skip


def _near(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _rounded(row: tuple[Any, ...]) -> tuple[object, ...]:
    """Anki keeps memories as short numbers, and no days of our calendar."""
    return tuple(round(cell, 2) if isinstance(cell, float) else cell for cell in row)
