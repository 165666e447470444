"""The words of inspections and rework, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop import paths, texts
from desktop.quality.words import step_title


@pytest.fixture
def chinese() -> Iterator[None]:
    before = texts.language()
    texts.use("zh_CN", paths.i18n())
    yield
    texts.use(before, paths.i18n())


def test_a_step_of_an_8d_report_is_named_in_both_languages_once() -> None:
    assert step_title(1).startswith("D1")
    assert step_title(1).endswith("成立小组")


def test_a_chinese_screen_names_it_once(chinese: None) -> None:
    assert step_title(1) == "D1 成立小组"
