"""The sounds of imported notes: their bytes go into the journal's folder before anything is written down."""

from __future__ import annotations

from datetime import UTC

from desktop.attachments.attaching import Prepared
from desktop.attachments.preparing import prepare
from desktop.exchange.decks.anki_package import sounds
from desktop.exchange.decks.notes import DeckFile, DeckKind, Tick, silent
from desktop.exchange.decks.packed import Packed
from desktop.exchange.decks.planning import DeckPlan
from desktop.exchange.outcomes import Fate
from desktop.journal.contents import Contents
from desktop.practice.sounds import is_sound

MOST_BYTES = 2_000_000_000
"""Bytes of sounds that one import takes; those beyond are left out."""
_SOUNDS = ("mp3", "ogg", "oga", "opus", "wav", "m4a", "aac", "flac", "amr", "mp4")


def prepare_sounds(
    contents: Contents, file: DeckFile, plan: DeckPlan, tick: Tick = silent
) -> dict[str, Prepared]:
    """Keep the sounds of the phrases that a plan makes and return them by name; those that are missing are not in it.

    Raises ImportProblem when the file is gone, StoreError when the disk refuses, and whatever ``tick`` raises. What was
    kept by then is an orphan, which the journal clears by itself.
    """
    rows = (row for number, row in enumerate(plan.rows) if plan.choice(number).fate is Fate.CREATED)
    names = list(dict.fromkeys(name for row in rows for name in row.sounds if _is_sound(name)))
    if file.kind is not DeckKind.ANKI or not names:
        return {}
    found: dict[str, Prepared] = {}
    room = MOST_BYTES
    with Packed(file.path) as packed:
        sound = sounds(packed)
        for number, name in enumerate(names):
            tick(number, len(names))
            data = sound(name)
            if data is not None and len(data) <= room:
                room -= len(data)
                kept = prepare(contents, name, data, UTC)
                if is_sound(kept.mime, kept.name):
                    found[name] = kept
    return found


def _is_sound(name: str) -> bool:
    return name.rpartition(".")[2].lower() in _SOUNDS
