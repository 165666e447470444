"""Rules about the cells of a phrase: filled, of the right words, neither too short nor too long."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from desktop.chinese.tables import HAN
from desktop.practice.library import Direction, Register
from tools.phrases.books import Books, Phrase

LEAST_IN_SITUATION, LEAST_IN_ALL = 30, 640
_TAGS = (
    "greeting title number money date quality sample material price payment contract order leadtime shipping customs "
    "delay refusal softno dinner toast gift holiday wechat phone travel health farewell thanks apology praise "
    "question idiom safety machine packaging inspection law family weather"
)
TAGS = frozenset(_TAGS.split())
LENGTHS = {
    "simplified": (2, 30), "pinyin": (3, 140), "literal": (2, 160), "english": (2, 120),
    "when_say": (15, 180), "when_not": (12, 180), "face_note": (12, 180), "reply": (5, 120),
}  # fmt: skip
"""How many characters a cell may have, from and to."""
SAME_SENTENCE = 2
NO_FACE = "No face at stake"
_CHINESE = re.compile(f"[{HAN}A-Za-z0-9%./+，。！？：；、…“”《》（）—·-]+")
_WESTERN = str.maketrans("，。！？：；、（）《》", ",.!?:;,()<>")


def shape(books: Books) -> Iterator[str]:
    """Tables that cannot be read, files that are missing or too many, and too few phrases."""
    yield from books.unreadable
    yield from (f"{name}: is missing" for name in books.files if name not in books.phrases)
    yield from (f"{name}: no situation has this file" for name in books.phrases if name not in books.files)
    for name, phrases in books.phrases.items():
        if len(phrases) < LEAST_IN_SITUATION:
            yield f"{name}: {len(phrases)} phrases, {LEAST_IN_SITUATION} at least"
    if (count := sum(map(len, books.phrases.values()))) < LEAST_IN_ALL:
        yield f"all files: {count} phrases, {LEAST_IN_ALL} at least"


def ids(books: Books) -> Iterator[str]:
    """Ids of another form than their file's, out of order, or used twice."""
    for name, phrases in books.phrases.items():
        key = name.removesuffix(".tsv").partition("_")[2]
        found = [phrase.id for phrase in phrases]
        yield from (f"{name}: {one} is no id of {key}" for one in found if not _is_id(one, key))
        yield from (f"{one}: twice in {name}" for one, count in Counter(found).items() if count > 1)
        if found != sorted(found):
            yield f"{name}: the ids are not in their order"


def cells(books: Books) -> Iterator[str]:
    """Cells that are empty, untidy, of a wrong length or of a word that is not in its list."""
    for phrase in books:
        for column, text in phrase.items():
            if not text or text != text.strip() or "  " in text or not unicodedata.is_normalized("NFC", text):
                yield f"{phrase.id}: {column} is empty or untidy"
            least, most = LENGTHS.get(column, (1, 999))
            if not least <= len(text) <= most:
                yield f"{phrase.id}: {column} has {len(text)} characters, {least} to {most} wanted"
        yield from (f"{phrase.id}: {fault}" for fault in _words(phrase))


def chinese(books: Books) -> Iterator[str]:
    """Chinese with signs that do not belong there, and pinyin whose punctuation is not that of the Chinese."""
    for phrase in books:
        reply = phrase["reply"].partition(" | ")[0]
        for column, text in (
            *((name, phrase[name]) for name in ("simplified", "traditional")),
            ("reply", reply),
        ):
            if strange := _CHINESE.sub("", text):
                yield f"{phrase.id}: {column} has {strange!r}"
        wanted, found = _signs(phrase["simplified"].translate(_WESTERN)), _signs(phrase["pinyin"])
        if wanted != found:
            yield f"{phrase.id}: the punctuation of the pinyin is {found!r}, that of the Chinese {wanted!r}"


def register(books: Books) -> Iterator[str]:
    """Registers that contradict 您 and 你 in the text."""
    for phrase in books:
        text, said = phrase["simplified"], phrase["register"]
        if "您" in text and "你" in text:
            yield f"{phrase.id}: 您 and 你 in one phrase"
        elif "您" in text and said != "nin":
            yield f"{phrase.id}: 您 is register nin, not {said}"
        elif "你" in text and said not in ("ni", "intimate"):
            yield f"{phrase.id}: 你 is register ni or intimate, not {said}"
        elif said == "ni" and "你" not in text:
            yield f"{phrase.id}: register ni without 你"


def sentences(books: Books) -> Iterator[str]:
    """Notes that stand in several phrases: a note says something of its own phrase."""
    for column in ("when_say", "when_not", "face_note"):
        counted = Counter(phrase[column].casefold() for phrase in books)
        for text, count in counted.items():
            if count > SAME_SENTENCE and not text.startswith(NO_FACE.casefold()):
                yield f"{column}: {count} times {text!r}"


def _is_id(found: str, key: str) -> bool:
    return re.fullmatch(rf"{re.escape(key)}\.\d\d\d", found) is not None


def _words(phrase: Phrase) -> Iterator[str]:
    if phrase["register"] not in get_args(Register):
        yield f"there is no register {phrase['register']}"
    if phrase["direction"] not in get_args(Direction):
        yield f"there is no direction {phrase['direction']}"
    if phrase["level"] not in ("1", "2", "3"):
        yield f"there is no level {phrase['level']}"
    tags = phrase["tags"].split(" ")
    if not 1 <= len(tags) <= 4 or len(set(tags)) < len(tags) or not set(tags) <= TAGS:
        yield f"the tags {phrase['tags']!r} are not 1 to 4 of the list"
    chinese_part, bar, english = phrase["reply"].partition(" | ")
    if not bar or not english or not re.search(f"[{HAN}]", chinese_part) or re.search(f"[{HAN}]", english):
        yield "the reply must be hanzi | English"


def _signs(text: str) -> str:
    """Return the punctuation of a text."""
    return "".join(re.findall(r"(?<!\d)[,.!?:;]|[,.!?:;](?!\d)", text))
