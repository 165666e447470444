"""The card of the trainer: what to say, the lines, what was heard; it shows what it is told."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from desktop.joining import sentences, statements
from desktop.practice.tone.overlay import Overlay
from desktop.practice.tone.targets import Target
from desktop.texts import _
from ui.practice.kai_text import KaiText
from ui.theme.theme import Theme
from ui.tones import words
from ui.tones.contour_chart import Cell, ContourChart, Line
from ui.tones.trainer import Result, Trainer
from ui.widgets.layouts import column
from ui.widgets.text import centred, say_or_hide


class TrainerFace(QFrame):
    """Large characters for a syllable; a phrase stands below its lines, syllable by syllable."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "flashcard")
        px = theme.px
        self._step = centred("meta", "text3")
        self._text = KaiText(theme, largest=72)
        self._pinyin = centred("title", "text2")
        self._meaning = centred("body", "text2")
        self.chart = ContourChart(theme)
        self._verdict = centred("lead_strong")
        self._advice = centred("body", "text2")
        self._estimate = centred("meta", "text3")
        pieces = (
            self._step, self._text, self._pinyin, self._meaning, px(4), self.chart, self._verdict, self._advice,
            self._estimate,
        )  # fmt: skip
        self.setLayout(column(*pieces, margins=(px(20), px(14), px(20), px(14)), spacing=px(5)))

    def show_trainer(self, trainer: Trainer, step: str) -> None:
        """Show what is asked for and what was heard; ``step`` says how far the warm-up is."""
        single = trainer.mode != "phrase"
        targets, result = trainer.targets, trainer.result
        say_or_hide(self._step, step)
        for made in (self._text, self._pinyin):
            made.setVisible(single)
        if single and targets:
            self._text.show_text(targets[0].text)
            self._pinyin.setText(targets[0].pinyin)
        meaning = trainer.asked.meaning if single else trainer.phrase.english if trainer.phrase else ""
        say_or_hide(self._meaning, meaning)
        found, tone, advice = "", "", ""
        if result.overlay is not None:
            found, tone = words.summary(result.overlay, targets)
            advice = words.phrase_advice(result.overlay, targets)
        elif result.attempt is not None:
            found, tone = words.verdict(result, targets[0])
            advice = words.advice(result, targets[0])
        say_or_hide(self._verdict, found, tone)
        say_or_hide(self._advice, advice)
        thick = (
            _("Thick line: the recording of the phrase.")
            if trainer.model
            else _("Thick line: how it should be.")
        )
        estimate = _("An estimate by the pitch of your voice: a teacher hears more.")
        self._estimate.setText(sentences(estimate, thick))
        cells = _cells(targets, result, trainer.model, named=not single)
        spoken = [", ".join(filter(None, (cell.pinyin, cell.heard or cell.mark))) for cell in cells]
        if single:
            spoken = [f"{targets[0].pinyin}, {spoken[0]}"]
        self.chart.show_cells(cells, statements(*spoken, found))

    def tell(self, words_: str, tone: str = "") -> None:
        """Say something in place of a verdict and its advice, such as that the microphone is being opened."""
        say_or_hide(self._verdict, words_, tone)
        say_or_hide(self._advice, "")


def _cells(targets: tuple[Target, ...], result: Result, model: Overlay | None, *, named: bool) -> list[Cell]:
    """Return the syllables of the chart, with what was heard where something was; ``named``: their words below."""
    overlay, attempt = result.overlay, result.attempt
    cells = []
    for at, target in enumerate(targets):
        lines: tuple[Line, ...] = ()
        mark, heard = None, ""
        if overlay is not None and overlay.syllables:
            said = overlay.syllables[at]
            lines, mark, heard = said.lines, said.mark, words.heard_as(said, target)
        elif attempt is not None and attempt.heard is not None:
            levels = attempt.heard.levels
            lines = (tuple((step / (len(levels) - 1), level) for step, level in enumerate(levels)),)
            mark = attempt.grade
            heard = words.with_tone(target, attempt.heard.likeliest) if mark == "other" else ""
        below = (target.text, target.pinyin) if named else ("", "")
        recorded = model.syllables[at].lines if model is not None else ()
        cells.append(Cell(*below, target.tone, target.levels, lines, mark, heard, recorded))
    return cells
