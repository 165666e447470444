"""A note with a picture as the headless commands write it."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.__main__ import main
from desktop.attachments.attaching import keep
from desktop.attachments.preparing import prepare
from desktop.attachments.reads import files
from desktop.journal.vault import unlock_with_passphrase
from desktop.notes.keeping import make_note, write_note
from tests.desktop.attachments.samples import photo
from tests.desktop.commands.conftest import Run
from tests.desktop.journal.vaulted import PASSPHRASE, make, opened

TODAY = date(2026, 11, 22)


def test_notes_are_listed_with_and_without_words(on: Run, folder: Path) -> None:
    with opened(unlock_with_passphrase(folder, PASSPHRASE)) as journal, journal.change("Note") as session:
        make_note(session, TODAY, title="车间")
        make_note(session, TODAY, title="样品", private=True)
    assert sorted(row["title"] for row in on("notes")[1]) == ["样品", "车间"]
    assert [row["title"] for row in on("notes", "--no-private")[1]] == ["车间"]
    assert [row["title"] for row in on("notes", "--text", "样品")[1]] == ["样品"]


def test_the_picture_of_a_note_stands_in_html_and_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path / "home"))
    keys, _code = make(tmp_path / "journal")
    with opened(keys) as journal, journal.change("Note") as session:
        note = make_note(session, TODAY, title="车间")
        link = keep(session, prepare(journal.files, "划痕.jpg", photo((900, 600)), UTC), ("note", note))
        (file,) = files(session.connection(), [link])
        write_note(session, note, TODAY, body=f"![划痕](attachment:{file.id})")

    def written(form: str, *rest: str) -> dict[str, object]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode())))
        place = ("--journal", str(tmp_path / "journal"), "--passphrase-stdin")
        assert main(["note", str(note), "--format", form, *rest, *place]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        row: dict[str, object] = json.loads(line)
        return row

    assert f"![划痕](attachment:{file.id})" in str(written("md")["text"])
    assert 'src="data:image/jpeg;base64,' in str(written("html")["text"])
    written("pdf", "--to", str(tmp_path / "a.pdf"))
    (leaf,) = PdfReader(tmp_path / "a.pdf").pages
    assert [image.image.size for image in leaf.images if image.image] == [(900, 600)]
