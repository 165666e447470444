"""The keys by which people and suppliers are found and sorted, made from their names at each write."""

from __future__ import annotations

from desktop.chinese.keys import FIELD, search_key
from desktop.chinese.names import company_core
from desktop.chinese.syllables import fold, valid_syllables

_LONGEST_SYLLABLE = 6


def contact_key(name_zh: str, pinyin: str, name_en: str, form_of_address: str) -> str:
    """Return the key of a person: the name first, then the name as its pinyin was edited, English, 王经理."""
    whole = search_key(name_zh, name=True)
    edited = edited_key(name_zh, pinyin)
    known = set(whole.split("\n"))
    keys = [
        whole,
        "" if edited in known else edited,
        search_key(name_en),
        search_key(form_of_address, name=True),
    ]
    return FIELD.join(dict.fromkeys(key for key in keys if key))


def supplier_key(name_zh: str, pinyin: str, name_en: str) -> str:
    """Return the key of a supplier: brand first (光明 of 义乌市光明五金有限公司), then whole names, then pinyin."""
    brand = company_core(name_zh)[1] if name_zh else ""
    keys = [search_key(brand), search_key(name_zh), search_key(name_en), edited_key(name_zh, pinyin)]
    return FIELD.join(dict.fromkeys(key for key in keys if key))


def sort_key(*names: str) -> str:
    """Return the text by which a list is sorted: the first name that is not empty, without case and marks."""
    return fold(next((name for name in names if name), ""))


def edited_key(name_zh: str, pinyin: str) -> str:
    """Return the key of a name whose pinyin a person wrote: a syllable for each character, else the words."""
    letters = "".join(character for character in fold(pinyin) if character.isalnum())
    syllables = _split(letters, len(name_zh)) if name_zh else ()
    if not syllables:
        return search_key(pinyin)
    return "".join(f"|{letters}{hanzi}" for letters, hanzi in zip(syllables, name_zh, strict=True))


def _split(letters: str, count: int) -> tuple[str, ...]:
    """Split letters into exactly ``count`` syllables; empty when they are not that many."""
    ways: dict[int, dict[int, tuple[str, ...]]] = {0: {0: ()}}
    for end in range(1, len(letters) + 1):
        ways[end] = {}
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            if letters[start:end] in valid_syllables():
                for used, way in ways[start].items():
                    if used < count:
                        ways[end].setdefault(used + 1, (*way, letters[start:end]))
    return ways[len(letters)].get(count, ())
