"""Citation readings: the words of a text or name, each with its syllables as a dictionary gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from desktop.chinese.names import split_name
from desktop.chinese.syllables import NEUTRAL, Syllable, join, parse
from desktop.chinese.tables import HAN, columns, phrases, readings, rows, surnames
from desktop.chinese.words import cut

_CLOSING, _OPENING = "，。！？：；、）】》”’…", "（【《“‘"
_TOKEN = re.compile(f"[{{][^{{}}]*[}}]|[{HAN}]+|[{_CLOSING}]|[{_OPENING}]|[^\\s{HAN}{_CLOSING}{_OPENING}]+")
_WESTERN = str.maketrans("，。！？：；、）】》”’…（【《“‘", ",.!?:;,)]>”’…([<“‘")
_SELDOM_FAMILY = frozenset("和于从同连向要全都时应经过能与及是有在何这那各哪")
_WHOLE_NAME = 2
"""Characters of the shortest name that has a family and a given name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its syllables, one for each character; no syllables where it is not Chinese."""

    text: str
    syllables: tuple[Syllable, ...] = ()
    proper: bool = False

    @property
    def marked(self) -> str:
        """The word with tone marks, joined, an apostrophe before a, e, o: ``fāng'àn``."""
        joined = join(self.syllables) if self.syllables else self.text.translate(_WESTERN)
        return joined[:1].upper() + joined[1:] if self.proper else joined


def citation(text: str, *, name: bool = False) -> tuple[Word, ...]:
    """Return the words of a text with their dictionary readings; ``name`` reads it as the name of a person.

    Readings are proposals: a character with several readings gets the one of its word, else its commonest.
    """
    if name:
        return _name_words(text)
    return tuple(word for token in _TOKEN.findall(text) for word in _token_words(token))


def polyphones(text: str) -> dict[int, tuple[str, ...]]:
    """Return, by place in the text, the readings of characters that have several, for a person to choose from."""
    found = {at: readings().get(character, ()) for at, character in enumerate(text)}
    return {at: several for at, several in found.items() if len(several) > 1}


def _token_words(token: str) -> list[Word]:
    """Return the words of a run of Chinese characters, or anything else as it stands."""
    if not re.match(f"[{HAN}]", token):
        return [Word(token)]
    words: list[Word] = []
    for text in cut(token):
        _append(words, text)
    return words


def _append(words: list[Word], text: str) -> None:
    """Add the next word, which may change how the one before it is read or be a part of it."""
    before = words[-1] if words else None
    if before and text == "里":  # a particle after a noun: 厂里
        words.append(Word(text, (Syllable("li", NEUTRAL),)))
    elif before and text == "们":
        words[-1] = replace(before, text=before.text + text, syllables=(*before.syllables, *read(text)))
    elif before and text in _forms_of_address() and _is_family(before.text):
        words[-1] = replace(before, syllables=family_syllables(before.text), proper=True)
        words.append(Word(text, read(text)))
    else:
        words.append(Word(text, read(text), text in _capitals()))


def _is_family(text: str) -> bool:
    """Say whether a word before a title is a family name and not a word like 和, which is one only by chance."""
    return text in surnames() and text not in _SELDOM_FAMILY


@cache
def _forms_of_address() -> frozenset[str]:
    """Return what follows a family name: 总, 经理, 先生."""
    titles = [word for row in rows("titles.tsv") for word in row[:2]]
    return frozenset((*titles, "先生", "女士", "小姐", "太太", "姐", "哥"))


def read(word: str) -> tuple[Syllable, ...]:
    """Return the citation syllables of one word: as a whole, else by the words in it (银行 in 银行券)."""
    if whole := phrases().get(word):
        return tuple(_syllable(r) for r in whole)
    doubled = len(word) == 4 and word[0] == word[1] and word[2] == word[3]  # 清清楚楚 has full tones
    if len(word) < 3 or doubled:
        return tuple(_single(character) for character in word)
    parts = cut(word, len(word) - 1)
    return tuple(s for part in parts for s in (read(part) if len(part) > 1 else [_single(part)]))


def _single(character: str) -> Syllable:
    """Return the default syllable of a character; pypinyin knows the rare ones outside our table."""
    known = readings().get(character)
    return _syllable(known[0] if known else _rare(character))


@cache
def _rare(character: str) -> str:
    """Ask pypinyin for a character outside our table; it answers with the character when it knows none."""
    import pypinyin  # noqa: PLC0415 - takes a quarter of a second, and only a handful of names ever need it

    return pypinyin.pinyin(character)[0][0]


@cache
def _syllable(reading: str) -> Syllable:
    """Return a reading as a syllable; an unknown one keeps its letters."""
    try:
        return parse(reading)
    except ValueError:
        return Syllable(reading, NEUTRAL)


@cache
def _capitals() -> frozenset[str]:
    """Return the places that are written with a capital letter."""
    provinces = [row[1] for row in rows("provinces.tsv")]
    cities = [row[1].removesuffix("市") for row in rows("cities.tsv")]
    towns = [word for word, kind in columns("company_parts.tsv").items() if kind == "place"]
    ours = [row[0] for row in rows("own_words.tsv") if row[2:] == ("place",)]
    return frozenset((*provinces, *cities, *towns, *ours, "中国"))


def _name_words(text: str) -> tuple[Word, ...]:
    """Return the parts of a person's name: family, given, or each part of a longer name."""
    words: list[Word] = []
    for part in (p for p in re.split(r"[\s·•・．]+", text) if p):
        family, given = split_name(part)
        title = "" if given in _forms_of_address() else _title_behind(part)
        if title:
            family, given = split_name(part.removesuffix(title))
        words += [Word(family, family_syllables(family), proper=True)] if family else []
        words += [_given(given)] if given else []
        words += [Word(title, read(title))] if title else []
    return tuple(words)


def _title_behind(part: str) -> str:
    """Return the form of address behind a whole name (王建国先生), empty for none; one character may be of the name."""
    ends = (part[-size:] for size in range(len(part) - _WHOLE_NAME, 1, -1))
    return next((end for end in ends if end in _forms_of_address()), "")


def family_syllables(family: str) -> tuple[Syllable, ...]:
    """Return the syllables of a family name, by the table of surnames first."""
    known = surnames().get(family)
    return tuple(_syllable(r) for r in known) if known else read(family)


def _given(given: str) -> Word:
    """Return a given name as a word; a title instead of it (王经理) keeps small letters."""
    if not re.fullmatch(f"[{HAN}]+", given):
        return Word(given)
    if given in _forms_of_address():
        return Word(given, read(given))
    whole = phrases().get(given, ())
    full = tuple(_syllable(r) for r in whole)
    neutral = not full or any(s.tone == NEUTRAL for s in full)  # names have no neutral tone
    return Word(given, tuple(_single(c) for c in given) if neutral else full, proper=True)
