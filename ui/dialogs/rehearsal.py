"""Preparing a call, a visit or a dinner: who, when, and which phrases."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.practice.occasions import OCCASIONS
from desktop.practice.rehearsals import greeting, make_rehearsal, person_of, propose
from desktop.texts import _, n_
from ui.form_dialog import FormDialog
from ui.touches.day_line import DayLine, say_if_wrong
from ui.touches.records_field import RecordsField
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.text import ElidedLabel, label
from ui.workplace import Workplace

_WIDTH, _OFFERED, _TICKED = 640, 18, 10


def open_rehearsal(workplace: Workplace, parent: QWidget) -> None:
    """Open the form for a set, with whom the page shows."""
    RehearsalDialog(workplace, parent).open()


class RehearsalDialog(FormDialog):
    """Proposes phrases that fit the person and the occasion; ticks decide."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(
            workplace.theme, _("Prepare a call or visit"), _("Make the set"), parent, width=_WIDTH
        )
        self._workplace = workplace
        self.person = RecordsField(workplace, "contact", single=True)
        self.occasion = QComboBox()
        for key, words in OCCASIONS.items():
            self.occasion.addItem(_(words), key)
        self.day = DayLine(lambda: workplace.today)
        self.day.show_day(workplace.today + timedelta(days=1))
        self.ticks: dict[str, QCheckBox] = {}
        self._lines = column(spacing=self.theme.px(6))
        self.phrases = holder(self._lines)
        self._greeting = label("", "meta", "text2", wrap=True)
        self.form.add(_("With whom"), self.person)
        rows = self.form.add_beside((_("Occasion"), self.occasion), (_("Day"), self.day))
        self._day_row = rows[1]
        self.day.read_into(self._day_row)
        self.form.add_widget(self._greeting)
        self._phrases_row = self.form.add(_("Phrases"), self.phrases)
        kind, record_id = workplace.focus or ("", 0)
        self.person.show_ids([record_id] if kind == "contact" else [])
        self.person.changed.connect(self.propose)
        self.occasion.activated.connect(lambda _row: self.propose())
        self.propose()
        self.person.line.setFocus()
        self.ready()

    def propose(self) -> None:
        """Offer the phrases for person and occasion, the first ones ticked."""
        people = self.person.ids()
        with self._workplace.journal.read() as connection:
            person = person_of(connection, people[0]) if people else None
            found = propose(connection, self.occasion.currentData(), person, _OFFERED)
        said = greeting(person) if person else None
        words = _("The set begins with {text} {pinyin}").format(text=said[0], pinyin=said[1]) if said else ""
        self._greeting.setText(words)
        self._greeting.setVisible(bool(words))
        empty(self._lines)
        self.ticks.clear()
        for at, one in enumerate(found):
            box = QCheckBox(one.simplified)
            box.setToolTip(one.pinyin)
            box.setAccessibleDescription(one.english or one.literal)
            box.setChecked(at < _TICKED)
            self.ticks[one.key] = box
            meaning = ElidedLabel(self.theme, one.english or one.literal, "meta", "text2")
            self._lines.addLayout(row(box, (meaning, 1), spacing=self.theme.px(12)))
        offered = n_("{n} phrase fits.", "{n} phrases fit.", len(found)).format(n=len(found))
        self._phrases_row.set_hint(offered)

    def ticked(self) -> list[str]:
        """Return the keys of the phrases that are chosen."""
        return [key for key, box in self.ticks.items() if box.isChecked()]

    def typed(self) -> bool:
        """Tell whether closing would lose something: a proposal is soon made again."""
        return False

    def store(self) -> bool:
        """Keep the set."""
        wrong, day = say_if_wrong(self.day, self._day_row), self.day.day()
        if day is None and not wrong:
            self._day_row.set_error(_("Type a day, such as fri, 2w or 12-24."))
        if day is None:
            return False
        people, occasion, keys = self.person.ids(), self.occasion.currentData(), self.ticked()
        return self.keep(
            self._workplace,
            _("Prepare a call or visit"),
            lambda session: make_rehearsal(
                session, occasion, day, keys, contact_id=people[0] if people else None
            ),
        )
