"""What the lists of suppliers, people and notes filter by beyond their own ticks, and their filter as a view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.fields.kinds import OWN, own_key
from desktop.texts import _
from desktop.views.attributes import Attribute
from desktop.views.criteria import Criterion
from desktop.views.kinds import view_kind
from desktop.views.query import ViewQuery
from desktop.views.selecting import view_ids
from ui.fields.values import own_fields
from ui.filters import Choice, Chosen, FilterGroup, Key
from ui.listing import Query
from ui.views.form import open_save_view
from ui.views.list_sorts import own_order
from ui.views.shown import Shown, look_of
from ui.workplace import Workplace

MISSING = "missing"
_MISSED = {
    "supplier": ("address_zh", "credit_code", "channel", "role"),
    "contact": ("birthday", "channel", "supplier", "role"),
}
"""What is worth filling in: attributes that a filter can ask to be empty."""
_TICKED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "supplier": {
        "tag": ("tag", "all"),
        "status": ("status", "any"),
        "kind": ("kind", "any"),
        "tier": ("tier", "any"),
        "province": ("province", "any"),
    },
    "contact": {"tags": ("tag", "all"), "roles": ("role", "any"), "suppliers": ("supplier", "any")},
    "note": {"tag": ("tag", "any")},
}
"""For each kind the groups of ticks: the attribute that they ask for, and how."""
_MARKS: Mapping[tuple[str, str, Key], Criterion] = {
    ("contact", "work", "without"): Criterion("supplier", "empty"),
    ("note", "kind", "pinned"): Criterion("pinned", "any", ("1",)),
    ("note", "kind", "private"): Criterion("private", "any", ("1",)),
    ("note", "kind", "daily"): Criterion("day", "filled"),
    ("note", "kind", "boxes"): Criterion("boxes", "range", ("1", "")),
}
"""Ticks that ask for something by themselves."""
KINDS = frozenset(_TICKED)
"""Kinds of lists whose filter can be saved as a view."""
_SORTS: Mapping[str, tuple[str, bool]] = {
    "last_touch": ("touched", True),
    "silence": ("touched", False),
    "tier": ("tier", False),
    "city": ("city", False),
    "added": ("added", True),
    "made": ("made", True),
    "title": ("title", False),
}


def more_groups(workplace: Workplace, kind: str) -> list[FilterGroup]:
    """Return the groups of the custom fields with choices, and that of what is missing."""
    own = own_fields(workplace, kind)
    with workplace.journal.read() as connection:
        attributes = view_kind(connection, kind).attributes
        groups = [
            FilterGroup(own_key(field.id), field.name, _choices(attribute.choices(connection)))
            for field in own
            if (attribute := attributes[own_key(field.id)]).choices is not None
        ]
    missed: list[Attribute] = [attributes[key] for key in (*_MISSED[kind], *(own_key(f.id) for f in own))]
    without = tuple(Choice(one.key, one.words) for one in missed)
    return [*groups, FilterGroup(MISSING, _("Not filled in"), without)]


def _choices(known: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(key, words) for key, words in known)


def more_criteria(chosen: Chosen) -> tuple[Criterion, ...]:
    """Return what is ticked in the groups of ``more_groups``."""
    own = [
        Criterion(group, "any", tuple(map(str, sorted(keys, key=str))))
        for group, keys in chosen.items()
        if group.startswith(OWN) and keys
    ]
    return (*own, *(Criterion(str(key), "empty") for key in sorted(chosen.get(MISSING, ()), key=str)))


def narrowed(workplace: Workplace, kind: str, chosen: Chosen, ids: list[int], sort: str = "") -> list[int]:
    """Return the ids that also fulfil what is ticked in the groups of ``more_groups``, by a sort of ``own_sorts``."""
    criteria = more_criteria(chosen)
    field, descending = own_order(sort)
    if not criteria and not field:
        return ids
    query = ViewQuery(kind, criteria=criteria, sort=field, descending=descending)
    with workplace.journal.read() as connection:
        found = view_ids(connection, query, look_of(workplace))
    among, ordered = (found, ids) if not field else (ids, found)
    there = set(among)
    return [record_id for record_id in ordered if record_id in there]


def query_of(kind: str, query: Query) -> ViewQuery:
    """Return the filter of a list as what a view asks for."""
    criteria: list[Criterion] = []
    for group, keys in query.chosen.items():
        values = tuple(sorted(map(str, keys)))
        if group in _TICKED[kind] and values:
            attribute, how = _TICKED[kind][group]
            criteria.append(Criterion(attribute, "all" if how == "all" else "any", values))
        criteria += [_MARKS[kind, group, key] for key in keys if (kind, group, key) in _MARKS]
    sort, descending = _SORTS.get(query.sort) or own_order(query.sort)
    criteria += more_criteria(query.chosen)
    return ViewQuery(kind, query.text.strip(), tuple(criteria), sort=sort, descending=descending)


def save_as_view(workplace: Workplace, parent: QWidget, kind: str, query: Query) -> None:
    """Ask under which name the filter of a list is saved."""
    shown = Shown(None, query.text.strip(), "accent", query_of(kind, query), pinned=True)
    open_save_view(workplace, parent, shown)
