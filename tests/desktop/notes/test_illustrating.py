"""A note as a page for print and HTML: its pictures stand in it, small and without what the camera wrote."""

from __future__ import annotations

import base64
import io
import re
from datetime import UTC, date

import pytest
from PIL import Image

from desktop.attachments.attaching import keep
from desktop.attachments.preparing import prepare
from desktop.attachments.reads import files
from desktop.journal.journal import Journal
from desktop.notes.illustrating import TALLEST, WIDEST, printed, shown_pictures
from desktop.notes.keeping import make_note
from desktop.notes.writing import page
from tests.desktop.attachments.samples import photo

TODAY = date(2026, 11, 22)


@pytest.fixture
def note(journal: Journal) -> int:
    with journal.change("Note") as session:
        return make_note(session, TODAY, title="车间", body="")


def attached(journal: Journal, note: int, name: str, data: bytes) -> int:
    with journal.change("Add") as session:
        link = keep(session, prepare(journal.files, name, data, UTC), ("note", note))
        return files(session.connection(), [link])[0].id


def html_of(journal: Journal, body: str) -> str:
    with journal.read() as connection:
        wanted = shown_pictures(connection, body)
    return page("", body, printed(journal.files, wanted))


def test_a_picture_stands_in_the_page_upright_and_bounded(journal: Journal, note: int) -> None:
    one = attached(journal, note, "划痕.jpg", photo((3000, 1500), turn=6))
    html = html_of(journal, f"before\n\n![划痕\\[1\\] & more](attachment:{one})\n\nafter")
    source, words, width, height = re.findall(
        r'<img src="data:image/jpeg;base64,([^"]+)" alt="([^"]*)" width="(\d+)" height="(\d+)">', html
    )[0]
    assert words == "划痕[1] &amp; more"
    assert int(width) <= WIDEST
    assert int(height) == TALLEST, "the phone was held upright"
    data = base64.b64decode(source)
    picture = Image.open(io.BytesIO(data))
    assert picture.size == (600, 1200)
    assert b"Huawei" not in data
    assert not picture.getexif()


def test_a_small_picture_keeps_its_size(journal: Journal, note: int) -> None:
    one = attached(journal, note, "a.png", photo((64, 32), form="PNG"))
    assert 'width="64" height="32"' in html_of(journal, f"![a](attachment:{one})")


def test_words_stand_for_what_is_missing_damaged_or_no_picture(journal: Journal, note: int) -> None:
    missing = attached(journal, note, "a.jpg", photo(shade=1))
    damaged = attached(journal, note, "b.jpg", photo(shade=2))
    paper = attached(journal, note, "c.txt", b"5 cartons")
    with journal.read() as connection:
        wanted = shown_pictures(connection, f"![a](attachment:{missing}) ![b](attachment:{damaged})")
    journal.files.path(wanted[missing]).unlink()
    journal.files.path(wanted[damaged]).write_bytes(b"x")
    html = html_of(
        journal,
        f"![one](attachment:{missing}) ![two](attachment:{damaged}) ![three](attachment:{paper})"
        f" ![four](attachment:7) [five](attachment:{paper}) `![six](attachment:{missing})`",
    )
    assert "<img" not in html
    for words in ("one", "two", "three", "four"):
        assert f"<em>{words}</em>" in html
    assert " five " in html
    assert f"![six](attachment:{missing})" in html


def test_a_picture_from_elsewhere_is_not_loaded(journal: Journal) -> None:
    html = html_of(journal, "![logo](https://example.com/a.png) ![](x.png) ![y](data:image/png;base64,AAAA)")
    assert "src" not in html
    assert "<em>logo</em>" in html
