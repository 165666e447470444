"""Which backups still hold somebody who was deleted, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from desktop.journal import thinning
from desktop.journal.manifest import Backup

_LONGEST = 550
"""Days: twelve days, ten weeks and nine months are over by then."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A backup that holds the person; ``until`` is the day before which thinning removes it, None for never."""

    backup: Backup
    until: datetime | None


def holders(
    backups: Sequence[Backup], since: datetime, now: datetime, zone: tzinfo | None = None
) -> list[Holder]:
    """Return the backups of one folder that were made since the person came into the journal, the newest first.

    The end is reckoned as if a backup were made on each day from now on: fewer backups keep the old ones longer.
    """
    ends = _ends([backup.manifest.made_at for backup in backups], now, zone)
    held = [backup for backup in backups if backup.manifest.made_at >= since]
    held.sort(key=lambda backup: backup.manifest.made_at, reverse=True)
    return [Holder(backup, ends.get(backup.manifest.made_at)) for backup in held]


def _ends(made: Iterable[datetime], now: datetime, zone: tzinfo | None) -> dict[datetime, datetime]:
    """Return the moment at which each backup would be thinned out."""
    waiting, ends = set(made), dict[datetime, datetime]()
    kept = set(waiting)
    for day in range(1, _LONGEST):
        if not waiting:
            break
        moment = now + timedelta(days=day)
        kept = thinning.keep({*kept, moment}, moment, zone)
        gone = waiting - kept
        ends |= dict.fromkeys(gone, moment)
        waiting -= gone
    return ends
