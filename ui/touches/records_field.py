"""A field for people or suppliers: typed in any script, chosen from a list, shown as buttons that take them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from desktop.chinese.names import company_avatar, person_avatar
from desktop.finding import contact_hits, supplier_hits
from desktop.highlight import Marked
from desktop.people import shown
from desktop.texts import _
from ui.hits.rows import Hit
from ui.hits.token_field import TokenField
from ui.names import names_of
from ui.widgets.rows import avatar_tone
from ui.workplace import Workplace

_SUGGESTED, _TALLEST = 7, 190


class RecordsField(TokenField):
    """People or suppliers; with ``single`` the next one takes the place of the first."""

    def __init__(
        self, workplace: Workplace, kind: Literal["contact", "supplier"], *, single: bool = False
    ) -> None:
        super().__init__(workplace.theme, _("Hanzi, pinyin, initials or English"), _TALLEST, single=single)
        self._workplace, self._kind = workplace, kind

    def ids(self) -> tuple[int, ...]:
        """Return who is chosen, in their order."""
        return tuple(record_id for _kind, record_id in self.records())

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these records; those that are gone are left out."""
        self.show_records({(hit.kind, int(hit.key)): hit.title.text for hit in self._hits(ids)})

    def _hits(self, ids: Sequence[int]) -> list[Hit]:
        with self._workplace.journal.read() as connection:
            if self._kind == "contact":
                people = contact_hits(connection, ids)
                return [
                    _hit("contact", hit.id, str(hit.name), " · ".join(filter(None, (hit.title, hit.company))),
                         person_avatar(hit.name.zh or hit.name.en))
                    for hit in people
                ]  # fmt: skip
            return [
                _hit("supplier", hit.id, str(hit.name), shown.whole(hit.city_zh, hit.city_en),
                     company_avatar(hit.name.zh or hit.name.en))
                for hit in supplier_hits(connection, ids)
            ]  # fmt: skip

    def suggest(self, typed: str) -> None:
        """Find people or suppliers by their names."""
        names = names_of(self._workplace.open_journal)
        find = names.contacts if self._kind == "contact" else names.suppliers
        self.show_found(typed, self._hits(find(typed, _SUGGESTED)))


def _hit(kind: str, record_id: int, name: str, note: str, avatar: str) -> Hit:
    return Hit(kind, record_id, Marked(name), Marked(note), tone=avatar_tone(record_id), avatar=avatar)
