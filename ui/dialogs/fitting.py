"""Fitting FSRS to one's own answers: run beside the screen, looked at, and taken or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.joining import sentences
from desktop.practice.fitting import Engine, Fit, RustEngine, fit, read_histories
from desktop.practice.options import change_options, read_options
from desktop.texts import _
from ui.geometry import take_room
from ui.job_dialog import JobDialog
from ui.tasks import Progress
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label, rule
from ui.workplace import Workplace

_WIDTH = 520
_A_LINE = 7


class FitDialog(JobDialog):
    """``taken`` tells that the new parameters were kept; the due days of cards stay, the next answers count by them."""

    taken = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None, engine: Engine | None = None) -> None:
        """``engine`` is that of the extra unless another is given."""
        super().__init__(workplace, _("Fit to my answers"), _("Fit"), parent)
        self._engine: Engine = engine or RustEngine()
        self.found: Fit | None = None
        px = self.theme.px
        self.words = label("", "body", "text2", wrap=True)
        self.before = label("", "meta", "text2", wrap=True)
        self.after = label("", "meta", "text2", wrap=True)
        self.keep = Button(self.theme, _("Use the new numbers"), "primary", "check", self._keep)
        self.keep.setAutoDefault(False)
        self.keep.hide()
        self.words.setText(
            _(
                "The intervals come from 21 numbers that were found over many people. They can be found for you alone,"
                " from your answers. Nothing is kept before you have seen it; cards stay due as they are."
            )
        )
        foot = row(None, self.close_button, self.go, self.keep, spacing=px(8))
        margins = (px(24), px(20), px(24), px(16))
        lines = (self.banner, self.words, self.before, self.after, self.bar)
        self.setLayout(column(*lines, None, rule(), foot, margins=margins, spacing=px(10)))
        take_room(self, px(_WIDTH), px(320))
        for one in (self.before, self.after):
            one.hide()

    def begin(self) -> None:
        """Read the answers and fit."""
        journal, engine = self.workplace.journal, self._engine

        def work(progress: Progress) -> Fit:
            with journal.read() as connection:
                options, histories = read_options(connection), read_histories(connection)
            return fit(engine, histories, options, progress)

        self.run_job(work, self._show)

    def _show(self, found: Fit) -> None:
        """Show what came of it; worse numbers cannot be taken."""
        self.found = found
        losses = {"before": f"{found.loss_before:.4f}", "after": f"{found.loss_after:.4f}"}
        said = _(
            "Log loss over {n} answers: {before} as it is, {after} with the new numbers. Lower is better."
        )
        worse = _("The numbers of now fit your answers as well. There is nothing to gain.")
        told = said.format(n=formats.number(found.answers), **losses)
        self.words.setText(told if found.better else sentences(told, worse))
        self.before.setText(_("Now: {numbers}").format(numbers=_listed(found.before)))
        self.after.setText(_("New: {numbers}").format(numbers=_listed(found.after)))
        for one in (self.before, self.after):
            one.show()
        self.go.hide()
        self.keep.setVisible(found.better)
        (self.keep if found.better else self.close_button).setFocus()

    def _keep(self) -> None:
        found = self.found
        if found is None:
            return
        title = _("Fit to my answers")
        if self.workplace.change(title, lambda session: change_options(session, parameters=found.after)):
            self.taken.emit()
            self.accept()


def _listed(parameters: tuple[float, ...]) -> str:
    """Return the numbers in lines."""
    texts = [f"{value:.4f}" for value in parameters]
    return "\n".join("  ".join(texts[at : at + _A_LINE]) for at in range(0, len(texts), _A_LINE))
