"""The recovery code survives printing, reading and typing."""

from __future__ import annotations

import base64
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.journal import recovery, recovery_page
from desktop.journal.vault_errors import MistypedCode

secrets_of_20 = st.binary(min_size=20, max_size=20)


def code_for(secret):
    return recovery.new_code(lambda _length: secret)


@given(secrets_of_20)
def test_a_code_gives_back_its_secret(secret):
    assert recovery.parse(code_for(secret)) == secret


@given(secrets_of_20, st.randoms(use_true_random=False))
def test_sloppy_typing_is_understood(secret, chance):
    alike = {"0": "0oOoＯ", "1": "1iIlL１"}
    noise = ["", "", "", " ", "-", "–", "\n", "\u3000", "\u200b", "_", "."]
    typed = "".join(
        chance.choice(alike.get(character, character + character.lower())) + chance.choice(noise)
        for character in code_for(secret)
    )
    assert recovery.parse(typed) == secret


def test_full_width_characters_of_a_chinese_input_method_are_understood():
    code = code_for(b"\x5a" * 20)
    wide = "".join(chr(ord(character) + 0xFEE0) for character in code)
    assert recovery.parse(wide) == b"\x5a" * 20


def test_a_code_is_five_groups_of_six_and_one_of_three():
    assert [len(group) for group in recovery.groups(recovery.new_code())] == [6, 6, 6, 6, 6, 3]


def test_two_codes_differ():
    assert recovery.new_code() != recovery.new_code()


def test_most_single_typing_errors_are_found_at_once():
    secret = bytes(range(20))
    code = code_for(secret).replace("-", "")
    caught = 0
    for place, right in enumerate(code):
        for wrong in set(recovery.ALPHABET) - {right}:
            try:
                assert recovery.parse(code[:place] + wrong + code[place + 1 :]) != secret
            except MistypedCode:
                caught += 1
    assert caught > 0.95 * 33 * 31


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "0 were typed"),
        ("A", "1 was typed"),
        ("A" * 34, "34 were typed"),
        ("U" * 33, "“U”"),
        ("密" * 33, "“密”"),
        ("0" * 33, "mistyped"),
    ],
)
def test_what_cannot_be_a_code_is_told_so(typed, told):
    with pytest.raises(MistypedCode) as caught:
        recovery.parse(typed)
    assert told in caught.value.message
    assert "printed page" in caught.value.advice


def test_the_proof_asks_for_every_full_group_and_never_for_the_short_one():
    chance = random.Random(1)
    assert {recovery.proof_positions(chance) for _turn in range(200)} == {0, 1, 2, 3, 4}


def test_the_printed_pages_show_the_code_and_whose_it_is():
    code = code_for(b"\x11" * 20)
    pages = [
        recovery_page.plain_page(code, "Müller & Söhne 采购", "22 Nov 2026"),
        recovery_page.html_page(code, "Müller & Söhne 采购", "22 Nov 2026"),
    ]
    for page in pages:
        assert all(group in page for group in recovery.groups(code))
        assert "22 Nov 2026" in page
    assert "Müller & Söhne 采购" in pages[0]
    assert "Müller &amp; Söhne 采购" in pages[1]


def test_the_qr_picture_is_a_png():
    picture = recovery_page.qr_picture(recovery.new_code())
    head, data = picture.split(",", 1)
    assert head == "data:image/png;base64"
    assert base64.b64decode(data).startswith(b"\x89PNG")
