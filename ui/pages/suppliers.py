"""The suppliers page: the list, one supplier, and what to know before acting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from desktop.commitments.follow_ups import follow_ups_of
from desktop.errors import GuanxiError
from desktop.people.supplier_card import SupplierCard, supplier_card, taxi_address
from desktop.people.suppliers import edit_supplier
from desktop.texts import _
from desktop.today.birthdays import coming_birthdays
from desktop.today.rows import ComingBirthday
from desktop.years.keeping import CertificateRow, NeedRow
from ui.dialogs.channel import open_channel
from ui.dialogs.gift import GiftDialog
from ui.dialogs.health_pin import open_health_pin, unpin
from ui.dialogs.history import open_history_of
from ui.dialogs.long_view import CertificateDialog, NeedDialog
from ui.dialogs.manners import open_supplier_manners
from ui.dialogs.merge import open_merge_for
from ui.dialogs.sample import open_sample
from ui.dialogs.skill import open_skill
from ui.dialogs.supplier import open_edit_supplier
from ui.dialogs.supplier_papers import open_paper_of
from ui.dialogs.taxi_card import open_taxi_card
from ui.editors import Value
from ui.list_page import ListPage
from ui.suppliers.detail import GIFTS, LONG_VIEW, ORG, RELATIONSHIP, SupplierDetail
from ui.suppliers.fields import as_fields
from ui.suppliers.head import Action
from ui.suppliers.listing import SupplierList
from ui.suppliers.side import Coming, SupplierSide
from ui.tag_chooser import choose_tags
from ui.timeline_panel import TimelinePanel
from ui.touches.form import open_touch
from ui.workplace import Workplace

_AHEAD, _EVERYBODY = 60, 100_000


class SuppliersPage(ListPage):
    """Factories, traders and agents."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "supplier", "supplier_skill", "contact", "employment", "channel", "tag", "tagging", "touch",
            "touch_person", "touch_supplier", "purchase_order", "order_item", "milestone", "payment",
            "bank_account", "licence", "agreement", "inquiry", "inquiry_supplier", "follow_up", "note", "note_link",
            "decision", "promise", "favour", "certificate", "next_need", "shipment", "product", "product_revision",
            "sample_round", "exchange_rate", "check_pass", "check_answer", "contact_manners", "supplier_manners",
            "health_pin", "rhythm_pause", "gift", "inspection", "defect", "rework",
            "supplier_shutdown", "supplier_closing", "journal_setting", "custom_field", "field_choice", "field_value",
        }
    )  # fmt: skip
    kind = "supplier"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.card: SupplierCard | None = None
        self._birthdays_read: tuple[date, list[ComingBirthday]] | None = None
        """All people's birthdays to come and the day of the reading: the same at every step in the list."""
        self._list = SupplierList(workplace, self)
        self.side = SupplierSide(workplace)
        self.timeline = TimelinePanel(workplace, supplier_id=0)
        self.detail = SupplierDetail(workplace, self.timeline, self._actions())
        self.detail.edited.connect(self._edit_field)
        self.detail.skill_chosen.connect(self._rate)
        self.detail.channels.edited.connect(self._edit_channel)
        self.detail.products.sample_chosen.connect(
            lambda product, sample: open_sample(workplace, self.window(), product, sample)
        )
        self.detail.papers.asked.connect(self._open_paper)
        self.detail.long_view.certificate_asked.connect(self._edit_certificate)
        self.detail.long_view.need_asked.connect(self._edit_need)
        self.detail.relationship.asked.connect(self._open_behind)
        self.detail.relationship.pin_asked.connect(self._pin_health)
        self.detail.relationship.unpin_asked.connect(lambda pin_id: unpin(workplace, pin_id))
        self.detail.gifts.edited.connect(lambda gift: GiftDialog(workplace, self.window(), gift).open())
        self.detail.gifts.asked.connect(self._new_gift)
        self.arrange(self._list.listing(), self.detail, self.side, _("Choose a supplier in the list"))

    def _actions(self) -> list[Action]:
        return [
            ("pencil", _("Edit record"), self._edit),
            ("tag", _("Tags"), self._tag),
            ("copy", _("Copy address in Chinese"), self._copy_chinese),
            ("copy", _("Copy address in English"), self._copy_english),
            ("map-pin", _("Show the address to a taxi driver"), self._show_taxi_card),
            ("", "", self._tag),
            ("merge", _("Merge with another"), self._merge),
            ("history", _("History of this record"), self._show_history),
            ("", "", self._tag),
            ("trash-2", _("Move to trash"), self._trash),
        ]

    def refresh(self) -> None:
        """Read list and supplier again."""
        self._birthdays_read = None
        super().refresh()

    def on_fold(self, *, folded: bool) -> None:
        """Offer the side panel as a tab."""
        self.detail.show_overview(shown=folded)
        if self.card is not None and not folded:
            self.side.show_card(self.card, self._coming(self.card), self.workplace.today)

    def show_current(self, record_id: int) -> None:
        """Read a supplier and show it."""
        now = self.workplace.clock().astimezone()
        with self.workplace.journal.read() as connection:
            self.card = supplier_card(connection, record_id) if record_id else None
        if self.card is not None:
            coming = self._coming(self.card)
            self.detail.show_card(self.card, coming, now)
            if not self.side_folded:
                self.side.show_card(self.card, coming, self.workplace.today)
            self.timeline.show_whose(supplier_id=record_id)

    def _coming(self, card: SupplierCard) -> Coming:
        with self.workplace.journal.read() as connection:
            follow_ups = follow_ups_of(connection, supplier_id=card.id)
        return Coming(self._birthdays(card), [row for row in follow_ups if row.done_at is None])

    def _birthdays(self, card: SupplierCard) -> list[ComingBirthday]:
        there = {person.contact_id for person in card.people}
        if not there:
            return []
        today = self.workplace.today
        if self._birthdays_read is None or self._birthdays_read[0] != today:
            with self.workplace.journal.read_raw() as raw:
                found = coming_birthdays(raw, today, days=_AHEAD, limit=_EVERYBODY)
            self._birthdays_read = today, found
        return [row for row in self._birthdays_read[1] if row.who.id in there]

    def show_part(self, kind: str, record_id: int) -> None:
        """Turn to a paper of the supplier."""
        self.detail.show_part(kind, record_id)

    # --- what can be done --------------------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and with the supplier shown."""
        own: dict[str, Callable[[], None]] = {
            "edit": self._edit,
            "merge": self._merge,
            "history": self._show_history,
            "relationship": lambda: self._show_tab(RELATIONSHIP),
            "pin_health": self._pin_health,
            "copy_address": self._copy_chinese,
            "taxi_card": self._show_taxi_card,
            "org_chart": self._show_org,
            "gifts_of": lambda: self._show_tab(GIFTS),
            "long_view": lambda: self._show_tab(LONG_VIEW),
            "manners": self._manners,
            "print": self._print,
            "supplier_licence": lambda: self._open_paper("licence"),
            "supplier_check": lambda: self._open_paper("reading"),
            "supplier_paper": lambda: self._open_paper("agreement"),
            "bank_account": lambda: self._open_paper("account"),
            "bank_proof": lambda: self._open_paper("proof"),
        }
        return super().handlers() | own

    def _manners(self) -> None:
        if self.card is not None:
            open_supplier_manners(self.workplace, self.window(), self.card.id)

    def _new_gift(self, side: str) -> None:
        if self.card is not None:
            GiftDialog(self.workplace, self.window(), None, supplier_id=self.card.id, side=side).open()

    def _pin_health(self) -> None:
        if self.card is not None:
            open_health_pin(self.workplace, self.window(), "supplier", self.card.id)

    def _open_behind(self, kind: str, record_id: int) -> None:
        """Open a record that stands behind an answer of the rules."""
        if kind == "touch":
            open_touch(self.workplace, self.window(), record_id)
        else:
            self.workplace.show_record(kind, record_id)

    def _open_paper(self, what: str, record: object = None) -> None:
        if self.card is not None:
            open_paper_of(self.workplace, self.window(), self.card.id, what, record)

    def _edit(self) -> None:
        if self.card is not None:
            open_edit_supplier(self.workplace, self.window(), self.card)

    def _edit_field(self, key: str, value: Value) -> None:
        if self.card is None:
            return
        supplier_id = self.card.id
        self.workplace.change(
            _("Edit supplier"), lambda session: edit_supplier(session, supplier_id, as_fields({key: value}))
        )

    def _rate(self, skill: str) -> None:
        if self.card is not None:
            open_skill(self.workplace, self.window(), self.card, skill)

    def _edit_channel(self, channel_id: int) -> None:
        if self.card is not None:
            channel = next((row for row in self.card.channels if row.id == channel_id), None)
            open_channel(self.workplace, self.window(), ("supplier", self.card.id), channel)

    def _tag(self) -> None:
        if self.card is not None:
            choose_tags(self.workplace, self, self.detail.tabs, "supplier", [self.card.id])

    def _merge(self) -> None:
        if self.card is not None:
            open_merge_for(self.workplace, self.window(), "supplier", self.pane.selected() or [self.card.id])

    def _show_history(self) -> None:
        if self.card is not None:
            open_history_of(self.workplace, self.window(), [("supplier", self.card.id)])

    def _trash(self) -> None:
        if self.card is not None:
            self._list.trash([self.card.id])

    def _edit_certificate(self, held: CertificateRow | None) -> None:
        if self.card is not None:
            CertificateDialog(self.workplace, self.window(), self.card.id, held).open()

    def _edit_need(self, need: NeedRow) -> None:
        NeedDialog(self.workplace, self.window(), need).open()

    def _show_tab(self, tab: int) -> None:
        self.show_detail()
        self.detail.tabs.setCurrentIndex(tab)

    def _show_org(self) -> None:
        self._show_tab(ORG)
        self.detail.org.chart.setFocus()

    def _print(self) -> None:
        """Print the org chart where it is shown, else the address."""
        if self.detail.tabs.currentIndex() == ORG and self.detail.org.nodes:
            self.detail.org.print()
        else:
            self._show_taxi_card()

    def _show_taxi_card(self) -> None:
        if self.card is not None and self._has_address(taxi_address(self.card)):
            open_taxi_card(self.workplace, self.window(), self.card)

    def _copy_chinese(self) -> None:
        if self.card is not None and self._has_address(taxi_address(self.card)):
            self.workplace.clipboard.copy(taxi_address(self.card))
            self.workplace.tell(_("Address copied in Chinese"))

    def _copy_english(self) -> None:
        if self.card is not None and self._has_address(self.card.address_en):
            self.workplace.clipboard.copy(f"{self.card.name_en}\n{self.card.address_en}".strip())
            self.workplace.tell(_("Address copied in English"))

    def _has_address(self, address: str) -> bool:
        if not address:
            self.workplace.failures.tell(
                GuanxiError(
                    _("This supplier has no address in that language yet."), _("Type it under Company.")
                )
            )
        return bool(address)
