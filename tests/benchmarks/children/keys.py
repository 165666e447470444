"""The key of the journals that the benchmarks make: no secret, they hold invented people."""

from __future__ import annotations

from desktop.journal.connection import DatabaseKey

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
