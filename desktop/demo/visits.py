"""The visits of the demo journal: one that took place and one to come, with a table for dinner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.demo.cast import Player
from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession
from desktop.visits.seating import Guest, seated
from desktop.visits.visits import StopDraft, add_stop, add_visit, finish_stop, set_seats

_CHINA = ZoneInfo("Asia/Shanghai")
_AGENDA = (
    "Samples\nLead time before Spring Festival|样品\n春节前的交期",
    "Mould for the new lamp\nPrice|新灯的模具\n价格",
    "Inspection standard|验货标准",
)
_FINDINGS = "Clean workshop, second line is new\nSample leaves on Friday|车间整洁，二号线是新的\n样品周五寄出"
_STOPS = 3


def write_visits(session: ChangeSession, players: Sequence[Player], today: date) -> None:
    """Write both visits."""
    mains = [player for player in players if player.main]
    past = _visit(session, said("Autumn visits|秋季拜访"), mains[:2], today - timedelta(days=40))
    for stop_id in past:
        finish_stop(session, stop_id, said(_FINDINGS), today - timedelta(days=38), mood="warm", thanks=False)
    coming = _visit(
        session, said("Year-end visits|年底拜访"), mains[2 : 2 + _STOPS], today + timedelta(days=16)
    )
    host = mains[2]
    table = seated(
        "host_faces_door", [Guest(host.row.name_zh, host.id)], [Guest("Anna Berg"), Guest("Jan Weber")]
    )
    set_seats(session, coming[0], "host_faces_door", table)


def _visit(session: ChangeSession, title: str, players: Iterable[Player], first: date) -> list[int]:
    """Write a visit with one stop a day, and return the stops."""
    chosen = list(players)
    last = first + timedelta(days=len(chosen) - 1)
    visit_id = add_visit(session, {"title": title, "from_day": first, "until_day": last})
    session.flush()
    stops = []
    for number, player in enumerate(chosen):
        at = datetime.combine(first + timedelta(days=number), time(9, 30), _CHINA)
        draft = StopDraft(
            player.supplier_id,
            at,
            zone=_CHINA.key,
            minutes=180,
            people=(player.id,),
            agenda=said(_AGENDA[number]),
        )
        stops.append(add_stop(session, visit_id, draft))
        session.flush()
    return stops
