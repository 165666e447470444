"""Checks the rules of the house that no common tool knows; prints a line for every break of one."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tools.environment import ROOT

FILE_LINES, TEST_LINES = 300, 500  # a test file is a list of cases, read one at a time
FUNCTION_LINES = 40
PROGRAM = ("desktop", "ui")
OURS = (*PROGRAM, "tools", "tests")
SOCKET_MODULE = (
    "ui/instance.py"  # the one place that may use QtNetwork: the local socket of the single instance
)
NETWORK = re.compile(
    r"(socket|socketserver|ssl|http|urllib\.request|ftplib|smtplib|imaplib|poplib|nntplib|telnetlib|xmlrpc|asyncio"
    r"|wsgiref|webbrowser|requests|httpx|aiohttp|urllib3|websockets?|PySide6\.Qt(Network\w*|Web\w+))(\.|$)"
)
# Folders of the machine that a file was written on, and where packages come from: neither belongs in a file.
TELLTALE = re.compile(
    r"(?<![\w.~/-])/(?:work|root|home/\w+|tmp|Users/\w+)/\w|--(?:extra-)?index-url|(?:pypi\.|pythonhosted|npmjs\.)\w+"
    r"|https?://\S+/simple\b|^\s*registry\s*="
)

File = tuple[str, str]  # path from the root with slashes, and text


class Outline(NamedTuple):
    """What the rules look at in a module, nested statements included."""

    docstring: str
    functions: list[tuple[int, str, int]]
    """The first line, name and number of lines of each."""
    imports: list[tuple[ast.Import | ast.ImportFrom, bool]]
    """Each with whether it stands inside a function."""


@cache  # a parsed module takes much memory and time; its outline is small, and five rules want it
def outline(text: str) -> Outline:
    """Return the outline of a module."""
    tree = ast.parse(text)
    made = Outline(ast.get_docstring(tree) or "", [], [])
    waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
    while waiting:
        node, inside = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            made.imports.append((node, inside))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            made.functions.append((node.lineno, node.name, (node.end_lineno or 0) - node.lineno + 1))
            inside = True
        waiting += [(below, inside) for below in _statements(node)]
    return made


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Give what stands below a statement: other statements and the arms of ``try`` and ``match``, no expressions."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        below = getattr(node, name, None)
        if isinstance(below, list):
            yield from below


def length(files: list[File]) -> Iterator[str]:
    """Files and functions that are too long to be read at once."""
    for path, text in files:
        count = len(text.splitlines())
        most = TEST_LINES if path.startswith("tests/") else FILE_LINES
        if count > most:
            yield f"{path}: {count} lines, {most} at most"
        for line, name, count in outline(text).functions:
            if count > FUNCTION_LINES:
                yield f"{path}:{line}: {name} has {count} lines, {FUNCTION_LINES} at most"


def hidden_imports(files: list[File]) -> Iterator[str]:
    """Imports inside functions that give no reason in a comment beside or above them."""
    for path, text in files:
        lines = text.splitlines()
        for line in sorted({node.lineno for node, inside in outline(text).imports if inside}):
            remark = lines[line - 1].partition("#")[2] + lines[line - 2].strip().partition("#")[2]
            if len(re.sub(r"noqa:?[ A-Z0-9,]*", "", remark).strip(" -")) < len("a reason"):
                yield f"{path}:{line}: an import inside a function needs its reason in a comment"


def first_sentence(files: list[File]) -> Iterator[str]:
    """Modules that do not begin with a sentence saying what they are for."""
    for path, text in files:
        head = outline(text).docstring.partition("\n\n")[0]
        if text.strip() and not head.endswith((".", "。")):
            yield f"{path}: the module begins with one sentence"


def network(files: list[File]) -> Iterator[str]:
    """Imports of anything that could talk to a network."""
    for path, text in files:
        for line, name in _imported(path, text):
            local_socket = path == SOCKET_MODULE and name.startswith("PySide6.QtNetwork")
            if NETWORK.match(name) and not local_socket:
                yield f"{path}:{line}: {name} is network code"


def pages(files: list[File]) -> Iterator[str]:
    """Pages that import another page."""
    for path, text in files:
        if path.startswith("ui/pages/"):
            own = _module(path).split(".")[2:3]
            for line, name in _imported(path, text):
                other = name.split(".")[2:3] if name.startswith("ui.pages.") else own
                if other != own:
                    yield f"{path}:{line}: a page imports the page {other[0]}"


def telltales(files: list[File]) -> Iterator[str]:
    """Paths of one machine and addresses of package indexes."""
    for path, text in files:
        for number, line in enumerate(text.splitlines(), 1):
            found = TELLTALE.search(line)
            if found:
                yield f"{path}:{number}: names {found[0]}"


def _imported(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Give line and full name of each import; ``from a import b`` gives a.b, which may be no module."""
    for node, _inside in outline(text).imports:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        else:
            above = path.split("/")[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def tracked(root: Path) -> list[str]:
    """Return the files that git keeps or would keep; without git everything outside hidden folders."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
        listed = [path for path in listed if not path.startswith(".") and "__pycache__" not in path]
    return sorted(path for path in listed if path and (root / path).is_file())


def texts_of(root: Path, paths: list[str]) -> list[File]:
    """Read those of ``paths`` that hold UTF-8 text."""
    files = []
    for path in paths:
        data = (root / path).read_bytes()
        if b"\0" not in data[:8000]:
            files.append((path, data.decode("utf-8", "replace")))
    return files


def problems(root: Path) -> Iterator[str]:
    """Tell every break of a rule in the tree below ``root``."""
    everything = texts_of(root, tracked(root))
    python = [file for file in everything if file[0].endswith(".py")]
    ours = [file for file in python if file[0] == "dev.py" or file[0].split("/")[0] in OURS]
    program = [file for file in python if file[0].split("/")[0] in PROGRAM]
    for rule, files in (
        *((rule, program) for rule in PROGRAM_RULES),
        (length, ours),
        (telltales, everything),
    ):
        yield from rule(files)
    if (root / "packaging/__init__.py").exists():
        yield "packaging/__init__.py: hides the library of this name"


PROGRAM_RULES: tuple[Callable[[list[File]], Iterator[str]], ...] = (
    hidden_imports,
    first_sentence,
    network,
    pages,
)


def main() -> int:
    """Print every break of a rule; the exit code is 1 when there is one."""
    lines = list(problems(ROOT))
    print(*lines, sep="\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
