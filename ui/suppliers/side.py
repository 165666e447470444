"""The side panel of a supplier: who is there, what to know before a meeting, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.almanac.festivals import Occurrence
from desktop.commitments.follow_ups import FollowUpRow
from desktop.people.supplier_card import PersonThere, SupplierCard
from desktop.people.words import decision_role_label
from desktop.texts import _, n_
from desktop.today.rows import ComingBirthday
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today import words as today_words
from ui.today.side import coming_festivals
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.date_tile import ComingUp
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import avatar_tone
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label, rule
from ui.workplace import Workplace

_PEOPLE, _FOLLOW_UPS, _FESTIVALS = 8, 4, 3


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes in the next weeks at one supplier."""

    birthdays: Sequence[ComingBirthday] = ()
    follow_ups: Sequence[FollowUpRow] = ()


class SupplierSide(QWidget):
    """Answers one question: what one needs to know before acting."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        px = self._theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(12), px(24), px(8), px(20))
        self._lines.setSpacing(px(10))

    def show_card(self, card: SupplierCard, coming: Coming, today: date) -> None:
        """Show what belongs to a supplier."""
        empty(self._lines)
        self._people(card)
        self._before(card)
        self._add(rule())
        self._coming(coming, today)
        self._lines.addStretch(1)

    def _add(self, widget: QWidget) -> None:
        """Add a widget in line with the contents of the rows of people, which are wider by their focus ring."""
        self._lines.addWidget(holder(column(widget, margins=(self._theme.px(8), 0, self._theme.px(8), 0))))

    def _people(self, card: SupplierCard) -> None:
        self._add(SectionHeader(_("People")))
        rows = column(spacing=0)
        for person in card.people[:_PEOPLE]:
            rows.addWidget(person_row(self._workplace, person))
        self._lines.addLayout(rows)
        if not card.people:
            self._add(label(_("Nobody is known there yet."), "meta", "text2", wrap=True))
            self._add(holder(row(self._add_person(), None)))
        if len(card.people) > _PEOPLE:
            more = _("All {n} stand under People.").format(n=len(card.people))
            self._add(label(more, "meta", "text2", wrap=True))

    def _add_person(self) -> Button:
        return Button(
            self._theme, _("New contact"), icon="user-plus",
            on_click=lambda: self._workplace.perform("new_contact"),
        )  # fmt: skip

    def _before(self, card: SupplierCard) -> None:
        hints = before_you_meet(card)
        if not hints:
            return
        self._add(rule())
        self._add(SectionHeader(_("Before you meet")))
        for icon, tone, words in hints:
            mark = column(Icon(self._theme, icon, tone), None)
            line = row(mark, (label(words, "meta", "text2", wrap=True), 1), spacing=self._theme.px(12))
            self._add(holder(line))

    def _coming(self, coming: Coming, today: date) -> None:
        self._add(SectionHeader(_("Coming up")))
        theme = self._theme
        found = [
            *((row_.due_on, _follow_up(theme, row_, today)) for row_ in coming.follow_ups[:_FOLLOW_UPS]),
            *((row_.on, _birthday(theme, row_)) for row_ in coming.birthdays),
            *((row_.first, _festival(theme, row_, today)) for row_ in coming_festivals(today)[:_FESTIVALS]),
        ]
        for _on, tile in sorted(found, key=lambda pair: pair[0]):
            self._add(tile)
        if not found:
            self._add(label(_("Nothing in the next weeks."), "meta", "text2", wrap=True))


def person_row(workplace: Workplace, person: PersonThere) -> ItemRow:
    """Return somebody who works there, as a row that opens their page."""
    title = " ".join(part for part in (person.name_zh, person.name_en or person.pinyin) if part)
    role = person.title or person.department or decision_role_label(person.decision_role)
    address = _("say {address}").format(address=person.form_of_address) if person.form_of_address else ""
    letter = (person.name_zh or person.name_en or person.pinyin)[:1]
    made = ItemRow(
        workplace.theme,
        title,
        " · ".join(part for part in (role, address) if part),
        leading=Avatar(workplace.theme, letter, avatar_tone(person.contact_id), 36, person=True),
    )
    made.opened.connect(lambda: workplace.show_record("contact", person.contact_id))
    return made


def before_you_meet(card: SupplierCard) -> list[tuple[str, str, str]]:
    """Return icon, tone and sentence of each hint that the records give ground for."""
    hints = []
    deciding = [person for person in card.people if person.decision_role == "decides"]
    for person in deciding[:2]:
        name = person.form_of_address or person.name_zh or person.name_en
        words = _("Greet {name} first, who decides; offer your card with both hands.").format(name=name)
        hints.append(("handshake", "accent", words))
    if card.people and not deciding:
        hints.append(("circle-question-mark", "sky", _("Nobody is marked as the one who decides.")))
    if card.single_contact:
        words = _("Only one person is known there: the tie leaves with them. Ask for a second name.")
        hints.append(("user-x", "amber", words))
    if card.credit_verdict is not None and not card.credit_verdict.valid:
        hints.append(("triangle-alert", "amber", _("Their credit code needs a look in the registry.")))
    return hints


def _follow_up(theme: Theme, row_: FollowUpRow, today: date) -> ComingUp:
    late = (today - row_.due_on).days
    note = n_("{n} day late", "{n} days late", late).format(n=late) if late > 0 else ""
    note = note or formats.days_ahead(-late)
    return ComingUp(theme, formats.tile(row_.due_on), row_.text or _("Follow up"), note, "amber")


def _birthday(theme: Theme, row_: ComingBirthday) -> ComingUp:
    title, note = today_words.birthday_title(row_), today_words.birthday_note(row_)
    return ComingUp(theme, formats.tile(row_.on), title, note, "plum")


def _festival(theme: Theme, row_: Occurrence, today: date) -> ComingUp:
    title, note = today_words.festival_title(row_), today_words.festival_note(row_, today)
    tone: Tone = "seal" if row_.festival.weight == "major" else "ok"
    return ComingUp(theme, formats.tile(row_.first), title, note, tone)
