"""The decisions and promises of the demo journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.commitments.decisions import DecisionFields, ask_decision
from desktop.commitments.promises import PromiseFields, add_promise
from desktop.demo.cast import Player
from desktop.demo.reading import rows
from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession


def write_commitments(session: ChangeSession, players: Sequence[Player], today: date) -> None:
    """Write what was asked for and promised; days count back from ``today``."""
    known = {player.row.name_zh: player for player in players}
    for kind, name, decider, ago, word, due, outcome, what in rows("commitments.tsv"):
        player, begun = known[name], today - timedelta(days=int(ago))
        became, _space, after = outcome.partition(" ")
        ended = begun + timedelta(days=int(after)) if after else None
        if kind == "decision":
            fields: DecisionFields = {
                "contact_id": player.id,
                "supplier_id": player.supplier_id,
                "decider_id": known[decider].id if decider else None,
                "what": said(what),
                "level": word,
                "large": "contract" in what,
                "asked_on": begun,
                "answered_on": ended,
            }
            ask_decision(session, fields)
        else:
            promised: PromiseFields = {
                "contact_id": player.id,
                "supplier_id": player.supplier_id,
                "side": word,
                "what": said(what),
                "made_on": begun,
                "due_on": begun + timedelta(days=int(due)),
                "outcome": became,
                "settled_on": ended,
            }
            add_promise(session, promised)
    session.flush()
