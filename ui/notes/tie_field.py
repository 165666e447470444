"""A field for what a note belongs to: found as Ctrl+K finds it, of every kind that a note can belong to."""

from __future__ import annotations

from functools import partial

from shiboken6 import isValid

from desktop.finding import parse
from desktop.finding.kinds import Found
from desktop.notes.keeping import TIED
from desktop.texts import _
from ui.hits.token_field import Record, TokenField
from ui.notes.words import ICONS
from ui.palette.groups import NAMES, grouped, rows_of
from ui.palette.searching import TextSearch, find_names
from ui.workplace import Workplace

_TALLEST = 300


class TieField(TokenField):
    """People, suppliers, orders, inquiries, products, inspections, touches, events and visits."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.theme, _("A name, a number, or words that stand in it"), _TALLEST)
        self._workplace = workplace
        self._texts = TextSearch(workplace, kinds=frozenset(TIED) - NAMES)

    def icon_of(self, record: Record) -> str:
        """Return the icon of its kind."""
        return ICONS[record[0]]

    def suggest(self, typed: str) -> None:
        """Find people and suppliers by name, all else by what it says."""
        question = parse(typed)
        self._texts.ask(question, partial(self._show_all, typed, find_names(self._workplace, question)))

    def _show_all(self, typed: str, names: Found, texts: Found) -> None:
        if not isValid(self):  # closed before a large journal was searched
            return
        found = Found({**names.hits, **texts.hits})
        self.show_found(typed, grouped(rows_of(found, typed, self._workplace.today), ()))
