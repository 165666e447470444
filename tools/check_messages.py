"""The gate of the message templates: prints a line for everything that is wrong in ``resources/messages``.

The sentences of the request for rework (``resources/quality/request.tsv``) are read in the same way.

They go through the same rules of pinyin as the phrases, and must agree with them in spelling and spacing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator

from desktop.chinese.tables import HAN
from desktop.giving.library import REGISTERS, Template, slots, templates
from desktop.quality.library import request_parts
from tools.check_phrases import FOLDER as PHRASES
from tools.environment import ROOT
from tools.phrases import opinions, script, syllables
from tools.phrases.books import ADJUDICATION_COLUMNS, OPINION_COLUMNS, Books, Phrase, digest, load, rows

FOLDER = ROOT / "resources" / "messages"
SLOT = "X1"
"""What stands for a slot while the pinyin is laid against the characters: Latin words stand in both lines alike."""
RULES: tuple[Callable[[Books], Iterator[str]], ...] = (
    syllables.aligned,
    syllables.possible,
    syllables.spacing,
    syllables.words,
    script.fonts,
    opinions.settled,
)
_HANZI = re.compile(f"[{HAN}]")
_WESTERN = str.maketrans("，。！？：；、（）", ",.!?:;,()")


def all_texts() -> list[Template]:
    """Return the messages, and the sentences that one of them is made of."""
    return [*templates().values(), *request_parts().values()]


def books(messages: list[Template]) -> Books:
    """Return the messages as phrases, with the tables that the rules look into."""
    told: list[str] = []
    tables = {
        "checks/opinions.tsv": rows(FOLDER / "opinions.tsv", OPINION_COLUMNS, "opinions.tsv", told),
        "checks/adjudications.tsv": rows(
            FOLDER / "adjudications.tsv", ADJUDICATION_COLUMNS, "adjudications.tsv", told
        ),
    }
    return Books({"messages": [phrase(one) for one in messages]}, tables, told)


def phrase(message: Template) -> Phrase:
    """Return a message as the rules of the phrases take it, a Latin word in each slot."""
    plain = re.sub(r"\{[^{}]+\}", SLOT, message.zh)
    spoken = re.sub(r"\{[^{}]+\}", SLOT, message.pinyin)
    cells = dict.fromkeys(("traditional", "reply", "when_say", "when_not", "face_note", "literal"), "")
    return Phrase(cells | {"id": message.key, "simplified": plain, "pinyin": spoken, "english": message.en})


def shape(messages: list[Template]) -> Iterator[str]:
    """Keys used twice, words of the wrong list, untidy cells, slots and signs that differ between the texts."""
    counted = Counter(one.key for one in messages)
    yield from (f"{key}: is there twice" for key, count in counted.items() if count > 1)
    for one in messages:
        if one.register not in REGISTERS:
            yield f"{one.key}: there is no register {one.register}"
        for name, text in zip(("title_en", "title_zh", "zh", "pinyin", "en"), one[3:], strict=True):
            if not text or text != text.strip() or "  " in text:
                yield f"{one.key}: {name} is empty or untidy"
        if {*slots(one.zh)} != {*slots(one.pinyin)} or {*slots(one.zh)} != {*slots(one.en)}:
            yield f"{one.key}: the slots of its texts differ"
        if _HANZI.search(re.sub(r"\{[^{}]+\}", "", one.pinyin + one.en + one.title_en)):
            yield f"{one.key}: hanzi in the pinyin or the English"
        if "你" in one.zh:
            yield f"{one.key}: a message says 您"
        if _signs(one.zh.translate(_WESTERN)) != _signs(one.pinyin):
            yield f"{one.key}: the punctuation of the pinyin is not that of the Chinese"
        yield from (f"{one.key}: a small letter begins {found!r}" for found in _small(one.pinyin))


def problems() -> Iterator[str]:
    """Tell everything that is wrong with the messages."""
    messages = all_texts()
    yield from shape(messages)
    ours, phrases = books(messages), load(PHRASES)
    yield from ours.unreadable
    shared = {
        name: [*ours.tables.get(name, []), *phrases.tables.get(name, [])]
        for name in ("checks/opinions.tsv", "checks/adjudications.tsv", "checks/spacing.tsv")
    }
    known = {row[0] for row in ours.table("adjudications")}
    for rule in RULES:
        for fault in rule(Books(ours.phrases, shared, [])):
            word = fault.removeprefix("adjudications.tsv: ").partition(" ")[0]
            if "is needed by no phrase" in fault and word not in known:
                continue  # a row that the phrases need
            if not fault.startswith("spacing.tsv"):
                yield fault
    yield from _against(phrases, ours)
    yield from _unread(ours)


def _against(phrases: Books, ours: Books) -> Iterator[str]:
    """Words that the messages read or space otherwise than the phrases do."""
    both = Books({**phrases.phrases, **ours.phrases}, phrases.tables, [])
    for rule in (syllables.words, syllables.spacing):
        yield from rule(both)


def _unread(ours: Books) -> Iterator[str]:
    marks = {row[0]: row[1] for row in ours.table("opinions")}
    for one in ours:
        if marks.pop(one.id, "") != digest(one["simplified"]):
            yield f"{one.id}: opinions.tsv does not know it as it stands (tools/gen_phrase_opinions.py)"
    yield from (f"{key}: opinions.tsv has it, no message does" for key in marks)


def _signs(text: str) -> str:
    return "".join(re.findall(r"[,.!?:;](?!\d)", text))


def _small(spoken: str) -> list[str]:
    return re.findall(r"(?:^|[.!?] )([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]\S*)", spoken)


def main() -> int:
    """Print every fault; the exit code is 1 when there is one."""
    lines = list(problems())
    print(*lines, sep="\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
