"""What can be done to one person of a festival plan, each one step that Undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.almanac.sending import festival_day
from desktop.giving import plans
from desktop.giving.gifts import GiftFields, GiftRow, delete_gifts, mark_gift
from desktop.giving.own_year import own_year_to_greet
from desktop.giving.words import state_label
from desktop.texts import _
from ui.calendar.zones import home_name
from ui.dialogs.draft import DraftDialog
from ui.dialogs.gift import GiftDialog

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession
    from ui.dialogs.festival_plan import FestivalPlanDialog


class PlanActs:
    """Acts on the row that is chosen in the dialog."""

    def __init__(self, dialog: FestivalPlanDialog) -> None:
        self._dialog, self._workplace = dialog, dialog.workplace

    def mark_sent(self) -> None:
        """Log the greeting as sent on its channel."""
        one = self._dialog.current()
        if one is None or one.state == "sent":
            return
        said = self._dialog.message(one)
        text = one.text or (said.zh if said else "")
        if not text or "{" in text:
            self.write()
            return
        now, channel = self._workplace.clock(), one.channel

        def work(session: ChangeSession) -> None:
            plans.plan_greeting(session, one.id, {"channel": channel})
            plans.send_greeting(session, one.id, text, now, home_name())

        self._dialog.change(_("Greeting sent"), work)

    def copy_greeting(self) -> None:
        """Put the greeting on the clipboard."""
        one = self._dialog.current()
        said = self._dialog.message(one) if one else None
        if one is not None and (one.text or said):
            self._workplace.clipboard.copy(one.text or (said.zh if said else ""))
            self._dialog.banner.tell(_("The message is copied"), "ok")

    def write(self) -> None:
        """Write another greeting in the draft window; it is kept for the plan."""
        one = self._dialog.current()
        if one is None:
            return

        def keep(session: ChangeSession, text: str) -> None:
            plans.plan_greeting(session, one.id, {"text": text})

        template = one.template.key if one.template else ""
        DraftDialog(self._workplace, self._dialog, one.contact.id, template=template, keeper=keep).open()

    def skip(self) -> None:
        """Leave the person out, or take them in again."""
        one = self._dialog.current()
        if one is not None and one.state != "sent":
            leave = one.state != "skipped"
            title = _("Skip greeting") if leave else _("Take in again")
            self._dialog.change(title, lambda session: plans.skip_greeting(session, one.id, skipped=leave))

    def take_out(self) -> None:
        """Take the person out of the plan."""
        one = self._dialog.current()
        if one is not None:
            self._dialog.change(
                _("Take out of the plan"), lambda session: plans.remove_person(session, one.id)
            )

    def edit_gift(self) -> None:
        """Plan or change the gift."""
        one, found = self._dialog.current(), self._dialog.plan
        if one is None or found is None:
            return

        def keep(session: ChangeSession, fields: GiftFields) -> None:
            plans.plan_gift(session, one.id, fields)

        begin: GiftFields = {"state": "planned", "occasion": found.festival, "for_day": found.day}
        GiftDialog(
            self._workplace, self._dialog, one.gift, contact_id=one.contact.id, begin=begin, keeper=keep
        ).open()

    def same_for_rank(self) -> None:
        """Plan this gift for all of the same rank who have none."""
        one = self._dialog.current()
        if one is None or one.gift is None:
            return
        others = [other.id for other in self._dialog.rows.values() if other.rank == one.rank]
        self._dialog.change(
            _("Same gift for this rank"), lambda session: plans.same_gift(session, one.id, others)
        )

    def mark(self, state: str) -> None:
        """Say that the gift was bought or posted."""
        one, today = self._dialog.current(), self._workplace.today
        gift = one.gift if one else None
        if gift is not None:
            title = _("Gift bought") if state == "bought" else _("Gift posted")
            self._dialog.change(title, lambda session: mark_gift(session, gift.id, state, today))

    def drop_gift(self) -> None:
        """Plan no gift for this person."""
        one = self._dialog.current()
        if one is not None and one.gift is not None:
            self._dialog.change(_("Plan no gift"), lambda session: plans.drop_gift(session, one.id))

    def add_own_year(self) -> None:
        """Put those into the plan who are in the year of their own animal."""
        dialog = self._dialog
        festival, year = dialog.festival.currentData(), dialog.year.currentData()
        day = festival_day(festival, year)

        def work(session: ChangeSession) -> None:
            plan_id = plans.open_plan(session, festival, year)
            session.flush()
            assert day is not None  # a plan was made for it
            plans.add_people(session, plan_id, own_year_to_greet(session.connection(), plan_id, day))

        dialog.change(_("Add to the plan"), work)

    # --- gifts for teams ---------------------------------------------------------------------------------------

    def team_gift(self) -> None:
        """Plan a gift for a team, of the house where the chosen person works."""
        one, dialog = self._dialog.current(), self._dialog
        festival, year = dialog.festival.currentData(), dialog.year.currentData()
        begin: GiftFields = {
            "state": "planned", "occasion": festival, "for_day": festival_day(festival, year),
        }  # fmt: skip
        house = (one.supplier_id or 0) if one else 0
        GiftDialog(self._workplace, dialog, None, supplier_id=house, begin=begin).open()

    def edit_team_gift(self, gift: GiftRow) -> None:
        """Change a gift for a team."""
        GiftDialog(self._workplace, self._dialog, gift).open()

    def mark_team_gift(self, gift: GiftRow, state: str) -> None:
        """Say where a gift for a team stands."""
        today = self._workplace.today
        title = _("Gift: {state}").format(state=state_label(state))
        self._dialog.change(title, lambda session: mark_gift(session, gift.id, state, today))

    def remove_team_gift(self, gift: GiftRow) -> None:
        """Move a gift for a team to the trash."""
        self._dialog.change(_("Move gift to trash"), lambda session: delete_gifts(session, [gift.id]))
