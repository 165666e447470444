"""The hint on a passphrase praises length and chance, not decoration."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.gates import strength


@pytest.mark.parametrize("weak", ["", " ", "a", "aaaaaaaaaaaaaaaaaaaa", "12345678", "qwertyuiop", "secret"])
def test_what_is_guessed_first_is_called_easy(weak):
    assert strength.strength(weak) == 0


@pytest.mark.parametrize(
    "good", ["correct horse battery staple", "厂长 喜欢 龙井 茶叶 老友", "Xk7#pQ2!vR9$wT4&"]
)
def test_four_words_are_at_least_good(good):
    assert strength.strength(good) >= 3


def test_every_step_has_its_own_words():
    typed = ["", "aaaa", "secret12", "correct horse", "correct horse battery", "correct horse battery staple"]
    said = [strength.words(text) for text in typed]
    assert said[0] == ""
    assert said[1].startswith("Easy to guess")
    assert said[-1] == "Very good."


@given(st.text(max_size=40), st.text(max_size=10))
def test_a_longer_passphrase_is_never_weaker(typed, more):
    stripped = typed.strip()
    assert strength.bits(stripped + more) >= strength.bits(stripped) - 1e-9
