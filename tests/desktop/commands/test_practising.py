"""``answer`` and ``decks`` on the command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.practice.decks import add_phrases, make_deck
from desktop.practice.own import add_phrase
from desktop.practice.wordings import wordings
from tests.desktop.journal.vaulted import PASSPHRASE, make, opened


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path))


def test_an_answer_is_judged_without_a_journal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "ni3 hao3", "ni4 hao3", "--spoken", "ni2 hao3"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "verdict": "tones",
        "score": 0.5,
        "syllables": [
            {"expected": "ni3", "typed": "ni4", "right": False},
            {"expected": "hao3", "typed": "hao3", "right": True},
        ],
    }


def test_what_is_no_pinyin_is_bad_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "qqq", "ni4 hao3"]) == 2
    assert "ni3 hao3" in capsys.readouterr().err


def test_decks_say_what_waits_today(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "journal 日记"
    keys, _code = make(folder)
    with opened(keys) as journal, journal.change("Deck") as session:
        key = add_phrase(session, {"simplified": "干杯", "pinyin": "gānbēi", "english": "Cheers"})
        said = wordings(session.connection(), (key,))
        add_phrases(session, make_deck(session, "酒桌"), said.values())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode())))
    assert main(["decks", "--journal", str(folder), "--passphrase-stdin"]) == 0
    [deck] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (deck["title"], deck["cards"], deck["new"], deck["review"]) == ("酒桌", 2, 2, 0)
