"""Backups in the background: at most every half hour, only when something changed, and one whenever asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.about import VERSION
from desktop.clock import local_date
from desktop.errors import GuanxiError
from desktop.journal import backup, restore
from desktop.journal.manifest import list_backups
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.open_journal import OpenJournal
from ui.services import Services
from ui.tasks import Cancelled, Progress

LOOK_MS = 5 * 60 * 1000
REHEARSE_EVERY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the backups of the open journal."""

    last: datetime | None = None
    """When the newest verified backup beside the journal was made."""
    last_elsewhere: datetime | None = None
    """The same for the second folder."""
    trouble: str = ""
    """Why the last try in either folder failed; empty when it did not."""
    under_way: bool = False


@dataclass(frozen=True, slots=True)
class _Outcome:
    last: datetime | None
    last_elsewhere: datetime | None
    rehearsed: date | None
    trouble: GuanxiError | None


class Backups(QObject):
    """Makes verified backups of one open journal until ``close``; ``changed`` tells of a new ``State``."""

    changed = Signal()
    told = Signal(str)
    """A sentence on a backup that was asked for."""

    def __init__(self, open_journal: OpenJournal, services: Services) -> None:
        super().__init__()
        self._services = services
        self._preferences = services.preferences
        self._vault = open_journal.vault
        self._job: Progress | None = None
        self.state = State()
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        open_journal.changed.connect(self._note)
        if self.possible:
            self._timer.start()

    @property
    def possible(self) -> bool:
        """Whether there is something to back up: the demo journal has no keys of its own."""
        return self._vault is not None

    def _note(self, _change: object) -> None:
        if self.possible and not self._timer.isActive():
            self._timer.start()

    def look(self) -> None:
        """Make a backup where one is due."""
        self._run(due_only=True)

    def back_up(self) -> None:
        """Make a backup now, and tell of it."""
        self._run(due_only=False)

    def read(self) -> None:
        """Find out when the last backups were made."""
        self._run(due_only=True, only_read=True)

    def forget_elsewhere(self) -> None:
        """Forget what is known of the second folder: it is another one now."""
        self._show(last_elsewhere=None, trouble="")

    def _run(self, *, due_only: bool, only_read: bool = False) -> None:
        vault = self._vault
        if vault is None or self.state.under_way:
            return
        now, rehearsed = self._services.clock(), self._rehearsed()
        second = self._preferences.now.backup_folder
        targets = [vault.folder / backup.FOLDER, *([Path(second)] if second else [])]

        def work(progress: Progress) -> _Outcome:
            make = None if only_read else _make_due if due_only else _make_now
            return _back_up(vault, targets, now, rehearsed, make, progress)

        self._show(under_way=True)
        self._job = self._services.tasks.run(
            work, lambda made: self._done(made, quiet=due_only), self._failed
        )

    def _rehearsed(self) -> date | None:
        try:
            return date.fromisoformat(self._preferences.now.rehearsed)
        except ValueError:
            return None

    def _done(self, made: _Outcome, *, quiet: bool) -> None:
        if self._vault is None:
            return
        if made.rehearsed is not None:
            self._preferences.set(rehearsed=made.rehearsed.isoformat())
        trouble = str(made.trouble) if made.trouble is not None else ""
        new = trouble != self.state.trouble
        self._show(last=made.last, last_elsewhere=made.last_elsewhere, trouble=trouble, under_way=False)
        if made.trouble is not None and (new or not quiet):
            self._services.failures.tell(made.trouble)
        elif not quiet:
            self.told.emit(_("Backed up and checked."))

    def _failed(self, error: BaseException) -> None:
        if self._vault is None:
            return
        self._show(under_way=False)
        if not isinstance(error, Cancelled):
            self._services.failures.tell(error)

    def _show(self, **changes: datetime | str | bool | None) -> None:
        self.state = dataclasses.replace(self.state, **changes)  # type: ignore[arg-type]  # fields by name
        self.changed.emit()

    def close(self) -> None:
        """Give up what is under way and forget the keys: the journal is being locked."""
        self._timer.stop()
        self._vault = None
        if self._job is not None:
            self._job.cancel()


_Make = Callable[[Vault, Path, datetime, Progress], object]


def _make_due(vault: Vault, target: Path, now: datetime, progress: Progress) -> object:
    return backup.routine(vault, target, now, VERSION, progress=progress)


def _make_now(vault: Vault, target: Path, now: datetime, progress: Progress) -> object:
    made = backup.make(vault, target, now, VERSION, "asked", progress)
    backup.thin(target, vault.id, now)
    return made


def _back_up(
    vault: Vault, targets: list[Path], now: datetime, rehearsed: date | None, make: _Make | None,
    progress: Progress,
) -> _Outcome:  # fmt: skip
    """Go through the targets; trouble with one, such as a disk that is not there, does not stop the other."""
    trouble: GuanxiError | None = None
    last: list[datetime | None] = [None, None]
    for place, target in enumerate(targets):
        try:
            if make is not None:
                make(vault, target, now, progress)
            newest = next(iter(list_backups(target, vault.id)), None)
            last[place] = newest.manifest.made_at if newest else None
        except GuanxiError as error:
            trouble = trouble or error
    today = local_date(now)
    if make is None or last[0] is None or (rehearsed is not None and today - rehearsed < REHEARSE_EVERY):
        return _Outcome(last[0], last[1], None, trouble)
    try:
        _rehearse(vault, targets[0])
    except GuanxiError as error:
        return _Outcome(last[0], last[1], None, trouble or error)
    return _Outcome(last[0], last[1], today, trouble)


def _rehearse(vault: Vault, target: Path) -> None:
    """Restore the newest backup on trial, and clear the trial away."""
    newest = next(iter(list_backups(target, vault.id)))
    restore.rehearse(newest.path, vault.folder, vault)
