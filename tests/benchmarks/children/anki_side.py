"""Run by the Python of ``.venv-peers``: fifty thousand cards in the real Anki, one measured act for each line read."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from anki.collection import (  # type: ignore[import-not-found]  # lives in the environment of its own
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

DECKS = 20
CHARACTERS = (
    *("您 nín", "好 hǎo", "请 qǐng", "问 wèn", "交 jiāo", "期 qī"),
    *("样 yàng", "品 pǐn", "价 jià", "格 gé", "质 zhì", "量 liàng"),
)


class Side:
    """One collection and its acts; each returns nothing and is measured by ``main``."""

    def __init__(self, folder: str, cards: int, due: int, answers: int) -> None:
        self.folder = Path(folder)
        self.collection = Collection(str(self.folder / "collection.anki2"))
        self.collection.set_config("fsrs", True)
        self._fill(cards, due, answers)
        self.shown = None

    def _fill(self, cards: int, due: int, answers: int) -> None:
        col = self.collection
        model = col.models.copy(col.models.by_name("Basic"))
        col.models.add_field(model, col.models.new_field("Pinyin"))
        col.models.save(model)
        parent = col.decks.id("甲")
        col.decks.select(parent)
        decks = [col.decks.id(f"甲::{number}") for number in range(DECKS)]
        for number in range(cards):
            note = col.new_note(model)
            said = [CHARACTERS[number // 12**place % 12].split() for place in range(4)]
            hanzi, pinyin = ("".join(part[0] for part in said), " ".join(part[1] for part in said))
            note.fields[:] = [hanzi, f"phrase {number}", pinyin]
            col.add_note(note, decks[number % DECKS])
        today = col.sched.today
        ids = col.find_cards("", order="c.id")
        data = '{"s":31.5,"d":6.25,"dr":0.9,"decay":0.1542}'
        rows = [
            (today - number % 30 if number < due else today + 1 + number % 200, data, card)
            for number, card in enumerate(ids[: cards // 2])
        ]
        col.db.executemany(
            "UPDATE cards SET type = 2, queue = 2, due = ?, ivl = 60, factor = 2500, reps = 5, data = ? WHERE id = ?",
            rows,
        )
        now = int(time.time() * 1000)
        logged = [
            (now - 86_400_000 - number * 500_000, ids[number % (cards // 2)], -1, 3, 30, 10, 2500, 3000, 1)
            for number in range(answers)
        ]
        col.db.executemany("INSERT OR IGNORE INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", logged)
        config = col.decks.config_dict_for_deck_id(parent)
        config["rev"]["perDay"] = 9999
        col.decks.save(config)

    # --- acts ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        self.collection.sched.deck_due_tree()
        self.collection.decks.select(self.collection.decks.id("甲"))
        self.next()

    def next(self) -> None:
        self.shown = self.collection.sched.getCard()
        self.shown.question()

    def answer(self) -> None:
        self.collection.sched.answerCard(self.shown, 3)

    def undo(self) -> None:
        self.collection.undo()

    def forget_the_disk(self) -> None:
        self.collection.db.execute("PRAGMA synchronous = OFF")

    def search(self) -> None:
        self.collection.find_cards("样品")

    def statistics(self) -> None:
        self.collection._backend.graphs(search="", days=365)

    def send(self) -> None:
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=False, legacy=False)
        self.collection.export_anki_package(
            out_path=str(self.folder / "all.apkg"), options=options, limit=None
        )

    def bring(self) -> None:
        other = Collection(str(self.folder / f"other{time.monotonic_ns()}.anki2"))
        options = ImportAnkiPackageOptions(with_scheduling=True)
        other.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(self.folder / "all.apkg"), options=options)
        )
        other.close()


def main(folder: str, cards: str, due: str, answers: str) -> None:
    """Say that it is ready, then read names of acts and write the milliseconds of each: by the clock, at work."""
    side = Side(folder, int(cards), int(due), int(answers))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        act: Callable[[], None] = getattr(side, line.strip())
        begun, worked = time.perf_counter(), time.process_time()
        act()
        taken = [(time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000]
        sys.stdout.write(json.dumps(taken) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:5])
