"""The words for what becomes of rows and where columns go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.exchange.cards import CHANNEL_KINDS
from desktop.exchange.choices import Choice, Plan, PlannedRow
from desktop.exchange.headers import Column
from desktop.exchange.outcomes import Fate
from desktop.joining import clauses
from desktop.people.words import channel_label
from desktop.texts import N_, _, n_

_FATES = {
    Fate.CREATED: N_("Created"),
    Fate.UPDATED: N_("Updated"),
    Fate.MERGED: N_("Merged"),
    Fate.SKIPPED: N_("Skipped"),
    Fate.FAILED: N_("Failed"),
}
_FIELDS = {
    "full_name": N_("Full name"),
    "chinese_name": N_("Chinese name"),
    "english_name": N_("English name"),
    "family": N_("Family name"),
    "given": N_("Given name"),
    "middle": N_("Middle name"),
    "prefix": N_("Title before the name"),
    "suffix": N_("Suffix of the name"),
    "pinyin": N_("Pinyin"),
    "pinyin_family": N_("Pinyin of the family name"),
    "pinyin_given": N_("Pinyin of the given name"),
    "company": N_("Company"),
    "department": N_("Department"),
    "title": N_("Job title"),
    "reports_to": N_("Reports to"),
    "birthday": N_("Birthday"),
    "lunar_birthday": N_("Lunar birthday"),
    "birth_year": N_("Year of birth"),
    "birth_month": N_("Month of birth"),
    "birth_day": N_("Day of birth"),
    "address": N_("Address"),
    "url": N_("Website"),
    "note": N_("Notes"),
    "tags": N_("Tags"),
    "source_id": N_("Number in the other program"),
    "is_company": N_("Whether it is a company"),
    "channel": N_("Channel"),
    "custom": N_("Field of its own, kept in the notes"),
    "others": N_("Other fields"),
    "own": N_("Custom field of this name"),
    "simplified": N_("Simplified characters"),
    "traditional": N_("Traditional characters"),
    "english": N_("Meaning"),
    "literal": N_("Word by word"),
    "when_say": N_("When to say it"),
    "situation": N_("Situation"),
    "keep": N_("Keep in the notes"),
    "skip": N_("Leave out"),
}
OFFERED = (
    *(
        "full_name",
        "chinese_name",
        "english_name",
        "family",
        "given",
        "pinyin",
        "company",
        "department",
        "title",
    ),
    *(
        "reports_to",
        *CHANNEL_KINDS,
        "birthday",
        "lunar_birthday",
        "address",
        "url",
        "note",
        "tags",
        "source_id",
    ),
    *("own", "keep", "skip"),
)
"""The fields that a person can choose for a column, in the order of the list."""
OFFERED_CARDS = (
    *("simplified", "traditional", "pinyin", "english", "literal", "when_say", "note", "tags", "situation"),
    "skip",
)
"""The same for a file of flashcards."""


def fate_word(fate: Fate) -> str:
    """Return the word for how a row ended."""
    return _(_FATES[fate])


def choice_words(row: PlannedRow, choice: Choice) -> str:
    """Return what would become of a row, with the name of the record that it would go to."""
    if row.card is None:
        return _("Cannot be read")
    if choice.fate is Fate.CREATED:
        return _("New supplier") if row.kind == "supplier" else _("New contact")
    if choice.fate is Fate.SKIPPED:
        return _("Leave out")
    name = row.candidates[choice.candidate].name
    words = _("Merge into {name}") if choice.fate is Fate.MERGED else _("Update {name} from the file")
    return words.format(name=name)


def column_words(column: Column) -> str:
    """Return the field that a column goes to, with the label of its channel or address."""
    word = (
        channel_label(column.field)
        if column.field in CHANNEL_KINDS
        else _(_FIELDS.get(column.field, column.field))
    )
    part = column.label or column.part
    return f"{word} ({part})" if part and part != "value" else word


def plan_summary(plan: Plan) -> str:
    """Return how many rows would end in which way."""
    return _summary(plan.choice(number).fate for number in range(len(plan.rows)))


def outcome_summary(fates: Iterable[Fate]) -> str:
    """Return how many rows ended in which way."""
    return _summary(fates)


def _summary(fates: Iterable[Fate]) -> str:
    counts = Counter(fates)
    words = (
        (Fate.CREATED, n_("{n} new", "{n} new", counts[Fate.CREATED])),
        (Fate.MERGED, n_("{n} merged", "{n} merged", counts[Fate.MERGED])),
        (Fate.UPDATED, n_("{n} updated", "{n} updated", counts[Fate.UPDATED])),
        (Fate.SKIPPED, n_("{n} left out", "{n} left out", counts[Fate.SKIPPED])),
        (Fate.FAILED, n_("{n} not readable", "{n} not readable", counts[Fate.FAILED])),
    )
    return clauses(*(text.format(n=f"{counts[fate]:,}") for fate, text in words if counts[fate]))


def codec_words(codec: str) -> str:
    """Return the name of an encoding as other programs write it."""
    names = {
        "utf-8": "UTF-8",
        "gb18030": "GB18030 (GBK)",
        "cp932": "Shift-JIS",
        "cp1252": "Windows-1252",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
        "big5": "Big5",
    }
    return names.get(codec, codec)
