"""The version of the schema that this program writes; known before SQLAlchemy is there."""

from __future__ import annotations

SCHEMA_VERSION = 18
INDEXED_SINCE = 17
"""The first version that indexed records for the search as this one does: an older journal is indexed anew."""
