"""Cutting a stream of vCard properties into cards, so that one bad card never costs the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.exchange.cards import Problem
from desktop.exchange.lines import Line
from desktop.exchange.vcard_properties import Property, parsed
from desktop.texts import _

MOST_PROPERTIES = 2000
MOST_BYTES = 16 * 1024 * 1024
MOST_NESTED = 4
_STARTS = {"N", "FN", "VERSION", "TEL", "EMAIL", "ORG"}


@dataclass(slots=True)
class RawCard:
    """The properties of one card, with the line it begins at."""

    row: int
    properties: list[Property] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    size: int = 0
    refusal: str = ""

    def add(self, prop: Property, size: int) -> None:
        """Take a property, or refuse the whole card when it grows beyond the limits."""
        self.size += size
        if self.size > MOST_BYTES:
            self.refuse(_("The card is larger than 16 MB and was left out."))
        elif len(self.properties) >= MOST_PROPERTIES:
            self.refuse(_("The card has more than 2,000 fields and was left out."))
        if not self.refusal:
            self.properties.append(prop)

    def refuse(self, reason: str) -> None:
        """Give the card up and free what it held; its properties are skipped until it ends."""
        self.refusal = self.refusal or reason
        self.properties.clear()

    def awaits_agent(self) -> bool:
        """Tell whether the next card stands inside this one (AGENT of vCard 2.1)."""
        last = self.properties[-1] if self.properties else None
        return last is not None and last.name == "AGENT" and not last.raw.strip()


class _Cutter:
    """Where in the file the reading stands: the open cards, and what is being skipped."""

    def __init__(self, codec: str) -> None:
        self._codec = codec
        self._open: list[RawCard] = []
        self._too_deep = 0
        self._foreign = ""
        self._outside = False

    def take(self, line: Line) -> Iterator[RawCard | Problem]:
        prop = parsed(line, self._codec)
        word = prop.raw[:64].decode("ascii", errors="replace").strip().upper() if prop else ""
        if prop and prop.name == "BEGIN":
            yield from self._begin(line.row, word)
        elif prop and prop.name == "END":
            yield from self._end(word)
        elif self._foreign or self._too_deep:
            return
        elif prop and (self._open or prop.name in _STARTS):
            self._add(prop, len(line.data))
        elif self._open:
            self._open[-1].remarks.append(_("Line {row} could not be read.").format(row=line.row))
            del self._open[-1].remarks[3:]
        elif not self._outside:
            self._outside = True
            yield Problem(line.row, _("The text from line {row} on belongs to no card.").format(row=line.row))

    def finish(self) -> Iterator[RawCard | Problem]:
        """Yield the cards that are still open, the innermost first."""
        while self._open:
            yield _closed(self._open.pop())

    def _add(self, prop: Property, size: int) -> None:
        if not self._open:
            self._open.append(RawCard(prop.row))
        self._open[-1].add(prop, size)

    def _begin(self, row: int, word: str) -> Iterator[RawCard | Problem]:
        if not word.startswith("VCAR"):
            if not self._foreign and not self._open:
                yield Problem(row, _("The part from line {row} on is no contact card.").format(row=row))
            self._foreign = self._foreign or word or "?"
            return
        self._foreign, self._outside = "", False
        if self._too_deep:
            self._too_deep += 1
            return
        if not (self._open and self._open[-1].awaits_agent()):
            yield from self.finish()
        elif len(self._open) >= MOST_NESTED:
            self._too_deep = 1
            yield Problem(row, _("The cards inside other cards go too deep and were left out."))
            return
        self._open.append(RawCard(row))

    def _end(self, word: str) -> Iterator[RawCard | Problem]:
        if self._foreign:
            self._foreign = "" if word == self._foreign else self._foreign
        elif self._too_deep:
            self._too_deep -= 1
        elif self._open:
            yield _closed(self._open.pop())


def raw_cards(lines: Iterable[Line], codec: str) -> Iterator[RawCard | Problem]:
    """Yield the cards among unfolded lines.

    A card may lack its BEGIN or END, and may hold the card of an assistant, which comes before it. Of each
    stretch outside all cards, and of each card beyond the limits, one Problem tells.
    """
    cutter = _Cutter(codec)
    for line in lines:
        yield from cutter.take(line)
    yield from cutter.finish()


def _closed(card: RawCard) -> RawCard | Problem:
    return Problem(card.row, card.refusal) if card.refusal else card
