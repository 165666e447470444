"""Build the bundled fonts as renamed subsets, or check that they hold every character that is shown.

Making them needs fontTools and brotli in an environment of your own, and the npm packages of ``SOURCES``:

    npm install --prefix FONTS @expo-google-fonts/noto-sans-sc @expo-google-fonts/inter
    npm install --prefix FONTS @fontsource/lxgw-wenkai
    python tools/gen_fonts.py FONTS/node_modules

It takes about a minute. Checking needs nothing but Python: ``python tools/gen_fonts.py --check``. What each
font holds is written beside the fonts in ``coverage.txt``, so that the check need not open them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
COVERAGE = FONTS / "coverage.txt"
TEXT_SUFFIXES = {".txt", ".tsv", ".csv", ".toml", ".ini", ".json", ".po", ".md", ".html", ".svg"}
# Tables of all hanzi: they are looked up with what a user typed, never shown by us.
_LOOKED_UP = ("own_goods.tsv", "phrases.tsv", "readings.tsv", "traditional.tsv", "words.tsv")
LOOKUPS = {ROOT / "resources" / "chinese" / name for name in _LOOKED_UP}


@dataclass(frozen=True, slots=True)
class Source:
    """One font file of an npm package and the name of its subset."""

    package: str
    path: str
    family: str
    style: str
    weight: int
    licence: str

    @property
    def target(self) -> str:
        """The file name of the subset."""
        return f"{self.family.replace(' ', '')}-{self.style}.ttf"


_NOTO = "@expo-google-fonts/noto-sans-sc"
_INTER = "@expo-google-fonts/inter"
_KAI = "@fontsource/lxgw-wenkai"
SOURCES = (
    Source(_INTER, "400Regular/Inter_400Regular.ttf", "Inter", "Regular", 400, "LICENSE_FONT"),
    Source(_INTER, "500Medium/Inter_500Medium.ttf", "Inter", "Medium", 500, "LICENSE_FONT"),
    Source(_INTER, "600SemiBold/Inter_600SemiBold.ttf", "Inter", "SemiBold", 600, "LICENSE_FONT"),
    Source(_NOTO, "400Regular/NotoSansSC_400Regular.ttf", "Guanxi Sans SC", "Regular", 400, "LICENSE_FONT"),
    Source(_NOTO, "500Medium/NotoSansSC_500Medium.ttf", "Guanxi Sans SC", "Medium", 500, "LICENSE_FONT"),
    Source(
        _NOTO, "600SemiBold/NotoSansSC_600SemiBold.ttf", "Guanxi Sans SC", "SemiBold", 600, "LICENSE_FONT"
    ),
    Source(_KAI, "files/lxgw-wenkai-latin-500-normal.woff2", "Guanxi Kai", "Regular", 400, "LICENSE"),
)


def gb2312() -> set[str]:
    """Return every character of GB 2312 (7,445 of them)."""
    found: set[str] = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.update(bytes((row, cell)).decode("gb2312", errors="ignore"))
    return found


def latin() -> set[str]:
    """Return Latin letters with all pinyin, the usual punctuation, arrows and currency signs."""
    ranges = [(0x20, 0x7F), (0xA0, 0x180), (0x1CD, 0x1DD), (0x2B0, 0x2DE), (0x300, 0x30D), (0x1E00, 0x1F00)]
    ranges += [(0x2010, 0x2028), (0x2030, 0x203B), (0x20A0, 0x20C0), (0x2190, 0x219A), (0x2212, 0x2213)]
    singles = "ɑɡ…€№™Ω℃√∞≈≠≤≥▲▼◆●○★☆✓✗⌘⌥⌃⇧⏎−×÷·•〇"
    return {chr(code) for start, end in ranges for code in range(start, end)} | set(singles)


def shown_text() -> Iterator[tuple[Path, str]]:
    """Yield path and text of all texts in resources/ and i18n/ that can come to the screen."""
    for folder in (ROOT / "resources", ROOT / "i18n"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in TEXT_SUFFIXES and path not in LOOKUPS and not path.is_relative_to(FONTS):
                yield path, path.read_text(encoding="utf-8")


def visible(text: Iterable[str]) -> set[str]:
    """Return the characters of ``text`` that need a glyph: no controls, no marks of direction."""
    return {
        c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Mn"}
    }


def wanted(family: str) -> set[str]:
    """Return the characters that the subset of ``family`` should hold as far as its source has them."""
    if family == "Inter":
        return latin()
    return gb2312() | latin() | {c for _, text in shown_text() for c in visible(text)}


def as_ranges(codes: Iterable[int]) -> str:
    """Write code points as hexadecimal ranges: ``20-7e a0``."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in runs)


