"""What the program brings along: usual defects, checks, the talk about rework and its messages."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from desktop.bundled import resources
from desktop.giving.library import Template, templates
from desktop.texts import language


class UsualDefect(NamedTuple):
    """A defect as reports name it in both languages, and its usual class."""

    key: str
    defect_class: str
    en: str
    zh: str
    pinyin: str


class UsualCheck(NamedTuple):
    """Something to look at besides defects; ``kinds`` of inspection in which it is usual."""

    area: str
    kinds: tuple[str, ...]
    en: str
    zh: str


class TalkStep(NamedTuple):
    """A step of the talk about rework."""

    key: str
    en: str
    zh: str
    hint_en: str
    hint_zh: str

    @property
    def words(self) -> tuple[str, str]:
        """Title and hint in the language of the screen."""
        chinese = language().startswith("zh")
        return (self.zh, self.hint_zh) if chinese else (self.en, self.hint_en)


@cache
def usual_defects() -> tuple[UsualDefect, ...]:
    """Return the usual defects, critical ones first."""
    return tuple(UsualDefect(*row) for row in _rows("defects.tsv"))


@cache
def usual_checks() -> tuple[UsualCheck, ...]:
    """Return the usual checks in the order in which one goes through them."""
    return tuple(
        UsualCheck(area, tuple(kinds.split(",")), en, zh) for area, kinds, en, zh in _rows("checks.tsv")
    )


@cache
def talk_steps() -> tuple[TalkStep, ...]:
    """Return the ten steps of the talk."""
    return tuple(TalkStep(*row) for row in _rows("talk.tsv"))


@cache
def requests() -> dict[str, Template]:
    """Return the messages about quality by key, in the order in which they are sent."""
    return {
        key.removeprefix("quality."): template
        for key, template in templates().items()
        if template.group == "quality"
    }


@cache
def request_parts() -> dict[str, Template]:
    """Return the sentences that a request for rework is made of, by key (``request.over``)."""
    found = (
        Template(f"request.{key}", "", "formal", key, key, zh, spoken, en)
        for key, zh, spoken, en in _rows("request.tsv")
    )
    return {one.key: one for one in found}


def _rows(name: str) -> list[list[str]]:
    text = (resources() / "quality" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]
