"""Files that no row names any more: removed after thirty days, and only when a good backup holds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, or_, select

from desktop.attachments.tables import Attachment, Thumbnail
from desktop.journal.backup import ATTACHMENTS
from desktop.journal.contents import Contents
from desktop.journal.durable import disk_problems
from desktop.journal.journal import Journal
from desktop.journal.manifest import Backup, genuine
from desktop.journal.tables import Operation, OperationRow
from desktop.journal.vault import Vault, key_for

AGE = timedelta(days=30)
FRESH = timedelta(days=7)
"""How old the backup may be that makes the removal safe."""


def orphans(connection: Connection, contents: Contents, now: datetime) -> list[str]:
    """Return the contents that no attachment and no undo of the last thirty days needs, and that are as old."""
    named = set(connection.scalars(select(Attachment.content)))
    free = [name for name in contents.names() if name not in named]
    if not free:
        return []
    needed = _undoable(connection, now - AGE)
    latest = (now - AGE).timestamp()
    with disk_problems(contents.folder):
        return [name for name in free if name not in needed and contents.path(name).stat().st_mtime < latest]


def _undoable(connection: Connection, since: datetime) -> set[str]:
    """Return the contents in the change log that undo or redo may bring back."""
    images = (
        func.json_extract(OperationRow.before, "$.content"),
        func.json_extract(OperationRow.after, "$.content"),
    )
    query = (
        select(*images)
        .join(Operation, Operation.id == OperationRow.operation_id)
        .where(OperationRow.table_name == "attachment")
        .where(or_(Operation.at >= since, Operation.state == "undone"))
    )
    return {name for row in connection.execute(query) for name in row if name}


def collect(journal: Journal, vault: Vault, targets: Sequence[Backup], now: datetime) -> list[str]:
    """Remove orphans that a genuine backup of the last week among ``targets`` holds; return their names.

    Raises StoreError when the disk refuses; what was removed until then is in the backup.
    """
    safe = _held(vault, targets, now)
    if not safe:
        return []
    with journal.read() as connection:
        gone = [name for name in orphans(connection, journal.files, now) if name in safe]
    for name in gone:
        with disk_problems(journal.files.folder):
            journal.files.path(name).unlink(missing_ok=True)
    if gone:
        with journal.fill() as session:  # small pictures follow from contents: there is nothing to undo
            session.execute(delete(Thumbnail).where(Thumbnail.content.in_(gone)))
    return gone


def _held(vault: Vault, backups: Sequence[Backup], now: datetime) -> set[str]:
    key, held = key_for(vault, "backup"), set[str]()
    for backup in backups:
        recent = timedelta() <= now - backup.manifest.made_at <= FRESH
        if recent and backup.manifest.vault == vault.id and genuine(backup.manifest, key):
            pool = backup.path.parent / ATTACHMENTS
            held.update(
                name.rpartition("/")[2] for name in backup.manifest.attachments if (pool / name).is_file()
            )
    return held
