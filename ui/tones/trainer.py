"""What the trainer asks for and what it heard: warm-up, single syllables, a phrase; it knows no widget."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop.errors import GuanxiError
from desktop.practice.options import Options, change_options, read_options
from desktop.practice.sounds import model_of
from desktop.practice.tone.contour import Contour
from desktop.practice.tone.drill import Attempt, DrillSyllable, learnt, listen, next_syllable, warm_up
from desktop.practice.tone.overlay import Overlay, lay_over
from desktop.practice.tone.sound import Sound, from_pcm
from desktop.practice.tone.targets import Target, alone, of_phrase
from desktop.practice.tone.tones import VoiceRange, voice_range
from desktop.practice.wordings import Wording, of_situation, wording
from desktop.texts import _
from ui.workplace import Workplace

Mode = Literal["warm_up", "syllables", "phrase"]
_REMEMBERED = 12
_FIRST_SITUATION = "first_contact"


@dataclass(frozen=True, slots=True)
class Result:
    """What was heard of the last utterance: of a syllable or of a phrase."""

    attempt: Attempt | None = None
    overlay: Overlay | None = None


class Trainer(QObject):
    """``changed`` tells that another thing is asked for, or that something was heard."""

    changed = Signal()

    def __init__(self, workplace: Workplace, chance: Random, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._chance = workplace, chance
        self.mode: Mode = "warm_up"
        self.options = Options()
        self.asked: DrillSyllable = warm_up()[0]
        self.phrase: Wording | None = None
        self.targets: tuple[Target, ...] = ()
        self.result = Result()
        self.model: Overlay | None = None
        """How the recording of the phrase sounds; None while there is none, or it cannot be told."""
        self.samples = b""
        """The last utterance, in memory alone."""
        self.at = 0
        """How many syllables of the warm-up are done."""
        self._contours: list[Contour] = []
        self._missed: deque[int] = deque(maxlen=_REMEMBERED)
        self._turn = 0

    @property
    def range(self) -> VoiceRange | None:
        """The range of the learner's voice, None before the warm-up."""
        return VoiceRange(*self.options.voice_range) if self.options.voice_range else None

    def read(self) -> None:
        """Read the options and the phrase again."""
        with self._workplace.journal.read() as connection:
            self.options = read_options(connection)
            if self.phrase is not None:
                self.phrase = wording(connection, self.phrase.key) or self.phrase

    # --- what is asked for -------------------------------------------------------------------------------------

    def begin(self, mode: Mode) -> None:
        """Begin the warm-up, the drill, or the phrase at hand."""
        self.mode = mode
        if mode == "warm_up":
            self.at, self._contours = 0, []
            self._ask(warm_up()[0])
        elif mode == "syllables":
            self._ask(next_syllable(self._chance, self._missed, self.asked))
        else:
            self.show_phrase(self.phrase or self._first_phrase())

    def _first_phrase(self) -> Wording | None:
        with self._workplace.journal.read() as connection:
            return next((one for one in of_situation(connection, _FIRST_SITUATION) if one.line), None)

    def show_phrase(self, said: Wording | None) -> None:
        """Ask for a phrase."""
        self.mode, self.phrase = "phrase", said
        self.targets = of_phrase(said) if said is not None else ()
        self._forget()
        self._look_for_model()

    def _look_for_model(self) -> None:
        """Take the line of the phrase's recording for the target; the speaker's own range makes it comparable."""
        said, targets, turn = self.phrase, self.targets, self._turn
        if said is None:
            return
        with self._workplace.journal.read() as connection:
            sound = model_of(connection, said.key)
        if sound is None:
            return

        def show(model: Overlay) -> None:
            if turn == self._turn and not model.unheard:
                self.model = model
                self.changed.emit()

        def decoded(model: Sound) -> None:
            self._workplace.tasks.run(
                lambda _progress: lay_over(model, targets, None),
                show,
                self._workplace.failures.tell,
            )

        try:
            data = self._workplace.journal.files.read(sound.content)
            self._workplace.sounds.decode(data, sound.name, decoded)
        except GuanxiError as error:
            self._workplace.failures.tell(error)

    def _ask(self, one: DrillSyllable) -> None:
        self.asked, self.targets = one, (alone(one.character, one.syllable),)
        self._forget()

    def _forget(self) -> None:
        self._turn += 1
        self.result, self.model, self.samples = Result(), None, b""
        self.changed.emit()

    def next(self) -> None:
        """Go on to the next syllable or phrase; the warm-up ends after its last one."""
        if self.mode == "warm_up":
            self.at += 1
            if self.at < len(warm_up()):
                self._ask(warm_up()[self.at])
            else:
                self._end_warm_up()
        elif self.mode == "syllables":
            self._ask(next_syllable(self._chance, self._missed, self.asked))
        else:
            self.show_phrase(self._following())

    def _following(self) -> Wording | None:
        """Return the phrase after the one at hand, in its situation."""
        if self.phrase is None:
            return self._first_phrase()
        with self._workplace.journal.read() as connection:
            beside = [one for one in of_situation(connection, self.phrase.situation) if one.line]
        keys = [one.key for one in beside]
        at = keys.index(self.phrase.key) + 1 if self.phrase.key in keys else 0
        return beside[at % len(beside)] if beside else self.phrase

    def _end_warm_up(self) -> None:
        if not learnt(self._contours):
            self.begin("warm_up")
            self._workplace.tell(_("Too few syllables were heard to know your range. Please try once more."))
            return
        found = voice_range(self._contours)
        self._workplace.change(
            _("Learn the range of your voice"),
            lambda session: change_options(session, voice_range=(round(found.low, 2), round(found.high, 2))),
        )
        self.read()
        self.begin("syllables")

    # --- what was heard ----------------------------------------------------------------------------------------

    def hear(self, samples: bytes) -> None:
        """Look at an utterance, beside the window; what comes back after another thing was asked for is dropped."""
        self.samples = samples
        turn, work = self._turn, self._work(samples)

        def done(result: Result) -> None:
            if turn == self._turn:
                self._show(result)

        self._workplace.tasks.run(lambda _progress: work(), done, self._workplace.failures.tell)

    def _work(self, samples: bytes) -> Callable[[], Result]:
        known, targets = self.range, self.targets
        if self.mode == "phrase":
            return lambda: Result(overlay=lay_over(from_pcm(samples), targets, known))
        expected, known = self.asked.syllable.tone, known if self.mode == "syllables" else None
        return lambda: Result(attempt=listen(from_pcm(samples), expected, known))

    def _show(self, result: Result) -> None:
        self.result = result
        attempt = result.attempt
        if self.mode == "syllables" and attempt is not None and attempt.grade in ("other", "unsure"):
            self._missed.append(self.asked.syllable.tone)
        if self.mode == "warm_up" and attempt is not None and attempt.contour is not None:
            self._contours.append(attempt.contour)
            self.next()
            return
        self.changed.emit()
