"""Finding out by evidence in which encoding a text file was written.

Other programs write UTF-8 (with or without mark), UTF-16 (Excel), GB18030 (Chinese phones and Excel),
Shift-JIS and Windows-1252 without saying so. A mark decides; then zero bytes (UTF-16); then validity (UTF-8);
then which of the three others turns the bytes into the likelier letters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

UTF8, UTF16_LE, UTF16_BE = "utf-8", "utf-16-le", "utf-16-be"
GB18030, SHIFT_JIS, WESTERN = "gb18030", "cp932", "cp1252"
CODECS = (UTF8, GB18030, SHIFT_JIS, WESTERN, UTF16_LE, UTF16_BE, "big5")
_MARKS = ((codecs.BOM_UTF8, UTF8), (codecs.BOM_UTF16_LE, UTF16_LE), (codecs.BOM_UTF16_BE, UTF16_BE))
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_KANA_OR_SIGN = re.compile("[\u3001-\u30ff\uff01-\uff5e]")
_HALF_KANA = re.compile("[\uff61-\uff9f]")
# Not the codecs that read escapes out of text (utf-7, unicode_escape): a file must not choose those.
_TEXT_CODEC = re.compile(r"utf-(8|16|32)|gb|big5|shift|euc|iso8859|iso2022|cp\d|koi8|mac|ascii|latin|hz")
_STRUCTURE = b"\n\r\t,;:"
_WESTERN_SIGNS = "€‚„…‘’“”–—™•°§«»¿¡£©®·´"


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec of ``CODECS`` and the length in bytes of the mark before the text."""

    codec: str
    mark: int = 0


def detect(sample: bytes) -> Encoding:
    """Return the encoding of a file that begins with ``sample``, which may be cut anywhere.

    A file with some lines in another encoding is what most of its lines are.
    """
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            return Encoding(codec, len(mark))
    wide = _wide_codec(sample)
    if wide or _decodes(sample, UTF8):
        return Encoding(wide or UTF8)
    lines = [line for line in sample.splitlines() if not line.isascii()]
    others = [line for line in lines if not _decodes(line, UTF8)]
    mixed = len(others) * 2 <= len(lines)
    return Encoding(UTF8 if mixed else narrow_codec(b"\n".join(others)))


def narrow_codec(data: bytes) -> str:
    """Return the likeliest codec of bytes that are not UTF-16."""
    if _decodes(data, UTF8):
        return UTF8
    scores = (
        (GB18030, _chinese_score(data)),
        (SHIFT_JIS, _japanese_score(data)),
        (WESTERN, _western_score(data)),
    )
    best = max(score for _, score in scores)
    return next(codec for codec, score in scores if score == best)


def decode(data: bytes, codec: str) -> str:
    """Decode one line or value of a file in ``codec`` (of ``CODECS`` or by ``named_codec``).

    What is plainly UTF-8 is taken as such in any file, and what is not in a UTF-8 file by the evidence of its
    bytes. Bytes that nothing explains become U+FFFD.
    """
    if data.isascii():
        return data.decode("ascii")
    if codec != UTF8 and plainly_utf8(data):
        return data.decode(UTF8)
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        chosen = narrow_codec(data) if codec == UTF8 else codec
    try:
        return data.decode(chosen)
    except UnicodeDecodeError:
        return data.decode("latin-1" if chosen == WESTERN else chosen, errors="replace")


def plainly_utf8(data: bytes) -> bool:
    """Tell whether three-byte characters make it all but impossible that the bytes are something else.

    Two-byte ones do not: one Chinese name of two characters in thirty is valid UTF-8 in GB18030.
    """
    try:
        return any(char >= "\u0800" for char in data.decode())
    except UnicodeDecodeError:
        return False


def named_codec(name: str) -> str:
    """Return the codec for a CHARSET that a file names, or "" when it is no text codec."""
    plain = name.strip().strip('"').lower()
    if plain in {"gb2312", "gbk", "cp936", "x-gbk"}:
        return GB18030
    if plain in {"shift_jis", "shift-jis", "sjis", "x-sjis"}:
        return SHIFT_JIS
    if plain in {"iso-8859-1", "latin1", "us-ascii", "ascii"}:
        return WESTERN
    try:
        name = codecs.lookup(plain).name
    except (LookupError, ValueError):
        return ""
    return name if _TEXT_CODEC.match(name) else ""


def _wide_codec(sample: bytes) -> str:
    """Return the UTF-16 codec when zero bytes stand beside line ends, commas and the like, else "".

    Zero bytes alone do not tell the order: 一 is 4E 00. The same signs in the other order would be letters of
    Glagolitic or Gurmukhi, or rare hanzi.
    """
    pairs = len(sample) // 2
    if sample.count(0) < max(2, pairs // 50):
        return ""
    even, odd = sample[0 : pairs * 2 : 2], sample[1 : pairs * 2 : 2]
    signs = {(first, second) for first, second in zip(even, odd, strict=True) if not first or not second}
    little = sum((sign, 0) in signs for sign in _STRUCTURE)
    big = sum((0, sign) in signs for sign in _STRUCTURE)
    codec = UTF16_LE if little > big else UTF16_BE if big > little else ""
    return codec if codec and _decodes(sample[: pairs * 2], codec) else ""


def _decodes(data: bytes, codec: str) -> bool:
    """Tell whether the bytes are valid but for a character that is cut at the end."""
    try:
        codecs.getincrementaldecoder(codec)().decode(data, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _high_characters(data: bytes, codec: str) -> str | None:
    """Return the characters beyond ASCII under ``codec``, or None when it does not explain the bytes."""
    try:
        text = codecs.getincrementaldecoder(codec)().decode(data, final=False)
    except UnicodeDecodeError:
        return None
    return "".join(char for char in text if char > "\x7f")


def _chinese_score(data: bytes) -> float:
    """Rate GB18030 by the share of characters among the 3,755 common hanzi (GB 2312 level 1) and signs."""
    text = _high_characters(data, GB18030)
    return sum(map(_hanzi_weight, text)) / len(text) if text else 0.0


def _hanzi_weight(char: str) -> float:
    code = char.encode("gb2312", errors="ignore")
    if not code:
        return 0.0
    return 1.0 if 0xB0 <= code[0] <= 0xD7 or code[0] in (0xA1, 0xA3) else 0.4


def _japanese_score(data: bytes) -> float:
    """Rate Shift-JIS by the share of kana, signs and common kanji (JIS level 1)."""
    text = _high_characters(data, SHIFT_JIS)
    return sum(map(_kanji_weight, text)) / len(text) if text else 0.0


def _kanji_weight(char: str) -> float:
    if _KANA_OR_SIGN.match(char):
        return 1.0
    if _HALF_KANA.match(char):
        return 0.1
    # JIS level 1 ends before lead byte 0x98.
    code = char.encode(SHIFT_JIS, errors="ignore")
    return 0.8 if code and code[0] < 0x98 else 0.2


def _western_score(data: bytes) -> float:
    """Rate Windows-1252: accented letters stand alone among ASCII, double-byte characters come in runs."""
    total = good = 0.0
    for run in _HIGH_RUN.findall(data):
        text = run.decode("latin-1" if not _decodes(run, WESTERN) else WESTERN)
        likely = sum(char.isalpha() or char in _WESTERN_SIGNS for char in text)
        good += likely * (1.0 if len(run) == 1 else 0.6 if len(run) == 2 else 0.1)
        total += len(run)
    return good / total if total else 0.0
