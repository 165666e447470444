"""The gate of the phrase library: prints a line for everything that is wrong in ``resources/phrases``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.environment import ROOT
from tools.phrases import alike, chinese_notes, form, opinions, script, syllables
from tools.phrases.books import Books, load

FOLDER = ROOT / "resources" / "phrases"
RULES: tuple[Callable[[Books], Iterator[str]], ...] = (
    form.shape,
    form.ids,
    form.cells,
    form.chinese,
    form.register,
    form.sentences,
    syllables.aligned,
    syllables.possible,
    syllables.capitals,
    syllables.spacing,
    syllables.words,
    script.traditional,
    script.fonts,
    alike.alike,
    chinese_notes.complete,
    chinese_notes.texts,
    chinese_notes.repeated,
    chinese_notes.fonts,
    opinions.complete,
    opinions.settled,
)


def problems(folder: Path) -> Iterator[str]:
    """Tell everything that is wrong with the phrases of a folder."""
    books = load(folder)
    for rule in RULES:
        yield from rule(books)


def main() -> int:
    """Print every fault; the exit code is 1 when there is one."""
    lines = list(problems(FOLDER))
    print(*lines, sep="\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
