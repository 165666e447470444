"""A process that writes until it is killed: run with a journal's folder, it forks a writer for each line it reads.

Forking spares each round the import of SQLAlchemy. A writer acknowledges each change on the standard output.
"""

from __future__ import annotations

import gc
import os
import random
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import func, select

from desktop import clock, opening
from desktop.journal.connection import DatabaseKey
from desktop.journal.journal import ChangeSession
from desktop.journal.opened import open_file
from desktop.journal.tables import JournalSetting
from desktop.people.tables import Contact, Supplier
from desktop.touches.tables import Touch, TouchPerson

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
COUNTER = "changes"


def write(session: ChangeSession, number: int, chance: random.Random) -> None:
    """Make change ``number``: a supplier, as many people and touches as chance wills, and the counter."""
    session.make(Supplier, name_en=f"change {number}", name_zh="第几次", notes="注" * chance.randrange(3000))
    for _ in range(chance.randrange(4)):
        person = session.make(Contact, name_zh="张伟", notes=str(number))
        session.flush()
        touch = session.make(Touch, kind="call", at=session.now, summary=f"电话 {number}", counts=True)
        session.flush()
        session.make(TouchPerson, touch_id=touch.id, contact_id=person.id, at=session.now)
    session.scalars(select(JournalSetting).where(JournalSetting.name == COUNTER)).one().value = str(number)


def _go_on(folder: Path) -> None:
    """Write changes from where the last writer was killed, until the same happens."""
    chance = random.Random()
    journal = opening.journal_from(open_file(folder, KEY), clock.now, 7)
    with journal.read() as connection:
        done = connection.scalar(select(func.count()).select_from(Supplier)) or 0
    for number in count(done + 1):
        with journal.change("Write") as session:
            write(session, number, chance)
        os.write(1, f"ack {number}\n".encode())


def main() -> None:
    """Fork a writer for each line; tell its process id, and when it is gone."""
    folder = Path(sys.argv[1])
    for _line in sys.stdin:
        gc.freeze()
        child = os.fork()
        if child == 0:
            _go_on(folder)
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
