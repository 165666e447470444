"""The plan of a festival: who is greeted how and with which gift, gone through by keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSpinBox, QStackedWidget, QWidget

from desktop import formats
from desktop.almanac.sending import USUAL_TRANSIT, coming, festival_day, greeted
from desktop.giving import plans
from desktop.giving.draft_facts import recipient
from desktop.giving.filling import Message, fill
from desktop.giving.gifts import gifts_for_teams
from desktop.giving.own_year import own_year_to_greet
from desktop.giving.plan_reads import Plan, PlanRow, plan_rows, worth_greeting
from desktop.giving.plan_reads import plans as all_plans
from desktop.giving.teams import TeamGift, team_gifts
from desktop.giving.words import occasion_label
from desktop.planning.closed_days import closed_days
from desktop.texts import _, n_
from ui.dialogs.festival_acts import PlanActs
from ui.giving.plan_side import Act, PlanSide
from ui.giving.plan_table import PlanTable
from ui.giving.teams import TeamGifts
from ui.touches.records_field import RecordsField
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.almanac.workdays import Span
    from desktop.journal.journal import Change, ChangeSession

_SIZE, _SIDE = (1320, 760), 320
_AHEAD = 200
_SENIOR = ("boss", "director", "manager")
_LOWEST_TIER = 3
_AROUND = timedelta(days=75)
"""Days before and after a festival in which the closed days of suppliers are looked for."""


def open_festival_plan(workplace: Workplace, parent: QWidget, festival: str = "", year: int = 0) -> None:
    """Open the plan of a festival in a year, or of the next one at which gifts are usual."""
    FestivalPlanDialog(workplace, parent, festival, year).open()


class FestivalPlanDialog(WideDialog):
    """Each key changes one row and is one step that Undo takes back."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, festival: str = "", year: int = 0
    ) -> None:
        super().__init__(workplace, _("Plan of a festival"), parent)
        self.plan: Plan | None = None
        self.rows: dict[int, PlanRow] = {}
        self.festival, self.year, self.transit = QComboBox(), QComboBox(), QSpinBox()
        for one in greeted():
            self.festival.addItem(occasion_label(one.key), one.key)
        for number in range(workplace.today.year - 2, workplace.today.year + 3):
            self.year.addItem(str(number), number)
        self.transit.setRange(0, 90)
        self.day, self.state = label("", "meta", "text2"), label("", "meta", "text2")
        self.table = PlanTable(self.theme)
        self.acts = PlanActs(self)
        self.teams = TeamGifts(self.theme)
        self.side = PlanSide(self.theme, self._greeting_acts(), self._gift_acts())
        self.person = RecordsField(workplace, "contact", single=True)
        self._nothing = EmptyState(
            self.theme, _("Nobody is in this plan yet"),
            _("Begin with bosses, directors and managers of your closer suppliers; add and skip as you like."),
            "gift", _("Make the plan"), self._begin,
        )  # fmt: skip
        self._arrange()
        self._listen()
        self._choose(festival, year)

    # --- what stands where -------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = self.theme.px
        for field, name in (
            (self.festival, _("Festival")),
            (self.year, _("Year")),
            (self.transit, _("Days under way")),
        ):
            field.setAccessibleName(name)
        self.transit.lineEdit().setTextMargins(px(8), 0, 0, 0)
        self.person.setAccessibleName(_("Add a person"))
        self.person.line.setPlaceholderText(_("Add a person"))
        self.person.setFixedWidth(px(200))
        head = row(
            self.festival, self.year, self.day, None, label(_("Parcels take, in days"), "meta", "text2"),
            self.transit, self.person, spacing=px(10),
        )  # fmt: skip
        inner = scrolling(self.side)
        inner.setFixedWidth(px(_SIDE))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(holder(row((self.table, 1), inner, spacing=px(16))))
        self.more = Button(self.theme, _("Add all seniors"), icon="users", on_click=self._begin)
        self.removal = Button(self.theme, _("Remove plan"), "danger", "trash-2", self._remove)
        body = column(head, self.state, (self._stack, 1), self.teams, spacing=px(10))
        self.own_year = Button(self.theme, "", "ghost", "cake", self.acts.add_own_year)
        self.furnish(body, *_SIZE, self.removal, self.own_year, self.more)

    def _listen(self) -> None:
        self.festival.activated.connect(lambda _at: self.came_back())
        self.year.activated.connect(lambda _at: self.came_back())
        self.transit.editingFinished.connect(self._keep_transit)
        self.person.changed.connect(self._add_person)
        self.table.chosen.connect(lambda _key: self._show_side())
        acts = (*self._greeting_acts(), *self._gift_acts())
        self.table.keys = {key: do for key, _words, _icon, do in acts} | {"T": self.acts.team_gift}
        self.teams.asked.connect(self.acts.team_gift)
        self.teams.edited.connect(self.acts.edit_team_gift)
        self.teams.marked.connect(self.acts.mark_team_gift)
        self.teams.removed.connect(self.acts.remove_team_gift)
        self.workplace.open_journal.changed.connect(self._on_change)

    def _greeting_acts(self) -> list[Act]:
        return [
            ("S", _("Sent"), "check", self.acts.mark_sent),
            ("C", _("Copy"), "copy", self.acts.copy_greeting),
            ("W", _("Write another"), "pencil", self.acts.write),
            ("K", _("Skip"), "circle-slash", self.acts.skip),
            ("Del", _("Take out"), "x", self.acts.take_out),
        ]

    def _gift_acts(self) -> list[Act]:
        return [
            ("G", _("Gift"), "gift", self.acts.edit_gift),
            ("R", _("Same for this rank"), "users", self.acts.same_for_rank),
            ("B", _("Bought"), "check", lambda: self.acts.mark("bought")),
            ("P", _("Posted"), "truck", lambda: self.acts.mark("sent")),
            ("D", _("No gift"), "x", self.acts.drop_gift),
        ]

    def _choose(self, festival: str, year: int) -> None:
        """Begin at the festival that was asked for, else at the next one with gifts."""
        if not festival:
            ahead = [pair for pair in coming(self.workplace.today, _AHEAD) if pair[0].gift is not None]
            festival, year = (
                (ahead[0][0].key, ahead[0][1].year) if ahead else ("mid_autumn", self.workplace.today.year)
            )
        self.festival.setCurrentIndex(max(self.festival.findData(festival), 0))
        self.year.setCurrentIndex(max(self.year.findData(year), 0))
        self.came_back()
        (self.table if self.rows else self._nothing.button).setFocus()

    # --- reading -----------------------------------------------------------------------------------------------

    def came_back(self) -> None:
        """Read the plan again."""
        festival, year = self.festival.currentData(), self.year.currentData()
        day = festival_day(festival, year)
        self.day.setText(formats.whole_day(day) if day else _("Not in this year"))
        with self.workplace.journal.read() as connection:
            self.plan = next(
                (one for one in all_plans(connection) if (one.festival, one.year) == (festival, year)), None
            )
            closed = partial(_closed_around, connection)
            rows = plan_rows(connection, self.plan.id, closed) if self.plan else []
            teams = self._read_teams(connection, day) if day else []
            born = own_year_to_greet(connection, self.plan.id if self.plan else None, day) if day else []
        words = n_(
            "Add {n} person in their own animal year", "Add {n} people in their own animal year", len(born)
        )
        self.own_year.setText(words.format(n=len(born)))
        self.own_year.setVisible(bool(born))
        self.rows = {one.id: one for one in rows}
        self.transit.setEnabled(self.plan is not None)
        if self.plan is not None:
            self.transit.setValue(self.plan.transit_days)
        self._stack.setCurrentIndex(1 if rows else 0)
        self.more.setVisible(bool(rows))
        self.removal.setVisible(self.plan is not None)
        self.table.show_plan(rows, self.workplace.today)
        self.teams.show_gifts(teams, self.workplace.today)
        self.state.setText(_state_words(rows))
        self._show_side()

    def _read_teams(self, connection: Connection, day: date) -> list[TeamGift]:
        """Return the gifts for teams; they need no plan of people."""
        festival, transit = (
            self.festival.currentData(),
            self.plan.transit_days if self.plan else USUAL_TRANSIT,
        )
        houses = {one.supplier_id for one in gifts_for_teams(connection, festival, day) if one.supplier_id}
        spans = _closed_around(connection, houses, day) if houses else {}
        return team_gifts(connection, festival, day, transit, spans)

    def _on_change(self, change: Change) -> None:
        if change.touches("greeting", "gift", "festival_plan", "contact_manners"):
            self.came_back()

    def current(self) -> PlanRow | None:
        """Return the person that is chosen."""
        return self.rows.get(self.table.current_key() or 0)

    def message(self, one: PlanRow) -> Message | None:
        """Return the greeting of a person as the template gives it."""
        if one.template is None or self.plan is None:
            return None
        with self.workplace.journal.read() as connection:
            whom = recipient(connection, one.contact.id, self.plan.day)
        return fill(one.template, whom.words, trades=whom.trades) if whom else None

    def _show_side(self) -> None:
        one = self.current()
        self.side.show_row(one, self.message(one) if one else None, self.workplace.today)

    # --- changing ----------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Make the plan, or add the seniors who are not in it yet."""
        festival, year = self.festival.currentData(), self.year.currentData()

        def work(session: ChangeSession) -> int:
            plan_id = plans.open_plan(session, festival, year)
            session.flush()
            people = worth_greeting(session.connection(), plan_id, ranks=_SENIOR, lowest_tier=_LOWEST_TIER)
            return len(plans.add_people(session, plan_id, people))

        count = self.workplace.change(_("Make the plan"), work, toast="", failed=self.tell)
        if count is not None:
            self.tell_done(n_("{n} person added", "{n} people added", count).format(n=count))
        self.table.setFocus()

    def _add_person(self) -> None:
        people, festival, year = self.person.ids(), self.festival.currentData(), self.year.currentData()
        if people:
            self.change(
                _("Add to the plan"),
                lambda session: plans.add_people(session, plans.open_plan(session, festival, year), people),
            )
            self.person.show_ids([])

    def _remove(self) -> None:
        """Take the plan away with its greetings; gifts stay in the ledger."""
        found = self.plan
        if found is not None:
            self.change(_("Remove plan"), lambda session: plans.remove_plan(session, found.id))
            (self.table if self.rows else self._nothing.button).setFocus()

    def _keep_transit(self) -> None:
        found, days = self.plan, self.transit.value()
        if found is not None and found.transit_days != days:
            self.change(_("Days under way"), lambda session: plans.set_transit(session, found.id, days))

    def change(self, title: str, work: Callable[[ChangeSession], object]) -> None:
        """Make one change of the plan and say it with Undo; a failure is said in its place."""
        if self.workplace.carry_out(title, work, toast="", failed=self.tell):
            self.tell_done(title)


def _closed_around(
    connection: Connection, houses: Collection[int], day: date
) -> Mapping[int, Sequence[Span]]:
    return closed_days(connection, houses, day - _AROUND, day + _AROUND)


def _state_words(rows: list[PlanRow]) -> str:
    """Return how far the plan has come."""
    if not rows:
        return ""
    wanted = [one for one in rows if one.state != "skipped"]
    sent = sum(one.state == "sent" for one in wanted)
    gifts = [one.gift for one in wanted if one.gift is not None]
    posted = sum(one.state in ("sent", "given") for one in gifts)
    greetings = n_("{sent} of {n} greeting sent", "{sent} of {n} greetings sent", len(wanted))
    parcels = n_("{sent} of {n} gift on its way", "{sent} of {n} gifts on their way", len(gifts))
    parts = [greetings.format(sent=sent, n=len(wanted))]
    if gifts:
        parts.append(parcels.format(sent=posted, n=len(gifts)))
    return " · ".join(parts)
