"""When to say a phrase of the library, when not, and what it does to face: in the language of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop.practice.library import file_name, read_table, situations
from desktop.practice.wordings import Wording, shelved
from desktop.texts import language

NOTES = ("when_say", "when_not", "face_note")
CHINESE_FOLDER = "notes_zh"
CHINESE_COLUMNS = ("id", *NOTES)
"""The columns of ``notes_zh``: a file for each file of phrases, its notes in Chinese by the phrase's id."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What is to be known before a phrase is said; empty where nothing is."""

    when_say: str = ""
    when_not: str = ""
    face_note: str = ""


@cache
def chinese_notes() -> dict[str, Notes]:
    """Return the Chinese notes by the ids of their phrases. Raises StoreError when a file is damaged or missing."""
    return {
        row[0]: Notes(*row[1:])
        for situation in situations()
        for row in read_table(f"{CHINESE_FOLDER}/{file_name(situation)}", CHINESE_COLUMNS)
    }


def notes_of(said: Wording) -> Notes:
    """Return the notes of a phrase as they are shown: the library's in Chinese where the program speaks Chinese.

    Words of one's own, in a correction as well, stay as they were written.
    """
    shelf, chinese = shelved().get(said.key), None
    if shelf is not None and language().startswith("zh"):
        chinese = chinese_notes().get(said.key)
    texts = {name: getattr(said, name) for name in NOTES}
    if chinese is not None:
        texts |= {
            name: getattr(chinese, name) for name, text in texts.items() if text == getattr(shelf, name)
        }
    return Notes(**texts)
