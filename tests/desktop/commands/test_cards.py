"""``cards import`` and ``cards export`` on the command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from desktop.__main__ import main
from tests.desktop.journal.vaulted import PASSPHRASE, make

LIST = "汉字,拼音,释义\n交期,jiāo qī,delivery date\nhello,,hello\n"


class Shell:
    """Runs commands on one journal and gives their lines."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._folder, self._patch, self._capsys = folder, monkeypatch, capsys
        self.error = ""

    def run(self, *arguments: object) -> tuple[int, list[dict[str, object]]]:
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode())))
        code = main([*map(str, arguments), "--journal", str(self._folder), "--passphrase-stdin"])
        said = self._capsys.readouterr()
        self.error = said.err
        return code, [json.loads(line) for line in said.out.splitlines()]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path))
    folder = tmp_path / "journal 日记"
    make(folder)
    return Shell(folder, monkeypatch, capsys)


def test_a_line_for_each_row_and_nothing_kept_in_a_dry_run(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_text(LIST, "utf-8")
    expected = [
        {"file": "words.csv", "row": 2, "fate": "created", "name": "交期", "reason": ""},
        {
            "file": "words.csv",
            "row": 3,
            "fate": "failed",
            "name": "hello",
            "reason": "It has no Chinese characters.",
        },
    ]
    assert shell.run("cards", "import", table, "--dry-run") == (0, expected)
    assert shell.run("decks")[1] == []
    assert shell.run("cards", "import", table) == (0, expected)
    (deck,) = shell.run("decks")[1]
    assert (deck["title"], deck["cards"]) == ("words", 2)
    assert shell.run("cards", "import", table)[1][0]["fate"] == "skipped"


def test_what_was_imported_goes_out_and_stays_where_it_is(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_text(LIST, "utf-8")
    shell.run("cards", "import", table)
    target = tmp_path / "out.apkg"
    assert shell.run("cards", "export", target) == (0, [{"file": str(target), "phrases": 1, "cards": 2}])
    assert shell.run("cards", "import", target)[1][0]["fate"] == "skipped"
    before = target.read_bytes()
    assert shell.run("cards", "export", target)[0] == 1
    assert "already" in shell.error
    assert target.read_bytes() == before


def test_unknown_endings_and_choices_are_bad_use(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("cards", "export", tmp_path / "a.docx")[0] == 2
    assert ".apkg" in shell.error
    assert shell.run("cards", "export", tmp_path / "a.csv", "--what", "nothing")[0] == 2
    assert "first_contact" in shell.error
    assert not (tmp_path / "a.csv").exists()


def test_a_file_that_is_no_deck_is_one_line(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.apkg").write_bytes(b"PK\x03\x04 nothing")
    code, lines = shell.run("cards", "import", tmp_path / "a.apkg")
    assert (code, lines) == (1, [])
    assert shell.error.count("\n") == 1
    assert "damaged" in shell.error
