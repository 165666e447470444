"""Errors that a person reads.

``GuanxiError`` is the world's fault: one sentence that says what happened and one that says what to do.
Everything else that escapes is our fault and gets a report instead.

    GuanxiError
    ├── UsageError        the command or form was used wrongly (exit code 2)
    ├── VaultError        keys: wrong passphrase, damaged key file, lost keychain
    ├── StoreError        database, disk, folder, lock file
    ├── ImportProblem     a file of another program cannot be read
    └── Refused           a rule of the journal says no, with its reason
"""

from __future__ import annotations

from desktop.joining import sentences


class GuanxiError(Exception):
    """Something outside our code went wrong: ``message`` says what, ``advice`` says what helps."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return sentences(self.message, self.advice)


class UsageError(GuanxiError):
    """A command or form was used wrongly."""


class VaultError(GuanxiError):
    """The keys of a journal cannot be had."""


class StoreError(GuanxiError):
    """The journal's folder, database or disk does not do what it must."""


class ImportProblem(GuanxiError):
    """A file of another program cannot be read."""


class Refused(GuanxiError):
    """A change that the journal does not make, with the reason."""
