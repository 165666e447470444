"""One phrase of the library with all that is known of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop import formats
from desktop.people import shown
from desktop.people.contact_card import PersonName
from desktop.practice import cards as cards_of
from desktop.practice import own
from desktop.practice.decks import deck_title
from desktop.practice.notes import NOTES, notes_of
from desktop.practice.options import read_options
from desktop.practice.rehearsals import person_of
from desktop.practice.uses import UseRow
from desktop.practice.wordings import LIBRARY, Wording
from desktop.texts import _
from ui.practice import words
from ui.practice.kai_text import KaiText
from ui.practice.phrase_sounds import PhraseSounds
from ui.practice.pinyin_line import PinyinLine
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.fitting import Fitting
from ui.widgets.flow import Flow
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder
from ui.widgets.rows import Flag
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

_LEVELS = 3


class PhraseCard(QWidget):
    """``practise_asked`` tells the keys of the phrases to be practised."""

    practise_asked = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self.wording: Wording | None = None
        theme, px = self._theme, self._theme.px
        self._text = KaiText(theme, largest=60)
        self._other = label("", "meta", "text3")
        self._pinyin = PinyinLine(theme, pixels=20)
        self._spoken = label("", "meta", "text3")
        self._meaning = label("", "section", wrap=True)
        self._chips = Flow(px(6))
        self._parts = {
            key: _Part(title)
            for key, title in (
                ("literal", _("Word by word")),
                ("when_say", _("When to say it")),
                ("when_not", _("When not")),
                ("face_note", _("Face")),
                ("reply", _("Likely answer")),
                ("taught", _("Taught by")),
                ("note", _("Your note")),
            )
        }
        self._uses = column(spacing=px(2))
        self._uses_part = holder(column(SectionHeader(_("Used in real life")), px(4), self._uses))
        self._status = label("", "meta", "text3", wrap=True)
        self.sounds = PhraseSounds(workplace)
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        theme, workplace = self._theme, self._workplace
        self.practise = Button(theme, _("Practise"), "primary", "play", self._practise)
        self.play = Button(theme, _("Play"), "", "volume-2", lambda: workplace.perform("play_phrase"))
        self.say = Button(theme, _("Say it"), "", "mic", lambda: workplace.perform("say_it"))
        self.used = Button(
            theme, _("Used with"), "", "message-circle", lambda: workplace.perform("phrase_used")
        )
        self.again = Button(theme, _("Ask it again"), "", "play", self._ask_again)
        self.wrong = Button(theme, "", "", "pencil", lambda: workplace.perform("edit_phrase"))
        self.back = Button(theme, _("Take the correction back"), "ghost", "undo-2", self._take_back)
        self.delete = Button(theme, _("Move to trash"), "danger", "trash-2", self._delete)

    def _lay_out(self) -> None:
        px = self._theme.px
        acts = Flow(px(8))
        for button in (
            self.practise, self.again, self.play, self.say, self.used, self.wrong, self.back, self.delete,
        ):  # fmt: skip
            acts.addWidget(button)
        for made in (self._other, self._spoken, self._meaning):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        pieces = [self._text, self._other, self._pinyin, self._spoken, self._meaning]
        lines = column(
            *pieces, px(6), holder(self._chips), holder(acts), px(8), *self._parts.values(), self._uses_part,
            self.sounds, self._status, None, margins=(px(28), px(18), px(28), px(28)), spacing=px(8),
        )  # fmt: skip
        self.setLayout(column(Fitting(lines)))

    def show_phrase(self, said: Wording, uses: Sequence[UseRow], cards: Collection[str] = ()) -> None:
        """Show a phrase; ``cards`` says how its cards stand: suspended, flagged, leech."""
        self.wording = said
        with self._workplace.journal.read() as connection:
            options = read_options(connection)
            taught = person_of(connection, said.taught_by_id) if said.taught_by_id else None
        main, other = said.simplified, said.traditional if said.traditional != said.simplified else ""
        if options.traditional and other:
            main, other = other, main
        self._text.show_text(main)
        _say(self._other, other)
        self._pinyin.setVisible(bool(said.pinyin))
        self._pinyin.show_wording(said, colours=options.tone_colours)
        spoken = said.spoken if said.spoken != said.pinyin else ""
        _say(self._spoken, _("Spoken: {pinyin}").format(pinyin=spoken) if spoken else "")
        _say(self._meaning, said.english or said.literal)
        self._show_chips(said, cards)
        self.again.setVisible("suspended" in cards)
        reply = "\n".join(filter(None, (said.reply_chinese, said.reply_english)))
        teacher = ""
        if taught is not None:
            name = PersonName(taught.id, taught.name_zh, taught.name_en, taught.form_of_address).shown
            day = formats.full_day(said.taught_on) if said.taught_on else ""
            teacher = " · ".join(filter(None, (name, day)))
        notes = notes_of(said)
        texts = {"reply": reply, "taught": teacher, **{key: getattr(notes, key) for key in NOTES}}
        for key, part in self._parts.items():
            part.show_text(texts[key] if key in texts else getattr(said, key))
        self._show_uses(uses)
        self.sounds.show_phrase(said)
        self._status.setText(said.status())
        self.wrong.setText(_("This is wrong") if said.source in (LIBRARY, "correction") else _("Edit phrase"))
        self.wrong.dress()
        self.back.setVisible(said.source == "correction")
        self.delete.setVisible(said.source not in (LIBRARY, "correction"))

    def _show_chips(self, said: Wording, cards: Collection[str]) -> None:
        empty(self._chips)
        direction = {"say": _("You say it"), "hear": _("You hear it")}.get(said.direction, _("Both say it"))
        level = _("Level {n} of {all}").format(n=said.level, all=_LEVELS)
        register = words.register_words(said.register)
        for text in filter(None, (deck_title("", said.situation), direction, register, level)):
            self._chips.addWidget(Chip(self._theme, Flag(text)))
        for key, text in words.words_of_standings().items():
            if key in cards:
                self._chips.addWidget(Chip(self._theme, Flag(text, "amber")))

    def _show_uses(self, uses: Sequence[UseRow]) -> None:
        empty(self._uses)
        self._uses_part.setVisible(bool(uses))
        for use in uses:
            name = shown.single(use.name_zh, use.name_en) or _("Somebody")
            day = formats.weekday_day(use.at.astimezone().date(), self._workplace.today)
            note = " · ".join(filter(None, (day, use.note)))
            self._uses.addWidget(
                ItemRow(self._theme, name, note, leading=Icon(self._theme, "message-circle", "sky"))
            )

    def _practise(self) -> None:
        if self.wording is not None:
            self.practise_asked.emit((self.wording.key,))

    def _ask_again(self) -> None:
        said = self.wording
        if said is not None:
            self._workplace.change(
                _("Ask the phrase again"), lambda session: cards_of.ask_again(session, said.key)
            )

    def _take_back(self) -> None:
        said = self.wording
        if said is not None:
            self._workplace.change(
                _("Take the correction back"), lambda session: own.take_back_correction(session, said.key)
            )

    def _delete(self) -> None:
        said = self.wording
        if said is not None:
            self._workplace.change(
                _("Move phrase to trash"), lambda session: own.delete_phrase(session, said.key)
            )


class _Part(QWidget):
    """A caption over a text, hidden while there is none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._text: QLabel = label("", "body", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLayout(column(label(title, "caption"), self._text, spacing=2))

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))


def _say(made: QLabel, text: str) -> None:
    made.setText(text)
    made.setVisible(bool(text))
