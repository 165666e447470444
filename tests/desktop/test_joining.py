"""Texts are joined as the language in force writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop import paths, texts
from desktop.errors import GuanxiError
from desktop.joining import clauses, labelled, sentences


@pytest.fixture
def chinese() -> Iterator[None]:
    before = texts.language()
    texts.use("zh_CN", paths.i18n())
    yield
    texts.use(before, paths.i18n())


def test_english_has_a_space_and_chinese_a_wide_colon(chinese: None) -> None:
    assert labelled("付款", "三成") == "付款：三成"
    assert sentences("没有保存。", "", "请重试。") == "没有保存。请重试。"
    assert clauses("新建 3 行", "", "略去 1 行") == "新建 3 行，略去 1 行"


def test_english_sentences_stand_apart() -> None:
    assert labelled("Deposit", "Bottles") == "Deposit: Bottles"
    assert sentences("Not saved.", "", "Try again.") == "Not saved. Try again."
    assert clauses("3 new", "1 left out") == "3 new, 1 left out"


def test_an_error_says_what_helps_without_a_space_in_chinese(chinese: None) -> None:
    assert str(GuanxiError("没有保存。", "请重试。")) == "没有保存。请重试。"
    assert str(GuanxiError("没有保存。")) == "没有保存。"
