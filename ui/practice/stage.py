"""The middle of Practice: the card with its ratings, or what to do when there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.practice.decks import deck_title
from desktop.practice.queue import DeckCount
from desktop.texts import _, n_
from ui.practice.card_face import CardFace
from ui.practice.card_scroll import CardScroll
from ui.practice.rating_row import RatingRow
from ui.practice.session import Session
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label

_WIDTH = 660


class Stage(QStackedWidget):
    """``command`` tells what the buttons of the empty states ask for."""

    command = Signal(str)

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self.theme, self._session = theme, session
        px = theme.px
        self.face = CardFace(theme)
        self.ratings = RatingRow(theme)
        self.show_button = Button(theme, _("Show answer"), "primary", on_click=session.reveal)
        self._show_line = holder(row(None, self.show_button, None))
        self._hint = label("", "meta", "text3", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        side = px(16)
        card = CardScroll(column(self.face, margins=(side, px(8), side, px(14))))
        below = column(
            self.ratings, self._show_line, px(10), self._hint, margins=(side, 0, side, px(12))
        )  # fmt: skip
        self._column = holder(column(None, card, below, None))
        page = holder(row(None, (self._column, 100), None))
        self._done = EmptyState(
            theme,
            _("Done for today"),
            "",
            "circle-check",
            _("Prepare a call or visit"),
            lambda: self.command.emit("rehearse"),
            "",
        )
        for piece in (self._beginning(), page, self._done):
            self.addWidget(piece)
        theme.changed.connect(self._dress)
        self._dress()

    def _beginning(self) -> EmptyState:
        return EmptyState(
            self.theme,
            _("Practise what you will say, and what you will hear, in calls and at the factory."),
            _("Begin with a situation. Ten new cards come each day; what you know comes back in time."),
            "graduation-cap",
            _("Begin a situation"),
            lambda: self.command.emit("begin_deck"),
        )

    def _dress(self) -> None:
        self._column.setMaximumWidth(self.theme.px(_WIDTH))

    def show_turn(self, decks: dict[int, DeckCount]) -> None:
        """Show the card of the session at its side, or why there is none."""
        session, card = self._session, self._session.card
        if card is None:
            self._rest(decks)
            return
        self.setCurrentIndex(1)
        deck = decks.get(card.deck_id)
        self.face.show_card(session, deck_title(deck.name, deck.situation) if deck else "")
        self.ratings.setVisible(session.revealed)
        self._show_line.setVisible(not session.revealed and card.kind not in ("type", "tones", "register"))
        if session.revealed:
            self.ratings.show_choices(session.choices, session.best())
        self._hint.setText(self._keys())

    def _rest(self, decks: dict[int, DeckCount]) -> None:
        if not decks:
            self.setCurrentIndex(0)
            return
        done = self._session.done
        words = n_("{n} card answered in this sitting.", "{n} cards answered in this sitting.", done)
        self._done.show_text(_("Done for today"), words.format(n=done) if done else _("Nothing is due now."))
        self.setCurrentIndex(2)

    def _keys(self) -> str:
        session = self._session
        parts = [_("Space gives the usual rating") if session.revealed else _("Space shows the answer")]
        if not session.revealed and session.card is not None and session.card.kind == "type":
            parts = [_("Enter gives the answer")]
        if not session.revealed and session.card is not None and session.card.kind == "recognise":
            parts.append(_("P shows the pinyin"))
        parts += [
            _("R plays the phrase"),
            _("T: say it"),
            _("E edits"),
            _("W: used with somebody"),
            _("B: tomorrow"),
            _("U undoes"),
        ]
        return "\xa0· ".join(
            part.replace(" ", "\xa0") for part in parts
        )  # no key at the end of a line, without its act

    def take_focus(self) -> None:
        """Let the keys go to the card, or to the field in which it is answered."""
        if self.currentIndex() == 1:
            (self.face.answered_in or self.face).setFocus(Qt.FocusReason.OtherFocusReason)
