"""The version of the schema that this program writes; known before SQLAlchemy is there."""

from __future__ import annotations

SCHEMA_VERSION = 22
INDEXED_SINCE = 19
"""The first version that indexed records for the search as this one does: an older journal is indexed anew."""
