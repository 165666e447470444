"""What a page does with the record that it shows, as handlers of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from ui.workplace import Workplace

C = TypeVar("C")


def deeds_on(
    workplace: Workplace,
    shown: Callable[[], C | None],
    nobody: str,
    deeds: Mapping[str, Callable[[C], object]],
) -> dict[str, Callable[[], None]]:
    """Return a handler for each command key; ``nobody`` is told while no record is shown."""

    def handler(deed: Callable[[C], object]) -> Callable[[], None]:
        def do() -> None:
            card = shown()
            if card is None:
                workplace.tell(nobody)
            else:
                deed(card)

        return do

    return {key: handler(deed) for key, deed in deeds.items()}
