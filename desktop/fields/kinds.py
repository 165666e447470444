"""The kinds of custom fields, what they stand on, and the words that the screen shows for them."""

from __future__ import annotations

from desktop.texts import N_, _, p_

_KINDS = {
    "text": N_("Words"),
    "number": N_("Number"),
    "money": N_("Money"),
    "date": N_("Day, solar or lunar"),
    "choice": N_("One of several choices"),
    "choices": N_("Several choices"),
    "yes": N_("Yes or no"),
    "link": N_("Supplier or person"),
}
KINDS = tuple(_KINDS)
OWNERS = ("supplier", "contact", "touch")
LINKS = ("supplier", "contact")
CHOSEN = frozenset({"choice", "choices"})
"""Kinds whose values are choices of a list."""
OWN = "field:"
"""Stands before the id where a custom field is told from the columns of a record."""
MONEY = "CNY"
"""The currency of money that was typed without one, unless the field says another."""


def kind_label(kind: str) -> str:
    """Return the words for a kind of field."""
    return _(_KINDS[kind])


def owner_label(owner: str) -> str:
    """Return the words for the records on which a field stands."""
    if owner == "contact":
        return p_("records", "People")
    return _("Suppliers") if owner == "supplier" else p_("records", "Touches")


def link_label(link: str) -> str:
    """Return the words for what a link leads to."""
    return _("Supplier") if link == "supplier" else _("Person")


def own_key(field_id: int) -> str:
    """Return the name by which a custom field is told from the columns of a record."""
    return f"{OWN}{field_id}"
