"""Telling numbers apart: mobiles, and several numbers in one field."""

from __future__ import annotations

import re

from desktop.people.channels import number_key

_SPLIT = re.compile(r"\s*(?:[;；,，、/|\n]|:::)\s*")
_MOBILE = re.compile(r"1[3-9]\d{9}")


def is_mobile(text: str) -> bool:
    """Tell whether a number is a Chinese mobile: 11 digits from 13 to 19, with or without +86."""
    return bool(_MOBILE.fullmatch(number_key(text)))


def split_numbers(text: str) -> tuple[str, ...]:
    """Split numbers joined by "/", "、" or the like, where each part is a whole number of five digits or more."""
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    whole = all(len(re.findall(r"\d", part)) >= 5 for part in parts)
    return tuple(parts) if whole else (text.strip(),)
