from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.segment import match_query, segment


def finds(text: str, typed: str) -> bool:
    """Say whether the text is found, by a real index."""
    query = match_query(typed)
    base = sqlite3.connect(":memory:")
    try:
        base.execute(
            "CREATE VIRTUAL TABLE t USING fts5(body, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
        )
        base.execute("INSERT INTO t VALUES (?)", (segment(text),))
        return (
            bool(query) and base.execute("SELECT 1 FROM t WHERE t MATCH ?", (query,)).fetchone() is not None
        )
    finally:
        base.close()


NOTE = "今天和王经理通了电话，三千件LED灯已付款30%。Golden sample Müller OK ＡＢＣ"


@pytest.mark.parametrize(
    "typed",
    [
        "王",
        "经理",
        "王经理",
        "电话",
        "三千件LED",
        "三千件led灯",
        "gold",
        "sample gold",
        "Golden sample",
        "muller",
        "müll",
        "abc",
        "ａｂ",
        "30",
        "灯 王",
    ],
)
def test_words_are_found(typed: str) -> None:
    assert finds(NOTE, typed)


@pytest.mark.parametrize("typed", ["经王", "李", "olden", "gold x", "s gold", "三件", "经理电话", "samples"])
def test_other_words_are_not(typed: str) -> None:
    assert not finds(NOTE, typed)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("王经理 wei", '"王 经 理" AND "wei"*'),
        ("w", '"w"'),
        ("wei ", '"wei"'),
        ("wei王", '"wei" AND "王"'),
        ('"a" OR NEAR(b*', '"a" AND "OR" AND "NEAR" AND "b"'),
        ("，。", ""),
        ("", ""),
    ],
)
def test_what_is_asked_of_the_index(typed: str, query: str) -> None:
    assert match_query(typed) == query


@given(st.text(max_size=40))
def test_no_input_is_a_syntax_error(typed: str) -> None:
    assert finds("x", typed) in (True, False)


@given(st.text(st.sampled_from('王a ab"*():^-+{}ORANDNEAR\x00\n%_，'), max_size=25))
def test_no_operator_gets_through(typed: str) -> None:
    assert finds("x", typed) in (True, False)


@given(
    st.text(st.characters(categories=["Lo", "Lu", "Ll", "Nd"], max_codepoint=0x9FFF), min_size=1, max_size=12)
)
def test_a_text_is_found_by_its_own_chinese(text: str) -> None:
    chinese = "".join(c for c in text if "\u4e00" <= c <= "\u9fff")
    assert not chinese or finds(f"x {chinese} y", chinese)
