"""What a line in the find box asks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.finding.question import FACETS, Begun, Facet, Question, begun, parse, span_of_days


@pytest.mark.parametrize(
    ("line", "words", "facets"),
    [
        ("mould price", "mould price", []),
        ("kind:note 模具", "模具", [("kind", "note")]),
        ("类型：笔记 模具", "模具", [("kind", "笔记")]),
        ("供应商：恒达 标签:急", "", [("supplier", "恒达"), ("tag", "急")]),
        ("来自：张建国 报价", "报价", [("from", "张建国")]),
        ('supplier:"Ningbo Hengda" price', "price", [("supplier", "Ningbo Hengda")]),
        ("supplier:“宁波 恒达” 价格", "价格", [("supplier", "宁波 恒达")]),
        ("KIND:Note TYPE:touch", "", [("kind", "Note"), ("kind", "touch")]),
        ("price 2026-11", "price", [("date", "2026-11")]),
        ("2026年11月 报价", "报价", [("date", "2026年11月")]),
        ("２０２６-11-05", "", [("date", "２０２６-11-05")]),
        ('"2026-11" price', "2026-11 price", []),
        ("2026-13", "2026-13", []),
        ("2026 order", "2026 order", []),
        ("date:2026", "", [("date", "2026")]),
        ("PO:2107 http://x.cn", "PO:2107 http://x.cn", []),
        ("kind: price", "price", []),
        ("pri ", "pri ", []),
        ("  ", "", []),
    ],
)
def test_words_and_facets_are_told_apart(line: str, words: str, facets: list[tuple[str, str]]) -> None:
    found = parse(line)
    assert found.words == words
    assert [(facet.name, facet.value) for facet in found.facets] == facets


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("price kind:no", Begun("kind", "no", 6)),
        ("kind:", Begun("kind", "", 0)),
        ("供应商：恒", Begun("supplier", "恒", 0)),
        ('supplier:"Ningbo He', Begun("supplier", "Ningbo He", 0)),
        ('supplier:"Ningbo Hengda"', None),
        ("kind:note ", None),
        ("PO:21", None),
        ("price", None),
        ("", None),
    ],
)
def test_a_facet_at_the_end_is_still_being_typed(line: str, what: Begun | None) -> None:
    assert begun(line) == what


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-2", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028年2月", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-11-05", date(2026, 11, 5), date(2026, 11, 5)),
        ("2026/11/5", date(2026, 11, 5), date(2026, 11, 5)),
        ("2026-09..2026-11", date(2026, 9, 1), date(2026, 11, 30)),
    ],
)
def test_dates_span_days(value: str, first: date, last: date) -> None:
    assert span_of_days(value) == (first, last)


@pytest.mark.parametrize("value", ["", "november", "2026-02-30", "2026-11..2026-09", "0000-01", "26-11"])
def test_what_is_no_date_spans_nothing(value: str) -> None:
    assert span_of_days(value) is None


VALUES = st.text("恒达 abc验", min_size=1, max_size=6).map(str.strip).filter(bool)
OTHERS = st.builds(Facet, st.sampled_from([name for name in FACETS if name != "date"]), VALUES)
DATES = st.builds(Facet, st.just("date"), st.sampled_from(["2026", "2026-11", "2026年11月5日"]))


@given(st.lists(OTHERS | DATES, max_size=3), st.text("报价 price", max_size=8).map(str.strip))
def test_a_question_written_as_a_line_is_read_back(facets: list[Facet], words: str) -> None:
    asked = Question(" ".join(words.split()), tuple(facets))
    assert parse(asked.typed()) == asked
    in_chinese = " ".join([*(facet.typed(1) for facet in facets), asked.words])
    assert parse(in_chinese.strip()) == asked
