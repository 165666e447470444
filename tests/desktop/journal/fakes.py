"""Keychains and disks that fail in known ways."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from desktop.journal.keychain import Keychain
from desktop.journal.keyfile import Kdf
from desktop.journal.vault_errors import KeychainFault, KeychainUnavailable

CHEAP = Kdf(passes=2, kib=19 * 1024)
KEY = bytes(range(32))


def fault_of(call, *args) -> KeychainFault:
    """Return the fault that a call raises, after a look at its words."""
    with pytest.raises(KeychainUnavailable) as caught:
        call(*args)
    assert caught.value.message.endswith(".")
    assert "recovery code" in caught.value.advice
    return caught.value.fault


class MemoryKeyring(KeyringBackend):
    """A keyring that keeps its entries as long as the test lives."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.entries = {}

    def get_password(self, service, username):
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        self.entries[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.entries:
            raise PasswordDeleteError
        del self.entries[service, username]


class OtherKeyring(MemoryKeyring):
    """The keyring after a change of desktop."""


class RoamingKeyring(MemoryKeyring):
    """Sends what it keeps to every machine of the person, unless told otherwise."""

    persist = "enterprise"


class NullKeyring(MemoryKeyring):
    """Accepts everything, keeps nothing."""

    def set_password(self, service, username, password):
        pass


class FailingKeyring(MemoryKeyring):
    """Raises the same error whatever is asked."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, service, username):
        raise self.error

    delete_password = get_password

    def set_password(self, service, username, password):
        raise self.error


class HangingKeyring(MemoryKeyring):
    """Waits for a person who does not come, until ``answered`` is set."""

    def __init__(self):
        super().__init__()
        self.asked, self.answered = threading.Event(), threading.Event()

    def get_password(self, service, username):
        self.asked.set()
        self.answered.wait(60)
        return super().get_password(service, username)


def memory_keychain():
    return Keychain(MemoryKeyring())


LOCKED = KeyringLocked("dismissed")
ABSENT = (NoKeyringError("none"), ModuleNotFoundError("pywin32"))
STRANGE = (
    InitError("no collection"),
    RuntimeError("D-Bus went away"),
    OSError("pipe"),
    ValueError("1783, CredWrite"),
)


@dataclass
class DiskFault:
    """The disk refuses the call number ``at`` of those that change it."""

    at: int
    calls: int = 0
    struck: bool = field(default=False)

    def count(self):
        self.calls += 1
        if self.calls == self.at:
            self.struck = True
            raise OSError(errno.ENOSPC, "No space left on device")


@contextmanager
def failing_disk(at: int) -> Iterator[DiskFault]:
    """Let the ``at``-th call of open-to-write, fsync or rename fail inside the block."""
    fault = DiskFault(at)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("fsync", "replace", "rename"):
            patch.setattr(os, name, _counted(fault, getattr(os, name)))
        patch.setattr(os, "open", _counted(fault, os.open, only_writing=True))
        yield fault


def _counted(fault, call, *, only_writing=False):
    def counted(*args, **kwargs):
        if not only_writing or args[1] & os.O_CREAT:
            fault.count()
        return call(*args, **kwargs)

    return counted


def as_nobody(code: str, *args: str) -> str:
    """Run Python ``code`` as a person without rights and return what it prints."""
    drop = "import os\nif os.geteuid() == 0: os.setegid(65534); os.seteuid(65534)\n"
    run = [sys.executable, "-c", "import sys\n" + code.replace("# drop rights", drop), *args]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout
