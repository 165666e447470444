"""Seals a file of any size under a key, piece by piece, so that no part can be changed, moved, cut off or swapped.

libsodium's secretstream (XChaCha20-Poly1305): a mark, a header, then pieces of 1 MiB each with its own code; the
last one says that it is the last. The name of the file is bound into every piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

PIECE = 1 << 20
"""Bytes of clear text in a piece."""
MARK = b"GXF1"
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_CODE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class BrokenSeal(Exception):
    """A sealed file is not what was written, or belongs to another key or name."""


def seal(pieces: Iterable[bytes], key: bytes, name: str) -> Iterator[bytes]:
    """Yield the sealed form of clear ``pieces`` of ``PIECE`` bytes each, the last one shorter or empty."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    yield MARK + bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    bound, held = name.encode(), b""
    for number, piece in enumerate(pieces):
        if number:
            yield bindings.crypto_secretstream_xchacha20poly1305_push(state, held, bound, _MORE)
        held = piece
    yield bindings.crypto_secretstream_xchacha20poly1305_push(state, held, bound, _LAST)


def unseal(file: BinaryIO, key: bytes, name: str) -> Iterator[bytes]:
    """Yield the clear pieces of a sealed ``file``; raises ``BrokenSeal`` before any piece that is not genuine."""
    if file.read(len(MARK)) != MARK:
        raise BrokenSeal
    header = file.read(_HEADER)
    if len(header) != _HEADER:
        raise BrokenSeal
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    tag = _MORE
    while sealed := file.read(PIECE + _CODE):
        if tag == _LAST:
            raise BrokenSeal  # something was put behind the end
        piece, tag = _pull(state, sealed, name.encode())
        yield piece
    if tag != _LAST:
        raise BrokenSeal


def _pull(
    state: bindings.crypto_secretstream_xchacha20poly1305_state, sealed: bytes, bound: bytes
) -> tuple[bytes, int]:
    if len(sealed) < _CODE:
        raise BrokenSeal
    try:
        piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
    except (CryptoError, ValueError) as error:
        raise BrokenSeal from error
    return bytes(piece), int(tag)
