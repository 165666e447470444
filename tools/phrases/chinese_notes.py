"""Rules about the notes in Chinese: three for each phrase, plain, whole, and in the bundled font."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.chinese.tables import HAN
from desktop.practice.notes import NOTES
from tools.gen_fonts import read_coverage, visible
from tools.phrases.books import Books, Phrase
from tools.phrases.form import SAME_SENTENCE

LEAST, MOST = 8, 32
"""How many characters a note may have: shorter says nothing, longer is no note."""
FAMILY = "Guanxi Sans SC"
_SAID = "AA APP AQL BEN C CE CFR CIF DAP DDP EXW FOB FSC GRS ISPM LC MOQ OK OUR PDF PI REACH SHA TCX U UN"
_FOREIGN = frozenset(_SAID.split())
"""What a buyer says in Latin letters in the midst of Chinese."""
_STRANGE = re.compile(rf"[{HAN}A-Za-z0-9，。！？：；、…“”《》（）·.%]+")
_WESTERN = re.compile(r"(?<!\d)\.|\.(?!\d)")
_WORDS = re.compile(r"[A-Za-z]+")
_ENDS = "。！？"


def complete(books: Books) -> Iterator[str]:
    """Phrases without Chinese notes, and notes that belong to no phrase or stand in another order."""
    for name, phrases in books.phrases.items():
        wanted = [phrase.id for phrase in phrases]
        found = [note.id for note in books.chinese_notes.get(name, [])]
        yield from (f"{one}: has no Chinese notes" for one in wanted if one not in found)
        yield from (
            f"{one}: has Chinese notes and is no phrase of {name}" for one in found if one not in wanted
        )
        if sorted(wanted) == sorted(found) and wanted != found:
            yield f"notes_zh/{name}: the notes do not stand in the order of the phrases"


def texts(books: Books) -> Iterator[str]:
    """Notes that are empty, untidy, too short or long, no whole sentence, or not in plain Chinese."""
    for note in _notes(books):
        for column in NOTES:
            yield from (f"{note.id}: the Chinese {column} {fault}" for fault in _faults(note[column]))


def repeated(books: Books) -> Iterator[str]:
    """Notes that stand in several phrases."""
    for column in NOTES:
        counted = Counter(note[column] for note in _notes(books))
        yield from (
            f"Chinese {column}: {count} times {text!r}"
            for text, count in counted.items()
            if count > SAME_SENTENCE
        )


def fonts(books: Books) -> Iterator[str]:
    """Characters that the font of the screen lacks."""
    held = read_coverage()[FAMILY]
    lacking: dict[str, str] = {}
    for note in _notes(books):
        for character in visible("".join(note[column] for column in NOTES)):
            if ord(character) not in held:
                lacking.setdefault(character, note.id)
    yield from (
        f"{one}: {FAMILY} lacks {character} of the Chinese notes" for character, one in lacking.items()
    )


def _notes(books: Books) -> Iterator[Phrase]:
    return (note for notes in books.chinese_notes.values() for note in notes)


def _faults(text: str) -> Iterator[str]:
    if not LEAST <= len(text) <= MOST or text != text.strip():
        yield f"has {len(text)} characters, {LEAST} to {MOST} wanted, none of them a space at an end"
    if strange := _STRANGE.sub("", text) + "".join(_WESTERN.findall(text)):
        yield f"has {strange!r}"
    if foreign := [word for word in _WORDS.findall(text) if word not in _FOREIGN]:
        yield f"has {', '.join(foreign)} in Latin letters"
    if not text.endswith(tuple(_ENDS)):
        yield "does not end as a sentence"
