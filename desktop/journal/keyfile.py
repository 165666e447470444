"""The key file of a journal (``keys.json``): its parts, its text, and its place on the disk.

It holds no secret in clear: each slot is the data key of the journal, sealed for one way to unlock.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.journal.durable import disk_problems, sync_folder, write_file
from desktop.journal.vault_errors import KeyFileDamaged, KeyFileMissing, KeyFileNewer, Way

NAME = "keys.json"
PREVIOUS = "keys.json.old"
VERSION = 1
_FORMAT = "guanxi-journal-keys"
_MOST_BYTES = 64 * 1024  # a real one has about 1,500


@dataclass(frozen=True, slots=True)
class Kdf:
    """The cost of Argon2id: ``passes`` 2 to 20, ``kib`` of memory 19,456 (19 MiB) to 1,048,576 (1 GiB)."""

    passes: int
    kib: int

    def __post_init__(self) -> None:
        if not (2 <= self.passes <= 20 and 19 * 1024 <= self.kib <= 1024 * 1024):
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key sealed for one ``way``; the other fields are the public part that the seal covers."""

    way: Way
    id: str
    box: bytes = b""
    backend: str = ""
    salt: bytes = b""
    kdf: Kdf | None = None
    proof: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of the vault ``vault`` (32 hex digits), with the 16 bytes of database ``salt``."""

    vault: str
    salt: bytes
    slots: tuple[Slot, ...]
    recovery_proved: bool = False
    mac: bytes = b""

    def slot(self, way: Way) -> Slot | None:
        """Return the slot for ``way``, if the journal has one."""
        return next((slot for slot in self.slots if slot.way is way), None)


def slot_header(slot: Slot) -> dict[str, object]:
    """Return the public fields of ``slot`` as they stand in the file."""
    header: dict[str, object] = {"way": slot.way.value, "id": slot.id}
    if slot.way is Way.KEYCHAIN:
        header["backend"] = slot.backend
    elif slot.way is Way.PASSPHRASE and slot.kdf:
        header["salt"] = _text(slot.salt)
        header["kdf"] = {"passes": slot.kdf.passes, "kib": slot.kdf.kib}
    else:
        header["proof"] = [_text(mark) for mark in slot.proof]
    return header


def header(keys: KeyFile) -> dict[str, object]:
    """Return all that the message authentication code of the file covers."""
    return {
        "format": _FORMAT,
        "version": VERSION,
        "vault": keys.vault,
        "salt": _text(keys.salt),
        "recovery_proved": keys.recovery_proved,
        "slots": [slot_header(slot) | {"box": _text(slot.box)} for slot in keys.slots],
    }


def canonical(value: object) -> bytes:
    """Return the one byte form of a JSON value: sorted, without spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def dump(keys: KeyFile) -> bytes:
    """Return the text of the file."""
    return (json.dumps(header(keys) | {"mac": _text(keys.mac)}, indent=1) + "\n").encode()


def parse(text: bytes) -> KeyFile:
    """Read the text of a key file; raises ``KeyFileDamaged`` or ``KeyFileNewer``."""
    try:
        parts = _mapping(json.loads(text))
        version = parts.get("version")
        if parts.get("format") == _FORMAT and isinstance(version, int) and version > VERSION:
            raise KeyFileNewer
        keys = _key_file(parts)
        # A file that would be written otherwise holds something that the seal does not cover.
        exact = header(keys) | {"mac": _text(keys.mac)} == parts
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise KeyFileDamaged from error
    if not exact or len({slot.way for slot in keys.slots}) != len(keys.slots):
        raise KeyFileDamaged
    return keys


def _key_file(parts: Mapping[str, object]) -> KeyFile:
    slots = parts["slots"]
    if not isinstance(slots, list):
        raise TypeError
    return KeyFile(
        vault=bytes.fromhex(_string(parts["vault"])).hex(),
        salt=_bytes(parts["salt"], 16),
        slots=tuple(_slot(_mapping(slot)) for slot in slots),
        recovery_proved=parts["recovery_proved"] is True,
        mac=_bytes(parts["mac"], 32),
    )


def _slot(parts: Mapping[str, object]) -> Slot:
    way, id_, box = Way(_string(parts["way"])), _string(parts["id"]), _bytes(parts["box"], 72)
    if way is Way.KEYCHAIN:
        return Slot(way, id_, box, backend=_string(parts["backend"]))
    if way is Way.PASSPHRASE:
        cost = _mapping(parts["kdf"])
        kdf = Kdf(_number(cost["passes"]), _number(cost["kib"]))
        return Slot(way, id_, box, salt=_bytes(parts["salt"], 16), kdf=kdf)
    proof = parts["proof"]
    if not isinstance(proof, list):
        raise TypeError
    return Slot(way, id_, box, proof=tuple(_bytes(mark, 16) for mark in proof))


def read(folder: Path) -> KeyFile:
    """Read the key file of the journal in ``folder``.

    Raises ``KeyFileMissing``, ``KeyFileDamaged``, ``KeyFileNewer``, or ``StoreError`` when the disk refuses.
    """
    return _read(folder / NAME)


def write(folder: Path, keys: KeyFile, *, revoking: bool = False) -> None:
    """Put ``keys`` into ``folder`` so that at every instant a whole key file is there.

    The one before is kept as ``keys.json.old``. ``revoking``: a secret of the one before must not open
    anything any more, so in the end the new one is kept there too. Raises ``StoreError``.
    """
    path, previous = folder / NAME, folder / PREVIOUS
    if path.exists():
        with disk_problems(path):
            before = path.read_bytes()
        write_file(previous, before)
    write_file(path, dump(keys))
    if revoking:
        write_file(previous, dump(keys))


def use_previous(folder: Path) -> None:
    """Put ``keys.json.old`` in the place of a damaged key file, which stays as ``keys.json.damaged``.

    Raises ``KeyFileMissing`` or ``KeyFileDamaged`` when the older one does not help either.
    """
    keys = _read(folder / PREVIOUS)
    path = folder / NAME
    if path.exists():
        with disk_problems(path):
            path.replace(path.with_suffix(".json.damaged"))
            sync_folder(folder)
    write_file(path, dump(keys))


def _read(path: Path) -> KeyFile:
    with disk_problems(path):
        try:
            with path.open("rb") as handle:
                text = handle.read(_MOST_BYTES + 1)
        except FileNotFoundError as error:
            if not path.parent.is_dir():
                raise
            raise KeyFileMissing from error
    if len(text) > _MOST_BYTES:
        raise KeyFileDamaged
    return parse(text)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(value: object, length: int) -> bytes:
    data = base64.b64decode(_string(value), validate=True)
    if len(data) != length:
        raise ValueError(length)
    return data


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value
