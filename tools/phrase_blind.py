"""Hand out the bare characters of the phrases and take a blind transcription in (development only).

    python -m tools.phrase_blind list FILE         writes id TAB characters, nothing else of the phrases
    python -m tools.phrase_blind take FILE...      reads id TAB pinyin into checks/blind.tsv

Whoever transcribes sees no pinyin of ours; tools/check_phrases.py compares, and wants a row of adjudications.tsv
for each difference.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from desktop.chinese.aligning import Unaligned, align
from tools.check_phrases import FOLDER
from tools.phrases.books import BLIND_COLUMNS, digest, load


def hand_out(path: Path) -> int:
    """Write ids and characters of all phrases; return how many."""
    rows = [f"{phrase.id}\t{phrase['simplified']}" for phrase in load(FOLDER)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def take_in(paths: list[Path]) -> list[str]:
    """Put the rows of transcriptions into the table, later ones over earlier; return what does not fit."""
    books = load(FOLDER)
    texts = {phrase.id: phrase["simplified"] for phrase in books}
    kept = {row[0]: row for row in books.table("blind") if texts.get(row[0])}
    told = []
    for line in (line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()):
        one, _tab, pinyin = line.partition("\t")
        pinyin = unicodedata.normalize("NFC", pinyin.strip())
        try:
            align(texts[one], pinyin)
            kept[one] = (one, digest(texts[one]), pinyin)
        except (KeyError, Unaligned) as fault:
            told.append(f"{one}: {fault}")
    rows = ["\t".join(kept[one]) for one in texts if one in kept]
    text = "\n".join(["\t".join(BLIND_COLUMNS), *rows]) + "\n"
    (FOLDER / "checks" / "blind.tsv").write_text(text, encoding="utf-8", newline="\n")
    return told


def main(arguments: list[str]) -> int:
    """Run one of the two; the exit code is 1 when a transcription does not fit its characters."""
    what, *paths = arguments
    if what == "list":
        print(f"{hand_out(Path(paths[0]))} phrases")
        return 0
    told = take_in([Path(path) for path in paths])
    print(*told, sep="\n")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
