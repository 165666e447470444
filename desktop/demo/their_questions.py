"""What suppliers of the demo journal asked, and what was answered: both sides' answers stand next to each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from desktop.clock import SHANGHAI
from desktop.demo.cast import Player
from desktop.demo.reading import rows
from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession
from desktop.touches.logging import TouchDraft, log_touch


def write_their_questions(session: ChangeSession, players: Sequence[Player], today: date) -> None:
    """Write questions with their answers; days count back from ``today``, to the Friday before from a weekend."""
    known = {player.row.name_zh: player for player in players}
    for name, ago, hour, until, question, answer in rows("their_questions.tsv"):
        day = today - timedelta(days=int(ago))
        day -= timedelta(days=max(day.weekday() - 4, 0))
        asked = datetime.combine(day, time(int(hour), 20), SHANGHAI)
        people = (known[name].id,)
        asks = said(question)
        touch = log_touch(
            session,
            TouchDraft(
                at=asked, people=people, kind="message", direction="in", started_by="them", summary=asks, asks=asks
            ),
        )  # fmt: skip
        replied = asked + timedelta(hours=int(until))
        log_touch(
            session,
            TouchDraft(
                at=replied, people=people, kind="message", direction="out", summary=said(answer), answers_id=touch
            ),
        )  # fmt: skip
    session.flush()
