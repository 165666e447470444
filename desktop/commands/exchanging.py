"""The headless commands that import and export contacts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

from desktop import clock
from desktop.about import VERSION
from desktop.almanac.command import Row
from desktop.commands.opened import opened_journal
from desktop.exchange.archive_in import import_archive, look_at_archive, may_be_archive
from desktop.exchange.archive_out import export_archive
from desktop.exchange.choices import Choice, Plan
from desktop.exchange.exporting import USUAL, Format, export
from desktop.exchange.gathering import gather, look_at
from desktop.exchange.importing import apply_plan, rehearse
from desktop.exchange.outcomes import Fate
from desktop.exchange.proposing import plan_import
from desktop.journal import backup
from desktop.journal.journal import Journal
from desktop.journal.vault import Vault
from desktop.subjects import METADATA


def import_files(args: argparse.Namespace) -> Iterator[Row]:
    """Import files in one change that the window can undo, and yield a line for each row.

    Those surely in the journal are merged, all others made; a backup is made first. With ``--dry-run`` nothing is
    kept. A file that cannot be read stops all of them before anything is written; raises ImportProblem, StoreError.
    """
    with opened_journal(args) as opened:
        if len(args.files) == 1 and may_be_archive(args.files[0]):
            yield from _import_archive(opened.journal, args)
            return
        entries = gather([look_at(path, args.encoding) for path in args.files])
        with opened.journal.read() as connection:
            plan = plan_import(connection, entries, make_suppliers=not args.no_suppliers)
        if args.update:
            plan = _updating(plan)
        if not args.dry_run:
            back_up(opened.vault)
        write = rehearse if args.dry_run else apply_plan
        for outcome in write(opened.journal, plan):
            yield {**outcome.as_json()}


def _import_archive(journal: Journal, args: argparse.Namespace) -> Iterator[Row]:
    """Bring an archive into an empty journal; with ``--dry-run`` only say what it holds."""
    source = args.files[0].absolute()
    if args.dry_run:
        found = look_at_archive(source)
        yield {"archive": str(source), "made_by": found.made_by, "made_at": found.made_at, "rows": found.rows}
    else:
        yield {"archive": str(source), "imported": import_archive(journal, source, METADATA)}


def back_up(vault: Vault) -> None:
    """Make a verified backup before an import, and thin the older ones."""
    now, target = clock.now(), vault.folder / backup.FOLDER
    backup.make(vault, target, now, VERSION, "import")
    backup.thin(target, vault.id, now)


def _updating(plan: Plan) -> Plan:
    """Let the file's values stand where the file and the journal differ."""
    known = (number for number, row in enumerate(plan.rows) if row.proposed.fate is Fate.MERGED)
    return replace(plan, choices={number: Choice(Fate.UPDATED) for number in known})


def export_files(args: argparse.Namespace) -> Iterator[Row]:
    """Write an archive of everything into a new folder, with people and suppliers as vCard and CSV beside it.

    When the name ends in ``.zip``, the archive alone is written, as that file. With ``--format`` or ``--no-private``
    those files alone are written. Yields a line for each file, the archive first.
    """
    target, whole = args.folder.absolute(), not args.format and not args.no_private
    kinds = [Format(kind) for kind in dict.fromkeys(args.format or [str(kind) for kind in USUAL])]
    with opened_journal(args) as opened, opened.journal.read() as connection:
        if whole:
            rows = export_archive(connection, target, METADATA, clock.now(), opened.journal.files)
            yield {"archive": str(target), "rows": rows}
            if target.is_file():
                return
        made = export(connection, target, kinds=kinds, private=not args.no_private)
    yield from ({"file": str(file.path), "cards": file.cards} for file in made)
