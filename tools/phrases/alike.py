"""Rules about phrases that say nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from desktop.chinese.tables import HAN
from tools.phrases.books import Books

NEAR = 85
"""From which likeness of 100 two phrases are near-duplicates."""


def alike(books: Books) -> Iterator[str]:
    """Pairs of phrases with the same or nearly the same text that alike.tsv does not explain."""
    bare = {phrase.id: re.sub(f"[^{HAN}A-Za-z0-9]", "", phrase["simplified"]) for phrase in books}
    explained = {(row[0], row[1]) for row in books.table("alike") if row[2]}
    found = set()
    for (one, text), (other, second) in combinations(bare.items(), 2):
        # A difference of length alone decides most pairs.
        if 2 * min(len(text), len(second)) / (len(text) + len(second) or 1) < NEAR / 100:
            continue
        likeness = fuzz.ratio(text, second)
        if likeness < NEAR:
            continue
        found.add((one, other))
        if text == second or (one, other) not in explained:
            yield f"{one} and {other}: {text} and {second} are {likeness:.0f} % alike"
    yield from (f"alike.tsv: {one} and {other} are not alike" for one, other in sorted(explained - found))
