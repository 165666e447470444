"""The form of a phrase: a new one of one's own, or what is held to be right in one of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.errors import UsageError
from desktop.practice import library
from desktop.practice.decks import add_own_phrase
from desktop.practice.notes import notes_of
from desktop.practice.own import PhraseFields, add_phrase, edit_phrase
from desktop.practice.wordings import LIBRARY, Wording, wording
from desktop.texts import _
from ui.editors import Field, make_editor, show_value, typed_day
from ui.form_dialog import FormDialog
from ui.practice.readings import Readings
from ui.touches.records_field import RecordsField
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTH = 560


def open_new_phrase(workplace: Workplace, parent: QWidget) -> None:
    """Open the form for a new phrase; whom the page shows has taught it, perhaps."""
    PhraseDialog(workplace, parent).open()


def open_phrase(workplace: Workplace, parent: QWidget, said: Wording) -> None:
    """Open the form of a phrase."""
    PhraseDialog(workplace, parent, said).open()


class PhraseDialog(FormDialog):
    """Characters, pinyin with its readings to choose, meaning, when, who taught it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, said: Wording | None = None) -> None:
        shared = said is not None and said.source in (LIBRARY, "correction")
        title = _("New phrase") if said is None else _("What is wrong?") if shared else _("Edit phrase")
        save = _("Add phrase") if said is None else _("Keep my correction") if shared else _("Save")
        super().__init__(workplace.theme, title, save, parent, width=_WIDTH)
        self._workplace, self._said, self._shared = workplace, said, shared
        self._by_hand = said is not None
        self.text = QLineEdit()
        self.pinyin = QLineEdit()
        self.readings = Readings(self.theme)
        self.english = QLineEdit()
        self.when = make_editor(self.theme, Field("when_say", _("When to say it"), "block"))
        self.register = QComboBox()
        self.situation = QComboBox()
        self.teacher = RecordsField(workplace, "contact", single=True)
        self.taught_on = QLineEdit()
        self.note = QLineEdit()
        self._fill_choices()
        self._lay_out()
        if said is not None:
            self._show(said)
        self.text.textChanged.connect(self._propose)
        self.pinyin.textEdited.connect(self._on_pinyin)
        self.readings.chosen.connect(self.pinyin.setText)
        self._began = self._values()
        self.text.setFocus()
        self.ready()

    def _fill_choices(self) -> None:
        for key, words in (
            ("neutral", _("To anybody")),
            ("nin", _("To seniors and customers (您)")),
            ("ni", _("Between equals (你)")),
            ("intimate", _("Between friends")),
        ):
            self.register.addItem(words, key)
        for box in (self.register, self.situation):  # their longest words would widen the form
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.situation.addItem(_("No situation"), "")
        for one in library.situations():
            self.situation.addItem(one.title, one.key)

    def _lay_out(self) -> None:
        if self._shared:
            words = _("Your correction stays in this journal and takes the place of the library's line.")
            self.form.add_widget(label(words, "meta", "text2", wrap=True))
        self._text_row = self.form.add(_("Chinese"), self.text)
        hint = _("Proposed. Look at the underlined characters: they have several readings.")
        self._pinyin_row = self.form.add(_("Pinyin"), self.pinyin, hint)
        self.form.add_widget(self.readings)
        self._english_row = self.form.add(_("Meaning"), self.english)
        self.form.add(_("When to say it"), self.when)
        self.form.add_beside((_("Register"), self.register), (_("Situation"), self.situation))
        if not self._shared:
            self.form.add(_("Taught by"), self.teacher)
            self._day_row = self.form.add(_("Taught on"), self.taught_on)
            self.taught_on.setPlaceholderText(_("Like 2019, 2019-05 or 2019-05-31"))
        note = _("What is wrong, and how you know") if self._shared else _("Your note")
        self.form.add(note, self.note)
        self.readings.hide()

    def _show(self, said: Wording) -> None:
        self.text.setText(said.simplified)
        self.readings.show_text(said.simplified)
        self.pinyin.setText(said.pinyin)
        self.english.setText(said.english)
        show_value(Field("when_say", "", "block"), self.when, notes_of(said).when_say)
        self.register.setCurrentIndex(max(0, self.register.findData(said.register)))
        self.situation.setCurrentIndex(max(0, self.situation.findData(said.situation)))
        self.teacher.show_ids([said.taught_by_id] if said.taught_by_id else [])
        self.taught_on.setText(said.taught_on.isoformat() if said.taught_on else "")
        self.note.setText(said.note)

    def _propose(self, text: str) -> None:
        """Propose the pinyin of what is typed, unless it was written by hand."""
        line = self.readings.show_text(text)
        if not self._by_hand:
            self.pinyin.setText(line)

    def _on_pinyin(self, line: str) -> None:
        self._by_hand = bool(line.strip())

    def _values(self) -> tuple[object, ...]:
        assert isinstance(self.when, QPlainTextEdit)
        return (
            self.text.text().strip(),
            self.pinyin.text().strip(),
            self.english.text().strip(),
            self.when.toPlainText().strip(),
            self.register.currentData(),
            self.situation.currentData(),
            self.teacher.ids(),
            self.taught_on.text().strip(),
            self.note.text().strip(),
        )

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        return self._values() != self._began

    def store(self) -> bool:
        """Keep the phrase, a new one with its cards."""
        fields = self._fields()
        if fields is None:
            return False
        said = self._said
        if said is None:
            audible = bool(self._workplace.sounds.known_voices)
            return self.keep(
                self._workplace, _("Add phrase"), lambda session: _add(session, fields, audible=audible)
            )
        title = _("Correct phrase") if self._shared else _("Edit phrase")
        return self.keep(self._workplace, title, lambda session: edit_phrase(session, said.key, fields))

    def _fields(self) -> PhraseFields | None:
        """Return what the form holds; None when something is wrong, with what in the form."""
        text, pinyin, english, when, register, situation, teacher, day, note = self._values()
        if not text:
            self._text_row.set_error(_("Type the phrase in Chinese characters."))
        if not english:
            self._english_row.set_error(_("Type what it says in English."))
        if not text or not english:
            return None
        fields: PhraseFields = {
            "simplified": str(text),
            "pinyin": str(pinyin),
            "english": str(english),
            "register": str(register),
            "situation": str(situation),
            "note": str(note),
        }
        if self._said is None or when != notes_of(self._said).when_say.strip():
            fields["when_say"] = str(
                when
            )  # left alone it stays the library's, in whatever language it is shown
        if not self._shared:
            try:
                fields["taught_on"] = typed_day(str(day))
            except UsageError as error:
                self._day_row.set_error(str(error))
                return None
            fields["taught_by_id"] = teacher[0] if isinstance(teacher, tuple) and teacher else None
        return fields


def _add(session: ChangeSession, fields: PhraseFields, *, audible: bool) -> None:
    key = add_phrase(session, fields)
    said = wording(session.connection(), key)
    assert said is not None
    add_own_phrase(session, said, audible=audible)
