"""Rows of the find box that stay in it: facets to narrow by, what was looked for lately, what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.finding.completing import Offer, complete, facet_words
from desktop.finding.question import Begun, Facet, parse
from desktop.finding.recent import forget_searches, keep_search, recent_searches
from desktop.highlight import Marked
from desktop.people import shown
from desktop.texts import _
from ui.hits.rows import Heading, Hit, HitRow
from ui.names import names_of
from ui.palette.groups import GROUPS
from ui.workplace import Workplace

STAYING = frozenset({"facet", "facet_word", "recent", "forget", "meant"})
"""Kinds of rows that change the question and leave the box open."""
_RECENT = 5
_LEAST_WORD = 2
_ICONS = {
    "kind": "boxes",
    "supplier": "factory",
    "from": "user",
    "with": "users",
    "tag": "tag",
    "date": "calendar",
}


def meaning(name: str) -> str:
    """Return what a facet narrows to."""
    return {
        "kind": _("only notes, touches, orders …"),
        "supplier": _("of a supplier and its people"),
        "from": _("what came from a person or supplier"),
        "with": _("what a person or supplier has to do with"),
        "tag": _("what bears a tag, or belongs to whom it is on"),
        "date": _("of a day, month or year, also 2026-11"),
    }[name]


class Suggestions:
    """Makes the rows, and remembers which facet each one stands for."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._offers: dict[str, Facet] = {}

    def facet(self, hit: Hit) -> Facet:
        """Return the facet of a row of kind ``facet``."""
        return self._offers[str(hit.key)]

    def offers(self, begun: Begun) -> list[HitRow]:
        """Return what a begun facet may become."""
        index = names_of(self._workplace.open_journal).index
        hidden = self._workplace.presenting
        with self._workplace.journal.read() as connection:
            found = complete(
                connection, index, begun, self._workplace.today, chinese=shown.chinese(), hide_private=hidden
            )
        self._offers = {f"{one.facet.typed()} {one.facet.record}": one.facet for one in found}
        hits = [self._offer(key, one) for key, one in zip(self._offers, found, strict=False)]
        return [Heading(_("Narrow by")), *hits] if hits else []

    def _offer(self, key: str, offer: Offer) -> Hit:
        facet = offer.facet
        if facet.name == "kind":
            group = next(group for group in GROUPS if group.kind == offer.name)
            return Hit(
                "facet", key, Marked(group.title()), Marked(facet.typed(shown.chinese())), icon=group.icon
            )
        icon = _ICONS[facet.record[0] if facet.record and facet.record[0] == "supplier" else facet.name]
        return Hit("facet", key, Marked(offer.name), icon=icon)

    def words(self, typed: str) -> list[HitRow]:
        """Return the facets whose names begin with the last word; all when nothing is typed."""
        last = typed.rsplit(" ", maxsplit=1)[-1]
        if typed and len(last) < _LEAST_WORD and last.isascii():
            return []
        found = facet_words(last, chinese=shown.chinese()) if last or not typed else []
        hits = [
            Hit("facet_word", word, Marked(f"{word}:"), Marked(meaning(name)), icon=_ICONS[name])
            for name, word in found
        ]
        return [Heading(_("Narrow by")), *hits] if hits else []

    def recent(self) -> list[HitRow]:
        """Return what was looked for lately, with a row that clears it; nothing while somebody else looks on."""
        if self._workplace.presenting:
            return []
        with self._workplace.journal.read() as connection:
            lines = recent_searches(connection, _RECENT)
        hits = [Hit("recent", line, Marked(line), icon="history") for line in lines]
        clear = Hit("forget", "", Marked(_("Clear recent searches")), icon="trash-2")
        return [Heading(_("Recent searches")), *hits, clear] if hits else []

    def meant(self, lines: Sequence[str]) -> list[HitRow]:
        """Return what may have been meant."""
        hits = [Hit("meant", line, Marked(line), icon="search", tone="accent") for line in lines]
        return [Heading(_("Did you mean")), *hits] if hits else []

    def keep(self, typed: str) -> None:
        """Keep what something was found by."""
        asked = parse(typed)
        if asked.words.strip() or asked.facets:
            self._workplace.change(_("Find anything"), lambda session: keep_search(session, typed), toast="")

    def forget(self, typed: str | None = None) -> None:
        """Forget one line that was looked for, or all."""
        self._workplace.change(
            _("Clear recent searches"), lambda session: forget_searches(session, typed), toast=""
        )
