"""Backups in the background: at most every half hour, only when something changed, and one whenever asked for."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.about import VERSION
from desktop.clock import local_date
from desktop.errors import GuanxiError
from desktop.texts import _
from ui.open_journal import OpenJournal
from ui.services import Services
from ui.tasks import Cancelled, Progress
from ui.tidying import tidying

if TYPE_CHECKING:
    from desktop.journal.manifest import Backup
    from desktop.journal.vault import Vault

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


class _Make(Protocol):
    """Makes a backup of a vault's journal in a folder."""

    def __call__(self, vault: Vault, target: Path, now: datetime, progress: Progress) -> None: ...


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
        self._open_journal = open_journal
        self._job: Progress | None = None
        self._asked = False
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
        self._run(_make_due, quiet=True)

    def back_up(self) -> None:
        """Make a backup now, and tell of it."""
        self._asked = self.state.under_way
        self._run(_make_now, quiet=False)

    def before(self, reason: str) -> Callable[[Progress], None]:
        """Return what makes a backup before a large change, for the job that calls it; ``reason`` as ``import``.

        It does nothing for a journal without keys, and raises StoreError.
        """
        vault = self._vault
        if vault is None:
            return lambda _progress: None
        target, now = self._targets(vault)[0], self._services.clock()
        return lambda progress: _make(vault, target, now, progress, reason)

    def reader(self) -> Callable[[], list[list[Backup]]]:
        """Return what reads the backups of each folder, for a job; a folder that is not there gives none."""
        vault = self._vault
        if vault is None:
            return list
        targets, name = self._targets(vault), vault.id
        return lambda: [_listed(target, name) for target in targets]

    def read(self) -> None:
        """Find out when the last backups were made."""
        vault = self._vault
        if vault is None:
            return
        targets = self._targets(vault)

        def work(_progress: Progress) -> _Outcome:
            return _newest(vault, targets)

        self._services.tasks.run(work, self._read, self._failed)

    def _targets(self, vault: Vault) -> list[Path]:
        second = self._preferences.now.backup_folder
        return [vault.folder / _late("backup").FOLDER, *([Path(second)] if second else [])]

    def _read(self, found: _Outcome) -> None:
        if self._vault is not None:
            self._show(last=found.last, last_elsewhere=found.last_elsewhere)

    def forget_elsewhere(self) -> None:
        """Forget what is known of the second folder: it is another one now."""
        self._show(last_elsewhere=None, trouble="")

    def _run(self, make: _Make, *, quiet: bool) -> None:
        vault = self._vault
        if vault is None or self.state.under_way:
            return
        now, rehearsed, targets = self._services.clock(), self._rehearsed(), self._targets(vault)

        tidy = tidying(self._open_journal, vault, targets, now)

        def work(progress: Progress) -> _Outcome:
            outcome = _back_up(vault, targets, now, rehearsed, partial(make, now=now, progress=progress))
            tidy()
            return outcome

        self._show(under_way=True)
        self._job = self._services.tasks.run(work, lambda made: self._done(made, quiet=quiet), self._failed)

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
        if self._asked:
            self.back_up()

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


def _late(module: str) -> ModuleType:
    """Import what makes backups in the job that needs it: the first page does not."""
    return importlib.import_module(f"desktop.journal.{module}")


def _listed(target: Path, vault: str) -> list[Backup]:
    try:
        found: list[Backup] = _late("manifest").list_backups(target, vault)
    except GuanxiError:
        return []
    return found


def _make_due(vault: Vault, target: Path, now: datetime, progress: Progress) -> None:
    _late("backup").routine(vault, target, now, VERSION, progress=progress)


def _make_now(vault: Vault, target: Path, now: datetime, progress: Progress) -> None:
    _make(vault, target, now, progress, "asked")


def _make(vault: Vault, target: Path, now: datetime, progress: Progress, reason: str) -> None:
    backup = _late("backup")
    backup.make(vault, target, now, VERSION, reason, progress)
    backup.thin(target, vault.id, now)


def _newest(vault: Vault, targets: list[Path], make: Callable[[Vault, Path], None] | None = None) -> _Outcome:
    """Go through the targets; trouble with one, such as a disk that is not there, does not stop the other."""
    trouble: GuanxiError | None = None
    last: list[datetime | None] = [None, None]
    for place, target in enumerate(targets):
        try:
            if make is not None:
                make(vault, target)
            newest = next(iter(_late("manifest").list_backups(target, vault.id)), None)
            last[place] = newest.manifest.made_at if newest else None
        except GuanxiError as error:
            trouble = trouble or error
    return _Outcome(last[0], last[1], None, trouble)


def _back_up(
    vault: Vault, targets: list[Path], now: datetime, rehearsed: date | None,
    make: Callable[[Vault, Path], None],
) -> _Outcome:  # fmt: skip
    """Make backups, and once a month restore the newest one on trial."""
    made, today = _newest(vault, targets, make), local_date(now)
    if made.last is None or (rehearsed is not None and today - rehearsed < REHEARSE_EVERY):
        return made
    newest = next(iter(_late("manifest").list_backups(targets[0], vault.id)))
    try:
        _late("restore").rehearse(newest.path, vault.folder, vault)
    except GuanxiError as error:
        return dataclasses.replace(made, trouble=made.trouble or error)
    return dataclasses.replace(made, rehearsed=today)
