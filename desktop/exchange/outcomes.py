"""What becomes of each row of an imported file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Fate(StrEnum):
    """The five ways in which a row can end."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """The fate of one row: file name, line (from 1), name shown, and the reason (may be empty)."""

    file: str
    row: int
    fate: Fate
    name: str = ""
    reason: str = ""

    def as_json(self) -> dict[str, str | int]:
        """Return the fields as a plain dictionary, in the order of the headless import's output."""
        return {key: str(value) if key == "fate" else value for key, value in asdict(self).items()}
