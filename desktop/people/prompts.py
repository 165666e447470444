"""Know your rep: which facts of a person are unknown, and how to ask for them politely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from desktop.bundled import resources
from desktop.people.contact_card import ContactCard
from desktop.texts import language

_ADDRESS = "{address}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to find out about a person: what it is good for, and a line to say."""

    fact: str
    """Key of the fact, one of ``FACTS``."""
    ask: str
    """What to find out, in the language of the screen."""
    line_zh: str
    """A polite line to say, with the form of address in it."""
    line_pinyin: str
    line_en: str


FACTS = (
    "name_zh", "form_of_address", "boss", "decision_role", "best_hours", "wechat", "home_town", "food", "drink",
    "hobbies", "languages", "family", "birthday", "introduced_by", "photo",
)  # fmt: skip
"""What one may know of a person, in the order in which it is easy to ask; the private ones come last."""


def prompts(
    known: Iterable[str], address: str, pinyin: str = "", *, limit: int | None = None
) -> list[Prompt]:
    """Return what to ask next of a person of whom ``known`` facts are known, the easy ones first.

    ``address`` is how to address them (王经理), ``pinyin`` how that is read; without one the line begins without it.
    """
    have = set(known)
    return [_prompt(row, address, pinyin) for row in _rows() if row[0] not in have][:limit]


def known_facts(card: ContactCard) -> frozenset[str]:
    """Return the facts of which a person's page knows something."""
    today = [job for job in card.employments if job.until_date is None]
    held: dict[str, object] = {
        "name_zh": card.name_zh,
        "form_of_address": card.form_of_address,
        "boss": any(job.reports_to or job.reports_to_name for job in today),
        "decision_role": any(job.decision_role for job in today),
        "best_hours": card.best_hours,
        "wechat": any(channel.kind == "wechat" for channel in card.channels),
        "home_town": card.home_town,
        "food": card.food,
        "drink": card.drink,
        "hobbies": card.hobbies,
        "languages": card.languages,
        "family": card.family,
        "birthday": card.birthday,
        "introduced_by": card.introduced_by,
        "photo": card.photo_id,
    }
    return frozenset(fact for fact, value in held.items() if value)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table: fact, what to ask in English and in Chinese, the line in three scripts."""
    text = (resources() / "people" / "prompts.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    rows = {row[0]: row for row in (tuple(line.split("\t")) for line in lines)}
    return tuple(rows[fact] for fact in FACTS)


def _prompt(row: tuple[str, ...], address: str, pinyin: str) -> Prompt:
    fact, ask_en, ask_zh, line_zh, line_pinyin, line_en = row
    if address and pinyin and _ADDRESS in line_zh:
        line_pinyin = f"{pinyin}, {line_pinyin[:1].lower()}{line_pinyin[1:]}"
    spoken = line_zh.replace(_ADDRESS, address) if address else line_zh.removeprefix(f"{_ADDRESS}，")
    return Prompt(fact, ask_zh if language().startswith("zh") else ask_en, spoken, line_pinyin, line_en)
