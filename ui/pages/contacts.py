"""The contacts: a list, the person chosen in it, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QMimeData

from desktop.errors import GuanxiError
from desktop.giving.favours import FavourRow
from desktop.people.contacts import edit_contact
from desktop.people.employments import has_left
from desktop.people.relations import RelationRow
from desktop.texts import _
from ui.contacts import fields, photo_files
from ui.contacts.detail import GIFTS, HISTORY, RELATIONSHIP, ContactDetail
from ui.contacts.listing import contact_listing
from ui.contacts.reads import Shown, read_contact
from ui.contacts.side import ContactSide
from ui.contacts.words import jobs_now
from ui.dialogs.channel import open_channel
from ui.dialogs.contact import open_edit_contact
from ui.dialogs.employment import open_employment
from ui.dialogs.favour import open_favour, open_new_favour
from ui.dialogs.gift import GiftDialog
from ui.dialogs.handover import HandoverDialog, last_supplier
from ui.dialogs.health_pin import open_health_pin, unpin
from ui.dialogs.manners import open_person_manners
from ui.dialogs.merge import open_merge_for
from ui.dialogs.relation import open_relation
from ui.editors import Value
from ui.list_page import ListPage
from ui.tag_chooser import choose_tags
from ui.timeline_panel import TimelinePanel
from ui.touches.form import open_touch
from ui.workplace import Workplace


class ContactsPage(ListPage):
    """People: whom to know, how to reach them, what lies between us."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "contact", "employment", "relation", "channel", "tag", "tagging", "photo", "supplier", "favour",
            "touch", "touch_person", "follow_up", "phrase_use", "rehearsal", "own_phrase", "note", "note_link",
            "decision", "promise", "health_pin", "rhythm_pause", "gift", "contact_manners", "supplier_manners",
            "supplier_shutdown", "supplier_closing", "journal_setting", "custom_field", "field_choice", "field_value",
        }
    )  # fmt: skip
    kind = "contact"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._shown: Shown | None = None
        self.detail = ContactDetail(workplace, TimelinePanel(workplace))
        self.side = ContactSide(workplace)
        for side in (self.side, self.detail.overview):
            side.opened.connect(self._open_fact)
        self.side.answered.connect(self._keep)
        self.detail.edited.connect(self._keep)
        self.detail.heading.asked.connect(self._do)
        self.detail.channels.edited.connect(self._edit_channel)
        self.detail.work.edited.connect(self._edit_employment)
        self.detail.ties.edited.connect(self._edit_tie)
        self.detail.work.left.connect(self._hand_over)
        self.detail.favours.edited.connect(self._edit_favour)
        self.detail.favours.form_asked.connect(self._new_favour)
        self.detail.gifts.edited.connect(lambda gift: GiftDialog(workplace, self.window(), gift).open())
        self.detail.gifts.asked.connect(self._new_gift)
        self.detail.relationship.asked.connect(self._open_behind)
        self.detail.relationship.pin_asked.connect(self._pin_health)
        self.detail.relationship.unpin_asked.connect(lambda pin_id: unpin(workplace, pin_id))
        self._listing = contact_listing(workplace, self)
        self.arrange(self._listing, self.detail, self.side, _("Choose a person to see their story"))

    # --- reading -----------------------------------------------------------------------------------------------

    def show_current(self, record_id: int) -> None:
        """Show a person; 0 shows nobody."""
        self._shown = read_contact(self.workplace, record_id) if record_id else None
        if self._shown is not None:
            self.detail.show_person(self._shown)
            if not self.side_folded:
                self.side.show_person(self._shown)

    def on_fold(self, *, folded: bool) -> None:
        """Offer the side panel as a tab while it is folded away."""
        self.detail.show_overview(shown=folded)
        if self._shown is not None and not folded:
            self.side.show_person(self._shown)

    # --- changing ----------------------------------------------------------------------------------------------

    def _keep(self, key: str, value: Value) -> None:
        """Keep one field that was edited in place, or an answer that was noted."""
        if self._shown is None:
            return
        contact_id = self._shown.card.id
        try:
            typed = fields.as_fields({key: value})
        except GuanxiError as error:
            self.workplace.failures.tell(error)
            return
        self.workplace.change(_("Edit contact"), lambda session: edit_contact(session, contact_id, typed))

    def _open_fact(self, fact: str) -> None:
        """Open where a fact is kept that is no line of text."""
        if self._shown is None:
            return
        card, where = self._shown.card, self.window()
        if fact in ("boss", "decision_role"):
            jobs = jobs_now(card)
            open_employment(self.workplace, where, card.id, jobs[0] if jobs else None, focus=fact)
        elif fact == "wechat":
            open_channel(self.workplace, where, ("contact", card.id), None, kind="wechat")
        elif fact == "photo":
            photo_files.choose(self.workplace, where, card.id)
        else:
            open_edit_contact(self.workplace, where, card, focus=fact)

    def _edit_channel(self, channel_id: int) -> None:
        if self._shown is not None:
            card = self._shown.card
            channel = next((row for row in card.channels if row.id == channel_id), None)
            open_channel(self.workplace, self.window(), ("contact", card.id), channel)

    def _edit_employment(self, employment_id: int) -> None:
        if self._shown is not None:
            card = self._shown.card
            job = next((row for row in card.employments if row.id == employment_id), None)
            open_employment(self.workplace, self.window(), card.id, job)

    def _edit_tie(self, tie: RelationRow | None) -> None:
        if self._shown is not None:
            open_relation(self.workplace, self.window(), self._shown.card.id, tie)

    def _new_favour(self, begun: FavourRow, mime: QMimeData | None) -> None:
        form = open_new_favour(self.workplace, self.window(), begun, mime)
        form.accepted.connect(self.detail.favours.line.clear)

    def _edit_favour(self, favour: FavourRow) -> None:
        open_favour(self.workplace, self.window(), favour)

    def _new_gift(self, side: str) -> None:
        if self._shown is not None:
            GiftDialog(self.workplace, self.window(), None, contact_id=self._shown.card.id, side=side).open()

    def _manners(self) -> None:
        if self._shown is not None:
            open_person_manners(self.workplace, self.window(), self._shown.card.id)

    def _pin_health(self) -> None:
        if self._shown is not None:
            open_health_pin(self.workplace, self.window(), "contact", self._shown.card.id)

    def _open_behind(self, kind: str, record_id: int) -> None:
        """Open a record that stands behind an answer of the rules."""
        if kind == "touch":
            open_touch(self.workplace, self.window(), record_id)
        else:
            self.workplace.show_record(kind, record_id)

    # --- commands ----------------------------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and the person."""
        found = super().handlers()
        if self._shown is not None:
            found |= {
                "edit": self._edit,
                "merge": self._merge,
                "history": lambda: self._show_tab(HISTORY),
                "relationship": lambda: self._show_tab(RELATIONSHIP),
                "pin_health": self._pin_health,
                "gifts_of": lambda: self._show_tab(GIFTS),
                "manners": self._manners,
            }
        return found

    def _show_tab(self, tab: int) -> None:
        self.show_detail()
        self.detail.show_tab(tab)

    def _do(self, command: str) -> None:
        """Do what a button of the heading asks, to the person shown alone."""
        if self._shown is None:
            return
        own: dict[str, Callable[[], None]] = {"left": self._left, "tag": self._tag, "delete": self._trash}
        own.get(command, lambda: self.workplace.perform(command))()

    def _edit(self) -> None:
        if self._shown is not None:
            open_edit_contact(self.workplace, self.window(), self._shown.card)

    def _merge(self) -> None:
        if self._shown is not None:
            ids = self.pane.selected() or [self._shown.card.id]
            open_merge_for(self.workplace, self.window(), "contact", ids)

    def _left(self) -> None:
        if self._shown is not None:
            contact_id, today = self._shown.card.id, self.workplace.today
            supplier_id = last_supplier(self._shown.card)
            if self.workplace.carry_out(_("Has left"), lambda session: has_left(session, contact_id, today)):
                self._hand_over(supplier_id)

    def _hand_over(self, supplier_id: int) -> None:
        """Open the handover list after somebody has left a supplier."""
        shown = read_contact(self.workplace, self._shown.card.id) if self._shown is not None else None
        if supplier_id and shown is not None:
            HandoverDialog(self.workplace, self.window(), supplier_id, shown.card).open()

    def _tag(self) -> None:
        if self._shown is not None:
            choose_tags(self.workplace, self, self.detail.heading.more, "contact", [self._shown.card.id])

    def _trash(self) -> None:
        if self._shown is not None:
            self._listing.trash([self._shown.card.id])
