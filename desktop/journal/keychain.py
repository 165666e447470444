"""The system keychain: where a wrapping key of a journal is kept between two starts.

Every call may block on a question of the system to the person; the screen calls from a worker.
"""

from __future__ import annotations

import base64
import contextlib
import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from desktop.journal.vault_errors import KeychainFault, KeychainUnavailable

_USER = "journal key"
_KEY_BYTES = 32
_T = TypeVar("_T")


class Backend(Protocol):
    """What we use of ``keyring.backend.KeyringBackend``, which is too slow to import at start; Linux has its own."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep ``password``."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget what is kept."""


@dataclass(frozen=True, slots=True)
class Keychain:
    """One keychain of the system, chosen once; everything that can fail raises ``KeychainUnavailable``."""

    backend: Backend

    @property
    def name(self) -> str:
        """The name to store beside a slot, so that a change of keychain can be told from a loss."""
        kind = type(self.backend)
        return str(getattr(kind, "known_as", f"{kind.__module__}.{kind.__qualname__}"))

    def get(self, vault: str) -> bytes:
        """Return the 32 bytes kept for ``vault``; faults: missing, changed, locked, absent, failed."""
        kept = _ask(lambda: self.backend.get_password(_service(vault), _USER))
        if kept is None:
            raise KeychainUnavailable(KeychainFault.MISSING)
        try:
            key = base64.b64decode(kept, validate=True)
        except (ValueError, TypeError) as error:
            raise KeychainUnavailable(KeychainFault.CHANGED) from error
        if len(key) != _KEY_BYTES:
            raise KeychainUnavailable(KeychainFault.CHANGED)
        return key

    def put(self, vault: str, key: bytes) -> None:
        """Keep ``key`` (32 bytes) for ``vault``, and read it back; faults: forgetful, locked, absent, failed.

        Some keychains accept everything and keep nothing, so that only reading back tells.
        """
        text = base64.b64encode(key).decode()
        _ask(lambda: self.backend.set_password(_service(vault), _USER, text))
        if _ask(lambda: self.backend.get_password(_service(vault), _USER)) != text:
            raise KeychainUnavailable(KeychainFault.FORGETFUL)

    def remove(self, vault: str) -> None:
        """Forget the key of ``vault``; nothing happens when there is none or the keychain is out of reach."""
        with contextlib.suppress(KeychainUnavailable):
            _ask(lambda: self.backend.delete_password(_service(vault), _USER))


def system_keychain() -> Keychain:
    """Return the keychain of this system; raises ``KeychainUnavailable`` (absent) when there is none.

    The choice is ours, not that of keyring's configuration: no backend that writes files in clear is taken. KWallet
    before 5.97 is no Secret Service, and keyring would need the D-Bus module of the system's own Python for it.
    Imports keyring (Windows and macOS) or jeepney, and may talk to the system: call it in a worker.
    """
    for module, kind in _candidates(sys.platform):
        with contextlib.suppress(KeychainUnavailable):
            return Keychain(_ask(partial(_backend, module, kind)))
    raise KeychainUnavailable(KeychainFault.ABSENT)


def _candidates(platform: str) -> tuple[tuple[str, str], ...]:
    if platform == "win32":
        return (("keyring.backends.Windows", "WinVaultKeyring"),)
    if platform == "darwin":
        return (("keyring.backends.macOS", "Keyring"),)
    return (("desktop.journal.secret_service", "SecretService"),)


def _backend(module: str, kind: str) -> Backend:
    maker = getattr(importlib.import_module(module), kind)
    # Asking for the priority is how keyring finds out whether a backend can work here; it raises when not.
    getattr(maker, "priority", None)
    backend: Backend = maker()
    if hasattr(maker, "persist"):  # Windows: else the key travels with a roaming profile
        backend.persist = "local machine"  # type: ignore[attr-defined]
    return backend


def _ask(question: Callable[[], _T]) -> _T:
    """Ask a backend. They let errors of D-Bus, win32 and ctypes through, each of its own class."""
    try:
        return question()
    except KeychainUnavailable:
        raise
    except Exception as error:
        raise KeychainUnavailable(_fault(error)) from error


def _fault(error: Exception) -> KeychainFault:
    # By name, since keyring must not be imported here: see Backend.
    names = {kind.__name__ for kind in type(error).__mro__}
    if "KeyringLocked" in names:
        return KeychainFault.LOCKED
    if names & {"NoKeyringError", "ImportError"}:
        return KeychainFault.ABSENT
    return KeychainFault.FAILED


def _service(vault: str) -> str:
    return f"GuanxiJournal/{vault}"
