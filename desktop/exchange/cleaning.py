"""Making text from other programs fit to keep: composed, without invisible steering characters."""

from __future__ import annotations

import re
import unicodedata

# Google wraps numbers in U+202D...U+202C; other programs leave byte order marks and zero-width spaces.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
_HANZI = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANZI_RUN = re.compile(f"[{_HANZI}]+(?:[·•・][{_HANZI}]+)*")
_SPACES = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Return text of several lines in NFC with LF ends, without invisible characters and outer blanks."""
    if text.isascii() and text.isprintable():
        return text.strip()
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _INVISIBLE.sub("", plain.replace("\u2028", "\n").replace("\u2029", "\n")).strip()


def clean_line(text: str) -> str:
    """Return text of one line: as ``clean_text``, with every run of blanks as one space."""
    return _SPACES.sub(" ", clean_text(text)).strip()


def has_hanzi(text: str) -> bool:
    """Tell whether a Chinese character stands in the text."""
    return bool(_HANZI_RUN.search(text))


def chinese_part(full_name: str) -> str:
    """Return the longest run of Chinese characters in a name, "" when there is none."""
    return max(_HANZI_RUN.findall(full_name), key=len, default="")


def latin_part(full_name: str) -> str:
    """Return what is left of a name without its Chinese characters and the brackets around either part."""
    rest = _HANZI_RUN.sub(" ", full_name)
    return re.sub(r"\s+", " ", rest).strip(" ()（）[]【】/-_,，、·|")


def joined_name(family: str, given: str) -> str:
    """Return family and given name in the order and with the space that their script asks for."""
    if has_hanzi(family + given):
        return family + given
    return f"{given} {family}".strip()
