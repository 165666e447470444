"""The keys of a journal: made once, unlocked in three ways, never replaced.

The data key never changes and is never shown. A way to unlock that fails leads to the other ways, never to a
new key. A backup keeps the key file of its day: a passphrase changed or a code renewed later still opens it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.errors import Refused
from desktop.journal import keyfile, keyslots, recovery
from desktop.journal.connection import DatabaseKey
from desktop.journal.durable import PRIVATE_FOLDER, disk_problems
from desktop.journal.keychain import Keychain
from desktop.journal.keyfile import Kdf, KeyFile, Slot
from desktop.journal.keyslots import Label
from desktop.journal.vault_errors import (
    JournalExists,
    KeychainFault,
    KeychainUnavailable,
    KeyFileDamaged,
    NoSuchSlot,
    Way,
    WrongSecret,
)
from desktop.texts import _

DATABASE = "journal.db"


@dataclass(frozen=True, slots=True)
class Protection:
    """How a new journal is protected besides its recovery code: by the keychain, a passphrase, or both."""

    keychain: bool = True
    passphrase: str = field(default="", repr=False)
    kdf: Kdf = keyslots.STRONG


@dataclass(frozen=True, slots=True)
class Vault:
    """An unlocked vault: drop every reference to it in order to lock."""

    folder: Path
    id: str
    salt: bytes = field(repr=False)
    data_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ways:
    """Which ways to unlock a journal has, as its key file says; ``backend`` names the keychain in use."""

    vault: str
    keychain: bool
    passphrase: bool
    recovery: bool
    recovery_proved: bool
    backend: str


def create(folder: Path, protection: Protection, keychain: Keychain | None) -> tuple[Vault, str]:
    """Make the keys of a new journal in ``folder`` and return the open vault with its recovery code.

    The code is shown once and kept nowhere. Raises ``JournalExists`` when anything of a journal is there,
    ``Refused`` without keychain and passphrase, ``KeychainUnavailable``, ``StoreError``.
    """
    if not protection.keychain and not protection.passphrase.strip():
        raise Refused(
            _("A journal needs the system keychain, a passphrase, or both."),
            _("Choose at least one of the two."),
        )
    _make_room(folder)
    vault = Vault(
        folder, secrets.token_hex(16), secrets.token_bytes(16), secrets.token_bytes(keyslots.KEY_BYTES)
    )
    code, slot = _new_recovery(vault)
    slots = [slot]
    if protection.passphrase.strip():
        slots.append(
            keyslots.passphrase_slot(vault.id, vault.data_key, protection.passphrase, protection.kdf)
        )
    if protection.keychain:
        slots.append(_new_keychain(vault, keychain))
    try:
        _write(vault, KeyFile(vault.id, vault.salt, tuple(slots)))
    except BaseException:
        if protection.keychain and keychain:
            keychain.remove(vault.id)
        raise
    return vault, code


def ways(folder: Path) -> Ways:
    """Tell how the journal in ``folder`` can be unlocked; raises as ``keyfile.read``."""
    keys = keyfile.read(folder)
    kept = keys.slot(Way.KEYCHAIN)
    return Ways(
        vault=keys.vault,
        keychain=kept is not None,
        passphrase=keys.slot(Way.PASSPHRASE) is not None,
        recovery=keys.slot(Way.RECOVERY) is not None,
        recovery_proved=keys.recovery_proved,
        backend=kept.backend if kept else "",
    )


def unlock_with_keychain(folder: Path, keychain: Keychain) -> Vault:
    """Unlock by the key that the system keeps; may block on a question of the system.

    Raises ``KeychainUnavailable`` for all faults of the keychain, ``NoSuchSlot``, or as ``keyfile.read``.
    """
    keys, slot = _slot(folder, Way.KEYCHAIN)
    try:
        return _open(folder, keys, slot, keychain.get(keys.vault))
    except WrongSecret as error:
        raise KeychainUnavailable(KeychainFault.CHANGED) from error
    except KeychainUnavailable as error:
        if error.fault is KeychainFault.MISSING and slot.backend != keychain.name:
            raise KeychainUnavailable(KeychainFault.MOVED) from error
        raise


def unlock_with_passphrase(folder: Path, passphrase: str) -> Vault:
    """Unlock by passphrase: half a second of work, meant so; raises ``WrongSecret``, ``MemoryShort``, ..."""
    keys, slot = _slot(folder, Way.PASSPHRASE)
    return _open(folder, keys, slot, keyslots.passphrase_bytes(passphrase))


def unlock_with_recovery(folder: Path, code: str) -> Vault:
    """Unlock by the recovery code as typed; raises ``MistypedCode``, ``WrongSecret``, ``NoSuchSlot``, ..."""
    secret = recovery.parse(code)
    keys, slot = _slot(folder, Way.RECOVERY)
    return _open(folder, keys, slot, secret)


def set_passphrase(vault: Vault, passphrase: str, kdf: Kdf = keyslots.STRONG) -> None:
    """Set or change the passphrase; the one before opens nothing any more but older backups."""
    if not passphrase.strip():
        raise Refused(_("The passphrase is empty."), _("Type at least one word, better four."))
    _put(vault, keyslots.passphrase_slot(vault.id, vault.data_key, passphrase, kdf))


def remove_passphrase(vault: Vault, keychain: Keychain | None) -> None:
    """Leave the keychain as the daily way; ``Refused`` when it does not open the journal at this moment."""
    try:
        if keychain is None:
            raise KeychainUnavailable(KeychainFault.ABSENT)
        unlock_with_keychain(vault.folder, keychain)
    except (NoSuchSlot, KeychainUnavailable) as error:
        raise Refused(
            _("Without the passphrase only the recovery code would open this journal."),
            _("Store the key in the system keychain first."),
        ) from error
    _drop(vault, Way.PASSPHRASE)


def set_keychain(vault: Vault, keychain: Keychain) -> None:
    """Store a key for this journal in the keychain, also after a loss; raises ``KeychainUnavailable``."""
    _put(vault, _new_keychain(vault, keychain))


def remove_keychain(vault: Vault, keychain: Keychain | None) -> None:
    """Leave the passphrase as the daily way; ``Refused`` when there is none."""
    if _current(vault).slot(Way.PASSPHRASE) is None:
        raise Refused(
            _("Without the system keychain only the recovery code would open this journal."),
            _("Set a passphrase first."),
        )
    _drop(vault, Way.KEYCHAIN)
    if keychain:
        keychain.remove(vault.id)


def renew_recovery(vault: Vault) -> str:
    """Return a new recovery code, still to be proved; the one before opens older backups only."""
    code, slot = _new_recovery(vault)
    _put(vault, slot, recovery_proved=False)
    return code


def prove_recovery(vault: Vault, position: int, typed: str) -> None:
    """Accept the group at ``position`` (see ``recovery.proof_positions``) as proof of having the code.

    Raises ``WrongSecret`` when it is another group, ``NoSuchSlot`` without a recovery code.
    """
    slot = _current(vault).slot(Way.RECOVERY)
    if slot is None:
        raise NoSuchSlot(Way.RECOVERY)
    mark = keyslots.proof_mark(vault.data_key, position, recovery.same_group(typed))
    if not secrets.compare_digest(mark, slot.proof[position]):
        raise WrongSecret(Way.RECOVERY)
    mark_recovery_proved(vault)


def mark_recovery_proved(vault: Vault) -> None:
    """Note that the person has shown to have the recovery code."""
    _write(vault, replace(_current(vault), recovery_proved=True))


def database_key(vault: Vault) -> DatabaseKey:
    """Return what opens the database of the journal."""
    return DatabaseKey(key_for(vault, "db"), vault.salt, key_for(vault, "blob"))


def key_for(vault: Vault, label: Label) -> bytes:
    """Return the 32-byte key for one purpose (``blob``: attachments, ``backup``: manifests)."""
    return keyslots.sub_key(vault.data_key, label)


def _make_room(folder: Path) -> None:
    with disk_problems(folder):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if any((folder / name).exists() for name in (keyfile.NAME, keyfile.PREVIOUS, DATABASE)):
            raise JournalExists


def _new_recovery(vault: Vault) -> tuple[str, Slot]:
    code = recovery.new_code()
    groups = recovery.groups(code)
    return code, keyslots.recovery_slot(vault.id, vault.data_key, recovery.parse(code), groups)


def _new_keychain(vault: Vault, keychain: Keychain | None) -> Slot:
    if keychain is None:
        raise KeychainUnavailable(KeychainFault.ABSENT)
    try:
        # A copy of this journal elsewhere may live by the key that is kept already.
        secret = keychain.get(vault.id)
    except KeychainUnavailable as error:
        if error.fault not in {KeychainFault.MISSING, KeychainFault.CHANGED}:
            raise
        secret = secrets.token_bytes(keyslots.KEY_BYTES)
        keychain.put(vault.id, secret)
    return keyslots.keychain_slot(vault.id, vault.data_key, secret, keychain.name)


def _slot(folder: Path, way: Way) -> tuple[KeyFile, Slot]:
    keys = keyfile.read(folder)
    slot = keys.slot(way)
    if slot is None:
        raise NoSuchSlot(way)
    return keys, slot


def _open(folder: Path, keys: KeyFile, slot: Slot, secret: bytes) -> Vault:
    data_key = keyslots.open_slot(keys.vault, slot, secret)
    if not keyslots.genuine(keys, data_key):
        raise KeyFileDamaged
    return Vault(folder, keys.vault, keys.salt, data_key)


def _current(vault: Vault) -> KeyFile:
    """Read the key file anew: another window or a restore may have changed it since the unlocking."""
    keys = keyfile.read(vault.folder)
    if not keyslots.genuine(keys, vault.data_key):
        raise KeyFileDamaged
    return keys


def _put(vault: Vault, slot: Slot, *, recovery_proved: bool | None = None) -> None:
    keys = _current(vault)
    slots = (*(other for other in keys.slots if other.way is not slot.way), slot)
    proved = keys.recovery_proved if recovery_proved is None else recovery_proved
    _write(vault, replace(keys, slots=slots, recovery_proved=proved), revoking=True)


def _drop(vault: Vault, way: Way) -> None:
    keys = _current(vault)
    slots = tuple(slot for slot in keys.slots if slot.way is not way)
    _write(vault, replace(keys, slots=slots), revoking=True)


def _write(vault: Vault, keys: KeyFile, *, revoking: bool = False) -> None:
    keyfile.write(vault.folder, keyslots.sealed(keys, vault.data_key), revoking=revoking)
