"""Whole numbers in Chinese characters, both ways: 两万五千 is 25000."""

from __future__ import annotations

import re

LARGEST = 10**16 - 1
_DIGITS = "零一二三四五六七八九"
_VALUES = {
    **{digit: value for value, digit in enumerate(_DIGITS)},
    **{digit: value for value, digit in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2, "俩": 2, "幺": 1,
}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_NUMERAL = re.compile("[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两俩幺十拾百佰千仟万萬亿億]+")
"""Characters that a numeral may hold."""


def to_hanzi(number: int) -> str:
    """Write a whole number from 0 to 10^16 - 1 in characters, as said: 一十 at the head is 十.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    written = _grouped(number) or _DIGITS[0]
    return written.removeprefix("一") if written.startswith("一十") else written


def from_hanzi(text: str) -> int:
    """Read a whole number in characters: 两万五千, 三百零五, 一百五 (150), 二〇二六 (2026), 廿 is not read.

    Raises ValueError when the text is no numeral.
    """
    text = text.strip()
    if not _NUMERAL.fullmatch(text):
        raise ValueError(text)
    if all(character in _VALUES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    return _read_groups(text)


def _grouped(number: int) -> str:
    """Write a number by its groups of 亿 and 万."""
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if rest and (rest < size // 10 or (size == 10**8 and rest < 10**7)) else ""
            return _grouped(head) + unit + gap + _grouped(rest)
    return _below_ten_thousand(number)


def _below_ten_thousand(number: int) -> str:
    """Write a number below 10,000; a gap inside is one 零."""
    written, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + unit
        gap = not digit
    return written


def _read_groups(text: str) -> int:
    """Read a numeral with units: the part before the largest group times it, and the rest."""
    for character, size in sorted(_GROUPS.items(), key=lambda group: -group[1]):
        head, unit, rest = text.rpartition(character)
        if unit:
            count = _read_groups(head)
            if count >= size:
                raise ValueError(text)
            return count * size + (_read_rest(rest, size) if rest else 0)
    return _read_units(text)


def _read_rest(rest: str, size: int) -> int:
    """Read what follows a unit: a lone digit counts the next unit below (两万五 is 25000)."""
    if len(rest) == 1 and rest in _VALUES and _VALUES[rest]:
        return _VALUES[rest] * size // 10
    value = _read_groups(rest.lstrip("零〇"))
    if value >= size:
        raise ValueError(rest)
    return value


def _read_units(text: str) -> int:
    """Read a numeral below 10,000 with 千 百 十; units fall from left to right."""
    value, last = 0, 10**4
    found = re.fullmatch(
        f"(?:[零〇]?[{''.join(_VALUES)}]?[{''.join(_UNITS)}])*([零〇]?[{''.join(_VALUES)}])?", text
    )
    if not text or not found:
        raise ValueError(text)
    for digit, unit in re.findall(f"([{''.join(_VALUES)}]?)([{''.join(_UNITS)}])", text):
        if _UNITS[unit] >= last:
            raise ValueError(text)
        last = _UNITS[unit]
        value += (_VALUES[digit] if digit else 1) * last
    ending = found.group(1)
    if not ending:
        return value
    spoken_short = len(ending) == 1 and last > 10 and last < 10**4
    return value + _VALUES[ending[-1]] * (last // 10 if spoken_short else 1)
