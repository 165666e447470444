"""Makes the data of ICU small that Qt brings on Linux: of 32 MB, a journal in English and Chinese needs a sixth.

Qt takes collation, time zones and converters from ICU; languages, dates and numbers come from its own tables. The
library is one table of contents with its items (ICU's "CmnD" format 1): what is not needed is left out, and `ld` makes
a library of the rest. Where `ld` is not there, or the library is of another shape, it stays as it is.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_ALIGNED = 16
_LANGUAGE = re.compile(r"^(root|pool|res_index|en(_\w+)?|zh(_\w+)?|ucadata|tzdbNames)$")
# The tables of ICU itself, beside those of languages.
_GENERAL = re.compile(
    r"^(supplementalData|likelySubtags|langInfo|zoneinfo64|metaZones|timezoneTypes|windowsZones|keyTypeData"
    r"|numberingSystems|plurals|pluralRanges|dayPeriods|genderList|icuver|currencyNumericCodes|icustd|units|grammaticalFeatures)$"
)
_CONVERTERS = re.compile(
    r"^(gb18030|ibm-1386_P100-2001|windows-\w+|iso-8859_\w+|ibm-5348_P100-1997|big5\S*)$"
)
_FOLDERS = ("coll", "zone", "lang", "region", "curr", "unit", "brkitr")


def shrink(library: Path) -> int:
    """Replace libicudata.so.N by one with what we need; return the bytes saved, 0 when it was left alone."""
    version = library.name.rpartition(".")[2]
    symbol = f"icudt{version}_dat"
    data = library.read_bytes()
    found = data.find(_MAGIC, 0)
    start = found - 2
    if (
        found < 0
        or data[start + 12 : start + 16] != _FORMAT
        or not (shutil.which("ld") and shutil.which("objcopy"))
    ):
        return 0
    smaller = filtered(data[start:])
    with tempfile.TemporaryDirectory() as folder:
        made = _linked(Path(folder), smaller, symbol, library.name)
        if made is None:
            return 0
        before = library.stat().st_size
        shutil.copyfile(made, library)
        return before - library.stat().st_size


def filtered(package: bytes) -> bytes:
    """Return a package of ICU's data with the items that ``wanted`` names, in the same order."""
    head = struct.unpack_from("<H", package)[0]
    (count,) = struct.unpack_from("<I", package, head)
    rows = [struct.unpack_from("<II", package, head + 4 + 8 * n) for n in range(count)]
    names = [package[head + at : package.index(b"\0", head + at)] for at, _data in rows]
    ends = [at for _name, at in rows[1:]]
    items = [
        (name, package[head + row[1] : head + end if end else None])
        for name, row, end in zip(names, rows, [*ends, 0], strict=False)
        if wanted(name.decode().partition("/")[2])
    ]
    return package[:head] + _table(items)


def wanted(name: str) -> bool:
    """Tell whether an item such as ``coll/zh.res`` is needed."""
    folder, _slash, file = name.rpartition("/")
    stem, _dot, kind = file.rpartition(".")
    if folder:
        return (
            folder in _FOLDERS
            and kind != "dict"
            and (kind == "brk" or bool(_LANGUAGE.match(stem)) or kind == "icu")
        )
    if kind == "cnv":
        return bool(_CONVERTERS.match(stem))
    return kind != "res" or bool(_LANGUAGE.match(stem) or _GENERAL.match(stem))


def _table(items: list[tuple[bytes, bytes]]) -> bytes:
    """Return the table of contents with names and items, each at a multiple of 16 bytes."""
    names_at = 4 + 8 * len(items)
    names = b"".join(name + b"\0" for name, _item in items)
    at = _up(names_at + len(names))
    rows, body = [], []
    name_at = names_at
    for name, item in items:
        rows.append(struct.pack("<II", name_at, at))
        padded = item.ljust(_up(len(item)), b"\xaa")
        body.append(padded)
        name_at += len(name) + 1
        at += len(padded)
    table = struct.pack("<I", len(items)) + b"".join(rows) + names
    return table.ljust(_up(len(table)), b"\xaa") + b"".join(body)


def _up(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED


def _linked(folder: Path, package: bytes, symbol: str, name: str) -> Path | None:
    """Return a shared library that offers ``package`` as ``symbol``, None when the linker will not."""
    raw, piece, made = folder / "data", folder / "data.o", folder / name
    raw.write_bytes(package)
    read_only = ".data=.rodata,alloc,load,readonly,data,contents"
    steps = [
        ["ld", "-r", "-b", "binary", "-z", "noexecstack", "-o", piece.name, raw.name],
        ["objcopy", "--rename-section", read_only, "--set-section-alignment", ".rodata=16", piece.name],
        [
            "ld",
            "-shared",
            "-z",
            "noexecstack",
            "-soname",
            name,
            "--defsym",
            f"{symbol}=_binary_data_start",
            "-o",
            made.name,
            piece.name,
        ],
    ]
    for step in steps:
        if subprocess.run(step, cwd=folder, check=False, capture_output=True).returncode != 0:
            return None
    return made
