"""Collects licences and notices of everything that a bundle ships, and the bill of materials beside them.

    .venv/bin/python -m tools.gen_licences            (after `python3 dev.py lock` brought another version of something)

Texts come from the installed packages of the run lock, from our own data folders, and, for what a wheel carries
without its licence (Qt, SQLCipher, OpenSSL, FFmpeg, libsndfile, Python), from ``packaging/licences``. A package
without any text is named, and the run fails: what we ship has its licence with it.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.about import NAME, VERSION
from tools.environment import LOCKS, ROOT, plain_name

TARGET = ROOT / "resources" / "licences"
GIVEN = ROOT / "packaging" / "licences"
TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
OURS = {
    "resources/fonts": "OFL-1.1",
    "resources/icons": "ISC",
    "resources/calendar": "MIT",
    "resources/chinese": "CC-BY-SA-4.0 AND MIT AND Apache-2.0",
}
"""Folders of our own with what others made, and their licences."""
UNSAID = {"sqlcipher3": "Zlib"}
"""What a package calls its licence only in the text of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is shipped."""

    name: str
    version: str
    licence: str
    """The name of its licence, as its maker says it."""
    text: str
    url: str = ""


def locked() -> dict[str, list[str]]:
    """Return the versions of each package of the run lock: some have another on an older Python."""
    lock = (ROOT / LOCKS["run"]).read_text("utf-8")
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock):
        versions.setdefault(plain_name(name), []).append(version)
    return versions


def packages() -> Iterator[Part]:
    """Give the Python packages of the run lock that are installed here."""
    names = locked()
    for found in sorted(importlib.metadata.distributions(), key=lambda one: plain_name(one.name)):
        if plain_name(found.name) in names:
            yield Part(found.name, found.version, _licence(found), _text(found), _url(found))


def unnoticed(parts: list[Part]) -> list[str]:
    """Return the packages of the run lock of which no text is here, also those of other systems."""
    noticed = {plain_name(name) for part in parts if part.text for name in part.name.split(", ")}
    return sorted(locked().keys() - noticed)


def _licence(found: importlib.metadata.Distribution) -> str:
    told = found.metadata.get("License-Expression") or ""
    if not told:
        classes = found.metadata.get_all("Classifier") or []
        told = ", ".join(c.split(" :: ")[-1] for c in classes if c.startswith("License :: "))
    first = (found.metadata.get("License") or "").strip().splitlines()
    return told or (first[0][:80] if first else "") or UNSAID[plain_name(found.name)]


def _text(found: importlib.metadata.Distribution) -> str:
    texts = []
    for path in found.files or []:
        inside = ".dist-info/" in path.as_posix() and TEXT.search(path.name)
        if inside and path.suffix.lower() in {"", ".txt", ".md", ".rst", ".apache", ".bsd", ".mit"}:
            texts.append(Path(str(found.locate_file(path))).read_text("utf-8", "replace").strip())
    return "\n\n".join(dict.fromkeys(texts))


def _url(found: importlib.metadata.Distribution) -> str:
    urls = dict(line.split(", ", 1) for line in found.metadata.get_all("Project-URL") or [] if ", " in line)
    return found.metadata.get("Home-page") or next(iter(urls.values()), "")


def given() -> Iterator[Part]:
    """Give what the wheels carry inside, by our files: name, version, licence and address in a line, then the text."""
    for path in sorted(GIVEN.glob("*.txt")):
        head, _, text = path.read_text("utf-8").partition("\n")
        name, version, licence, url = (one.strip() for one in head.split("|"))
        yield Part(name, version, licence, text.strip(), url)


def data() -> Iterator[Part]:
    """Give our data folders, each with its notices."""
    for folder, licence in OURS.items():
        texts = [
            path.read_text("utf-8").strip()
            for path in sorted((ROOT / folder).iterdir())
            if path.suffix in {".txt", ".md"} and re.match(r"(NOTICE|OFL|LICEN[CS]E)", path.name)
        ]
        yield Part(f"Data: {folder.split('/')[1]}", VERSION, licence, "\n\n".join(texts))


def bill(parts: list[Part]) -> dict[str, object]:
    """Return the bill of materials as CycloneDX 1.6."""
    components = [component for part in parts for component in _components(part)]
    own = {"type": "application", "name": NAME, "version": VERSION, "licenses": [{"license": {"id": "MIT"}}]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": components,
    }


def _components(part: Part) -> Iterator[dict[str, object]]:
    """Give what a part stands for: a package may have two versions, and a text may be that of several packages."""
    versions = locked()
    kind = "data" if part.name.startswith("Data: ") else "library"
    for name in part.name.split(", "):
        for version in versions.get(plain_name(name), [part.version]):
            component: dict[str, object] = {"type": kind, "name": name, "version": version}
            component |= {"licenses": [{"license": {"name": part.licence}}]}
            if plain_name(name) in versions:
                component["purl"] = f"pkg:pypi/{plain_name(name)}@{version}"
            elif kind == "library":
                # "3.11 to 3.13" is no version that a scanner could look up
                component["purl"] = f"pkg:generic/{plain_name(name)}" + (
                    f"@{version}" if " " not in version else ""
                )
            yield component


def main() -> int:
    """Write the texts and the bill; returns 1 when a part has no text."""
    parts = [*packages(), *given(), *data()]
    TARGET.mkdir(parents=True, exist_ok=True)
    without = unnoticed(parts)
    parts = [part for part in parts if part.text]
    lines = [f"{NAME} {VERSION}: licences and notices of what it ships.\n"]
    for part in parts:
        rule = "=" * 100
        lines.append(
            f"{rule}\n{part.name} {part.version}\n{part.licence}\n{part.url}\n{rule}\n\n{part.text}\n"
        )
    (TARGET / "licences.txt").write_text("\n".join(lines), "utf-8")
    (TARGET / "bom.cdx.json").write_text(
        json.dumps(bill(parts), indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
    print(f"{len(parts)} parts, {(TARGET / 'licences.txt').stat().st_size // 1024} kB")
    print(*(f"without a text: {name}" for name in without), sep="\n")
    return int(bool(without))


if __name__ == "__main__":
    sys.exit(main())
