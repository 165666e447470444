"""One search over people, suppliers and touches."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.finding import Found, contact_names, find_all, find_touches, parse, resolver
from desktop.highlight import Marked, excerpt, mark
from desktop.journal.asking import Asked
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.finding import load_index
from desktop.people.suppliers import add_supplier
from desktop.touches import quick_entry
from desktop.touches.logging import TouchDraft, delete_touches, log_touch

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def found_in(journal: Journal):
    """Wang Wei of Ningbo Hengda, Zhang Jianguo, and three touches."""
    with journal.change("People") as session:
        hengda = add_supplier(session, {"name_zh": "宁波恒达塑料有限公司", "name_en": "Ningbo Hengda"})
        wang = add_contact(session, {"name_zh": "王伟"})
        add_contact(session, {"name_zh": "张建国"})
        session.flush()
        add_employment(session, wang, {"supplier_id": hengda, "title": "经理"})
        session.flush()
        log_touch(
            session,
            TouchDraft(at=NOON, people=(wang,), summary="Mould price", body="验货之后再谈 the *Prices*"),
        )
        log_touch(session, TouchDraft(at=NOON - timedelta(days=2), people=(wang,), summary="验货报告 came"))
        log_touch(
            session,
            TouchDraft(at=NOON + timedelta(days=1), people=(wang,), summary="Café talk", place="聚福楼"),
        )

    def search(typed: str) -> Found:
        with journal.read() as connection:
            return find_all(connection, load_index(connection), parse(typed), NOON.date())

    return search


@pytest.mark.parametrize("typed", ["王", "经理", "王经理", "wang", "wjl", "wangjl", "wangjingli", "王jl"])
def test_a_person_is_found_by_any_part_of_name_and_title(found_in, typed: str) -> None:
    (hit,) = found_in(typed).hits["contact"]
    assert (str(hit.name), hit.title, hit.company) == ("Wáng Wěi 王伟", "经理", "Ningbo Hengda")


@pytest.mark.parametrize("typed", ["恒达", "hengda", "nbhd", "Ningbo"])
def test_a_supplier_is_found(found_in, typed: str) -> None:
    assert [hit.name.en for hit in found_in(typed).hits["supplier"]] == ["Ningbo Hengda"]


@pytest.mark.parametrize(
    ("typed", "summaries"),
    [
        ("验", ["Mould price", "验货报告 came"]),
        ("验货", ["Mould price", "验货报告 came"]),
        ("pri", ["Mould price"]),
        ("price mould", ["Mould price"]),
        ("cafe", ["Café talk"]),
        ("福楼", ["Café talk"]),
        ("报告 cam", ["验货报告 came"]),
        ("货验", []),
        ("kindtouch", []),
        ("?!", []),
        ("  ", []),
    ],
)
def test_touches_are_found_newest_first(found_in, typed: str, summaries: list[str]) -> None:
    assert [hit.summary.text for hit in found_in(typed).hits.get("touch", ())] == summaries


def test_a_hit_shows_where_it_is(found_in) -> None:
    hit = found_in("验货").hits["touch"][0]
    assert hit.summary == Marked("Mould price")
    assert hit.excerpt == Marked("验货之后再谈 the Prices", ((0, 2),))
    assert [str(name) for name in hit.people] == ["Wáng Wěi 王伟"]
    assert found_in("福楼").hits["touch"][0].excerpt == Marked("聚福楼", ((1, 3),))


def test_the_trash_is_not_searched(journal: Journal, found_in) -> None:
    with journal.read() as connection:
        hits = find_touches(connection, Asked("验货", 10))
    with journal.change("Delete") as session:
        delete_touches(session, [hits[0].id])
    assert len(found_in("验货").hits["touch"]) == 1


def test_nothing_typed_finds_nothing(found_in) -> None:
    assert found_in("") == Found({})


def test_a_quick_entry_knows_people_as_the_search_does(journal: Journal, found_in) -> None:
    with journal.read() as connection:
        resolve = resolver(load_index(connection), contact_names(connection))
    for typed in ("@zjg text", "@张建国 text", "@zhangjg text", "@张建国说好了"):
        draft = quick_entry.parse(typed, resolve, NOON)
        assert [person.name for person in draft.people] == ["张建国"]
        assert draft.complete


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Mould prices", "pri", ["pri"]),
        ("reprice the price", "price", ["price"]),
        ("Café CAFE", "cafe ", ["Café", "CAFE"]),
        ("ＰＯ-21 and PO", "po", ["ＰＯ", "PO"]),
        ("验货，再验货", "验货", ["验货", "验货"]),
        ("ﬁrst", "first", ["ﬁrst"]),
        ("nothing", "", []),
    ],
)
def test_marks(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in mark(text, typed).spans] == marked


def test_a_long_text_is_cut_around_the_hit() -> None:
    shown = excerpt("a " * 300 + "needle " + "b " * 300, "needle")
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert [shown.text[start:end] for start, end in shown.spans] == ["needle"]
    assert len(shown.text) <= 162


@given(st.text(max_size=30), st.text(max_size=8))
def test_marks_lie_in_the_text(text: str, typed: str) -> None:
    for shown in (mark(text, typed), excerpt(text, typed, 10)):
        assert all(0 <= start < end <= len(shown.text) for start, end in shown.spans)
        assert list(shown.spans) == sorted(shown.spans)


@given(st.text(alphabet="验货报告ab ", max_size=12), st.text(alphabet="验货报告", min_size=1, max_size=4))
def test_a_run_of_chinese_is_marked_wherever_it_stands(before: str, run: str) -> None:
    shown = mark(before + run, run)
    assert any(shown.text[start:end] == run for start, end in shown.spans)
