"""What the journal holds of a visit."""

from __future__ import annotations

from desktop.visits.reads import StopCard, VisitCard, visit_card
from ui.workplace import Workplace


def card(workplace: Workplace, visit_id: int) -> VisitCard:
    """Return a visit."""
    with workplace.journal.read() as connection:
        found = visit_card(connection, visit_id)
    assert found is not None
    return found


def stop(workplace: Workplace, visit_id: int) -> StopCard:
    """Return the first stop of a visit."""
    return card(workplace, visit_id).stops[0]
