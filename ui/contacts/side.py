"""The side panel of a person: what to ask next, who brought you together, what is coming."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop import formats
from desktop.chinese.names import person_avatar
from desktop.people.contact_card import PersonName
from desktop.texts import _
from ui.contacts import birthdays, words
from ui.contacts.asking import AskNext
from ui.contacts.reads import Shown
from ui.editors import Field
from ui.inline_fields import InlineField
from ui.theme.theme import Theme
from ui.widgets.date_tile import ComingUp
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, holder
from ui.widgets.record_row import RecordRow
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
        self._coming = ComingUp(self._theme, ("", ""), "")
        self._coming_part = holder(_part(self._theme, _("Coming up"), self._coming))
        self._introducer = _People(workplace, _("Introduced by"))
        self._introduced = _People(workplace, _("Brought together with you"))
        self._bosses = _People(workplace, _("Reports to"))
        self._reports = _People(workplace, _("Report to them"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(20), px(26), px(16), px(20))
        lines.setSpacing(px(10))
        lines.addWidget(SectionHeader(_("Know your rep")))
        lines.addWidget(self.asking)
        lines.addWidget(self.ask_next)
        for part in (
            self._coming_part, self._introducer, self._introduced, self._bosses, self._reports
        ):  # fmt: skip
            lines.addWidget(part)
        lines.addStretch(1)

    def show_person(self, shown: Shown) -> None:
        """Show what belongs to a person."""
        self.asking.show_person(shown)
        if not self.ask_next.editing:
            self.ask_next.show_value(shown.card.ask_next)
        card = shown.card
        self._birthday(shown)
        self._introducer.show_people((card.introduced_by,) if card.introduced_by is not None else ())
        self._introduced.show_people(card.introduced)
        bosses = [job.reports_to for job in words.jobs_now(card) if job.reports_to is not None]
        self._bosses.show_people(bosses)
        self._reports.show_people(card.reports)

    def _birthday(self, shown: Shown) -> None:
        birthday = shown.card.birthday
        coming = birthdays.coming(birthday, shown.today) if birthday is not None else None
        self._coming_part.setVisible(coming is not None)
        if birthday is None or coming is None:
            return
        name = words.shown_name(shown.card)
        title = _("{name}, birthday").format(name=name)
        if coming.turns is not None:
            title = _("{name} turns {age}").format(name=name, age=coming.turns)
        soon = formats.days_ahead((coming.on - shown.today).days)
        note = " · ".join((birthdays.short(birthday), soon)) if birthday.calendar == "lunar" else soon
        self._coming.show_coming(formats.tile(coming.on), title, note, "plum")


class _People(QWidget):
    """People under a heading, hidden while there are none."""

    def __init__(self, workplace: Workplace, title: str) -> None:
        super().__init__()
        self._workplace = workplace
        rows = column(spacing=workplace.theme.px(10))
        self._rows = Kept(rows, self._row)
        self.setLayout(_part(workplace.theme, title, rows))
        self.hide()

    def _row(self) -> RecordRow:
        made = RecordRow(self._workplace.theme, 32)
        made.asked.connect(lambda contact_id: self._workplace.show_record("contact", contact_id))
        return made

    def show_people(self, people: Sequence[PersonName]) -> None:
        """Show people as rows that lead to their pages."""
        for row_, person in zip(self._rows.take(len(people)), people, strict=True):
            other = person.name_en if person.name_zh else ""
            note = " · ".join(filter(None, (other, person.form_of_address)))
            row_.show_record(person.id, person_avatar(person.shown), person.shown, note)
        self.setVisible(bool(people))


def _part(theme: Theme, title: str, piece: QWidget | QLayout) -> QVBoxLayout:
    """Return a part of the panel: a hairline, a heading, what belongs to it."""
    return column(theme.px(4), rule(), SectionHeader(title), piece, spacing=theme.px(10))


def quiet(text: str) -> QWidget:
    """Return a quiet line where there is nothing."""
    return label(text, "meta", "text2", wrap=True)
