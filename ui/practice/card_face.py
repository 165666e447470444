"""The flashcard: what is asked above the line, the answer below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from desktop.practice.cards import CardRow
from desktop.practice.notes import notes_of
from desktop.practice.wordings import Wording
from desktop.texts import _
from ui.more import Act, more_button
from ui.practice import words
from ui.practice.answer_field import AnswerField
from ui.practice.kai_text import KaiText
from ui.practice.pinyin_line import PinyinLine
from ui.practice.session import Session
from ui.theme.theme import Theme
from ui.widgets.button import IconButton
from ui.widgets.chip import Chip
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.rows import Flag
from ui.widgets.text import ElidedLabel, centred, label, rule, say_or_hide

_GAP = "＿"


class CardFace(QFrame):
    """Shows question and answer of a session's card; the signals tell what its buttons ask for."""

    flag_asked = Signal()
    play_asked = Signal()
    pinyin_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("kind", "flashcard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        px = theme.px
        self._deck = ElidedLabel(theme, "", "meta", "text2")
        self._chip = Chip(theme, Flag(_("Leech"), "amber"), low=True)
        self._flag = IconButton(theme, "star", _("Flag the card (F)"), self.flag_asked.emit)
        self.play = IconButton(theme, "volume-2", _("Play (R), slowly with Shift"), self.play_asked.emit)
        self.acts: Callable[[], Sequence[Act]] = tuple
        """What the menu of the card offers; asked when it is opened."""
        self.more = more_button(theme, _("More"), self._acts)
        self.answered_in: QWidget | None = None
        """What takes the keys while the answer is typed, tapped or chosen."""
        self._hint = label("", "meta", "text3")
        self._question = KaiText(theme)
        self._meaning_asked = centred("title")
        self._note_asked = centred("body", "text2")
        self._pinyin = PinyinLine(theme)
        self._spoken = centred("meta", "text3")
        self.field = AnswerField(theme)
        self._verdict = centred("medium")
        self._answer = _Answer(theme)
        self._rule = holder(row(None, _short_rule(theme), None))
        head = row((self._deck, 1), self._chip, self._flag, self.play, self.more, spacing=px(4))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(20), px(12), px(16), px(22))
        lines.setSpacing(px(8))
        lines.addLayout(head)
        lines.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(px(4))
        for piece in (
            self._question, self._meaning_asked, self._note_asked, self._pinyin, self._spoken, self.field,
            self._verdict, self._rule, self._answer,
        ):  # fmt: skip
            lines.addWidget(piece)
        lines.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def _acts(self) -> Sequence[Act]:
        return self.acts()

    def _dress(self) -> None:
        shade = QGraphicsDropShadowEffect(self)
        shade.setBlurRadius(self.theme.px(18))
        shade.setOffset(0, self.theme.px(3))
        colour = QColor(self.theme.color("shadow"))
        colour.setAlphaF(0.35 if self.theme.tokens.dark else 0.10)
        shade.setColor(colour)
        self.setGraphicsEffect(shade)

    def show_card(self, session: Session, deck: str) -> None:
        """Show the side of the card that the session is at."""
        card = session.card
        assert card is not None
        said, options = card.wording, session.options
        self._deck.set_text(deck)
        self._chip.setVisible(card.leech)
        self._flag.show_icon("star", "amber" if card.flag else "text2")
        self._hint.setText("" if session.revealed else words.asked(card))
        text = said.traditional if options.traditional and said.traditional else said.simplified
        self._ask(card, text, revealed=session.revealed)
        shown = session.revealed or session.pinyin_asked or (options.show_pinyin and card.kind == "recognise")
        wrong = (
            [at for at, one in enumerate(session.judged.syllables) if not one.right] if session.judged else ()
        )
        if shown:
            self._pinyin.show_wording(said, colours=options.tone_colours, wrong=wrong)
        self._pinyin.setVisible(shown and bool(said.pinyin))
        spoken = said.spoken if session.revealed and said.spoken != said.pinyin else ""
        say_or_hide(self._spoken, _("Spoken: {pinyin}").format(pinyin=spoken) if spoken else "")
        judged = session.judged
        say_or_hide(
            self._verdict,
            words.verdict(judged) if judged else "",
            words.verdict_tone(judged) if judged else "",
        )
        self._rule.setVisible(session.revealed)
        self._answer.setVisible(session.revealed)
        if session.revealed:
            self._answer.show_wording(said, card.kind)
        if session.revealed or session.judged is None:
            self._ask_answer(card, revealed=session.revealed)
        self.setAccessibleName(self._heard(card, text, revealed=session.revealed))

    def _ask(self, card: CardRow, text: str, *, revealed: bool) -> None:
        """Show what is asked: characters, a meaning, or a gap."""
        said, kind = card.wording, card.kind
        hidden = kind in ("produce", "listen") and not revealed
        self._question.setVisible(not hidden)
        if not hidden:
            self._question.show_text(text if revealed else _with_gap(card, text))
        asked, note = "", ""
        if not revealed and kind in ("produce", "cloze", "register"):
            asked = said.english or said.literal
        if not revealed and kind in ("produce", "register"):
            note = words.register_words(said.register) or notes_of(said).when_say
        if not revealed and kind == "listen":
            asked = _("Listen")
        say_or_hide(self._meaning_asked, asked)
        say_or_hide(self._note_asked, note)

    def _ask_answer(self, card: CardRow, *, revealed: bool) -> None:
        field = None
        if revealed:
            self.field.hide()
        else:
            field = self.field.ask(card.kind, card.wording.units)
        self.answered_in = field

    def _heard(self, card: CardRow, text: str, *, revealed: bool) -> str:
        """Return what a screen reader says."""
        if revealed:
            return ", ".join(filter(None, (text, card.wording.pinyin, card.wording.english)))
        hidden = card.kind in ("produce", "listen")
        return ", ".join((words.asked(card), card.wording.english if hidden else _with_gap(card, text)))


