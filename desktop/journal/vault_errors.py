"""What can go wrong with the keys of a journal, each with its sentence and its advice.

VaultError
├── WrongSecret          the passphrase or recovery code does not open the journal
├── MistypedCode         what was typed cannot be a recovery code
├── NoSuchSlot           the journal is not protected in this way
├── KeyFileMissing       no key file in the folder
├── KeyFileDamaged       the key file cannot be read, or was changed outside the app
├── KeyFileNewer         the key file was written by a newer version
├── JournalExists        the folder already holds a journal or a part of one
├── KeychainUnavailable  the system keychain gives no working key; ``fault`` says why
└── MemoryShort          the computer has too little free memory for the passphrase
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from desktop.errors import VaultError
from desktop.texts import N_, _


class Way(StrEnum):
    """A way to unlock a journal."""

    KEYCHAIN = "keychain"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, no secret
    RECOVERY = "recovery"


class KeychainFault(StrEnum):
    """Why the system keychain does not help."""

    ABSENT = "absent"
    LOCKED = "locked"
    MISSING = "missing"
    CHANGED = "changed"
    MOVED = "moved"
    FORGETFUL = "forgetful"
    FAILED = "failed"


_WRONG = MappingProxyType(
    {
        Way.KEYCHAIN: N_("The key in the system keychain does not open this journal."),
        Way.PASSPHRASE: N_("The passphrase does not open this journal."),
        Way.RECOVERY: N_("The recovery code does not open this journal."),
    }
)
_WRONG_ADVICE = MappingProxyType(
    {
        Way.KEYCHAIN: N_("Unlock with the passphrase or the recovery code."),
        Way.PASSPHRASE: N_("Check Caps Lock and the input method, or use the recovery code."),
        Way.RECOVERY: N_("Compare it with the printed page; a renewed code makes the older pages worthless."),
    }
)
_NO_SLOT = MappingProxyType(
    {
        Way.KEYCHAIN: N_("This journal does not keep its key in the system keychain."),
        Way.PASSPHRASE: N_("This journal has no passphrase."),
        Way.RECOVERY: N_("This journal has no recovery code."),
    }
)
_KEYCHAIN = MappingProxyType(
    {
        KeychainFault.ABSENT: N_("This system has no keychain that could keep the key of the journal."),
        KeychainFault.LOCKED: N_("The system keychain is locked."),
        KeychainFault.MISSING: N_("The system keychain does not hold the key of this journal."),
        KeychainFault.CHANGED: N_("The key in the system keychain does not open this journal."),
        KeychainFault.MOVED: N_("This system uses another keychain than the one that holds the key."),
        KeychainFault.FORGETFUL: N_("The system keychain did not keep the key that it was given."),
        KeychainFault.FAILED: N_("The system keychain does not work."),
    }
)


class WrongSecret(VaultError):
    """The secret of ``way`` does not open the journal."""

    def __init__(self, way: Way) -> None:
        super().__init__(_(_WRONG[way]), _(_WRONG_ADVICE[way]))
        self.way = way


class MistypedCode(VaultError):
    """What was typed cannot be a recovery code."""

    def __init__(self, message: str) -> None:
        super().__init__(message, _("Compare it with the printed page, group by group."))


class NoSuchSlot(VaultError):
    """The journal is not protected by ``way``."""

    def __init__(self, way: Way) -> None:
        super().__init__(_(_NO_SLOT[way]), _("Unlock it in another way."))
        self.way = way


class KeyFileMissing(VaultError):
    """The folder holds no key file."""

    def __init__(self) -> None:
        super().__init__(
            _("This folder has no key file (keys.json)."),
            _("Choose the folder of a journal, or bring the key file back from a backup."),
        )


class KeyFileDamaged(VaultError):
    """The key file cannot be read, or was changed by something else than the app."""

    def __init__(self) -> None:
        super().__init__(
            _("The key file of this journal (keys.json) is damaged."),
            _("Use the copy beside it (keys.json.old) or the key file from a backup."),
        )


class KeyFileNewer(VaultError):
    """The key file was written by a newer version."""

    def __init__(self) -> None:
        super().__init__(
            _("The key file of this journal was written by a newer version of Guanxi Journal."),
            _("Install the newer version; nothing was changed."),
        )


class JournalExists(VaultError):
    """A journal, or a part of one, is already in the folder."""

    def __init__(self) -> None:
        super().__init__(
            _("This folder already holds a journal or a part of one."),
            _("Unlock that journal, or choose an empty folder."),
        )


class KeychainUnavailable(VaultError):
    """The system keychain gives no working key; ``fault`` says why."""

    def __init__(self, fault: KeychainFault) -> None:
        super().__init__(_(_KEYCHAIN[fault]), _("Use the passphrase or the recovery code."))
        self.fault = fault


class MemoryShort(VaultError):
    """Argon2id could not get the memory that the key file asks for."""

    def __init__(self) -> None:
        super().__init__(
            _("The computer has too little free memory to check the passphrase."),
            _("Close other programs and try again, or use the recovery code."),
        )
