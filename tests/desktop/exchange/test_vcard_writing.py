from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.exchange.cards import Card, CardChannel, Entry
from desktop.exchange.lines import Source
from desktop.exchange.vcard import read_vcards
from desktop.exchange.vcard_write import folded, write_vcards
from tests.desktop.exchange.exchange_strategies import cards, texts


def back(written: list[Card], version: str) -> list[Entry]:
    data = b"".join(write_vcards(written, version))
    return [replace(entry, source="", row=0) for entry in read_vcards(Source(io.BytesIO(data), "own.vcf"))]


@settings(deadline=None, max_examples=60)
@example([Card(full_name="A", channels=(CardChannel("wechat", "/"), CardChannel("qq", "1", "QQ")))], "4.0")
@given(st.lists(cards(), min_size=1, max_size=3), st.sampled_from(["3.0", "4.0"]))
def test_what_is_written_is_read_again_without_loss(written: list[Card], version: str):
    assert back(written, version) == written


@given(texts)
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(text: str):
    lines = folded("NOTE:" + text.replace("\n", "\\n")).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert "".join(line.decode() for line in lines)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_other_programs_find_the_usual_properties(version: str):
    amy = Card(
        full_name="赵敏",
        family="赵",
        given="敏",
        channels=(CardChannel("wechat", "amy"), CardChannel("mobile", "13800138000")),
    )
    text = b"".join(write_vcards([amy], version)).decode()
    assert f"VERSION:{version}\r\n" in text
    assert "N:赵;敏;;;\r\n" in text
    assert "TEL;TYPE=cell:13800138000\r\n" in text
    assert "IMPP;X-SERVICE-TYPE=WeChat:weixin:amy\r\n" in text
