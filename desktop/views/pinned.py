"""The views that are pinned to the sidebar, read by plain SQL: they are painted before SQLAlchemy is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as RawConnection

_PINNED = (
    "SELECT id, name, kind, tone FROM saved_view WHERE pinned AND deleted_at IS NULL ORDER BY position, id"
)


@dataclass(frozen=True, slots=True)
class PinnedView:
    """A view in the sidebar."""

    id: int
    name: str
    kind: str
    tone: str


def pinned_views(raw: RawConnection) -> list[PinnedView]:
    """Return the pinned views in their order."""
    return [PinnedView(*row) for row in raw.execute(_PINNED)]
