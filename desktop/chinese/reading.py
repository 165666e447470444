"""Citation readings: the words of a text or name, each with its syllables as a dictionary gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from desktop.chinese.contexts import reading_in
from desktop.chinese.names import double_surnames, split_name
from desktop.chinese.syllables import NEUTRAL, Syllable, join, parse
from desktop.chinese.tables import HAN, columns, phrases, readings, rows, simplified, surnames
from desktop.chinese.words import cut

_CLOSING, _OPENING = "，。！？：；、）】》”’…」』", "（【《“‘「『"
_TOKEN = re.compile(f"[{{][^{{}}]*[}}]|[{HAN}]+|[{_CLOSING}]|[{_OPENING}]|[^\\s{HAN}{_CLOSING}{_OPENING}]+")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_WESTERN = _NARROW | str.maketrans("，。！？：；、）】》”’…」』（【《“‘「『", ",.!?:;,)]>”’…”’([<“‘“‘")
_SELDOM_FAMILY = frozenset("和于从同连向要全都时应经过能与及是有在何这那各哪")
_GIVEN_NAMES = frozenset(("小华", "小乐", "小燕", "小宁", "小葛", "小盛"))
_BEHIND_TITLE = frozenset("和是会要能得有在")  # 总 and these are words too
_ASKS_FAMILY = frozenset(("姓", "贵姓", "免贵姓"))
_KINDS_OF_PLACE = frozenset("省市县区镇")
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
    plain = simplified(text)
    return tuple(word for token in _TOKEN.finditer(text) for word in _token_words(text, plain, token))


def polyphones(text: str) -> dict[int, tuple[str, ...]]:
    """Return, by place in the text, the readings of characters that have several, for a person to choose from."""
    found = {at: readings().get(character, ()) for at, character in enumerate(text)}
    return {at: several for at, several in found.items() if len(several) > 1}


def _token_words(text: str, plain: str, token: re.Match[str]) -> list[Word]:
    """Return the words of a run of Chinese characters, cut in its simplified form, or anything else as it stands."""
    if not re.match(f"[{HAN}]", token.group()):
        return [Word(token.group())]
    words: list[Word] = []
    start = token.start()
    for word in _names_apart(cut(plain[start : token.end()])):
        end = start + len(word)
        asked = reading_in(plain, start, end)
        syllables = tuple(_syllable(r) for r in asked) if asked else read(word, text[start:end])
        _append(words, word, Word(text[start:end], syllables, word in _capitals()))
        start = end
    return words


def _names_apart(words: list[str]) -> Iterator[str]:
    """Give the words of a run, 王 总 和 where the dictionary saw 王 总和, and 浙江 省 where it saw 浙江省."""
    before = ""
    for word in words:
        if word[0] == "总" and word[1:] in _BEHIND_TITLE and _is_family(before):
            yield from word
        elif word[-1] in _KINDS_OF_PLACE and word[:-1] in _capitals():
            yield from (word[:-1], word[-1])
        else:
            yield word
        before = word


def _append(words: list[Word], plain: str, word: Word) -> None:
    """Add the next word, which may change how the one before it is read or be a part of it."""
    before = words[-1] if words else None
    if before and plain == "里":  # a particle after a noun: 厂里
        words.append(replace(word, syllables=(Syllable("li", NEUTRAL),)))
    elif before and plain == "们":
        words[-1] = replace(
            before, text=before.text + word.text, syllables=(*before.syllables, *word.syllables)
        )
    elif before and plain in _forms_of_address() and _is_family(simplified(before.text)):
        words[-1] = replace(before, syllables=family_syllables(before.text), proper=True)
        words.append(replace(word, proper=False))
    elif before and simplified(before.text) in _ASKS_FAMILY and plain in surnames():
        words.append(replace(word, syllables=family_syllables(word.text), proper=True))
    else:
        words.append(word)


def _is_family(text: str) -> bool:
    """Say whether a word before a title is a family name and not a word like 和, which is one only by chance."""
    return text in surnames() and text not in _SELDOM_FAMILY


@cache
def _forms_of_address() -> frozenset[str]:
    """Return what follows a family name: 总, 经理, 先生."""
    titles = [word for row in rows("titles.tsv") for word in row[:2]]
    return frozenset((*titles, "先生", "女士", "小姐", "太太", "姐", "哥"))


def read(word: str, written: str = "") -> tuple[Syllable, ...]:
    """Return the citation syllables of one word: as a whole, else by the words in it (银行 in 银行券).

    ``written`` is the word as it stands where that is in traditional characters, which alone may say more: 髮.
    """
    if whole := phrases().get(word):
        return tuple(_syllable(r) for r in whole)
    signs = written or word
    doubled = len(word) == 4 and word[0] == word[1] and word[2] == word[3]  # 清清楚楚 has full tones
    if len(word) < 3 or doubled:
        return tuple(_single(character) for character in signs)
    syllables: list[Syllable] = []
    for part in cut(word, len(word) - 1):
        sign = signs[len(syllables) :][: len(part)]
        syllables += read(part, sign) if len(part) > 1 else [_single(sign)]
    return tuple(syllables)


def _single(character: str) -> Syllable:
    """Return the default syllable of a character; pypinyin knows the rare ones outside our table.

    A traditional character is read as its simplified one where it can be: 長 is cháng as 长 is, but 髮 is not fā.
    """
    known = readings().get(character)
    if not known:
        return _syllable(_rare(character))
    usual = readings().get(simplified(character), ())
    return _syllable(next((reading for reading in usual if reading in known), known[0]))


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
        if len(part) > 1 and simplified(part) in _forms_of_address():  # 老板, 师傅: a title by itself
            words.append(Word(part, read(simplified(part), part)))
            continue
        familiar = _familiar(part)
        family, given = (familiar, "") if familiar else split_name(part)
        if familiar and part != familiar:
            words.append(Word(part[0], (_single(part[0]),), proper=True))
        title = "" if given in _forms_of_address() else _title_behind(part)
        if title:
            family, given = split_name(part.removesuffix(title))
        words += [Word(family, family_syllables(family), proper=True)] if family else []
        words += [_given(given)] if given else []
        words += [Word(title, read(title))] if title else []
    return tuple(words)


def _familiar(part: str) -> str:
    """Return the family name of 老单 and 小任, as colleagues call each other, or one that stands alone (尉迟)."""
    if simplified(part) in double_surnames():
        return part
    called = len(part) == _WHOLE_NAME and part[0] in "老小" and simplified(part[1]) in surnames()
    return part[1] if called and simplified(part) not in _GIVEN_NAMES else ""


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
    whole = phrases().get(simplified(given), ())
    full = tuple(_syllable(r) for r in whole)
    neutral = not full or any(s.tone == NEUTRAL for s in full)  # names have no neutral tone
    return Word(given, tuple(_full_tone(c) for c in given) if neutral else full, proper=True)


def _full_tone(character: str) -> Syllable:
    """Return the default syllable of a character in a name, where 子 is ``zǐ`` and 了 is ``liǎo``."""
    several = [_syllable(reading) for reading in readings().get(character, ())]
    return next((syllable for syllable in several if syllable.tone != NEUTRAL), _single(character))
