"""Telling numbers apart: mobiles, extensions, and several numbers in one field."""

from __future__ import annotations

import re
import unicodedata

_SPLIT = re.compile(r"\s*(?:[;；,，、/|\n]|:::)\s*")
_EXTENSION = re.compile(r"(?:转|轉|分机|ext\.?|x|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
_NO_DIGIT = re.compile(r"\D+")
_CHINA = re.compile(r"\s*(?:\(?\+\s*86|0086)")
_MOBILE = re.compile(r"1[3-9]\d{9}")


def phone_key(text: str) -> str:
    """Return what is equal for two spellings of one number: digits without +86 and leading zeros.

    An extension stays apart ("75788880000x12"). "" for less than seven digits, which name nobody.
    """
    plain = unicodedata.normalize("NFKC", text)
    extension = _EXTENSION.search(plain)
    body = plain[: extension.start()] if extension else plain
    digits = _NO_DIGIT.sub("", body).lstrip("0")
    if (
        len(digits) > 10
        and digits.startswith("86")
        and (_china_marked(body) or _MOBILE.fullmatch(digits[2:]))
    ):
        digits = digits[2:].lstrip("0")
    if len(digits) < 7:
        return ""
    return f"{digits}x{extension[1]}" if extension else digits


def is_mobile(text: str) -> bool:
    """Tell whether a number is a Chinese mobile: 11 digits from 13 to 19, with or without +86."""
    return bool(_MOBILE.fullmatch(phone_key(text)))


def split_numbers(text: str) -> tuple[str, ...]:
    """Split numbers joined by "/", "、" or the like, where each part is a whole number of five digits or more."""
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    whole = all(len(re.findall(r"\d", part)) >= 5 for part in parts)
    return tuple(parts) if whole else (text.strip(),)


def _china_marked(text: str) -> bool:
    return bool(_CHINA.match(text))
