"""Which kind of our cards a template of a foreign note is, by what its question shows."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.exchange.decks.notes import NoteType, Template
from desktop.exchange.decks.roles import Role
from desktop.practice.kinds import KINDS


def kinds_of(kind: NoteType, roles: Sequence[Role]) -> tuple[str, ...]:
    """Return our kind of card for each template of a kind of notes."""
    return tuple(_kind(template, roles) for template in kind.templates)


def _kind(template: Template, roles: Sequence[Role]) -> str:
    if template.name in KINDS:
        return template.name  # written by ourselves
    asked = {roles[place] for place in template.asked if place < len(roles)}
    if asked & {"simplified", "traditional"}:
        return "type" if template.typed else "recognise"
    if asked & {"english", "literal"}:
        return "produce"
    return "recognise" if asked & {"pinyin"} or not asked else "listen"
