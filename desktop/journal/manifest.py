"""What a backup says of itself: where it comes from, what is in it, and that nobody has changed it."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from desktop.errors import StoreError
from desktop.journal.durable import disk_problem, disk_problems
from desktop.journal.keyfile import canonical
from desktop.texts import _

NAME = "manifest.json"
SUFFIX = ".guanxi-backup"
OPENER = f"Guanxi Journal{SUFFIX}"
"""A file in the folder of a backup that a double click opens: systems open folders themselves."""
VERSION = 1
_MOST_BYTES = 64 * 1024 * 1024  # a hundred thousand attachments take ten
_CHUNK = 1 << 20


class BackupDamaged(StoreError):
    """A backup is not what it was when it was made."""

    def __init__(self) -> None:
        super().__init__(
            _("This backup is damaged or incomplete."),
            _("Choose another backup; nothing was changed."),
        )


@dataclass(frozen=True, slots=True)
class FileMark:
    """Size in bytes and BLAKE2b-256 (hex) of a file."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The description of a backup; ``newest_change`` is the id of the last operation in it (0: none)."""

    vault: str
    made_at: datetime
    app: str
    schema: int
    reason: str
    newest_change: int
    counts: Mapping[str, int]
    files: Mapping[str, FileMark]
    attachments: tuple[str, ...] = ()
    mac: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: its folder and what it says of itself."""

    path: Path
    manifest: Manifest


def mark_of(path: Path) -> FileMark:
    """Return size and digest of a file; raises ``OSError``."""
    digest, size = hashlib.blake2b(digest_size=32), 0
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return FileMark(size, digest.hexdigest())


def signed(manifest: Manifest, key: bytes) -> Manifest:
    """Return ``manifest`` with the authentication code under ``key`` (the vault's ``backup`` key)."""
    return replace(manifest, mac=_mac(manifest, key))


def genuine(manifest: Manifest, key: bytes) -> bool:
    """Tell whether ``manifest`` was made by the owner of ``key`` and is unchanged."""
    return hmac.compare_digest(manifest.mac.encode(), _mac(manifest, key).encode())


def dump(manifest: Manifest) -> bytes:
    """Return the text of the manifest."""
    return (json.dumps(_parts(manifest) | {"mac": manifest.mac}, indent=1) + "\n").encode()


def parse(text: bytes) -> Manifest:
    """Read the text of a manifest; raises ``BackupDamaged``."""
    try:
        parts = json.loads(text)
        manifest = Manifest(
            vault=str(parts["vault"]),
            made_at=datetime.fromisoformat(parts["made_at"]),
            app=str(parts["app"]),
            schema=int(parts["schema"]),
            reason=str(parts["reason"]),
            newest_change=int(parts["newest_change"]),
            counts={str(table): int(count) for table, count in parts["counts"].items()},
            files={
                str(name): FileMark(int(size), str(digest)) for name, (size, digest) in parts["files"].items()
            },
            attachments=tuple(_plain(name) for name in parts["attachments"]),
            mac=str(parts["mac"]),
        )
        aware = manifest.made_at.tzinfo is not None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise BackupDamaged from error
    if parts.get("version") != VERSION or not aware:
        raise BackupDamaged
    return manifest


def read(backup: Path) -> Manifest:
    """Read the manifest of the backup folder ``backup``; raises ``BackupDamaged`` or ``StoreError``."""
    path = backup / NAME
    with disk_problems(path):
        try:
            with path.open("rb") as handle:
                text = handle.read(_MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise BackupDamaged from error
    return parse(text)


def list_backups(target: Path, vault: str | None = None) -> list[Backup]:
    """Return the finished backups in ``target``, newest first; of one vault, or of all.

    Damaged ones are left out (and left alone). Raises ``StoreError`` when the folder above ``target`` is gone.
    """
    if not target.is_dir():
        if target.parent.is_dir():
            return []
        raise disk_problem(FileNotFoundError(2, ""), target)
    found = []
    with disk_problems(target):
        paths = [path for path in target.iterdir() if path.suffix == SUFFIX and not path.name.startswith(".")]
    for path in paths:
        try:
            manifest = read(path)
        except BackupDamaged:
            continue
        if vault in (None, manifest.vault):
            found.append(Backup(path, manifest))
    return sorted(found, key=lambda backup: (backup.manifest.made_at, backup.path.name), reverse=True)


def _parts(manifest: Manifest) -> dict[str, object]:
    return {
        "format": "guanxi-journal-backup",
        "version": VERSION,
        "vault": manifest.vault,
        "made_at": manifest.made_at.isoformat(),
        "app": manifest.app,
        "schema": manifest.schema,
        "reason": manifest.reason,
        "newest_change": manifest.newest_change,
        "counts": dict(manifest.counts),
        "files": {name: [mark.size, mark.digest] for name, mark in manifest.files.items()},
        "attachments": list(manifest.attachments),
    }


def _mac(manifest: Manifest, key: bytes) -> str:
    return hashlib.blake2b(canonical(_parts(manifest)), key=key, digest_size=32).hexdigest()


def _plain(name: object) -> str:
    """Return the name of an attachment (two levels of hex digits); nothing that leads out of its folder."""
    text = str(name)
    folder, _slash, file = text.partition("/")
    if not (folder.isalnum() and file.isalnum() and text.isascii()):
        raise ValueError(text)
    return text
