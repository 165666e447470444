"""Texts of the demo with names and figures filled in."""

from __future__ import annotations

import re

from desktop.chinese.names import is_chinese
from desktop.demo.cast import Player
from desktop.people import shown

_HANZI_LAST = re.compile(r"(.*?)\s*([\u4e00-\u9fff].*)")


def filled(text: str, values: dict[str, str], player: Player) -> str:
    """Return a text with names as its language says them: 张总 in Chinese, Zhang Jianguo in English.

    A value may hold both languages with a bar between.
    """
    man = player.row.gender == "m"
    pronouns = {"he": "he", "He": "He", "his": "his", "His": "His", "him": "him", "ta": "他"}
    if not man:
        pronouns = {"he": "she", "He": "She", "his": "her", "His": "Her", "him": "her", "ta": "她"}
    chinese = is_chinese(text)
    return text.format(
        who=player.address if chinese else player.english,
        **{key: _half(value, chinese=chinese) for key, value in values.items()},
        **pronouns,
    )


def said(text: str) -> str:
    """Return the half of a text in both languages that the screen speaks, as a person would have typed it there."""
    english, _bar, hanzi = text.partition("|")
    return shown.single(hanzi, english or hanzi)


def _half(value: str, *, chinese: bool) -> str:
    english, _bar, hanzi = value.partition("|")
    return hanzi or english if chinese else english


def names_of(goods: str) -> tuple[str, str]:
    """Return the English and the Chinese name of goods that are written "Gift box 礼盒"."""
    match = _HANZI_LAST.fullmatch(goods)
    return (match[1], match[2]) if match else (goods, "")
