"""Collects the texts of the program; keeps the catalogues in step with them, checks and compiles them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from tools.environment import ROOT

SOURCES = ("desktop", "ui")
# The functions of desktop.texts and which of their arguments hold text; "c" marks the context.
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
NAME = "Guanxi Journal"


def collect(root: Path) -> Catalog:
    """Return every text of the program with the files that it stands in."""
    found = Catalog(project=NAME, charset="utf-8")
    for source in SOURCES:
        # Babel matches the pattern below the folder: "desktop/**.py" would find nothing, and say nothing.
        rows = extract_from_dir(root / source, [("**.py", "python")], {}, KEYWORDS, ["Translators:"])
        for path, _line, message, comments, context in rows:
            # Without line numbers a moved line changes no catalogue.
            place = (f"{source}/{Path(path).as_posix()}", 0)
            found.add(message, None, [place], (), comments, context=context)
    return found


def catalogues(root: Path) -> list[Path]:
    """Return the catalogues, one per language."""
    return sorted((root / "i18n").glob("*/LC_MESSAGES/*.po"))


def load(path: Path) -> Catalog:
    """Read a catalogue; raises PoFileError when it is damaged."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, abort_invalid=True)


def update(root: Path) -> Iterator[str]:
    """Put new texts into each catalogue and take old ones out; tells what is left to translate."""
    template = collect(root)
    for path in catalogues(root):
        catalogue = load(path)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        catalogue.project, catalogue.version = NAME, ""
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
        left = sum(1 for message in catalogue if message.id and not all(_strings(message)))
        yield f"{path.parents[1].name}: {len(catalogue)} texts, {left} to translate"


def compile_all(root: Path) -> Iterator[str]:
    """Write the .mo files that gettext reads, each in one step."""
    for path in catalogues(root):
        fresh = path.with_suffix(".mo.new")
        with fresh.open("wb") as file:
            write_mo(file, load(path))
        fresh.replace(path.with_suffix(".mo"))
        yield f"{path.parents[1].name}: compiled"


def problems(root: Path) -> Iterator[str]:
    """Tell everything that is wrong with the catalogues, a line each."""
    template = collect(root)
    yield from _uncollected(root, template)
    wanted = {_key(message): message for message in template if message.id}
    if not catalogues(root):
        yield "i18n: there is no catalogue"
    for path in catalogues(root):
        name = path.relative_to(root).as_posix()
        try:
            catalogue = load(path)
        except PoFileError as problem:
            yield f"{name}: {problem}"
            continue
        held = {_key(message): message for message in catalogue if message.id}
        yield from (f"{name}: missing: {_shown(key)}" for key in wanted.keys() - held.keys())
        yield from (f"{name}: no longer used: {_shown(key)}" for key in held.keys() - wanted.keys())
        yield from (f"{name}: obsolete: {message.id}" for message in catalogue.obsolete.values())
        for key in held.keys() & wanted.keys():
            yield from (
                f"{name}: {fault}: {_shown(key)}" for fault in faults(held[key], catalogue.num_plurals)
            )


def faults(message: Message, plurals: int) -> Iterator[str]:
    """Tell what is wrong with one translation into a language of so many plural forms."""
    if message.fuzzy:
        yield "fuzzy"
    strings = _strings(message)
    if not all(strings):
        yield "not translated"
        return
    if len(strings) != (plurals if message.pluralizable else 1):
        yield f"has {len(strings)} forms"
    ids = list(message.id) if message.pluralizable else [str(message.id)]
    allowed, needed = _fields(ids[-1]) | _fields(ids[0]), _fields(ids[-1])
    for string in strings:
        fields = _fields(string)
        # A form for one alone may leave the number out, as "one day" does.
        if not fields <= allowed or (
            not needed <= fields and not (len(strings) > 1 and string == strings[0])
        ):
            yield f"placeholders {sorted(fields)} instead of {sorted(needed)}"
        if [string[:1].isspace(), string[-1:].isspace()] != [ids[0][:1].isspace(), ids[0][-1:].isspace()]:
            yield "space at an end differs"


def _uncollected(root: Path, template: Catalog) -> Iterator[str]:
    """Tell the texts that the collector passed over, which it does without a word for f-strings and sums."""
    known = {text for message in template for text in _ids(message)}
    for source in SOURCES:
        for path in sorted((root / source).rglob("*.py")):
            for line, text in _calls(path):
                if text is None:
                    yield f"{path.relative_to(root).as_posix()}:{line}: a text must be a whole literal"
                elif text not in known:
                    yield f"{path.relative_to(root).as_posix()}:{line}: not collected: {text}"


def _calls(path: Path) -> Iterator[tuple[int, str | None]]:
    """Give line and text of each call of a text function, None for one put together; names are let pass."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS):
            continue
        for text in node.args[:2]:
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                if node.func.id != "p_" or text is not node.args[0]:
                    yield node.lineno, text.value
            elif isinstance(text, ast.JoinedStr | ast.BinOp) or _formatted(text):
                yield node.lineno, None


def _formatted(node: ast.expr) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Constant)


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (str(message.id),)


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (str(message.string or ""),)


def _key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    return message.context, _ids(message)


def _shown(key: tuple[str | None, tuple[str, ...]]) -> str:
    return (f"[{key[0]}] " if key[0] else "") + repr(key[1][0])


def _fields(text: str) -> frozenset[str]:
    """Return the names in braces; a brace that stands alone counts as a field of its own."""
    try:
        return frozenset(field for _, field, _, _ in Formatter().parse(text) if field is not None)
    except ValueError:
        return frozenset({"unbalanced"})


ACTIONS: dict[str, Callable[[Path], Iterator[str]]] = {
    "update": update,
    "compile": compile_all,
    "check": problems,
}


def main(arguments: list[str]) -> int:
    """Carry out one action and print its lines; those of a check are faults."""
    lines = sorted(ACTIONS[arguments[0]](ROOT))
    print(*lines, sep="\n")
    return int(bool(lines) and arguments[0] == "check")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
