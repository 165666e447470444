"""Run by the Python of ``.venv-peers``: the real Anki imports a package, tells what it holds, and sends it back."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from anki.collection import (  # type: ignore[import-not-found]  # lives in the environment of its own
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)


def main(package: str, modern: str, legacy: str) -> None:
    """Import twice, print what is there as JSON, export as the newest and as the oldest kind of package."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        collection.set_config("fsrs", True)
        counts = [bring(collection, package) for _time in range(2)]
        notes = [
            {"guid": note.guid, "fields": note.fields, "tags": note.tags}
            for note in (collection.get_note(key) for key in collection.find_notes(""))
        ]
        cards = [
            {
                "text": card.note()["Hanzi"], "kind": card.template()["name"], "deck": collection.decks.name(card.did),
                "type": card.type, "queue": int(card.queue), "due": card.due, "ivl": card.ivl, "reps": card.reps,
                "lapses": card.lapses, "flags": card.flags, "front": card.question(),
                "s": card.memory_state.stability if card.memory_state else None,
                "d": card.memory_state.difficulty if card.memory_state else None,
            }
            for card in (collection.get_card(key) for key in collection.find_cards(""))
        ]  # fmt: skip
        answers = collection.db.all("SELECT id, ease, time, type FROM revlog ORDER BY id")
        made = collection.find_cards("")
        for note in (collection.get_note(key) for key in collection.find_notes("")):
            collection.update_note(
                note
            )  # Anki makes the cards that its templates ask for: there must be no others
        told = {
            "imports": counts, "notes": notes, "cards": cards, "answers": answers,
            "cards_after_editing": len(collection.find_cards("")), "cards_before": len(made),
            "problems": str(collection.fix_integrity()), "today": collection.sched.today, "files": media(collection),
        }  # fmt: skip
        send(collection, modern, legacy=False)
        send(collection, legacy, legacy=True)
        collection.close()
    sys.stdout.write(json.dumps(told, ensure_ascii=False))


def bring(collection: Collection, package: str) -> dict[str, int]:
    """Import as a person does with the schedule; returns how many notes were new, updated, and known."""
    options = ImportAnkiPackageOptions(with_scheduling=True, merge_notetypes=True)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options)).log
    return {
        "new": len(log.new),
        "updated": len(log.updated),
        "duplicate": len(log.duplicate),
        "found": log.found_notes,
    }


def send(collection: Collection, path: str, *, legacy: bool) -> None:
    """Export everything with the schedule and the sounds."""
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
    collection.export_anki_package(out_path=path, options=options, limit=None)


def media(collection: Collection) -> dict[str, int]:
    """Return the sizes of the sounds."""
    return {path.name: path.stat().st_size for path in Path(collection.media.dir()).iterdir()}


if __name__ == "__main__":
    main(*sys.argv[1:4])
