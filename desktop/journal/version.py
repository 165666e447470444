"""The version of the schema that this program writes; known before SQLAlchemy is there."""

from __future__ import annotations

SCHEMA_VERSION = 11
