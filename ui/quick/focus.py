"""With whom the quick log begins: the person or supplier that is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.finding import contact_hits, supplier_hits
from desktop.touches.mentions import Mentioned
from ui.quick.people import People, mention_name
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Focus:
    """A person to begin with, or a supplier to which a touch belongs that names nobody."""

    person: Mentioned | None = None
    supplier_id: int | None = None
    supplier_name: str = ""

    def begin(self, people: People) -> str:
        """Return how the line begins, and have the person meant by their name."""
        if self.person is None:
            return ""
        people.choose(self.person)
        return f"@{'_'.join(self.person.name.split())} "


def read_focus(workplace: Workplace) -> Focus:
    """Return whom the page shows."""
    if workplace.focus is None:
        return Focus()
    kind, record_id = workplace.focus
    with workplace.journal.read() as connection:
        if kind == "contact":
            for person in contact_hits(connection, [record_id]):
                return Focus(person=Mentioned(person.id, mention_name(person)))
        if kind == "supplier":
            for supplier in supplier_hits(connection, [record_id]):
                return Focus(supplier_id=supplier.id, supplier_name=str(supplier.name))
    return Focus()
