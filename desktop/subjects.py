"""All subjects of the journal in one place: their tables and what the search index holds of them."""

from __future__ import annotations

from desktop.attachments import tables as _attachments
from desktop.attachments.searching import ATTACHMENTS
from desktop.commitments import tables as _commitments
from desktop.commitments.searching import DECISIONS, FOLLOW_UPS, PROMISES
from desktop.fields import tables as _fields
from desktop.fields.searching import FIELDS
from desktop.giving import tables as _giving
from desktop.giving.searching import FAVOURS, GIFTS, OWN_MESSAGES
from desktop.journal import tables as _journal
from desktop.journal.schema import Base
from desktop.notes import tables as _notes
from desktop.notes.searching import NOTES
from desktop.people import tables as _people
from desktop.planning import tables as _planning
from desktop.planning.searching import EVENTS
from desktop.practice import tables as _practice
from desktop.practice.finding import PHRASES
from desktop.quality import tables as _quality
from desktop.quality.searching import INSPECTIONS
from desktop.rhythm import tables as _rhythm
from desktop.touches import tables as _touches
from desktop.touches.searching import TOUCHES
from desktop.trade import paper_tables as _trade_papers
from desktop.trade import sourcing_tables as _trade_sourcing
from desktop.trade import tables as _trade
from desktop.trade.searching import INQUIRIES, ORDERS, PRODUCTS
from desktop.views import tables as _views
from desktop.visits import tables as _visits
from desktop.years import tables as _years

METADATA = Base.metadata
_TRADE = (_trade, _trade_sourcing, _trade_papers)
TABLES = (
    _journal,
    _attachments,
    _people,
    _touches,
    _planning,
    _commitments,
    _giving,
    _practice,
    *_TRADE,
    _fields,
    _quality,
    _notes,
    _rhythm,
    _views,
    _visits,
    _years,
)
"""The modules that declare tables; importing them here is what puts them into ``METADATA``."""
SEARCHABLE = (
    TOUCHES,
    FOLLOW_UPS,
    PROMISES,
    DECISIONS,
    EVENTS,
    ORDERS,
    INQUIRIES,
    PRODUCTS,
    INSPECTIONS,
    NOTES,
    PHRASES,
    ATTACHMENTS,
    *FIELDS,
    GIFTS,
    FAVOURS,
    OWN_MESSAGES,
)
"""The kinds of records that the full-text index holds."""
