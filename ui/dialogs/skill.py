"""Rates one skill of a supplier, with the ratings before."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit, QWidget

from desktop import formats
from desktop.people.supplier_card import Rating, SupplierCard
from desktop.people.suppliers import rate_skill, remove_rating
from desktop.people.words import skill_label
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.suppliers.skills import rating_words
from ui.widgets.button import IconButton
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import Meter
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace


def open_skill(workplace: Workplace, parent: QWidget, card: SupplierCard, skill: str) -> None:
    """Open the rating of one skill."""
    SkillDialog(workplace, parent, card, skill).open()


class SkillDialog(FormDialog):
    """One of five, a day and a note."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, card: SupplierCard, skill: str) -> None:
        super().__init__(workplace.theme, skill_label(skill), _("Rate"), parent, width=480)
        self.workplace, self._card, self._skill = workplace, card, skill
        story = next(story for story in card.skills if story.skill == skill)
        newest = story.newest
        self.rating = Segmented(skill_label(skill), [(str(n), str(n)) for n in range(1, 6)], "3")
        self.meaning = label("", "meta", "text2")
        self.rating.chosen.connect(self._say)
        if newest is not None:
            self.rating.select(str(newest.rating))
        self._say(self.rating.current())
        self.day = QDateEdit(QDate(*workplace.today.timetuple()[:3]))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(workplace.theme.px(76))
        self.form.add(_("From 1, weak, to 5, strong"), holder(column(self.rating, 4, self.meaning)))
        self.form.add(_("Rated on"), self.day)
        self.form.add(_("What you have seen"), self.note)
        for rating in (*((newest,) if newest else ()), *story.older):
            self.form.add_widget(self._rated(rating))
        self.rating.findChildren(QWidget)[int(self.rating.current()) - 1].setFocus()
        self.ready()

    def _say(self, key: str) -> None:
        self.meaning.setText(rating_words(int(key)))

    def _rated(self, rating: Rating) -> QWidget:
        words = " · ".join(part for part in (formats.full_day(rating.rated_on), rating.note) if part)
        gone = IconButton(self.theme, "trash-2", _("Take this rating back"))
        line = holder(
            row(Meter(self.theme, rating.rating), 10, (label(words, "meta", "text2", wrap=True), 1), gone)
        )
        gone.clicked.connect(lambda: self._remove(rating.id, line))
        return line

    def _remove(self, rating_id: int, line: QWidget) -> None:
        self.workplace.change(_("Take back rating"), lambda session: remove_rating(session, rating_id))
        line.hide()

    def typed(self) -> bool:
        """Tell whether a note would be lost."""
        return bool(self.note.toPlainText().strip())

    def store(self) -> bool:
        """Keep the rating."""
        rating, note, shown = int(self.rating.current()), self.note.toPlainText(), self.day.date()
        day = date(shown.year(), shown.month(), shown.day())
        rated = self.workplace.change(
            _("Rate skill"),
            lambda session: rate_skill(session, self._card.id, self._skill, rating, day, note),
            failed=self.tell,
        )
        return rated is not None
