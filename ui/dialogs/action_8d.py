"""The form of one step of an 8D report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.quality import words as quality_words
from desktop.quality.photos import evidence_of
from desktop.quality.rework_reads import Case
from desktop.quality.reworks import ActionFields, set_action
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.rework.evidence import open_evidence
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.layouts import holder, row
from ui.widgets.picture_strip import PictureStrip
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change, ChangeSession


def open_action(workplace: Workplace, parent: QWidget, case: Case, step: int) -> None:
    """Open a step of the report of a case."""
    ActionDialog(workplace, parent, case, step).open()


class ActionDialog(FormDialog):
    """What, who, until when, and what shows that it helped."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, case: Case, step: int) -> None:
        title = quality_words.step_title(step)
        super().__init__(workplace.theme, title, _("Save"), parent, width=540)
        self._workplace, self._case, self._step, self._title = workplace, case, step, title
        known = next((action for action in case.actions if action.step == step), None)
        self._action = known.id if known else 0
        self.text = self._block(known.text if known else "")
        self.owner = QLineEdit(known.owner if known else "")
        self.due, self.done_day = DayLine(lambda: workplace.today), DayLine(lambda: workplace.today)
        self.due.show_day(known.due_on if known else None)
        self.done_day.show_day(known.done_on if known else None)
        self.before = self._block(known.evidence_before if known else "")
        self.after = self._block(known.evidence_after if known else "")
        self.form.add(_("What"), self.text)
        self.form.add(_("Owner"), self.owner)
        self._due_row, self._done_row = self.form.add_beside(
            (_("Due on"), self.due), (_("Done on"), self.done_day)
        )
        self.due.read_into(self._due_row)
        self.done_day.read_into(self._done_row)
        self.strips = {
            "before": PictureStrip(self.theme, _("Photos before")),
            "after": PictureStrip(self.theme, _("Photos after")),
        }
        self.form.add(_("Evidence before"), self.before)
        self.form.add_widget(self.strips["before"])
        self.form.add(_("Evidence after"), self.after)
        self.form.add_widget(self.strips["after"])
        self.photos = Button(
            self.theme, _("Photos before and after"), icon="images", on_click=self.show_photos
        )
        self.photos.setAutoDefault(False)
        self.form.add_widget(holder(row(self.photos, None)))
        self._began = self._now()
        self._show_strips()
        workplace.open_journal.changed.connect(self._on_change)
        self.text.setFocus()
        self.ready()

    def _block(self, text: str) -> QPlainTextEdit:
        block = QPlainTextEdit(text)
        block.setTabChangesFocus(True)
        block.setFixedHeight(self.theme.px(72))
        return block

    def _now(self) -> tuple[str, ...]:
        blocks = (block.toPlainText() for block in (self.text, self.before, self.after))
        return (*blocks, self.owner.text(), self.due.text(), self.done_day.text())

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def _on_change(self, change: Change) -> None:
        if change.touches("attachment", "attachment_link"):
            self._show_strips()

    def _show_strips(self) -> None:
        """Show the photos that the step has."""
        with self._workplace.journal.read() as connection:
            found = evidence_of(connection, [self._action] if self._action else [])
        for role, strip in self.strips.items():
            strip.show_pictures([one.picture for one in found.get((self._action, role), ())])

    def show_photos(self) -> None:
        """Keep what is typed, so that the photos have a step to stand on, and open them."""
        self.form.clear_errors()
        if (self.typed() or not self._action) and not self.store():
            self.form.focus_first_error()
            return
        self._began = self._now()
        open_evidence(self._workplace, self, self._action, self._title)

    def store(self) -> bool:
        """Keep the step."""
        if say_if_wrong(self.due, self._due_row) or say_if_wrong(self.done_day, self._done_row):
            return False
        fields: ActionFields = {
            "text": self.text.toPlainText(),
            "owner": self.owner.text(),
            "due_on": self.due.day(),
            "done_on": self.done_day.day(),
            "evidence_before": self.before.toPlainText(),
            "evidence_after": self.after.toPlainText(),
        }

        def write(session: ChangeSession) -> None:
            self._action = set_action(session, self._case.id, self._step, fields)

        return self.keep(self._workplace, _("Write 8D step"), write)
