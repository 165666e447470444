"""The recovery code: 160 random bits as 33 characters that a person can print, read and type.

Crockford's base 32 (no I, L, O, U); the last 5 bits are a check that finds 31 of 32 typing errors at once.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from random import Random

from desktop.journal.vault_errors import MistypedCode
from desktop.texts import _, n_

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 33
GROUP = 6
_BYTES = 20
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "−": None, "_": None, "·": None, ".": None})


def new_code(random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """Return a new code, in groups of six joined by hyphens."""
    secret = random_bytes(_BYTES)
    number = int.from_bytes(secret, "big") << 5 | _check(secret)
    text = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(groups(text))


def groups(code: str) -> tuple[str, ...]:
    """Return the five groups of six characters and the last one of three."""
    text = _plain(code)
    return tuple(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def parse(typed: str) -> bytes:
    """Return the 20 secret bytes of a code as a person types it.

    Any case, spaces, hyphens and full width are fine, and O for 0, I or L for 1.
    Raises ``MistypedCode`` with what is wrong.
    """
    text = _plain(typed)
    strange = next((character for character in text if character not in ALPHABET), None)
    if strange is not None:
        raise MistypedCode(
            _("A recovery code never contains the character “{character}”.").format(character=strange)
        )
    if len(text) != LENGTH:
        message = n_(
            "A recovery code has 33 characters, and {n} was typed.",
            "A recovery code has 33 characters, and {n} were typed.",
            len(text),
        )
        raise MistypedCode(message.format(n=len(text)))
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    secret = (number >> 5).to_bytes(_BYTES, "big")
    if _check(secret) != number & 31:
        raise MistypedCode(_("At least one character of the recovery code is mistyped."))
    return secret


def same_group(typed: str) -> str:
    """Return a typed part of a code in the form in which ``groups`` gives it."""
    return _plain(typed)


def proof_positions(chance: Random) -> int:
    """Choose the group (0 to 4, never the short last one) that is typed as proof of having the code."""
    return chance.randrange(LENGTH // GROUP)


def _check(secret: bytes) -> int:
    return hashlib.sha256(b"guanxi-recovery" + secret).digest()[0] & 31


def _plain(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(character for character in text if not _between(character)).translate(_READ_AS)


def _between(character: str) -> bool:
    return unicodedata.category(character)[0] in "ZC" or unicodedata.category(character) == "Pd"
