"""The side panel of a person: what to ask next, who brought you together, what is coming."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.chinese.names import person_avatar
from desktop.people.contact_card import PersonName
from desktop.texts import _
from ui.contacts import birthdays, words
from ui.contacts.asking import AskNext
from ui.contacts.reads import Shown
from ui.editors import Field
from ui.inline_fields import InlineField
from ui.widgets.avatar import Avatar
from ui.widgets.date_tile import ComingUp
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty
from ui.widgets.rows import avatar_tone
from ui.widgets.section import SectionHeader
from ui.widgets.text import label, rule
from ui.workplace import Workplace


class ContactSide(QWidget):
    """``answered`` tells a field and its text, ``opened`` a fact that is kept elsewhere."""

    answered = Signal(str, object)
    opened = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        px = self._theme.px
        self.asking = AskNext(workplace)
        self.asking.answered.connect(self.answered)
        self.asking.opened.connect(self.opened)
        self.ask_next = InlineField(
            self._theme, Field("ask_next", _("To raise next time"), "block"), narrow=True
        )
        self.ask_next.edited.connect(self.answered)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(px(10))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(20), px(26), px(16), px(20))
        lines.setSpacing(px(10))
        lines.addWidget(SectionHeader(_("Know your rep")))
        lines.addWidget(self.asking)
        lines.addWidget(self.ask_next)
        lines.addLayout(self._rest)
        lines.addStretch(1)

    def show_person(self, shown: Shown) -> None:
        """Show what belongs to a person."""
        self.asking.show_person(shown)
        if not self.ask_next.editing:
            self.ask_next.show_value(shown.card.ask_next)
        empty(self._rest)
        self._birthday(shown)
        card = shown.card
        if card.introduced_by is not None:
            self._people(_("Introduced by"), (card.introduced_by,))
        self._people(_("Brought together with you"), card.introduced)
        bosses = [job.reports_to for job in words.jobs_now(card) if job.reports_to is not None]
        self._people(_("Reports to"), bosses)
        self._people(_("Report to them"), card.reports)

    def _birthday(self, shown: Shown) -> None:
        birthday = shown.card.birthday
        coming = birthdays.coming(birthday, shown.today) if birthday is not None else None
        if birthday is None or coming is None:
            return
        name = words.shown_name(shown.card)
        title = _("{name}, birthday").format(name=name)
        if coming.turns is not None:
            title = _("{name} turns {age}").format(name=name, age=coming.turns)
        soon = formats.days_ahead((coming.on - shown.today).days)
        note = " · ".join((birthdays.short(birthday), soon)) if birthday.calendar == "lunar" else soon
        self._heading(_("Coming up"))
        self._rest.addWidget(ComingUp(self._theme, formats.tile(coming.on), title, note, "plum"))

    def _people(self, title: str, people: Sequence[PersonName]) -> None:
        if not people:
            return
        self._heading(title)
        for person in people:
            self._rest.addWidget(person_row(self._workplace, person))

    def _heading(self, title: str) -> None:
        self._rest.addSpacing(self._theme.px(4))
        self._rest.addWidget(rule())
        self._rest.addWidget(SectionHeader(title))


def person_row(workplace: Workplace, person: PersonName) -> ItemRow:
    """Return a person as a row that leads to their page."""
    face = Avatar(workplace.theme, person_avatar(person.shown), avatar_tone(person.id), 32, person=True)
    other = person.name_en if person.name_zh else ""
    note = " · ".join(filter(None, (other, person.form_of_address)))
    row = ItemRow(workplace.theme, person.shown, note, leading=face)
    row.opened.connect(lambda: workplace.show_record("contact", person.id))
    return row


def quiet(text: str) -> QWidget:
    """Return a quiet line where there is nothing."""
    return label(text, "meta", "text2", wrap=True)
