"""The Practice page: one card after the other by keyboard, beside it decks and what is coming."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent

from desktop.practice import rehearsals
from desktop.practice.cards import CardRow
from desktop.practice.occasions import Waking
from desktop.practice.queue import DeckCount, Scope
from desktop.practice.rehearsals import RehearsalRow
from desktop.practice.side import read_side
from desktop.practice.wordings import Wording
from desktop.texts import _
from ui.dialogs.deck import open_edit_deck
from ui.dialogs.leech import open_leech
from ui.dialogs.phrase import open_phrase
from ui.dialogs.phrase_used import open_used
from ui.page import Page
from ui.practice.card_acts import card_acts
from ui.practice.corrections import open_corrections
from ui.practice.head import Head
from ui.practice.session import Session
from ui.practice.side import Side
from ui.practice.stage import Stage
from ui.practice.view_stack import STAGE, ViewStack
from ui.practice.voice import PhraseVoice
from ui.widgets.layouts import column, frame, row
from ui.widgets.scrolling import scrolling
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change

_SIDE, _SIDE_FROM = 276, 900
_PAUSE_MS = 150
_SHIFT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class PracticePage(Page):
    """Practise, library and statistics, one of them shown."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "card",
            "deck",
            "review",
            "own_phrase",
            "phrase_use",
            "rehearsal",
            "rehearsal_phrase",
            "journal_setting",
            "phrase_sound",
            "attachment",
            "contact",
        }
    )

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.setAccessibleName(_("Practice"))
        self.voice = PhraseVoice(workplace)
        self._decks: dict[int, DeckCount] = {}
        self.session = Session(workplace)
        self.session.setParent(self)
        self.session.turned.connect(self._on_turn)
        self.session.leech.connect(self._offer_remedy)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._read_side)
        self._begun = False
        self.stage = Stage(self.theme, self.session)
        self.side = Side(self.theme)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.head = Head(self.theme, self._practise_all)
        self.view = self.head.view
        self._side_area = frame("inspector", column(scrolling(self.side)))
        self._side_area.setFixedWidth(self.theme.px(_SIDE))
        self._stack = ViewStack(self.workplace, self.stage)
        middle = frame("paper", column(self.head, (self._stack, 1)))
        self.setLayout(row((middle, 1), self._side_area))

    def _listen(self) -> None:
        self.workplace.phrase_asked_for.connect(self.show_phrase)
        self.view.chosen.connect(self.show_view)
        self._stack.phrase_asked.connect(self.show_phrase)
        self._stack.practise_asked.connect(self.practise_phrases)
        self.stage.command.connect(self.workplace.perform)
        self.side.command.connect(self.workplace.perform)
        self.side.deck_chosen.connect(self._choose_deck)
        self.side.deck_edited.connect(lambda deck: open_edit_deck(self.workplace, self, deck))
        self.side.set_chosen.connect(self._choose_set)
        self.side.festival_chosen.connect(self._choose_festival)
        self.side.person_chosen.connect(lambda contact: self.workplace.show_record("contact", contact))
        face = self.stage.face
        face.flag_asked.connect(self.session.flag)
        face.play_asked.connect(self.play)
        face.acts = lambda: card_acts(self)
        face.field.typed.connect(self.session.judge)
        face.field.chosen.connect(self.session.choose)
        self.stage.ratings.rated.connect(self.session.rate)

    # --- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read side and card again; the sitting goes on."""
        if self._begun:
            self.session.count_answers()
        self._read_side()
        (self.session.reread if self._begun else self.session.begin)()
        self._begun = True
        self._stack.refresh()

    def _on_change(self, change: Change) -> None:
        if self.session.busy and self.isVisible():
            if change.touches(*self.tables):
                self._later.start()
            return
        super()._on_change(change)

    def _read_side(self) -> None:
        self._later.stop()
        now = self.workplace.clock()
        with self.workplace.journal.read() as connection:
            read = read_side(connection, self.session.table, now, self.workplace.today)
        self._decks = {deck.id: deck for deck in read.decks}
        self.side.show_read(read, self.session.scope.decks)
        self._show_progress()

    def _show_progress(self) -> None:
        waiting, done = self.session.count().total, self.session.done
        scope = self.session.scope
        part = bool(scope.decks or scope.phrases)
        self.head.show_progress(done, waiting, begun=bool(self._decks), part=part)

    def _on_turn(self) -> None:
        self.stage.show_turn(self._decks)
        self.voice.ask(self.session, shown=self.isVisible() and self.view.current() == STAGE)
        self._later.start()
        if self.isVisible() and self.view.current() == STAGE:
            self.stage.take_focus()

    # --- what is practised -------------------------------------------------------------------------------------

    def _practise_all(self) -> None:
        self._begin(Scope())

    def _begin(self, scope: Scope) -> None:
        self.show_view(STAGE)
        self.session.begin(scope)
        self._read_side()

    def _choose_deck(self, deck: DeckCount) -> None:
        chosen = self.session.scope.decks == (deck.id,)
        self._begin(Scope() if chosen else Scope(decks=(deck.id,)))

    def _choose_set(self, one: RehearsalRow) -> None:
        self._begin(Scope(phrases=one.keys))

    def _choose_festival(self, one: Waking) -> None:
        keys = tuple(wish.key for wish in one.wishes)
        self.practise_phrases(keys)

    def _deck_at_hand(self) -> DeckCount | None:
        """Return the deck that alone is practised, else that of the card."""
        card = self.session.card
        chosen = self.session.scope.decks[0] if self.session.scope.decks else card.deck_id if card else 0
        return self._decks.get(chosen)

    def practise_phrases(self, keys: tuple[str, ...]) -> None:
        """Practise some phrases now, due or not; those without a card get one."""
        self.workplace.change(
            _("Make cards"), lambda session: rehearsals.ensure_cards(session, keys), toast=""
        )
        self._begin(Scope(phrases=keys))

    # --- views -------------------------------------------------------------------------------------------------

    def show_view(self, key: str) -> None:
        """Show ``practise``, ``library`` or ``statistics``; the last two are made when first shown."""
        self.view.select(key)
        self._stack.show_view(key)
        self._fit()
        self._show_progress()
        if key == STAGE:
            self.stage.take_focus()

    def show_phrase(self, key: str) -> None:
        """Show a phrase in the library."""
        self.show_view("library")
        self._stack.view("library").show_phrase(key)

    # --- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of practice say, while a card is shown."""
        act = self._keys().get(event.text().lower()) if self.view.current() == STAGE else None
        if act == self.play and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.play(slow=True)
        elif act is None or event.modifiers() & ~_SHIFT:
            super().keyPressEvent(event)
        else:
            act()

    def _keys(self) -> dict[str, Callable[[], object]]:
        session = self.session
        keys: dict[str, Callable[[], object]] = {"u": self.undo_answer}
        if session.card is None:
            return keys
        keys |= {str(rating): lambda rating=rating: session.rate(rating) for rating in range(1, 5)}  # type: ignore[misc]
        keys |= {" ": self.space, "\r": self.space, "p": session.show_pinyin, "r": self.play, "e": self._edit}
        return keys | {
            "b": session.bury,
            "s": session.suspend,
            "f": session.flag,
            "w": self._note_use,
            "t": self.say_it,
        }

    def space(self) -> None:
        """Show the answer, or give the usual rating."""
        if self.session.revealed:
            self.session.rate(self.session.usual())
        else:
            self.session.reveal()

    def undo_answer(self) -> None:
        """Take the last answer of this sitting back; other changes wait for Ctrl+Z."""
        if not self.session.undo():
            self.workplace.tell(_("No answer of this sitting is left to take back."))

    def play(self, *, slow: bool = False) -> None:
        """Say the phrase that is looked at."""
        self.voice.say(self.shown_phrase(), slow=slow)

    def say_it(self) -> None:
        """Lay the learner's own voice over the tones of the phrase that is looked at."""
        said = self.shown_phrase()
        if said is not None:
            self.show_view("tones")
            self._stack.view("tones").show_phrase(said.key)

    def shown_phrase(self) -> Wording | None:
        """Return the phrase that is looked at: of the card, or of the library."""
        view = self._stack.current_view()
        if view is not None:
            return view.shown_phrase()
        return self.session.card.wording if self.session.card else None

    def _offer_remedy(self, card: CardRow) -> None:
        open_leech(self.workplace, self, card)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what Practice does for the commands."""
        acts: dict[str, Callable[[], None]] = {
            "practise": self._practise_all,
            "library": lambda: self.show_view("library"),
            "statistics": lambda: self.show_view("statistics"),
            "tones": lambda: self.show_view("tones"),
            "corrections": lambda: open_corrections(self.workplace, self),
        }
        if (deck := self._deck_at_hand()) is not None:
            acts["edit_deck"] = lambda: open_edit_deck(self.workplace, self, deck)
        if self.shown_phrase() is not None:
            acts |= {"edit_phrase": self._edit, "edit": self._edit, "phrase_used": self._note_use}
            acts |= {
                "play_phrase": self.play,
                "say_it": self.say_it,
                "play_slowly": lambda: self.play(slow=True),
            }
        return acts

    def _edit(self) -> None:
        said = self.shown_phrase()
        if said is not None:
            open_phrase(self.workplace, self, said)

    def _note_use(self) -> None:
        said = self.shown_phrase()
        if said is not None:
            open_used(self.workplace, self, said)

    # --- room --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side away when the page is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self.theme.px(_SIDE_FROM)
        self.head.show_wide(wide=wide)
        self._side_area.setVisible(wide and self.view.current() == STAGE)
