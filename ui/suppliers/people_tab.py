"""The people of a supplier: those who work there, and those who left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.people import shown
from desktop.people.departments import by_department, department_label, gaps
from desktop.people.last_touch import silent_days
from desktop.people.supplier_card import PersonThere, SupplierCard
from desktop.people.words import decision_role_label
from desktop.texts import _
from ui.theme.tokens import Tone
from ui.widgets.avatar import Avatar
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder
from ui.widgets.rows import Flag, avatar_tone
from ui.widgets.text import label
from ui.workplace import Workplace

_ROLE_TONES: dict[str, Tone] = {"decides": "accent", "influences": "sky"}


class PeopleTab(QWidget):
    """A row per person, opening their page."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        px = workplace.theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, px(10), 0, px(24))
        self._lines.setSpacing(px(2))

    def show_card(self, card: SupplierCard) -> None:
        """Show the people of a supplier."""
        empty(self._lines)
        if not (card.people or card.former):
            self._lines.addWidget(self._nobody(), 1)
            return
        for department, people in by_department(card.people):
            self._add(department_label(department) or _("Work there today"), people)
        self._add_gaps(card)
        self._add(_("Left"), card.former)
        self._lines.addStretch(1)

    def _add_gaps(self, card: SupplierCard) -> None:
        """Say in which of the usual departments nobody is known: whom to ask for at the next visit."""
        missing = shown.listed(department_label(key) for key in gaps(card.people))
        if card.people and missing:
            px = self._workplace.theme.px
            words = _("Nobody known yet in: {departments}").format(departments=missing)
            line = column(label(words, "meta", "text2", wrap=True), margins=(px(6), px(10), px(6), px(4)))
            self._lines.addWidget(holder(line))

    def _nobody(self) -> EmptyState:
        return EmptyState(
            self._workplace.theme,
            _("Nobody is known there yet"),
            _("Add a person and choose this supplier as the place where they work."),
            "users",
            _("New contact"),
            lambda: self._workplace.perform("new_contact"),
            kind="",
        )

    def _add(self, title: str, people: Sequence[PersonThere]) -> None:
        if not people:
            return
        px = self._workplace.theme.px
        self._lines.addWidget(holder(column(label(title, "caption"), margins=(px(6), px(6), 0, px(4)))))
        for person in people:
            self._lines.addWidget(self._row(person))

    def _row(self, person: PersonThere) -> ItemRow:
        theme = self._workplace.theme
        now = self._workplace.clock().astimezone()
        both = " ".join(part for part in (person.name_zh, person.name_en or person.pinyin) if part)
        title = shown.hanzi_or(person.name_zh, both)
        boss = _("reports to {name}").format(name=person.reports_to_name) if person.reports_to_name else ""
        parts = (person.title, person.department, person.form_of_address, boss)
        role = person.decision_role
        made = ItemRow(
            theme,
            title,
            " · ".join(part for part in parts if part),
            leading=Avatar(theme, title[:1], avatar_tone(person.contact_id), 36, person=True),
            flag=Flag(decision_role_label(role), _ROLE_TONES.get(role, "neutral")) if role else None,
            end_text=formats.age(silent_days(person.last_touch, now)),
        )
        made.opened.connect(lambda: self._workplace.show_record("contact", person.contact_id))
        return made
