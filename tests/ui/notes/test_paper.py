"""A note as a file: PDF with Chinese text, Markdown and HTML by the ending; the page that a command prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop import paths
from desktop.errors import GuanxiError
from desktop.notes.writing import page
from ui.notes.paper import write_note
from ui.theme.theme import Theme

BODY = "# 车间所见\n\n- [x] 模具 done\n\n| 事项 | 期限 |\n| --- | --- |\n| 油漆 | 周五 |\n"


def words_of(path: Path) -> str:
    return "".join(leaf.extract_text() for leaf in PdfReader(path).pages)


def test_the_ending_chooses_the_form(theme: Theme, tmp_path: Path) -> None:
    for ending in ("pdf", "md", "html"):
        write_note(tmp_path / f"工厂.{ending}", "工厂拜访", BODY)
    assert "模具" in words_of(tmp_path / "工厂.pdf")
    assert (tmp_path / "工厂.md").read_text("utf-8") == f"# 工厂拜访\n\n{BODY}"
    assert "<td>油漆</td>" in (tmp_path / "工厂.html").read_text("utf-8")


def test_a_folder_that_is_not_there_is_said(theme: Theme, tmp_path: Path) -> None:
    with pytest.raises(GuanxiError, match=r"a\.pdf could not be written"):
        write_note(tmp_path / "no" / "a.pdf", "", "x")


def test_a_command_prints_a_page_without_a_screen(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "ui.print_page", str(target)],
        input=page("题目", "模具").encode(),
        cwd=paths.resources().parent,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "模具" in words_of(target)
