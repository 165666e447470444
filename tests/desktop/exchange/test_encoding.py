from __future__ import annotations

import codecs
import io

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from desktop.exchange.encoding import Encoding, decode, detect, named_codec
from desktop.exchange.lines import Source

COMMON = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多"
)
HANZI = st.text(st.sampled_from(COMMON), min_size=6, max_size=40)
KANA = st.text(
    st.sampled_from("あいうえおかきくけこさしすせそタチツテトナニヌネノ、。"), min_size=4, max_size=40
)
ASCII = "Name,Phone\r\n"


def valid_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(HANZI, st.sampled_from(["utf-8", "gb18030"]))
def test_chinese_text_is_known_by_its_bytes(text: str, codec: str):
    data = (ASCII + text).encode(codec)
    assume(codec == "utf-8" or not valid_utf8(data))
    assert detect(data) == Encoding(codec)
    assert decode(data, detect(data).codec) == ASCII + text


@given(KANA)
def test_japanese_text_is_known_by_its_bytes(text: str):
    data = (ASCII + text).encode("cp932")
    assume(not valid_utf8(data))
    assert decode(data, detect(data).codec) == ASCII + text


@pytest.mark.parametrize(
    "text", ["Müller", "Größe", "Señor Núñez", "Élodie Lefèvre", "Håkan Sjöström", "naïve café", "£ 20"]
)
def test_western_names_are_known_by_their_bytes(text: str):
    data = text.encode("latin-1")
    assert decode(data, detect(data).codec) == text


@pytest.mark.parametrize("text", ["朱镕基", "陈喆,外贸部", "李明 Max", "张三丰"])
def test_short_and_rare_chinese_names_are_known(text: str):
    assert decode(text.encode("gb18030"), "utf-8") == text


@given(
    st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"])
)
@example("王", "utf-16-le")
def test_a_mark_decides(text: str, codec: str):
    mark = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[
        codec
    ]
    data = mark + text.encode(codec)
    assert detect(data) == Encoding(codec, len(mark))
    source = Source(io.BytesIO(data), "x")
    assert "\n".join(line.data.decode() for line in source.lines(10_000)) == "\n".join(
        text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    )


@given(HANZI, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(text: str, codec: str):
    assert detect((ASCII + text + "\r\n").encode(codec)).codec == codec


@given(st.binary(max_size=300))
def test_any_bytes_become_some_text(data: bytes):
    assert isinstance(decode(data, detect(data).codec if detect(data).mark == 0 else "utf-8"), str)


@given(st.integers(1, 400))
def test_a_sample_cut_inside_a_character_is_still_utf8(length: int):
    assert detect((COMMON * 9).encode()[: length + 3]).codec == "utf-8"


def test_a_charset_that_reads_escapes_is_not_taken():
    assert (
        named_codec("unicode_escape")
        == named_codec("utf-7")
        == named_codec("nonsense")
        == named_codec("base64")
        == ""
    )
    assert named_codec("GB2312") == "gb18030"


def test_bytes_far_into_an_ascii_file_decide():
    data = b"name,phone\r\n" * 60_000 + "王,1\r\n".encode("gb18030")
    assert Source(io.BytesIO(data), "x").encoding.codec == "gb18030"


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=9), max_size=9
    )
)
def test_lines_are_cut_at_the_limit_and_counted(texts: list[str]):
    data = "".join(text + "\n" for text in texts).encode()
    lines = list(Source(io.BytesIO(data), "x", Encoding("utf-8")).lines(4))
    assert [line.row for line in lines] == list(range(1, len(texts) + 1))
    assert [line.cut for line in lines] == [len(text.encode()) > 4 for text in texts]


def test_a_line_larger_than_many_chunks_is_cut_and_the_next_one_is_whole():
    data = b"x" * 3_000_000 + b"\r\nnext\r\n"
    first, second = Source(io.BytesIO(data), "x").lines(1000)
    assert (first.cut, len(first.data)) == (True, 1000)
    assert (second.cut, second.data, second.row) == (False, b"next", 2)


def test_progress_is_told_and_what_it_raises_stops_the_reading():
    seen = []

    def tick(done: int, total: int) -> None:
        seen.append((done, total))
        if done > 500_000:
            raise KeyboardInterrupt

    source = Source(io.BytesIO(b"line\n" * 200_000), "x", tick=tick)
    with pytest.raises(KeyboardInterrupt):
        list(source.lines(100))
    assert seen == [(262_144, 1_000_000), (524_288, 1_000_000)]
