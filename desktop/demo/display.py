"""The digits of an instrument, as its display of seven bars shows them: boxes, so that no font is needed."""

from __future__ import annotations

from collections.abc import Iterator

Box = tuple[float, float, float, float]
_WIDE, _HIGH, _POINT_WIDE, _BAR = 17, 24, 7, 3
_LIT = {
    "0": "abcdef",
    "1": "bc",
    "2": "abdeg",
    "3": "abcdg",
    "4": "bcfg",
    "5": "acdfg",
    "6": "acdefg",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
    ".": "p",
}
"""Which of its bars a character lights, by their usual letters: a on top, then clockwise, g in the middle."""
_ACROSS, _HALF = _WIDE - 4 - _BAR, _HIGH / 2
_PLACES: dict[str, Box] = {
    "a": (1.5, 0, 1.5 + _ACROSS, _BAR),
    "b": (_ACROSS, 1, _ACROSS + _BAR, _HALF - 1),
    "c": (_ACROSS, _HALF + 1, _ACROSS + _BAR, _HIGH - 1),
    "d": (1.5, _HIGH - _BAR, 1.5 + _ACROSS, _HIGH),
    "e": (0, _HALF + 1, _BAR, _HIGH - 1),
    "f": (0, 1, _BAR, _HALF - 1),
    "g": (1.5, _HALF - _BAR / 2, 1.5 + _ACROSS, _HALF + _BAR / 2),
    "p": (2, _HIGH - _BAR, 2 + _BAR, _HIGH),
}


def bars(text: str) -> Iterator[Box]:
    """Give left, top, right and bottom of each bar that digits and points light, around the middle of the text."""
    widths = [_POINT_WIDE if character == "." else _WIDE for character in text]
    left = -sum(widths) / 2
    for character, width in zip(text, widths, strict=True):
        for bar in _LIT[character]:
            box = _PLACES[bar]
            yield left + box[0], box[1] - _HALF, left + box[2], box[3] - _HALF
        left += width
