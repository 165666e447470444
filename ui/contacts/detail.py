"""One person: heading, facts and tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from desktop import formats
from desktop.texts import _, p_
from ui.attachments.panel import AttachmentsPanel
from ui.channels import Channels
from ui.contacts import fields, words
from ui.contacts.favours import Favours
from ui.contacts.heading import Heading
from ui.contacts.phrases import Phrases
from ui.contacts.private import PrivateNotes
from ui.contacts.reads import Shown
from ui.contacts.side import ContactSide
from ui.contacts.ties import Ties
from ui.contacts.work import Work
from ui.fields.sheet import OwnSheet
from ui.giving.ledger import Gifts
from ui.history_view import HistoryView
from ui.inline_fields import FieldSheet
from ui.notes.tab import NotesTab
from ui.record_words import field_words
from ui.relationship.tab import RelationshipTab
from ui.widgets.facts_card import FactsCard
from ui.widgets.grouped_tabs import GroupedTabs, TabGroup
from ui.widgets.layouts import column, holder
from ui.widgets.scrolling import scrolling
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.people.contact_card import ContactCard
    from ui.timeline_panel import TimelinePanel

TABS = 13
(
    OVERVIEW,
    TIMELINE,
    RELATIONSHIP,
    NOTES,
    ABOUT,
    CHANNELS,
    WORK,
    FAVOURS,
    GIFTS,
    PHRASES,
    PRIVATE,
    FILES,
    HISTORY,
) = range(TABS)


class ContactDetail(QFrame):
    """``edited`` tells a field that was changed in place; the tabs tell their own wishes."""

    edited = Signal(str, object)

    def __init__(self, workplace: Workplace, timeline: TimelinePanel) -> None:
        """``timeline`` comes from the page, because it opens dialogs and those know this package."""
        super().__init__()
        self.setProperty("kind", "page")
        self._shown: Shown | None = None
        self._stale: set[int] = set()
        theme, px = workplace.theme, workplace.theme.px
        self.heading = Heading(workplace)
        self._facts = FactsCard(theme)
        self.overview = ContactSide(workplace)
        self.timeline = timeline
        self.relationship = RelationshipTab(workplace, "contact")
        self.notes = NotesTab(workplace, "contact")
        self.about = FieldSheet(theme, fields.sections(), least=True)
        self.own = OwnSheet(workplace, "contact")
        self.channels = Channels(workplace)
        self.work, self.ties = Work(workplace), Ties(workplace)
        self.favours = Favours(workplace)
        self.gifts = Gifts(workplace)
        self.phrases = Phrases(workplace)
        self.private = PrivateNotes(workplace)
        self.files = AttachmentsPanel(workplace, "contact")
        self._history = HistoryView(workplace, _history_words)
        for signal in (self.about.edited, self.private.edited, self.overview.answered):
            signal.connect(self.edited)
        self.tabs = GroupedTabs(theme, _tab_names(), _groups())
        self._stack = QStackedWidget()
        self._arrange(px)
        self._fill_stack(px)
        self.tabs.currentChanged.connect(self._turn)
        self.files.counted.connect(self._count_files)
        workplace.presenting_changed.connect(self._present)
        self.show_overview(shown=False)

    def _fill_stack(self, px: Callable[[float], int]) -> None:
        self._stack.addWidget(scrolling(self.overview))
        self._stack.addWidget(holder(column(px(14), self.timeline)))
        about = holder(column(self.about, self.own, None))
        tabs = (
            self.relationship,
            self.notes,
            about,
            self.channels,
            holder(column(self.work, (self.ties, 1))),
            self.favours,
            self.gifts,
        )
        for part in (*tabs, self.phrases, self.private):
            self._stack.addWidget(scrolling(part))
        self._stack.addWidget(self.files)
        self._stack.addWidget(self._history)

    def _arrange(self, px: Callable[[float], int]) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), 0)
        lines.setSpacing(0)
        lines.addWidget(self.heading)
        lines.addSpacing(px(14))
        lines.addWidget(self._facts)
        lines.addSpacing(px(10))
        lines.addWidget(self.tabs)
        lines.addWidget(self._stack, 1)

    def show_overview(self, *, shown: bool) -> None:
        """Offer the side panel as a tab while it has no room at the side."""
        self.tabs.setTabVisible(OVERVIEW, shown)
        if not shown and self.tabs.currentIndex() == OVERVIEW:
            self.tabs.setCurrentIndex(TIMELINE)

    def _present(self, on: bool) -> None:  # noqa: FBT001 - a signal's value
        """Take the private tab away while presenting, and the private notes out of the others."""
        if on and self.tabs.currentIndex() == PRIVATE:
            self.tabs.setCurrentIndex(TIMELINE)
        self.tabs.setTabVisible(PRIVATE, not on)
        self._stale.add(NOTES)
        self._fill(self.tabs.currentIndex())

    def show_person(self, shown: Shown) -> None:
        """Show a person in heading and counts, and the rest in the tab that is open; other tabs wait."""
        self._shown = shown
        card = shown.card
        self.heading.show_person(shown)
        self._facts.show_facts(words.facts(card, shown.due_on, shown.now))
        if self.timeline.contact_id != card.id:
            self.timeline.show_whose(contact_id=card.id)
        self.private.show_card(card)
        self.files.show_whose(card.id)
        for tab, count in (
            (TIMELINE, card.touches),
            (CHANNELS, len(card.channels)),
            (WORK, len(card.employments)),
            (FAVOURS, shown.balance.they_owe + shown.balance.we_owe),
            (GIFTS, len(shown.gifts)),
        ):
            self.tabs.set_count(tab, formats.number(count) if count else "")
        self._stale = set(range(TABS))
        self._fill(self.tabs.currentIndex())

    def _fill(self, tab: int) -> None:
        """Show the person in a tab that has not shown them yet."""
        shown = self._shown
        if shown is None or tab not in self._stale:
            return
        self._stale.discard(tab)
        card = shown.card
        fill: dict[int, Callable[[], None]] = {
            OVERVIEW: lambda: self.overview.show_person(shown),
            RELATIONSHIP: lambda: self.relationship.show_of(card.id),
            NOTES: lambda: self.notes.show_of(card.id),
            ABOUT: lambda: self._show_about(card),
            CHANNELS: lambda: self.channels.show_channels(card.channels),
            WORK: lambda: self._show_work(shown),
            FAVOURS: lambda: self.favours.show_person(shown),
            GIFTS: lambda: self.gifts.show_of(card.id),
            PHRASES: lambda: self.phrases.show_person(card.id),
            HISTORY: self._show_history,
        }
        fill.get(tab, lambda: None)()

    def _show_about(self, card: ContactCard) -> None:
        self.about.show_values(lambda key: fields.value_of(card, key), fields.notes_on(card))
        self.own.show_record(card.id)

    def show_tab(self, tab: int) -> None:
        """Turn to a tab."""
        self.tabs.setCurrentIndex(tab)

    def _show_work(self, shown: Shown) -> None:
        self.work.show_jobs(shown.card.employments)
        self.ties.show_ties(shown.ties)

    def _count_files(self, count: int) -> None:
        self.tabs.set_count(FILES, formats.number(count) if count else "")

    def _turn(self, tab: int) -> None:
        self._fill(tab)
        self._stack.setCurrentIndex(tab)

    def _show_history(self) -> None:
        if self._shown is None:
            return
        card = self._shown.card
        self._history.show_rows(
            [
                ("contact", card.id),
                *(("employment", job.id) for job in card.employments),
                *(("channel", channel.id) for channel in card.channels),
                *(("favour", favour.id) for favour in self._shown.favours),
                *(("gift", gift.id) for gift in self._shown.gifts),
            ]
        )


def _groups() -> list[TabGroup]:
    return [
        TabGroup(_("Overview"), (OVERVIEW,)),
        TabGroup(_("Timeline"), (TIMELINE,)),
        TabGroup(_("Relationship"), (RELATIONSHIP, FAVOURS, GIFTS)),
        TabGroup(p_("tab", "Person"), (ABOUT, CHANNELS, WORK, HISTORY)),
        TabGroup(p_("tab", "Notes and files"), (NOTES, PRIVATE, FILES)),
        TabGroup(_("Phrases"), (PHRASES,)),
    ]


def _tab_names() -> list[str]:
    return [
        _("Overview"),
        _("Timeline"),
        p_("tab", "How it stands"),
        p_("tab", "Notes"),
        p_("tab", "Particulars"),
        _("Channels"),
        _("Work"),
        _("Favours"),
        _("Gifts"),
        _("Phrases"),
        _("Private"),
        _("Files"),
        _("History"),
    ]


def _history_words(table: str, column: str) -> str:
    """Return the name of a field; private notes stay out of the open history, and ids say nothing to a person."""
    return "" if column == "private_notes" or column.endswith("_id") else field_words(table, column)
