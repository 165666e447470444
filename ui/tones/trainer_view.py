"""The tone trainer on the Practice page: say it, see your line over the tone's, hear both; by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from functools import partial
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

from desktop.attachments.attaching import Prepared
from desktop.attachments.preparing import prepare
from desktop.joining import sentences
from desktop.practice.sounds import keep_sound
from desktop.practice.tone.tones import WARM_UP
from desktop.practice.wordings import Wording, wording
from desktop.texts import _, p_
from ui.practice.views import View
from ui.practice.voice import PhraseVoice
from ui.sound.recorder import as_wav
from ui.sound.recording import Recording, State
from ui.tones import words
from ui.tones.face import TrainerFace
from ui.tones.trainer import Mode, Trainer
from ui.widgets.button import Button, Kind
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.scrolling import scrolling
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH = 720
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_SYLLABLE_SECONDS, _SYLLABLE_REST = 3.0, 0.6
_PHRASE_SECONDS, _EACH_SECONDS, _PHRASE_REST = 3.0, 0.8, 1.2


class TrainerView(View):
    """Space records, R plays the model (Shift: slowly), P your own voice, Enter goes on, K keeps the recording."""

    def __init__(self, workplace: Workplace, chance: Random | None = None) -> None:
        super().__init__(workplace)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Which syllable comes is no secret, and the moment makes every visit another.
        chance = chance or Random(round(workplace.clock().timestamp()))  # noqa: S311
        self.trainer = Trainer(workplace, chance, self)
        self.recording = Recording(workplace.sounds.microphone(), self)
        self.voice = PhraseVoice(workplace)
        self._begun = False
        self._kept = b""
        self._lay_out()
        self.trainer.changed.connect(self._show)
        self.recording.changed.connect(self._show_recording)
        self.recording.ended.connect(self.trainer.hear)

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        modes = [
            ("warm_up", _("Warm-up")),
            ("syllables", _("Syllables")),
            ("phrase", _("Phrase")),
        ]
        self.mode = Segmented(_("What is trained"), modes)
        self.mode.chosen.connect(self._choose)
        self._range = label("", "meta", "text2")
        self.face = TrainerFace(theme)
        self._level = ProgressBar(theme, _("Loudness"), width=180)
        self.record = self._button(_("Record"), "primary", "mic", self.toggle)
        self.model = self._button(_("Hear it"), "", "volume-2", self.play_model)
        self.mine = self._button(_("Hear yourself"), "", "play", self.play_mine)
        self.keep = self._button(_("Keep"), "ghost", "save", self.keep_recording)
        self.onward = self._button(p_("trainer", "Next"), "ghost", "arrow-right", self.trainer.next)
        self._hint = label("", "meta", "text3", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head = row(self.mode, None, self._range, spacing=px(12))
        buttons = row(None, self.record, self.model, self.mine, self.keep, self.onward, None, spacing=px(8))
        meter = row(None, self._level, None)
        page = holder(
            column(
                head, px(10), self.face, px(10), meter, px(8), buttons, px(10), self._hint, None,
                margins=(px(16), px(8), px(16), px(14)),
            )
        )  # fmt: skip
        page.setMaximumWidth(px(_WIDTH))
        self.setLayout(column((scrolling(holder(row(None, (page, 100), None))), 1)))

    def _button(self, text: str, kind: Kind, icon: str, act: Callable[[], None]) -> Button:
        made = Button(self.theme, text, kind, icon, act)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the view
        return made

    # --- showing -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is kept; the first time, begin where the learner stands."""
        self.trainer.read()
        if not self._begun:
            self._begun = True
            self._choose("syllables" if self.trainer.range else "warm_up")
        else:
            self._show()

    def shown_phrase(self) -> Wording | None:
        """Return the phrase that is trained."""
        return self.trainer.phrase if self.trainer.mode == "phrase" else None

    def show_phrase(self, key: str) -> None:
        """Train a phrase."""
        with self.workplace.journal.read() as connection:
            found = wording(connection, key)
        self.trainer.show_phrase(found)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, mode: str) -> None:
        self.workplace.sounds.stop()
        chosen: Mode = "phrase" if mode == "phrase" else "syllables" if mode == "syllables" else "warm_up"
        self.trainer.begin(chosen)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        trainer, recording = self.trainer, self.recording
        self.mode.select(trainer.mode)
        phrase = trainer.mode == "phrase"
        recording.rest = _PHRASE_REST if phrase else _SYLLABLE_REST
        longest = _PHRASE_SECONDS + _EACH_SECONDS * len(trainer.targets)
        recording.longest = longest if phrase else _SYLLABLE_SECONDS
        step = ""
        if trainer.mode == "warm_up":
            step = _("Warm-up, {n} of {all}: say the syllable as you usually speak.").format(
                n=trainer.at + 1, all=WARM_UP
            )
        self._range.setText(words.range_words(trainer.range))
        self.face.show_trainer(trainer, step)
        self.mine.setEnabled(bool(trainer.samples))
        self.keep.setVisible(phrase)
        self.keep.setEnabled(bool(trainer.samples) and trainer.samples != self._kept)
        self._show_recording()

    def _show_recording(self) -> None:
        recording = self.recording
        busy = recording.state == State.RECORDING
        self._level.show_share(recording.loudness, "seal" if busy else "accent")
        self.record.setText(_("Stop") if busy else _("Record"))
        self.record.setEnabled(recording.state != State.OPENING and bool(self.trainer.targets))
        if recording.error is not None:
            self.face.tell(sentences(recording.error.message, recording.error.advice), "amber")
        elif busy:
            self.face.tell(_("Speak now"), "seal")
        elif recording.state == State.OPENING:
            self.face.tell(_("The microphone is being opened …"), "")
        elif not self.trainer.samples:
            self.face.tell("")
        self._hint.setText(self._keys())

    def _keys(self) -> str:
        parts = [
            _("Space records and stops"), _("R plays how it should be, Shift+R slowly"), _("P plays you"),
            _("Enter goes on"),
        ]  # fmt: skip
        if self.trainer.mode == "phrase":
            parts.append(_("K keeps the recording, Shift+K as the model"))
        on = _("The microphone listens while this is shown; nothing is kept unless you keep it.")
        return f"{' · '.join(parts)}\n{on}"

    # --- doing -------------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Begin to record, or end it."""
        if self.recording.state == State.RECORDING:
            self.recording.stop()
        else:
            self.workplace.sounds.stop()
            self.recording.start()

    def play_model(self, *, slow: bool = False) -> None:
        """Let the learner hear how it should be."""
        if self.trainer.mode == "phrase":
            self.voice.say(self.trainer.phrase, slow=slow)
        else:
            character = self.trainer.asked.character
            self.workplace.sounds.say(character, self.trainer.options.voice, slow=slow)

    def play_mine(self) -> None:
        """Let the learner hear what they said."""
        if self.trainer.samples:
            self.workplace.sounds.play(as_wav(self.trainer.samples), "own.wav")

    def keep_recording(self, *, model: bool = False) -> None:
        """Keep the recording with the phrase, sealed like all files; ``model``: somebody said it as it should be."""
        phrase, samples = self.trainer.phrase, self.trainer.samples
        if self.trainer.mode != "phrase" or phrase is None or not samples or samples == self._kept:
            return
        files, now = self.workplace.journal.files, self.workplace.clock()
        name = f"{phrase.simplified[:20]} {now:%Y-%m-%d}.wav"

        def kept(prepared: Prepared) -> None:
            title = _("Keep recording of {phrase}").format(phrase=phrase.simplified)
            self.workplace.change(
                title, lambda session: keep_sound(session, phrase.key, prepared, "model" if model else "own")
            )
            self._show()

        def failed(error: BaseException) -> None:
            self._kept = b""
            self.workplace.failures.tell(error)
            self._show()

        self._kept = samples  # at once: the key could be pressed again before the file is there
        work = partial(prepare, files, name, as_wav(samples), UTC)
        self.workplace.tasks.run(lambda _progress: work(), kept, failed)

    # --- keys and place ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the trainer say."""
        acts: dict[str, Callable[[], object]] = {
            " ": self.toggle, "r": self.play_model, "p": self.play_mine, "k": self.keep_recording,
            "\r": self.trainer.next,
        }  # fmt: skip
        act = acts.get(event.text().lower())
        if (
            act is None
            or event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
            or event.isAutoRepeat()
        ):
            super().keyPressEvent(event)
        elif act == self.play_model:
            self.play_model(slow=bool(event.modifiers() & _SHIFT))
        elif act == self.keep_recording:
            self.keep_recording(model=bool(event.modifiers() & _SHIFT))
        else:
            act()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the microphone early: the first sound takes a second to come."""
        super().showEvent(event)
        self.recording.open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the microphone."""
        self.recording.close()
        super().hideEvent(event)
