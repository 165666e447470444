"""The 8D report of a case: what was done so that it does not happen again, by whom and until when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.quality import words as quality_words
from desktop.quality.rework_reads import ActionRow, Case
from desktop.texts import _
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, holder, row
from ui.widgets.rows import Flag
from ui.widgets.text import label
from ui.workplace import Workplace


class ActionsTab(QWidget):
    """A row for each of the eight steps; ``chosen`` tells one to edit, ``paper_asked`` that all are to be printed."""

    chosen = Signal(int)
    paper_asked = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        px = self._theme.px
        rows = column(spacing=px(2))
        self._rows = Kept(rows, self._make)
        for step, made in enumerate(self._rows.take(len(quality_words.STEPS)), start=1):
            made.opened.connect(lambda step=step: self.chosen.emit(step))
        advice = label(
            _(
                "Ask for it a week later, when the goods are right. It is about the process, not about a person."
            ),
            "body",
            "text2",
            wrap=True,
        )
        self.copy = Button(self._theme, _("Copy as text"), icon="copy", on_click=self._copy)
        self.paper = Button(
            self._theme, _("8D report on paper"), icon="printer", on_click=self.paper_asked.emit
        )
        self._case: Case | None = None
        self.setLayout(
            column(
                advice, px(10), holder(rows), px(10), row(self.paper, self.copy, None, spacing=px(8)), None,
                margins=(0, px(14), px(8), px(16)),
            )
        )  # fmt: skip

    def _make(self) -> ItemRow:
        return ItemRow(self._theme, "")

    def show_case(self, case: Case) -> None:
        """Show the steps of a case."""
        self._case = case
        known = {action.step: action for action in case.actions}
        for step, made in enumerate(self._rows.take(len(quality_words.STEPS)), start=1):
            title = quality_words.step_title(step)
            made.show_words(title, *self._words(known.get(step)))

    def _words(self, action: ActionRow | None) -> tuple[str, Flag | None, str]:
        if action is None or not (action.text or action.owner):
            return _("Not written yet"), None, ""
        today = self._workplace.today
        note = " · ".join(part for part in (action.owner, action.text.partition("\n")[0]) if part)
        if action.done_on is not None:
            return note, Flag(_("Done"), "ok", "check"), formats.short_day(action.done_on, today)
        if action.due_on is None:
            return note, None, ""
        late = action.due_on < today
        due = _("by {day}").format(day=formats.short_day(action.due_on, today))
        return note, Flag(_("Late"), "seal") if late else None, due

    def _copy(self) -> None:
        if self._case is None:
            return
        known = {action.step: action for action in self._case.actions}
        lines = []
        for step in quality_words.STEPS:
            action = known.get(step)
            lines.append(f"{quality_words.step_zh(step)} {quality_words.step_en(step)[3:]}")
            if action is not None:
                parts = (action.text, action.owner, str(action.due_on or ""), action.evidence_after)
                lines.append("\n".join(part for part in parts if part))
            lines.append("")
        self._workplace.clipboard.copy("\n".join(lines).strip())
        self._workplace.tell(_("The 8D report is copied as text"))
