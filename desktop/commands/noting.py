"""The headless commands that list notes and write one."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.almanac.command import Row
from desktop.commands.opened import opened_journal
from desktop.errors import GuanxiError
from desktop.notes.command import list_notes, one_note, written
from desktop.notes.illustrating import printed, shown_pictures
from desktop.texts import _

_PATIENCE = 120


def notes(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each note."""
    with opened_journal(args) as opened, opened.journal.read() as connection:
        yield from list_notes(connection, text=args.text, private=not args.no_private)


def note(args: argparse.Namespace) -> Iterator[Row]:
    """Yield one note as Markdown or HTML in its line, or write it as PDF into ``--to``."""
    with opened_journal(args) as opened, opened.journal.read() as connection:
        card = one_note(connection, args.id)
        wanted = shown_pictures(connection, card.body) if args.format != "md" else {}
        pictures = printed(opened.journal.files, wanted)
    title = card.shown_title
    if args.format != "pdf":
        text = written(card, args.format, pictures)
        if args.to is None:
            yield {"id": card.id, "title": title, "format": args.format, "text": text}
            return
        _store(args.to, text)
    else:
        _print(args.to or Path(f"note-{card.id}.pdf"), written(card, "html", pictures))
    target = args.to or Path(f"note-{card.id}.pdf")
    yield {"id": card.id, "title": title, "format": args.format, "path": str(target.absolute())}


def _store(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise _unwritable(path) from error


def _print(path: Path, html: str) -> None:
    """Let the screen's printing make the PDF, in a process of its own: here is no Qt."""
    command = [sys.executable, "-m", "ui.print_page", str(path.absolute())]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=html.encode(), timeout=_PATIENCE, capture_output=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _unwritable(path) from error
    if done.returncode:
        raise _unwritable(path)


def _unwritable(path: Path) -> GuanxiError:
    return GuanxiError(_("{name} could not be written.").format(name=path.name), _("Choose another folder."))
