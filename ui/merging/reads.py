"""What the merging dialog reads: records as rows, and who else may be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.chinese.names import person_avatar
from desktop.people import shown
from desktop.people.alike import AlikePair, looks_alike
from desktop.people.contact_reads import contact_rows
from desktop.people.merged_links import Kind
from desktop.people.supplier_reads import supplier_rows
from desktop.texts import _
from ui.names import names_of
from ui.theme.tokens import Tone
from ui.widgets.rows import Flag, ListRow, avatar_tone
from ui.workplace import Workplace

_SURENESS: dict[str, Tone] = {"sure": "seal", "likely": "amber", "maybe": "sky"}


def record_names(workplace: Workplace, kind: Kind, ids: Sequence[int]) -> dict[int, ListRow]:
    """Return records by id, each as a row of a list."""
    with workplace.journal.read() as connection:
        if kind == "supplier":
            return {
                row.id: ListRow(
                    *shown.two_lines(row.name_zh, row.name_en, row.name_pinyin),
                    shown.whole(row.city_zh, row.city_en),
                    tone=avatar_tone(row.id),
                    avatar=(row.name_zh or row.name_en)[:1],
                )
                for row in supplier_rows(connection, ids)
            }
        return {
            row.id: ListRow(
                shown.hanzi_or(
                    row.name_zh, " ".join(part for part in (row.name_zh, row.pinyin or row.name_en) if part)
                ),
                shown.single(row.job.company_zh, row.job.company_en) if row.job else "",
                row.job.title if row.job else row.form_of_address,
                tone=avatar_tone(row.id),
                avatar=person_avatar(row.name_zh or row.name_en or row.form_of_address),
                person=True,
            )
            for row in contact_rows(connection, ids)
        }


def alike(workplace: Workplace, kind: Kind, record_id: int) -> dict[int, AlikePair]:
    """Return who may be the same as a record, the surest first."""
    with workplace.journal.read() as connection:
        pairs = looks_alike(connection, kind)
    return {
        pair.second_id if pair.first_id == record_id else pair.first_id: pair
        for pair in pairs
        if record_id in (pair.first_id, pair.second_id)
    }


def alike_flag(pair: AlikePair) -> Flag:
    """Return the chip that says how sure it is."""
    words = {"sure": _("Surely the same"), "likely": _("Likely the same"), "maybe": _("Maybe the same")}
    return Flag(words[pair.sureness], _SURENESS[pair.sureness])


def find(workplace: Workplace, kind: Kind, typed: str, limit: int) -> list[int]:
    """Return the records whose names match what was typed."""
    names = names_of(workplace.open_journal)
    return names.suppliers(typed, limit) if kind == "supplier" else names.contacts(typed, limit)


def introducers(workplace: Workplace, values: Sequence[object]) -> Mapping[int, str]:
    """Return the names of people by id."""
    ids = [value for value in values if isinstance(value, int)]
    return {key: row.title for key, row in record_names(workplace, "contact", ids).items()} if ids else {}
