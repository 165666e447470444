"""Keeps what is typed: a draft every second, one step of the journal at each pause and when the note is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import GuanxiError
from desktop.notes import keeping
from desktop.texts import _
from ui.workplace import Workplace

DRAFT_MS, STEP_MS = 1000, 4000


class Keeping(QObject):
    """``read`` gives title and text as they stand in the editor."""

    said = Signal(str)
    """How things stand, in a word or two."""

    def __init__(self, workplace: Workplace, read: Callable[[], tuple[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._read = workplace, read
        self.note_id = 0
        self._kept = ("", "")
        self._drafted = False
        self._draft = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._draft.timeout.connect(self.keep_draft)
        self._step = QTimer(self, singleShot=True, interval=STEP_MS)
        self._step.timeout.connect(self.keep_step)

    @property
    def pending(self) -> bool:
        """Something is typed that is no step yet."""
        return self._step.isActive()

    def differs(self) -> bool:
        """Tell whether the editor says something else than what was kept, or than a draft that was."""
        return self._drafted or self._read() != self._kept

    def begin(self, note_id: int, title: str, body: str) -> None:
        """Keep another note from now on, which stands so in the journal."""
        self._draft.stop()
        self._step.stop()
        self.note_id, self._kept, self._drafted = note_id, (title, body), False

    def typed(self) -> None:
        """Something was typed: the draft is kept within a second, the step once typing pauses."""
        if not self.note_id:
            return
        if not self._draft.isActive():
            self._draft.start()
        self._step.start()

    def keep_draft(self) -> None:
        """Keep the draft now; it survives a crash."""
        self._draft.stop()
        title, body = self._read()
        if self.note_id and (title, body) != self._kept:
            note_id = self.note_id
            self._drafted = True
            self._change(_("Keep draft"), lambda session: keeping.keep_draft(session, note_id, title, body))

    def keep_step(self) -> None:
        """Make a step of the journal of what was typed since the last one."""
        self._draft.stop()
        self._step.stop()
        title, body = self._read()
        if not self.note_id or not self.differs():
            return
        note_id, today = self.note_id, self._workplace.today
        self._kept, self._drafted = (title, body), False
        self._change(
            _("Edit note"),
            lambda session: keeping.write_note(session, note_id, today, title=title, body=body),
        )

    def _change(self, title: str, work: Callable[..., object]) -> None:
        failed: list[GuanxiError] = []

        def tell(error: GuanxiError) -> None:
            failed.append(error)
            self._workplace.failures.tell(error)

        self._workplace.change(title, work, toast="", failed=tell)
        self.said.emit(_("Not kept: look at the message above") if failed else _("Kept"))
