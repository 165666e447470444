"""The log of an open journal is folded once nothing has changed for a while."""

from __future__ import annotations

from desktop.people.tables import Supplier
from ui.resting import _ENOUGH, Resting
from ui.tasks import InlineTasks


def add(journal, number):
    with journal.change(f"Add {number}") as session:
        session.make(Supplier, name_zh=f"工厂{number}")


def test_the_log_is_folded_once_enough_has_changed_and_it_is_still(served):
    journal = served.journal
    journal.fold_log()
    resting = Resting(served.services.keeper, InlineTasks())
    resting._open(served.open_journal)
    before = journal.database.read_bytes()
    for number in range(_ENOUGH - 1):
        add(journal, number)
    assert not resting._still.isActive()
    add(journal, _ENOUGH)
    assert resting._still.isActive()
    assert journal.database.read_bytes() == before
    resting._still.timeout.emit()
    assert journal.database.read_bytes() != before


def test_nothing_is_folded_once_the_journal_is_locked(served):
    resting = Resting(served.services.keeper, InlineTasks())
    resting._open(served.open_journal)
    for number in range(_ENOUGH):
        add(served.journal, number)
    served.services.keeper.lock()
    assert not resting._still.isActive()
    resting.fold()
