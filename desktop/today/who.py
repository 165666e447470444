"""The people that Today names, with where they work."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop.today.rows import Who

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_PEOPLE = """
    SELECT c.id, c.name_zh, c.name_en, c.pinyin, c.form_of_address, s.id, s.name_zh, s.name_en
    FROM contact AS c
    LEFT JOIN employment AS e ON e.contact_id = c.id AND e.until_date IS NULL AND e.deleted_at IS NULL
    LEFT JOIN supplier AS s ON s.id = e.supplier_id
    WHERE c.id IN ({marks})
    ORDER BY e.from_date, e.id
"""


def people_by_id(raw: Connection, contact_ids: Collection[int]) -> dict[int, Who]:
    """Return some people by id; of several employments the one that began last counts."""
    marks = ",".join("?" * len(contact_ids))
    rows = raw.execute(_PEOPLE.format(marks=marks), tuple(contact_ids)).fetchall()
    return {
        row[0]: Who(row[0], row[1], row[2], row[3], row[4], row[5], row[6] or "", row[7] or "")
        for row in rows
    }
