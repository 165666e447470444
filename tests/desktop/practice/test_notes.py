"""The notes of the library are read in the language of the screen; one's own words stay as they are."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import texts
from desktop.practice.notes import chinese_notes, notes_of
from desktop.practice.wordings import Wording, shelved

KEY = "first_contact.004"


@pytest.fixture
def in_chinese() -> Iterator[None]:
    texts.use_translations("zh_CN", gettext.NullTranslations())
    yield
    texts.use("en", Path())


def test_english_notes_on_an_english_screen() -> None:
    said = shelved()[KEY]
    assert notes_of(said).when_say == said.when_say
    assert "Canton Fair" in said.when_say


def test_chinese_notes_on_a_chinese_screen(in_chinese: None) -> None:
    notes = notes_of(shelved()[KEY])
    assert notes == chinese_notes()[KEY]
    assert "微信" in notes.when_say
    assert "业务员" in notes.face_note


def test_every_phrase_has_them(in_chinese: None) -> None:
    assert set(chinese_notes()) == set(shelved())


def test_what_was_corrected_stays_as_it_was_written(in_chinese: None) -> None:
    corrected = replace(shelved()[KEY], source="correction", when_say="Only after the fair.")
    notes = notes_of(corrected)
    assert notes.when_say == "Only after the fair."
    assert notes.face_note == chinese_notes()[KEY].face_note


def test_an_own_phrase_keeps_its_words(in_chinese: None) -> None:
    own = Wording(key="own.7", source="own", simplified="合作愉快", when_say="at the end")
    assert notes_of(own).when_say == "at the end"
    assert notes_of(own).face_note == ""