class _Answer(QWidget):
    """Meaning, when to say it, what it does to face, and what they are likely to answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self._meaning = centred("section")
        self._literal = centred("meta", "text3")
        self._when = centred("body", "text2")
        self._not = centred("body", "text2")
        self._face = centred("body", "text2")
        self._reply = KaiText(theme, largest=26)
        self._reply_english = centred("meta", "text2")
        self._example = frame(
            "soft",
            column(
                label(_("Likely answer"), "caption"),
                self._reply,
                self._reply_english,
                margins=(px(14), px(10), px(14), px(10)),
                spacing=px(4),
            ),
        )
        self._status = centred("small")
        self.setLayout(
            column(
                self._meaning,
                self._literal,
                px(4),
                self._when,
                self._not,
                self._face,
                px(6),
                self._example,
                self._status,
                spacing=px(4),
            )
        )

    def show_wording(self, said: Wording, kind: str) -> None:
        """Show what belongs to a phrase."""
        say_or_hide(self._meaning, said.english or said.literal)
        literal = said.literal if said.english and said.literal != said.english else ""
        say_or_hide(self._literal, _("Word by word: {words}").format(words=literal) if literal else "")
        register = words.register_words(said.register) if kind == "register" else ""
        notes = notes_of(said)
        say_or_hide(self._when, register or notes.when_say)
        say_or_hide(self._not, _("Not: {note}").format(note=notes.when_not) if notes.when_not else "")
        say_or_hide(self._face, _("Face: {note}").format(note=notes.face_note) if notes.face_note else "")
        self._example.setVisible(bool(said.reply_chinese))
        self._reply.show_text(said.reply_chinese)
        say_or_hide(self._reply_english, said.reply_english)
        say_or_hide(self._status, "" if said.read else said.status())


def _with_gap(card: CardRow, text: str) -> str:
    """Return the phrase as it is asked: with a word missing, or without 您 and 你."""
    said = card.wording
    if card.kind == "cloze" and said.gaps:
        word = said.gaps[(card.id + card.memory.reviews) % len(said.gaps)]
        at = said.simplified.find(word)
        whole = text if len(text) == len(said.simplified) else said.simplified
        return whole[:at] + _GAP * len(word) + whole[at + len(word) :]
    if card.kind == "register":
        return text.replace("您", _GAP).replace("你", _GAP)
    return text


def _short_rule(theme: Theme) -> QFrame:
    line = rule()
    line.setFixedWidth(theme.px(56))
    return line
