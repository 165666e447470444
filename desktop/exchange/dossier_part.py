"""A part of a dossier as the subjects hand it over."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """The fields of ``dossier.Section`` in their order."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
