"""The form of an own message template."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.giving.library import REGISTERS, Template
from desktop.giving.own_messages import (
    OWN,
    MessageFields,
    add_message,
    delete_messages,
    edit_message,
    read,
)
from desktop.giving.words import occasion_label, occasions, register_label
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.widgets.button import Button
from ui.workplace import Workplace


def open_own_message(
    workplace: Workplace, parent: QWidget, template: Template | None, *, zh: str = "", en: str = ""
) -> None:
    """Open the form of an own template, or of a new one with these texts."""
    OwnMessageDialog(workplace, parent, template, zh, en).open()


class OwnMessageDialog(FormDialog):
    """Title, tone and texts; braces mark what is filled in from the records."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, template: Template | None, zh: str, en: str
    ) -> None:
        title = _("New own template") if template is None else _("Edit own template")
        super().__init__(workplace.theme, title, _("Save"), parent, width=620)
        self._workplace = workplace
        self._id = int(template.key.removeprefix(OWN)) if template else 0
        self.title = QLineEdit(template.title_zh if template else "")
        self.register = QComboBox()
        for tone in REGISTERS:
            self.register.addItem(register_label(tone), tone)
        self.register.setCurrentIndex(REGISTERS.index(template.register if template else "neutral"))
        self.occasion = QComboBox()
        self.occasion.addItem(_("Any time"), "")
        for key in occasions():
            self.occasion.addItem(occasion_label(key), key)
        if template:
            self.occasion.setCurrentIndex(max(self.occasion.findData(template.occasion), 0))
        self.zh, self.pinyin, self.en = (_block(self.theme.px(96)) for _i in range(3))
        self.zh.setPlainText(template.zh if template else zh)
        self.pinyin.setPlainText(template.pinyin if template else read(zh))
        self.en.setPlainText(template.en if template else en)
        self._title_row = self.form.add(_("Title"), self.title)
        self.form.add_beside((_("Tone"), self.register), (_("Occasion"), self.occasion))
        hint = _("Braces are filled in: {称呼} {姓名} {公司} {订单号} {日期} {礼物}")
        self._zh_row = self.form.add(_("Chinese"), self.zh, hint)
        self.form.add(_("Pinyin"), self.pinyin)
        self.form.add(_("English"), self.en)
        if template:
            remove = Button(self.theme, _("Move to trash"), "ghost", "trash-2", self._remove)
            remove.setAutoDefault(False)
            self.form.add_widget(remove)
        self.zh.textChanged.connect(self._propose)
        self._proposed = self.pinyin.toPlainText()
        self._began = self._now()
        self.title.setFocus()
        self.ready()

    def _propose(self) -> None:
        """Let the pinyin follow the Chinese until it was typed by hand."""
        if self.pinyin.toPlainText() == self._proposed:
            self._proposed = read(self.zh.toPlainText().strip())
            self.pinyin.setPlainText(self._proposed)

    def _now(self) -> MessageFields:
        return {
            "title": self.title.text().strip(),
            "register": self.register.currentData(),
            "occasion": self.occasion.currentData(),
            "zh": self.zh.toPlainText().strip(),
            "pinyin": self.pinyin.toPlainText().strip(),
            "en": self.en.toPlainText().strip(),
        }

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the template."""
        fields = self._now()
        if not fields["title"]:
            self._title_row.set_error(_("Type a title."))
        if not fields["zh"] and not fields["en"]:
            self._zh_row.set_error(_("Type the message in Chinese or English."))
        if not fields["title"] or not (fields["zh"] or fields["en"]):
            return False
        if self._id:
            return self.keep(
                self._workplace,
                _("Edit own template"),
                lambda session: edit_message(session, self._id, fields),
            )
        return self.keep(self._workplace, _("Add own template"), lambda session: add_message(session, fields))

    def _remove(self) -> None:
        if self.keep(
            self._workplace,
            _("Delete own template"),
            lambda session: delete_messages(session, [self._id]),
        ):
            self.accept()


def _block(height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made
