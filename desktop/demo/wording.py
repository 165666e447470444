"""Texts of the demo with names and figures filled in."""

from __future__ import annotations

from desktop.chinese.names import is_chinese
from desktop.demo.cast import Player


def filled(text: str, values: dict[str, str], player: Player) -> str:
    """Return a text with names as its language says them: 张总 in Chinese, Zhang Jianguo in English."""
    man = player.row.gender == "m"
    pronouns = {"he": "he", "He": "He", "his": "his", "His": "His", "him": "him", "ta": "他"}
    if not man:
        pronouns = {"he": "she", "He": "She", "his": "her", "His": "Her", "him": "her", "ta": "她"}
    chinese = is_chinese(text)
    return text.format(
        who=player.address if chinese else player.english,
        **({**values, "when": "下周三"} if chinese else values),
        **pronouns,
    )
