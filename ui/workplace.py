"""What a page works with: the open journal, the theme, and ways to change, tell, show and copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.clock import local_date
from desktop.errors import GuanxiError, Refused
from desktop.texts import _
from ui.backups import Backups
from ui.clipboard import Clipboard
from ui.copies import PrivateCopies
from ui.failures import Failures
from ui.open_journal import OpenJournal
from ui.services import Services
from ui.sound.sounds import Sounds
from ui.tasks import JournalTasks, Progress, Tasks, Work, silent
from ui.theme.theme import Theme
from ui.turning import Turning

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession, Journal

T = TypeVar("T")


class Workplace(QObject):
    """Handed to every page and dialog; it knows no page."""

    record_asked_for = Signal(str, object)
    """Kind and id of a record that should be shown."""
    part_asked_for = Signal(str, object)
    """Kind and id of a part of the record that is shown, which should be turned to."""
    place_asked_for = Signal(str)
    command_asked_for = Signal(str)
    phrase_asked_for = Signal(str)
    """Key of a phrase that the library should show."""
    presenting_changed = Signal(bool)
    reminded = Signal()
    """A reminder has fallen due."""
    day_turned = Signal()
    """Another day has begun where the person is."""
    told = Signal(str, object)
    """A sentence for a toast, and the id of the operation that its Undo turns back, or None."""

    def __init__(
        self,
        open_journal: OpenJournal,
        theme: Theme,
        tasks: Tasks,
        failures: Failures,
        clipboard: Clipboard,
        clock: Callable[[], datetime],
        services: Services | None = None,
        sounds: Sounds | None = None,
    ) -> None:
        """``services`` are what the settings page needs beyond one journal; ``sounds`` others than the computer's."""
        super().__init__()
        self.services = services
        self.backups = Backups(open_journal, services) if services is not None else None
        if self.backups is not None:
            self.backups.told.connect(self.tell)
        self.open_journal = open_journal
        self.tasks: Tasks = JournalTasks(tasks)
        """Jobs of this journal, which end with it."""
        self.sounds = sounds or Sounds(self.tasks)
        """Voices, player and microphone; none of them is there before somebody uses it."""
        self.sounds.failed.connect(failures.tell)
        self.copies = PrivateCopies(open_journal.folder)
        self.copies.wipe()  # of a run that ended by force
        self.theme = theme
        self.failures = failures
        self.clipboard = clipboard
        self.clock = clock
        self.focus: tuple[str, int] | None = None
        """Kind and id of the record that the person looks at; the quick log begins with it."""
        self.presenting = False
        """Somebody else looks at the screen: private notes are hidden everywhere."""
        self.turning = Turning(open_journal, self.tasks, failures)
        self.turning.turned.connect(self.tell)
        self._last_change: int | None = None
        open_journal.changed.connect(self._remember)

    @property
    def journal(self) -> Journal:
        """The journal itself."""
        return self.open_journal.journal

    @property
    def today(self) -> date:
        """Today where the person is."""
        return local_date(self.clock())

    def change(
        self, title: str, work: Callable[[ChangeSession], T], *, toast: str | Callable[[T], str] | None = None,
        failed: Callable[[GuanxiError], object] | None = None,
    ) -> T | None:  # fmt: skip
        """Make one change with a name; a failure is told and gives None.

        ``toast`` is the sentence shown with Undo afterwards, or makes it of what ``work`` returned; the title when
        None, nothing when empty. ``failed`` hears of an error of the world in place of the window: a dialog shows it
        where the person looks.
        """
        before = self._last_change
        try:
            if self.turning.busy:  # it would stand still until the other is done
                raise Refused(
                    _("A large change is being undone or made again."), _("Wait until that is done.")
                )
            with self.journal.change(title) as session:
                result = work(session)
        except GuanxiError as error:
            (failed or self.failures.tell)(error)
            return None
        sentence = title if toast is None else toast(result) if callable(toast) else toast
        if sentence and self._last_change != before:
            self.told.emit(sentence, self._last_change)
        return result

    def carry_out(
        self, title: str, work: Callable[[ChangeSession], object], *, toast: str | None = None,
        failed: Callable[[GuanxiError], object] | None = None,
    ) -> bool:  # fmt: skip
        """Make one change as ``change`` does; tell whether it was made, whatever ``work`` returns."""

        def whole(session: ChangeSession) -> bool:
            work(session)
            return True

        return self.change(title, whole, toast=toast, failed=failed) is not None

    def _remember(self, change: object) -> None:
        self._last_change = getattr(change, "operation_id", None)

    def undo(self, operation_id: int | None = None) -> None:
        """Turn back the newest change or a given one, and say so; a huge one is done when ``turning`` has ended."""
        self.turning.undo(operation_id)

    def redo(self) -> None:
        """Make the change again that was undone last."""
        self.turning.redo()

    def run_awaited(
        self, work: Work[T], done: Callable[[T], None], failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = silent,
    ) -> Progress:  # fmt: skip
        """Start a job that somebody waits for, such as an export: the clock does not lock it away."""
        journal = self.open_journal

        def finished(result: T) -> None:
            journal.awaited -= 1
            done(result)

        def broke(error: BaseException) -> None:
            journal.awaited -= 1
            failed(error)

        journal.awaited += 1
        return self.tasks.run(work, finished, broke, progress)

    def close(self) -> None:
        """Give up what runs for this journal: it is being locked, or shown anew."""
        self.tasks.close()
        self.open_journal.awaited = 0  # nobody hears the end of what is stopped
        self.copies.close()
        self.sounds.close()
        if self.backups is not None:
            self.backups.close()

    def show_record(self, kind: str, record_id: int) -> None:
        """Go to the page that shows records of ``kind`` and select this one."""
        self.record_asked_for.emit(kind, record_id)

    def show_part(self, kind: str, record_id: int) -> None:
        """Turn to a part of the record that is shown, such as an earlier quote; nothing where there is none."""
        self.part_asked_for.emit(kind, record_id)

    def show_place(self, key: str) -> None:
        """Go to a place of ``ui.places``."""
        self.place_asked_for.emit(key)

    def show_phrase(self, key: str) -> None:
        """Go to the library of phrases and select this one."""
        self.show_place("practice")
        self.phrase_asked_for.emit(key)

    def perform(self, command: str) -> None:
        """Run a command of ``ui.commands`` by its key, as if chosen from the menu."""
        self.command_asked_for.emit(command)

    def present(self, *, on: bool) -> None:
        """Hide what is private while somebody else looks at the screen, or show it again."""
        if on != self.presenting:
            self.presenting = on
            self.presenting_changed.emit(on)

    def tell(self, sentence: str) -> None:
        """Show a sentence in a toast, without Undo."""
        self.told.emit(sentence, None)