def from_ranges(text: str) -> set[int]:
    """Read what ``as_ranges`` wrote."""
    found: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def read_coverage() -> dict[str, set[int]]:
    """Return code points by key: a family, or ``family absent`` for what its source font does not have."""
    found: dict[str, set[int]] = {}
    for line in COVERAGE.read_text(encoding="ascii").splitlines():
        key, _, ranges = line.partition("\t")
        if not line.startswith("#"):
            found[key] = from_ranges(ranges)
    return found


def missing() -> list[str]:
    """Return one line per character that is shown but missing in a font whose source has it."""
    coverage = read_coverage()
    lines = []
    for family in ("Guanxi Sans SC", "Guanxi Kai"):
        held = coverage[family] | coverage[f"{family} absent"]
        where: dict[str, str] = {}
        for path, text in shown_text():
            for char in visible(text):
                if ord(char) not in held:
                    where.setdefault(char, path.relative_to(ROOT).as_posix())
        lines += [f"{family} lacks {c} U+{ord(c):04X}, used in {where[c]}" for c in sorted(where)]
    return lines


def check() -> int:
    """Print what is missing; return 0 when nothing is, else 1."""
    lines = missing()
    for line in lines[:40]:
        print(line)
    if len(lines) > 40:
        print(f"and {len(lines) - 40} more")
    print(
        "Fonts hold every character shown." if not lines else "Build the fonts again: see tools/gen_fonts.py."
    )
    return 1 if lines else 0


def build(packages: Path) -> None:
    """Write all subsets, their licences and the coverage list; needs fontTools."""
    coverage: dict[str, set[int]] = {}
    for source in SOURCES:
        chars = {ord(c) for c in wanted(source.family)}
        held = _subset(packages / source.package / source.path, source, chars)
        coverage[source.family] = held
        coverage[f"{source.family} absent"] = chars - held
        licence = FONTS / f"OFL-{source.family.replace(' ', '')}.txt"
        shutil.copyfile(packages / source.package / source.licence, licence)
        print(source.target, (FONTS / source.target).stat().st_size // 1024, "kB", len(held), "characters")
    lines = ["# Code points each font holds, and those its source font lacks; written by tools/gen_fonts.py"]
    lines += [f"{key}\t{as_ranges(codes)}" for key, codes in sorted(coverage.items())]
    COVERAGE.write_text("\n".join(lines) + "\n", encoding="ascii")


def _subset(path: Path, source: Source, chars: set[int]) -> set[int]:
    # A development tool that only the maker of fonts has; the check above must run without it.
    from fontTools import subset  # noqa: PLC0415

    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt", "tnum"]
    options.drop_tables += [
        "VORG",
        "vhea",
        "vmtx",
        "BASE",
        "DSIG",
        "STAT",
        "MVAR",
        "HVAR",
        "avar",
        "fvar",
        "gvar",
    ]
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=chars)
    subsetter.subset(font)
    _rename(font, source)
    font.flavor = None
    held = set(font.getBestCmap())
    font.save(FONTS / source.target)
    return held


def _rename(font: object, source: Source) -> None:
    """Give the subset its own family name: Qt must tell it from the system's."""
    table = font["name"]  # type: ignore[index]
    copyright_notice, licence = table.getDebugName(0), table.getDebugName(13)
    plain = source.style == "Regular"
    names = {
        0: copyright_notice,
        1: source.family if plain else f"{source.family} {source.style}",
        2: "Regular",
        3: f"1.0;{source.family};{source.style}",
        4: source.family if plain else f"{source.family} {source.style}",
        5: "Version 1.0, subset",
        6: source.target.removesuffix(".ttf"),
        13: licence,
        14: "https://openfontlicense.org",
    }
    if not plain:
        names |= {16: source.family, 17: source.style}
    table.names = []
    for number, text in names.items():
        if text:
            table.setName(text, number, 3, 1, 0x409)
            table.setName(text.encode("ascii", "replace").decode(), number, 1, 0, 0)
    font["OS/2"].usWeightClass = source.weight  # type: ignore[index]


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; return its exit code."""
    parser = argparse.ArgumentParser(description="Build or check the bundled fonts.")
    parser.add_argument("packages", nargs="?", type=Path, help="a node_modules folder with the source fonts")
    parser.add_argument("--check", action="store_true", help="tell which characters shown are missing")
    options = parser.parse_args(arguments)
    if options.packages and not options.check:
        build(options.packages)
    return check()


if __name__ == "__main__":
    sys.exit(main())
