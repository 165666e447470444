"""Any bytes at all: they are read or refused in a sentence, and what is read can be planned."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import UTC
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.errors import ImportProblem
from desktop.exchange.decks import wire
from desktop.exchange.decks.fitting import fitted, hanzi_in, numbered
from desktop.exchange.decks.known import Known
from desktop.exchange.decks.markup import plain
from desktop.exchange.decks.planning import plan_deck
from desktop.exchange.decks.reading import read_deck
from desktop.practice.options import Options
from desktop.practice.schedule import Timetable
from tests.desktop.exchange.decks.packages import Deck, Said, collection

CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TABLE = Timetable(Options(), UTC)
WORDS = (
    "#separator:tab",
    "#guid column:1",
    "#html:false",
    "//Work/一",
    "汉字,释义",
    "a\tb",
    '"',
    "交期,x",
    "\x00",
)
LINES = st.lists(st.sampled_from(WORDS) | st.text(max_size=30), max_size=12)
MARKS = (
    "<script>",
    "</script>",
    "<b",
    ">",
    "&lt;",
    "&#x3c;",
    "{{c1::",
    "}}",
    "[sound:",
    "]",
    "<!--",
    "你好",
    " ",
)
PARTS = st.sampled_from(MARKS) | st.text(max_size=6)


def read_and_plan(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            read = read_deck(path, TABLE)
        except ImportProblem as problem:
            assert problem.message  # noqa: PT017 - either way is right
            assert problem.advice  # noqa: PT017
            return
        for row in plan_deck(read, Known()).rows:
            assert row.reasons or row.proposed.fate not in ("failed", "skipped")


@given(LINES, st.sampled_from(("a.txt", "a.csv", "a.xml")))
@CALM
def test_any_text_is_read_or_refused(lines: list[str], name: str) -> None:
    read_and_plan("\n".join(lines).encode("utf-8", "replace"), name)


@given(st.binary(max_size=400))
@CALM
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_and_plan(data, "a.apkg")


LEARNT = {"type": 2, "queue": 2, "due": 9, "ivl": 3}
GOOD = collection(Deck([Said(("交期", "jiāo qī", "date"), cards=(LEARNT,))] * 5), new=True)


@given(
    st.lists(
        st.tuples(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6
    )
)
@CALM
def test_a_collection_with_some_bytes_changed_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(GOOD)
    for at, fresh in changes:
        data[at : at + len(fresh)] = fresh
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.apkg"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("collection.anki21b", zstandard.compress(bytes(data)))
        read_and_plan(path.read_bytes(), "b.apkg")


@given(st.lists(PARTS, max_size=12).map("".join))
@CALM
def test_no_field_keeps_a_script_that_a_program_would_run(field: str) -> None:
    said = plain(field)
    assert plain("<script>" + field.replace("</script", "") + "</script>你") in ("你", plain("你"))
    assert "\x00" not in said
    assert said == said.strip()


@given(st.binary(max_size=60))
@CALM
def test_a_message_ends_or_is_broken(message: bytes) -> None:
    try:
        found = list(wire.fields(message))
    except wire.BrokenMessage:
        return
    assert len(found) <= len(message)


@given(st.text("你好绿女儿A1 ，", max_size=8), st.text("nǐhǎolǜ5u:1 3'A", max_size=20))
@example("你", "A11")
@example("绿", "n1")
@example("你", "A3A")
@CALM
def test_pinyin_fits_or_is_left(text: str, written: str) -> None:
    line = fitted(text, written)
    if line:
        assert hanzi_in(text) > 0
        assert fitted(text, line) == line
        assert fitted(text, numbered(text, line))


@pytest.mark.parametrize("depth", [10, 100_000])
def test_deep_json_in_a_card_is_left_out(depth: int) -> None:
    card = {**LEARNT, "data": '{"s":' + "[" * depth}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.apkg"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr(
                "collection.anki2", collection(Deck([Said(("交期", "", "x"), cards=(card,))]), new=False)
            )
        (note,) = read_deck(path, TABLE).file.notes
    assert note.cards[0].schedule.stability == 3
