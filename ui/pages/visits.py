"""The page of visits: the list, one visit with its stops, and what to mind at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from desktop.texts import _, n_
from desktop.visits.reads import VisitCard, visit_card, visit_ids, visit_lines
from desktop.visits.visits import delete_visits
from ui.deeds import deeds_on
from ui.dialogs.history import open_history_of
from ui.dialogs.visit import open_edit_visit, open_stop
from ui.filters import Chosen
from ui.gates.printing import print_page
from ui.list_page import ListPage
from ui.listing import Listing, Words
from ui.visits.detail import VisitDetail
from ui.visits.paper import page
from ui.visits.side import VisitSide
from ui.visits.words import visit_row
from ui.widgets.rows import ListRow
from ui.workplace import Workplace


class VisitsPage(ListPage):
    """Visits, the latest first."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"visit", "visit_stop", "dinner_seat", "touch", "touch_person", "contact", "supplier", "gift"}
    )
    kind = "visit"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.card: VisitCard | None = None
        self.detail, self.side = VisitDetail(workplace), VisitSide(workplace)
        self.arrange(self._listing(), self.detail, self.side, _("Choose a visit in the list"))

    def _listing(self) -> Listing:
        return Listing(
            words=Words(
                title=_("Visits"),
                search=_("Find a visit"),
                new=_("New visit"),
                purpose=_("Plan a journey to your suppliers here"),
                purpose_note=_("Stops stand in the calendar; what was agreed becomes follow-ups."),
                icon="plane",
            ),
            sorts=[("day", _("By day"))],
            find=self._find,
            ids=self._ids,
            rows=self._rows,
            groups=list,
            add=lambda: self.workplace.perform("new_visit"),
            trash=self._trash,
        )

    def _find(self, typed: str) -> Sequence[int]:
        with self.workplace.journal.read() as connection:
            return visit_ids(connection, typed)

    def _ids(self, _chosen: Chosen, _sort: str, among: frozenset[int] | None) -> Sequence[int]:
        with self.workplace.journal.read() as connection:
            ids = visit_ids(connection)
        return ids if among is None else [one for one in ids if one in among]

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            found = {line.id: visit_row(line, today) for line in visit_lines(connection, ids)}
        return [found.get(one, ListRow("")) for one in ids]

    def _trash(self, ids: Sequence[int]) -> None:
        title = n_("Move visit to trash", "Move {n} visits to trash", len(ids)).format(n=len(ids))
        self.workplace.change(title, lambda session: delete_visits(session, ids))

    def show_current(self, record_id: int) -> None:
        """Read a visit and show it."""
        with self.workplace.journal.read() as connection:
            self.card = visit_card(connection, record_id) if record_id else None
        if self.card is not None:
            self.detail.show_card(self.card)
            self.side.show_card(self.card)

    def _print(self, card: VisitCard) -> None:
        print_page(self.window(), page(card, self.workplace.today), self.workplace.tell)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and with the visit shown."""
        own = super().handlers()
        own.pop("tag", None)
        deeds: dict[str, Callable[[VisitCard], object]] = {
            "edit": lambda card: open_edit_visit(self.workplace, self.window(), card),
            "print": self._print,
            "visit_stop": lambda card: open_stop(self.workplace, self.window(), card),
            "history": lambda card: open_history_of(
                self.workplace,
                self.window(),
                [("visit", card.id), *(("visit_stop", stop.id) for stop in card.stops)],
            ),
        }
        return own | deeds_on(self.workplace, lambda: self.card, _("Choose a visit in the list"), deeds)
