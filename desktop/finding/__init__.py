"""One search over all: people and suppliers by name, everything else by its text; what Ctrl+K shows."""

from __future__ import annotations

from desktop.finding.kinds import FIND_KINDS, Found, find_all
from desktop.finding.names import (
    ContactHit,
    SupplierHit,
    contact_hits,
    contact_names,
    find_contacts,
    find_suppliers,
    resolver,
    supplier_hits,
)
from desktop.finding.question import Facet, Question, parse
from desktop.finding.texts import EventHit, TouchHit, find_events, find_touches

__all__ = [
    "FIND_KINDS",
    "ContactHit",
    "EventHit",
    "Facet",
    "Found",
    "Question",
    "SupplierHit",
    "TouchHit",
    "contact_hits",
    "contact_names",
    "find_all",
    "find_contacts",
    "find_events",
    "find_suppliers",
    "find_touches",
    "parse",
    "resolver",
    "supplier_hits",
]
