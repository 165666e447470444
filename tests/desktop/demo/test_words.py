"""Tests of the words of the demo in both languages."""

from __future__ import annotations

import re

import pytest

from desktop.demo import tables
from desktop.demo.words import both, hanzi

_HANZI = re.compile(r"[\u4e00-\u9fff]")


def test_words_with_commas_between_are_said_one_by_one() -> None:
    assert hanzi("calligraphy, tea") == "书法、茶"
    assert both("hinge") == "hinge|铰链"


@pytest.mark.parametrize("row", tables.people(), ids=lambda row: row.name_zh)
def test_all_that_is_told_of_a_person_has_chinese(row: tables.PersonRow) -> None:
    for told in (row.title, row.department, row.hobbies, row.food, row.notes):
        assert not told or _HANZI.search(hanzi(told)), told


@pytest.mark.parametrize("row", tables.suppliers(), ids=lambda row: row.name_zh)
def test_all_that_is_told_of_a_supplier_has_chinese(row: tables.SupplierRow) -> None:
    for told in (row.products, row.payment_terms, *row.goods.split(";")):
        assert _HANZI.search(hanzi(told)), told


def test_every_touch_and_question_can_be_told_in_chinese() -> None:
    touches = [cell for text in tables.touch_texts() for cell in (text.summary, text.body)]
    questions = [cell for text in tables.question_texts() for cell in (text.asks, text.summary, text.answer)]
    assert not [cell for cell in touches + questions if cell and not _HANZI.search(cell)]
