"""The messages of a case in Chinese, pinyin and English, filled from its report, ready to be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.joining import sentences
from desktop.quality.library import requests
from desktop.quality.messages import Message
from desktop.quality.report import Report
from desktop.quality.rework_reads import Case, case_message
from desktop.texts import _
from ui.messages.slots import slot_label
from ui.widgets.button import Button
from ui.widgets.layouts import column, frame, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label, say_or_hide
from ui.workplace import Workplace


class MessagesTab(QWidget):
    """One message at a time; the copy holds the Chinese alone, as it is sent."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        theme = workplace.theme
        px = theme.px
        self.message: Message | None = None
        self._case: Case | None = None
        self._report: Report | None = None
        self._contract = False
        self.which = Segmented(_("Message"), [(key, title(key)) for key in requests()])
        self.which.chosen.connect(lambda _key: self._show())
        self.zh = label("", "kai_small", wrap=True)
        self.pinyin = label("", "body", "text2", wrap=True)
        self.en = label("", "body", "text", wrap=True)
        for words in (self.zh, self.pinyin, self.en):
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.copy_zh = Button(theme, _("Copy the Chinese"), "primary", "copy", self._copy_chinese)
        self.copy_all = Button(theme, _("Copy all three"), icon="copy", on_click=self._copy_all)
        self._open_slots = label("", "meta", "amber", wrap=True)
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
        self.setLayout(
            column(
                row(self.which, None), px(12), card, px(8), self._open_slots, px(8),
                row(self.copy_zh, self.copy_all, None, spacing=px(8)), px(8), advice, None,
                margins=(0, px(14), px(8), px(16)),
            )
        )  # fmt: skip

    def show_case(self, case: Case, found: Report, *, contract: bool) -> None:
        """Show the messages of a case; ``contract`` tells whether the journal holds a chopped one of its order."""
        self._case, self._report, self._contract = case, found, contract
        self._show()

    def _show(self) -> None:
        if self._case is None or self._report is None:
            return
        self.message = case_message(self._case, self._report, self.which.current())
        self.zh.setText(self.message.zh)
        self.pinyin.setText(self.message.pinyin)
        self.en.setText(english(self.message))
        waiting = _("What stands in braces is not known yet: type it over.") if self.message.missing else ""
        claimed = "合同" in self.message.zh and not self._contract
        unproved = _(
            "It names the contract, and the journal holds none that is signed and chopped: look before you send it."
        )
        say_or_hide(self._open_slots, sentences(waiting, unproved if claimed else ""))

    def _copy_chinese(self) -> None:
        if self.message is not None:
            self._workplace.clipboard.copy(self.message.zh)
            self._workplace.tell(_("The Chinese text is copied"))

    def _copy_all(self) -> None:
        if self.message is not None:
            said = self.message
            self._workplace.clipboard.copy(f"{said.zh}\n\n{said.pinyin}\n\n{english(said)}")
            self._workplace.tell(_("The three texts are copied"))


def english(message: Message) -> str:
    """Return the English text, with what is still open named as on the screen: who reads it may read no hanzi."""
    text = message.en
    for slot in message.missing:
        text = text.replace(f"{{{slot}}}", f"{{{slot_label(slot)}}}")
    return text


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
