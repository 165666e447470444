"""Who sits where at the dinner of a stop: by one of three schemes, then by hand, which later guests leave alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.texts import _
from desktop.visits.reads import StopCard
from desktop.visits.seating import LARGEST, SCHEMES, Guest, Seats, guests_by_rank, rearranged, seated
from desktop.visits.visits import set_seats
from desktop.visits.words import scheme_label
from ui.form_dialog import FormDialog
from ui.widgets.button import Button
from ui.widgets.layouts import holder, row
from ui.widgets.round_table import RoundTable
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace


def open_seating(workplace: Workplace, parent: QWidget, stop: StopCard) -> None:
    """Open the table of a stop."""
    SeatingDialog(workplace, parent, stop).open()


class SeatingDialog(FormDialog):
    """Hosts are the people of the stop, guests are typed; a scheme seats them, the mouse or Space moves them."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, stop: StopCard) -> None:
        title = _("Dinner with {supplier}").format(supplier=stop.supplier)
        super().__init__(workplace.theme, title, _("Save"), parent, width=720)
        self._workplace, self._stop = workplace, stop
        px = self.theme.px
        ours = [guest.name for guest in guests_by_rank(stop.scheme, stop.seats)] if stop.seats else []
        self.guests = QPlainTextEdit("\n".join(ours or [_("Me")]))
        self.guests.setTabChangesFocus(True)
        self.guests.setFixedHeight(px(76))
        self.scheme = Segmented(_("Scheme"), [(key, scheme_label(key)) for key in SCHEMES])
        self.scheme.select(stop.scheme or SCHEMES[0])
        self.table = RoundTable(self.theme)
        self.clear = Button(self.theme, _("No dinner"), "danger", "trash-2", self._clear)
        self.clear.setAutoDefault(False)
        self.turn_back = Button(self.theme, _("Undo"), icon="undo-2", on_click=self._turn_back)
        self.turn_back.setAutoDefault(False)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.table, self._turn_back)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._earlier: list[tuple[str, Seats]] = []
        self._guest_row = self.form.add(_("Your side, the highest first, a line each"), self.guests)
        self.form.add(_("Scheme"), self.scheme)
        self.form.add_widget(self.table)
        words = _("Practice differs: move people with the mouse, or with the arrows and Space.")
        self.form.add_widget(label(words, "meta", "text3", wrap=True))
        self.form.add_widget(holder(row(self.clear, None, self.turn_back)))
        self.clear.setVisible(bool(stop.seats))
        self.table.show_seats(self._rearranged(stop.seats))
        self._settle()
        self.scheme.chosen.connect(self._propose)
        self.guests.textChanged.connect(self._follow)
        self.table.changed.connect(self._remember)
        self._began = self._now()
        self.guests.setFocus()
        self.ready()

    def _people(self) -> tuple[list[Guest], list[Guest]]:
        hosts = [Guest(met.name, met.id) for met in self._stop.people]
        lines = [line.strip() for line in self.guests.toPlainText().splitlines()]
        return hosts, [Guest(line) for line in lines if line]

    def _with_room(self) -> tuple[list[Guest], list[Guest]]:
        hosts, guests = self._people()
        return hosts[:LARGEST], guests[: max(0, LARGEST - len(hosts))]

    def _proposed(self) -> Seats:
        return seated(self.scheme.current(), *self._with_room())

    def _rearranged(self, seats: Seats) -> Seats:
        return rearranged(self.scheme.current(), seats, *self._with_room())

    def _settle(self) -> None:
        """Note how everybody sits now, and whether a hand put somebody elsewhere than the scheme."""
        self._last = self.scheme.current(), self.table.seats
        self._by_hand = self.table.seats != self._proposed()
        self.turn_back.setEnabled(bool(self._earlier))

    def _remember(self) -> None:
        self._earlier.append(self._last)
        self._settle()

    def _propose(self) -> None:
        """Seat everybody anew by the scheme."""
        self.table.show_seats(self._proposed())
        self._remember()

    def _follow(self) -> None:
        """Seat who was typed: by the scheme, or among the others where these were put by hand."""
        self.table.show_seats(self._rearranged(self.table.seats) if self._by_hand else self._proposed())
        self._settle()

    def _turn_back(self) -> None:
        """Take back the last exchange or choice of a scheme; who was typed since keeps a seat."""
        if self._earlier:
            scheme, seats = self._earlier.pop()
            self.scheme.select(scheme)
            self.table.show_seats(self._rearranged(seats))
            self._settle()

    def _now(self) -> tuple[object, ...]:
        return self.table.seats, self.scheme.current(), self.guests.toPlainText()

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with; a first proposal is nobody's work."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the seats."""
        hosts, guests = self._people()
        if len(hosts) + len(guests) > LARGEST:
            self._guest_row.set_error(_("A table has at most {n} seats.").format(n=LARGEST))
            return False
        return self._keep(_("Seat the dinner"), self.table.seats)

    def _keep(self, title: str, seats: tuple[Guest | None, ...]) -> bool:
        stop_id, scheme = self._stop.id, self.scheme.current()
        return self.keep(self._workplace, title, lambda session: set_seats(session, stop_id, scheme, seats))

    def _clear(self) -> None:
        if self._keep(_("Take the dinner away"), ()):
            self.accept()
