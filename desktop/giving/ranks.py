"""The rank of a person at a factory, as gifts and words of respect go by it."""

from __future__ import annotations

import re
from typing import Literal, get_args

from desktop.chinese.address_forms import title_in_chinese
from desktop.chinese.names import is_chinese
from desktop.giving.library import Register
from desktop.texts import N_, _

Rank = Literal["boss", "director", "manager", "staff"]
RANKS: tuple[Rank, ...] = get_args(Rank)
"""From the highest down."""
_LABELS = {
    "boss": N_("Boss"),
    "director": N_("Director"),
    "manager": N_("Manager"),
    "staff": N_("Staff"),
}
# The first that fits decides: deputies and directors stand before 总, which ends their titles too.
_TITLES: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    (
        "director",
        re.compile(
            "(?:副|执行|常务)(?:总|董事)|总监|厂长|总工|(?:营运|财务|技术|销售|质量)官|局长|处长|会长"
        ),
    ),
    (
        "boss",
        re.compile(
            "董事长|总裁|总经理|老板|创始人|法人|法定代表人|股东|合伙人|首席执行官|负责人|老总|董事|总$"
        ),
    ),
    ("manager", re.compile("经理|主管|主任|部长|科长|课长|组长|店长|书记")),
)
_HELPS = re.compile(r"助理|秘书|文员|\b(?:assistant|secretary|clerk)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:vice|deputy|vp|coo|cfo|cto)\b", re.IGNORECASE)
_BY_ROLE: dict[str, Rank] = {"decides": "boss", "influences": "manager"}


def rank_of(title: str, decision_role: str = "", said: str = "") -> Rank:
    """Return the rank by what a person ``said`` of it, else by the title, else by the part in decisions.

    Titles may be Chinese or English. Deputies of the general manager, directors and plant managers count as
    ``director``; who has neither a known title nor a part in decisions is ``staff``.
    """
    for rank in RANKS:
        if said == rank:
            return rank
    if _HELPS.search(title):
        return "staff"
    if _SECOND.search(title):
        return "director"
    chinese = title if is_chinese(title) else title_in_chinese(title)
    for rank, pattern in _TITLES:
        if pattern.search(chinese):
            return rank
    return "staff" if title else _BY_ROLE.get(decision_role, "staff")


def register_for(rank: Rank, *, friend: bool = False) -> Register:
    """Return how formal a message to that rank is: bosses and directors formal, managers neutral, others warm."""
    if friend:
        return "warm"
    return {"boss": "formal", "director": "formal", "manager": "neutral"}.get(rank, "warm")  # type: ignore[return-value]


def rank_label(rank: str) -> str:
    """Return the word for a rank; empty for none."""
    return _(_LABELS[rank]) if rank in _LABELS else rank
