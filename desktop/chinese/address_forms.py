"""How to address a person at a factory: family name and title as colleagues would say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from desktop.chinese.aligning import Unaligned, align
from desktop.chinese.names import is_chinese
from desktop.chinese.pinyin import marks
from desktop.chinese.reading import family_syllables
from desktop.chinese.syllables import fold, join
from desktop.chinese.tables import rows
from desktop.texts import N_, _

Gender = Literal["m", "f"]
_DROPPED = re.compile("^(?:执行|常务|代理|高级|资深|副|前)+|助理$")
_SOUND_ALIKE = {
    "傅": N_(
        "傅总 sounds like 副总, deputy general manager; many people say the full name or 傅先生 instead."
    ),
    "付": N_(
        "付总 sounds like 副总, deputy general manager; many people say the full name or 付先生 instead."
    ),
    "戴": N_("戴 sounds like 代, acting: some prefer their full name with the title."),
    "贾": N_("贾 sounds like 假, false: some prefer their full name with the title."),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed form of address, its pinyin, and a hint where it may be misheard; all empty when none is safe."""

    text: str = ""
    pinyin: str = ""
    hint: str = ""


def propose_address(family: str, title: str, gender: Gender | None = None) -> Proposal:
    """Propose how to address someone: ``王经理``, ``李总``, ``陈工``; without a title 先生 or 女士 by gender.

    ``title`` may be Chinese or English. Empty when the family name is not Chinese, or neither title nor gender helps.
    A proposal only: the person decides. Source: the forms of address of the trade in resources/chinese/titles.tsv.
    """
    family = family.strip()
    if not is_chinese(family):
        return Proposal()
    ending, ending_pinyin = _ending(title, family) or _by_gender(gender)
    if not ending:
        return Proposal()
    pinyin = f"{join(family_syllables(family)).capitalize()} {ending_pinyin}"
    return Proposal(family + ending, pinyin, _hint(family, ending))


def address_pinyin(address: str, family: str, pinyin: str) -> str:
    """Return how a form of address is read, its family name as the person's own pinyin says.

    A dictionary cannot know that: 乐总 is ``Lè zǒng`` for one and ``Yuè zǒng`` for another.
    """
    title, head = address.removeprefix(family), pinyin.split(" ", 1)[0]
    if not family or title == address or not _reads(family, head):
        return marks(address, name=True)
    return f"{head} {marks(title)}" if title else head


def _reads(family: str, head: str) -> bool:
    """Say whether the head of a person's pinyin is that of the family name alone."""
    try:
        align(family, head)
    except Unaligned:
        return False
    return True


def title_in_chinese(title: str) -> str:
    """Return the Chinese title for an English one (``Sales Manager``: 经理); empty when it is not known."""
    words = set(re.findall(r"[a-z-]+", fold(title)))
    return next((chinese for needed, chinese in _english_titles() if needed <= words), "")


def _ending(title: str, family: str) -> tuple[str, str] | None:
    """Return what follows the family name for a title, with its pinyin."""
    chinese = title.strip() if is_chinese(title) else title_in_chinese(title)
    bare = re.sub(r"[\s（(].*$", "", re.split(r"[/、,，;；|]", chinese)[0].strip())
    bare = _DROPPED.sub("", bare.removeprefix(family))
    return next((ending for word, ending in _endings() if bare.endswith(word)), None)


@cache
def _endings() -> list[tuple[str, tuple[str, str]]]:
    """Return titles with what follows the family name, longest first."""
    return sorted(((row[0], (row[1], row[2])) for row in rows("titles.tsv")), key=lambda row: -len(row[0]))


@cache
def _english_titles() -> list[tuple[frozenset[str], str]]:
    """Return the words of English titles with the Chinese title, in the order of trial."""
    return [(frozenset(row[0].split()), row[1]) for row in rows("english_titles.tsv")]


def _by_gender(gender: Gender | None) -> tuple[str, str]:
    """Return 先生 or 女士 with pinyin; nothing when the gender is not known."""
    return {"m": ("先生", "xiānsheng"), "f": ("女士", "nǚshì")}.get(gender or "", ("", ""))


def _hint(family: str, ending: str) -> str:
    """Return why a form may be misheard: 傅 and 付 before 总, 戴 and 贾 before any title."""
    if family not in _SOUND_ALIKE or ending in ("先生", "女士"):
        return ""
    return _(_SOUND_ALIKE[family]) if ending == "总" or family in "戴贾" else ""
