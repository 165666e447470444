"""Judges a folder before a journal is put there."""

from __future__ import annotations

from pathlib import Path

from desktop.texts import _

_CLOUDS = (
    ("onedrive", "OneDrive"),
    ("mobile documents", "iCloud Drive"),
    ("icloud", "iCloud Drive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("nutstore", "坚果云"),
    ("坚果云", "坚果云"),
    ("baidunetdisk", "百度网盘"),
    ("百度网盘", "百度网盘"),
)
_NETWORK = ("//", "\\\\", "/net/", "/afs/")
_FORBIDDEN = frozenset('<>:"/\\|?*')


def synced_by(folder: Path) -> str:
    """Return the service that seems to copy ``folder`` to other machines, by the names above it; else nothing."""
    for part in folder.parts:
        for mark, name in _CLOUDS:
            if mark in part.casefold():
                return name
    return ""


def on_network(folder: Path) -> bool:
    """Tell whether ``folder`` seems to lie on another machine, by its name."""
    return str(folder).startswith(_NETWORK) or "gvfs" in folder.parts


def shown(folder: Path) -> str:
    """Return the path as it is shown: it may break after a backslash too, where Qt would not."""
    return str(folder).replace("\\", "\\\u200b")


def warning(folder: Path) -> str:
    """Return what the person should know before a journal is put into ``folder``, or nothing."""
    service = synced_by(folder)
    if service:
        return _(
            "{service} copies this folder while the journal writes to it, which can damage the journal. "
            "Choose a folder that is not synced, and let your backups go to {service}."
        ).format(service=service)
    if on_network(folder):
        return _(
            "This folder is on the network, where a lost connection can damage the journal. "
            "Choose a folder on this computer, and let your backups go to the network."
        )
    return ""


def name_problem(name: str) -> str:
    """Return what is wrong with ``name`` as the name of a journal and of its folder, or nothing."""
    if not name.strip():
        return _("The journal needs a name.")
    if any(character in _FORBIDDEN or ord(character) < 32 for character in name) or name.endswith("."):
        return _('A name cannot contain < > : " / \\ | ? * or end with a dot.')
    if len(name.encode()) > 120:
        return _("This name is too long.")
    return ""
