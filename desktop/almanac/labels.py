"""The one small label beside the number of a calendar cell: festival, else term, else lunar month or day."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple

from desktop.almanac.festivals import ALL_REGIONS, festivals_on
from desktop.almanac.lunar import certain, to_lunar
from desktop.almanac.terms import term_names, term_on
from desktop.almanac.writing import label_zh, short_en


class CellLabel(NamedTuple):
    """The label and what it names; ``certain`` is False where the lunar date may be off by a day."""

    text: str
    kind: Literal["festival", "memorial", "term", "month", "day"]
    certain: bool


def cell_label(day: date, regions: Collection[str] = ALL_REGIONS, *, chinese: bool) -> CellLabel:
    """Return a day's label in hanzi, or in English with lunar dates as 6/15.

    Raises DateOutOfRange outside 1901 to 2100.
    """
    found, sure = to_lunar(day), certain(day)
    for festival in festivals_on(day, regions):
        text = festival.hanzi if chinese else festival.english
        kind: Literal["festival", "memorial"] = "memorial" if festival.weight == "memorial" else "festival"
        return CellLabel(re.sub(r"\s*[（(].*", "", text), kind, sure)
    term = term_on(day)
    if term:
        name = term_names()[term.key]
        return CellLabel(name.hanzi if chinese else name.english, "term", sure and term.certain)
    text = label_zh(found) if chinese else short_en(found)
    return CellLabel(text, "month" if found.day == 1 else "day", sure)
