"""Commands called as scripts call them, on a journal with a passphrase."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from tests.desktop.journal.vaulted import PASSPHRASE, make

Row = dict[str, Any]
Run = Callable[..., tuple[int, list[Row], str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal with a passphrase."""
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path / "home"))
    place = tmp_path / "journal 日记"
    make(place)
    return place


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with a passphrase on stdin; returns code, lines and what stderr said."""

    def call(*arguments: object, passphrase: str = PASSPHRASE) -> tuple[int, list[Row], str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{passphrase}\n".encode())))
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as left:  # of the parser
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err

    return call


@pytest.fixture
def on(run: Run, folder: Path) -> Run:
    """Run a command on the journal."""
    return lambda *arguments, **words: run(*arguments, "--journal", folder, "--passphrase-stdin", **words)
