"""When each contact and each supplier was last in touch, kept beside the touches: the first page asks it of all.

It is the last touch that counts, was held and is not in the trash. To find it for thousands is to read the whole index
of touches; kept, it is a few pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop.journal.checking import Finding, Stage
from desktop.journal.derived import Derived
from desktop.texts import _, n_

_KEPT = (
    ("contact_last_touch", "contact_id", "touch_person"),
    ("supplier_last_touch", "supplier_id", "touch_supplier"),
)
"""Table, whose days it holds, and the links from which they follow."""
_COUNTS = "t.deleted_at IS NULL AND t.counts AND t.held"
_TOUCH = "touch AS t INDEXED BY ix_touch_rules"
# The SQL below is put together from our own words alone.


def last_touches() -> Derived:
    """Return how the tables are kept."""
    triggers = tuple(statement for kept in _KEPT for statement in _triggers(*kept))
    return Derived(triggers, tuple(statement for kept in _KEPT for statement in _rebuild(*kept)))


def are_right(connection: Connection) -> Iterator[Finding]:
    """Check that what is kept equals what the touches say."""
    for table, owner, link in _KEPT:
        plain, kept = _plain(owner, link), f"SELECT {owner}, at FROM {table}"  # noqa: S608
        differ = f"SELECT * FROM ({plain} EXCEPT {kept}) UNION SELECT * FROM ({kept} EXCEPT {plain})"  # noqa: S608
        ids = sorted({row[0] for row in connection.exec_driver_sql(differ)})
        if ids:
            told = n_(
                "Of {n} record of the table {table} the day of the last touch is wrong.",
                "Of {n} records of the table {table} the day of the last touch is wrong.",
                len(ids),
            ).format(n=len(ids), table=table)
            yield Finding(Stage.RULES, told, _("Build the search index anew."), table, tuple(ids))


def _triggers(table: str, owner: str, link: str) -> Iterator[str]:
    """Yield what keeps a table up to date, in whatever order the rows of a touch come and go.

    A new touch, by far the most frequent, only moves the day on; all else looks for it anew.
    """
    came = f"""
        INSERT INTO {table} ({owner}, at) SELECT NEW.{owner}, NEW.at FROM touch AS t
        WHERE t.id = NEW.touch_id AND {_COUNTS}
        ON CONFLICT ({owner}) DO UPDATE SET at = excluded.at WHERE excluded.at > {table}.at;
    """  # noqa: S608
    yield _trigger(f"{table}_came", f"INSERT ON main.{link}", came)
    was, now = f"SELECT OLD.{owner} AS {owner}", f"SELECT NEW.{owner} AS {owner}"
    yield _trigger(f"{table}_went", f"DELETE ON main.{link}", _anew(table, owner, link, was))
    changed = f"UPDATE OF {owner}, touch_id, at ON main.{link}"
    yield _trigger(f"{table}_moved", changed, _anew(table, owner, link, f"{was} UNION {now}"))
    for name, event, row in (
        ("made", "INSERT ON main.touch", "NEW"),
        ("gone", "DELETE ON main.touch", "OLD"),
        ("told", "UPDATE OF counts, held, deleted_at ON main.touch", "NEW"),
    ):
        whose = f"SELECT {owner} FROM {link} WHERE touch_id = {row}.id"  # noqa: S608
        taken = f"{event} WHEN EXISTS ({whose})"
        yield _trigger(f"{table}_{name}", taken, _anew(table, owner, link, f"{whose} GROUP BY {owner}"))


def _trigger(name: str, event: str, body: str) -> str:
    return f"CREATE TEMP TRIGGER {name} AFTER {event} BEGIN {body} END"


def _anew(table: str, owner: str, link: str, whose: str) -> str:
    """Return the statements that look for the last touch of some, given by a query."""
    return f"""
        DELETE FROM {table} WHERE {owner} IN ({whose});
        INSERT INTO {table} ({owner}, at) SELECT * FROM (
            SELECT o.{owner},
              (SELECT l.at FROM {link} AS l JOIN {_TOUCH} ON t.id = l.touch_id
               WHERE l.{owner} = o.{owner} AND {_COUNTS} ORDER BY l.at DESC LIMIT 1) AS at
            FROM ({whose}) AS o)
        WHERE at IS NOT NULL;
    """  # noqa: S608


def _rebuild(table: str, owner: str, link: str) -> Iterator[str]:
    yield f"DELETE FROM {table}"  # noqa: S608
    yield f"INSERT INTO {table} ({owner}, at) {_plain(owner, link)}"


def _plain(owner: str, link: str) -> str:
    return f"""
        SELECT l.{owner}, max(l.at) FROM {link} AS l JOIN {_TOUCH} ON t.id = l.touch_id
        WHERE {_COUNTS} GROUP BY l.{owner}
    """  # noqa: S608
