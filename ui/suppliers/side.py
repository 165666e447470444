"""The side panel of a supplier: who is there, what to know before a meeting, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.almanac.festivals import Occurrence
from desktop.commitments.follow_ups import FollowUpRow
from desktop.people import shown
from desktop.people.supplier_card import PersonThere, SupplierCard
from desktop.people.words import decision_role_label
from desktop.texts import _, n_
from desktop.today.rows import ComingBirthday
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today import words as today_words
from ui.today.side import coming_festivals
from ui.widgets.button import Button
from ui.widgets.date_tile import ComingUp
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, holder, row
from ui.widgets.record_row import RecordRow
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label, rule
from ui.workplace import Workplace

_PEOPLE, _FOLLOW_UPS, _FESTIVALS = 8, 4, 3
Words = tuple[str, str, Tone]
"""Title, note and tone of something that comes."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes in the next weeks at one supplier."""

    birthdays: Sequence[ComingBirthday] = ()
    follow_ups: Sequence[FollowUpRow] = ()


class SupplierSide(QWidget):
    """Answers one question: what one needs to know before acting. Its widgets stay when another supplier comes."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        px = self._theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(12), px(24), px(8), px(20))
        self._lines.setSpacing(px(10))
        self._make_people()
        hints = column(spacing=px(10))
        self._hints = Kept(hints, lambda: _Hint(self._theme))
        self._before = self._add(
            holder(column(rule(), SectionHeader(_("Before you meet")), hints, spacing=px(10)))
        )
        self._add(rule())
        self._add(SectionHeader(_("Coming up")))
        tiles = column(spacing=px(10))
        self._tiles = Kept(tiles, lambda: ComingUp(self._theme, ("", ""), ""))
        self._add(holder(tiles))
        self._nothing = self._add(label(_("Nothing in the next weeks."), "meta", "text2", wrap=True))
        self._lines.addStretch(1)

    def _make_people(self) -> None:
        self._add(SectionHeader(_("People")))
        rows = column(spacing=0)
        self._people = Kept(rows, self._person)
        self._lines.addLayout(rows)
        self._nobody = self._add(label(_("Nobody is known there yet."), "meta", "text2", wrap=True))
        add = Button(
            self._theme, _("New contact"), icon="user-plus",
            on_click=lambda: self._workplace.perform("new_contact"),
        )  # fmt: skip
        self._invite = self._add(holder(row(add, None)))
        self._more = label("", "meta", "text2", wrap=True)
        self._more_line = self._add(self._more)

    def _person(self) -> RecordRow:
        made = RecordRow(self._theme)
        made.asked.connect(lambda contact_id: self._workplace.show_record("contact", contact_id))
        return made

    def _add(self, widget: QWidget) -> QWidget:
        """Add a widget in line with the contents of the rows of people, which are wider by their focus ring."""
        line = holder(column(widget, margins=(self._theme.px(8), 0, self._theme.px(8), 0)))
        self._lines.addWidget(line)
        return line

    def show_card(self, card: SupplierCard, coming: Coming, today: date) -> None:
        """Show what belongs to a supplier."""
        self._show_people(card.people)
        hints = before_you_meet(card)
        for line, hint in zip(self._hints.take(len(hints)), hints, strict=True):
            line.show_hint(*hint)
        self._before.setVisible(bool(hints))
        self._show_coming(coming, today)

    def _show_people(self, people: Sequence[PersonThere]) -> None:
        shown = people[:_PEOPLE]
        for row_, person in zip(self._people.take(len(shown)), shown, strict=True):
            _show_person(row_, person)
        self._nobody.setVisible(not people)
        self._invite.setVisible(not people)
        self._more.setText(_("All {n} stand under People.").format(n=len(people)))
        self._more_line.setVisible(len(people) > _PEOPLE)

    def _show_coming(self, coming: Coming, today: date) -> None:
        found = [
            *((row_.due_on, _follow_up(row_, today)) for row_ in coming.follow_ups[:_FOLLOW_UPS]),
            *((row_.on, _birthday(row_)) for row_ in coming.birthdays),
            *((row_.first, _festival(row_, today)) for row_ in coming_festivals(today)[:_FESTIVALS]),
        ]
        found.sort(key=lambda pair: pair[0])
        for tile, (on, words) in zip(self._tiles.take(len(found)), found, strict=True):
            tile.show_coming(formats.tile(on), *words)
        self._nothing.setVisible(not found)


class _Hint(QWidget):
    """An icon at the first line of a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = Icon(theme, "circle-question-mark")
        self._words = label("", "meta", "text2", wrap=True)
        self.setLayout(row(column(self._icon, None), (self._words, 1), spacing=theme.px(12)))

    def show_hint(self, icon: str, tone: str, words: str) -> None:
        """Show another hint."""
        self._icon.show_icon(icon, tone)
        self._words.setText(words)


def _show_person(row_: RecordRow, person: PersonThere) -> None:
    """Show somebody who works there in a row that opens their page."""
    both = " ".join(part for part in (person.name_zh, person.name_en or person.pinyin) if part)
    title = shown.hanzi_or(person.name_zh, both)
    role = person.title or person.department or decision_role_label(person.decision_role)
    address = _("say {address}").format(address=person.form_of_address) if person.form_of_address else ""
    letter = (person.name_zh or person.name_en or person.pinyin)[:1]
    row_.show_record(person.contact_id, letter, title, " · ".join(part for part in (role, address) if part))


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


def _follow_up(row_: FollowUpRow, today: date) -> Words:
    late = (today - row_.due_on).days
    note = n_("{n} day late", "{n} days late", late).format(n=late) if late > 0 else ""
    note = note or formats.days_ahead(-late)
    return row_.text or _("Follow up"), note, "amber"


def _birthday(row_: ComingBirthday) -> Words:
    return today_words.birthday_title(row_), today_words.birthday_note(row_), "plum"


def _festival(row_: Occurrence, today: date) -> Words:
    tones: dict[str, Tone] = {"major": "seal", "memorial": "neutral"}
    tone = tones.get(row_.festival.weight, "ok")
    return today_words.festival_title(row_), today_words.festival_note(row_, today), tone
