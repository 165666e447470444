"""The messages of a case in Chinese, pinyin and English, filled from its report, to be copied and logged."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.giving.filling import Message, fill
from desktop.giving.library import Template
from desktop.joining import clauses, sentences
from desktop.quality.case_messages import case_template, unnamed
from desktop.quality.library import requests
from desktop.quality.report import Report
from desktop.quality.request import Background
from desktop.quality.rework_reads import Case
from desktop.texts import _
from ui.messages.slots import Slots, english
from ui.widgets.button import Button
from ui.widgets.layouts import column, frame, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label, say_or_hide
from ui.workplace import Workplace


class MessagesTab(QWidget):
    """One message at a time; the copy holds the Chinese alone, as it is sent.

    ``sent`` tells the Chinese text that is to be logged, ``edited`` the template to be worded otherwise first,
    ``copied`` what is on the clipboard now.
    """

    copied = Signal(str)
    sent = Signal(str)
    edited = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        theme = workplace.theme
        self.message: Message | None = None
        self._case: Case | None = None
        self._report: Report | None = None
        self._known = Background()
        self._shown: Template | None = None
        self.which = Segmented(_("Message"), [(key, title(key)) for key in requests()])
        self.which.chosen.connect(lambda _key: self._choose())
        self.slots = Slots(workplace)
        self.slots.changed.connect(self._fill)
        self.zh = label("", "kai_small", wrap=True)
        self.pinyin = label("", "body", "text2", wrap=True)
        self.en = label("", "body", "text", wrap=True)
        for words in (self.zh, self.pinyin, self.en):
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.copy_zh = Button(theme, _("Copy the Chinese"), "primary", "copy", self._copy_chinese)
        self.copy_all = Button(theme, _("Copy all three"), icon="copy", on_click=self._copy_all)
        self.log = Button(theme, _("Log as sent"), icon="send", on_click=self._send)
        self.edit = Button(theme, _("Change the wording"), icon="pencil", on_click=self._edit)
        self.note = label("", "meta", "amber", wrap=True)
        self._arrange()

    def _arrange(self) -> None:
        px = self._workplace.theme.px
        card = frame(
            "card",
            column(self.zh, px(12), self.pinyin, px(12), self.en, margins=(px(18), px(16), px(18), px(16))),
        )
        advice = label(
            _("Send it to this person alone, with the photos. Facts and a way out, nobody is blamed."),
            "meta",
            "text3",
            wrap=True,
        )
        buttons = row(self.copy_zh, self.copy_all, self.log, self.edit, None, spacing=px(8))
        self.setLayout(
            column(
                row(self.which, None), px(12), self.slots, px(12), card, px(8), self.note, px(8), buttons,
                px(8), advice, None, margins=(0, px(14), px(8), px(16)),
            )
        )  # fmt: skip

    def show_case(self, case: Case, found: Report, known: Background) -> None:
        """Show the messages of a case; ``known`` is what the journal has around it."""
        self._case, self._report, self._known = case, found, known
        self._choose()

    def choose(self, key: str) -> None:
        """Show the message of a key of ``library.requests``."""
        self.which.select(key)
        self._choose()

    def _template(self) -> Template | None:
        """Return the chosen message, filled with all that the records know."""
        if self._case is None or self._report is None:
            return None
        template, words = case_template(
            self._case, self._report, self.which.current(), self._known, self._workplace.today
        )
        said = fill(template, words)
        return template._replace(zh=said.zh, pinyin=said.pinyin, en=said.en)

    def _choose(self) -> None:
        template = self._shown = self._template()
        if template is not None:
            self.slots.show_slots(template.slots, {}, {})
            self._fill()

    def _fill(self) -> None:
        template, case, found = self._shown, self._case, self._report
        if template is None or case is None or found is None:
            return
        self.message = fill(template, self.slots.words())
        self.zh.setText(self.message.zh)
        self.pinyin.setText(self.message.pinyin)
        self.en.setText(english(self.message))
        self.log.setEnabled(not self.message.missing and case.contact_id is not None)
        say_or_hide(self.note, sentences(*self._notes(case, found, self.message)))

    def _notes(self, case: Case, found: Report, message: Message) -> list[str]:
        """Return what to look at before it is sent."""
        notes = []
        if message.missing:
            notes.append(_("What stands in braces is not known yet: type it above."))
        if "合同" in message.zh and not self._known.contract:
            notes.append(unproved())
        strange = [name for name in unnamed(found, self._known) if name in message.zh]
        if strange:
            words = _(
                "{names} has no Chinese name yet: give it one in the report, so that the factory can read it."
            )
            notes.append(words.format(names=clauses(*strange)))
        if case.contact_id is None:
            notes.append(_("To log it, choose in the talk with whom you speak."))
        return notes

    def _copy_chinese(self) -> None:
        if self.message is not None:
            self._workplace.clipboard.copy(self.message.zh)
            self.copied.emit(_("The Chinese text is copied"))

    def _copy_all(self) -> None:
        if self.message is not None:
            said = self.message
            self._workplace.clipboard.copy(f"{said.zh}\n\n{said.pinyin}\n\n{english(said)}")
            self.copied.emit(_("The three texts are copied"))

    def _send(self) -> None:
        if self.message is not None:
            self.sent.emit(self.message.zh)

    def _edit(self) -> None:
        template = self._shown
        if template is not None and self.message is not None:
            said = self.message
            self.edited.emit(template._replace(zh=said.zh, pinyin=said.pinyin, en=said.en))


def unproved() -> str:
    """Return what to say of a message that names a contract which the journal does not hold."""
    return _(
        "It names the contract, and the journal holds none that is signed and chopped: look before you send it."
    )


def title(key: str) -> str:
    """Return what a message is for."""
    return {
        "defects": _("Defects"),
        "rework": _("Ask for rework"),
        "options": _("Options"),
        "fee": _("Fee"),
        "thanks": _("Thanks"),
        "8d": "8D",
    }[key]
