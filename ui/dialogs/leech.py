"""A card that is forgotten again and again, with the remedies that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop.joining import sentences
from desktop.practice import cards
from desktop.practice.cards import CardRow
from desktop.practice.decks import add_phrases
from desktop.practice.in_messages import met_in_message
from desktop.practice.kinds import KINDS, possible
from desktop.texts import _, n_
from ui.dialogs.phrase import PhraseDialog
from ui.geometry import take_room
from ui.practice.kai_text import KaiText
from ui.practice.voice import PhraseVoice
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTH = 460
_EASIER = ("cloze", "type", "recognise")
"""Kinds that ask for a part of a phrase, the smallest first."""


def open_leech(workplace: Workplace, parent: QWidget, card: CardRow) -> None:
    """Open the remedies for a card."""
    LeechDialog(workplace, parent, card).open()


class LeechDialog(QDialog):
    """Split it, hear it, see it in a message, put it into words of one's own, or let it rest."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, card: CardRow) -> None:
        super().__init__(parent)
        self._workplace, self._card = workplace, card
        theme, px = workplace.theme, workplace.theme.px
        self.setWindowTitle(_("This one does not stay"))
        words = n_("Forgotten {n} time.", "Forgotten {n} times.", card.lapses + 1).format(n=card.lapses + 1)
        advice = _("Going on in the same way seldom helps. Choose what to change.")
        self.part = Button(theme, _("Learn a part of it first"), "primary", "split", self._split)
        self._met = met_in_message(card.wording)
        self.hear = Button(theme, _("Hear it"), "", "volume-2", self._hear)
        self.meet = Button(theme, _("See it in a message"), "", "message-square", self._meet)
        self.meet.setVisible(self._met is not None)
        self.message = label("", "body", "text2", wrap=True)
        self.message.hide()
        self.note = Button(theme, _("Add an example or a hint of your own"), "", "pencil", self._note)
        self.rest = Button(theme, _("Let it rest"), "", "pause", self._rest)
        later = Button(theme, _("Go on as before"), "ghost", on_click=self._go_on)
        self.part.setEnabled(bool(self._easier()))
        self.setLayout(
            column(
                KaiText(theme, card.wording.simplified, largest=40),
                label(sentences(words, advice), "body", "text2", wrap=True),
                px(6),
                self.part,
                self.hear,
                self.meet,
                self.message,
                self.note,
                self.rest,
                row(None, later),
                margins=(px(24), px(20), px(24), px(16)),
                spacing=px(8),
            )
        )
        self._fit()

    def _fit(self) -> None:
        """Take the height that all lines need."""
        wide, layout = self._workplace.theme.px(_WIDTH), self.layout()
        assert layout is not None
        take_room(self, wide, layout.totalHeightForWidth(wide))

    def _easier(self) -> str:
        """Return a kind of card that asks for a part and is not the card's own, empty when there is none."""
        allowed = possible(self._card.wording)
        return next((kind for kind in _EASIER if kind in allowed and kind != self._card.kind), "")

    def _split(self) -> None:
        """Put the card aside and learn its phrase by an easier kind first."""
        card, kind = self._card, self._easier()

        def split(session: ChangeSession) -> None:
            cards.settle_leech(session, card.id)
            cards.suspend(session, (card.id,))
            add_phrases(session, card.deck_id, (card.wording,), kinds=(kind,))

        said = _("The phrase comes as “{kind}” now; this card waits suspended.").format(kind=_(KINDS[kind]))
        self._workplace.change(_("Split the card"), split, toast=said)
        self.accept()

    def _hear(self) -> None:
        """Say the phrase; the remedies stay, so that it can be heard again."""
        PhraseVoice(self._workplace).say(self._card.wording)

    def _meet(self) -> None:
        """Show the sentence of a message that has the most of the phrase."""
        met = self._met
        assert met is not None
        title = _("From the message “{title}”:").format(title=met.title)
        self.message.setText("\n".join(filter(None, (title, met.text, met.pinyin, met.english))))
        self.message.show()
        self.meet.setEnabled(False)
        self._fit()

    def _note(self) -> None:
        self._go_on()
        PhraseDialog(self._workplace, self.parentWidget(), self._card.wording).open()

    def _rest(self) -> None:
        card_id = self._card.id
        self._workplace.change(_("Suspend the card"), lambda session: cards.suspend(session, (card_id,)))
        self.accept()

    def _go_on(self) -> None:
        card_id = self._card.id
        self._workplace.change(
            _("Go on with the card"), lambda session: cards.settle_leech(session, card_id), toast=""
        )
        self.accept()
