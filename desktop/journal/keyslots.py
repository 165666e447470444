"""The cryptography of the key file: sealing the data key for each way to unlock, and the seal over the whole.

All of it by libsodium (PyNaCl) and BLAKE2b: XChaCha20-Poly1305 with the slot's public part as associated
data, Argon2id for passphrases (RFC 9106), sub-keys by keyed BLAKE2b with a label (RFC 7693).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import replace
from typing import Literal

import nacl.exceptions
from nacl.pwhash import argon2id
from nacl.secret import Aead

from desktop.journal.keyfile import VERSION, Kdf, KeyFile, Slot, canonical, header, slot_header
from desktop.journal.vault_errors import MemoryShort, Way, WrongSecret

STRONG = Kdf(passes=3, kib=128 * 1024)  # half a second on a two-core machine of 2026
KEY_BYTES = 32

Label = Literal["db", "blob", "backup", "header", "sync", "proof", "keychain", "recovery"]


def sub_key(key: bytes, label: Label) -> bytes:
    """Derive the 32-byte key for one purpose; one label tells nothing about another."""
    return hashlib.blake2b(b"guanxi-journal", key=key, person=label.encode(), digest_size=KEY_BYTES).digest()


def keychain_slot(vault: str, data_key: bytes, secret: bytes, backend: str) -> Slot:
    """Seal ``data_key`` under the 32 random bytes that the keychain ``backend`` keeps."""
    slot = Slot(Way.KEYCHAIN, _new_id(), backend=backend)
    return _sealed(vault, slot, data_key, secret)


def passphrase_slot(vault: str, data_key: bytes, passphrase: str, kdf: Kdf) -> Slot:
    """Seal ``data_key`` under a passphrase, at the cost ``kdf``; raises ``MemoryShort``."""
    slot = Slot(Way.PASSPHRASE, _new_id(), salt=secrets.token_bytes(16), kdf=kdf)
    return _sealed(vault, slot, data_key, passphrase_bytes(passphrase))


def recovery_slot(vault: str, data_key: bytes, secret: bytes, groups: tuple[str, ...]) -> Slot:
    """Seal ``data_key`` under the 20 bytes of a recovery code, with a mark of each group for its proof."""
    proof = tuple(proof_mark(data_key, index, group) for index, group in enumerate(groups))
    return _sealed(vault, Slot(Way.RECOVERY, _new_id(), proof=proof), data_key, secret)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return one byte form for all the ways in which the same passphrase can be typed (NFC)."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def proof_mark(data_key: bytes, index: int, group: str) -> bytes:
    """Return the mark by which a group of the code is recognised once the journal is open.

    Without the data key it tells nothing; with it, there is nothing left to protect.
    """
    text = f"{index}:{group}".encode()
    return hashlib.blake2b(text, key=sub_key(data_key, "proof"), digest_size=16).digest()


def open_slot(vault: str, slot: Slot, secret: bytes) -> bytes:
    """Return the data key sealed in ``slot``; raises ``WrongSecret`` or ``MemoryShort``."""
    box = Aead(_wrapping_key(slot, secret))
    try:
        return box.decrypt(slot.box, _associated(vault, slot))
    except (nacl.exceptions.CryptoError, ValueError) as error:  # ValueError: shorter than any sealed text
        raise WrongSecret(slot.way) from error


def sealed(keys: KeyFile, data_key: bytes) -> KeyFile:
    """Return ``keys`` with the authentication code that fits."""
    return replace(keys, mac=_mac(keys, data_key))


def genuine(keys: KeyFile, data_key: bytes) -> bool:
    """Tell whether nothing but the app has changed ``keys``."""
    return hmac.compare_digest(keys.mac, _mac(keys, data_key))


def _mac(keys: KeyFile, data_key: bytes) -> bytes:
    text = canonical(header(keys))
    return hashlib.blake2b(text, key=sub_key(data_key, "header"), digest_size=32).digest()


def _sealed(vault: str, slot: Slot, data_key: bytes, secret: bytes) -> Slot:
    box = Aead(_wrapping_key(slot, secret)).encrypt(data_key, _associated(vault, slot))
    return replace(slot, box=bytes(box))


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    if slot.kdf is None:
        return sub_key(secret, "keychain" if slot.way is Way.KEYCHAIN else "recovery")
    try:
        return argon2id.kdf(KEY_BYTES, secret, slot.salt, slot.kdf.passes, slot.kdf.kib * 1024)
    except nacl.exceptions.RuntimeError as error:
        raise MemoryShort from error


def _associated(vault: str, slot: Slot) -> bytes:
    return canonical([VERSION, vault, slot_header(slot)])


def _new_id() -> str:
    return secrets.token_hex(4)
