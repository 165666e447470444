"""Shutdowns in words: names of days, what stands in the overview, the question to a supplier."""

from __future__ import annotations

from datetime import date

from desktop import formats, texts
from desktop.planning.shutdown_records import SupplierSeason
from desktop.planning.shutdowns import Festival, Offset, Shutdown, offsets
from desktop.texts import _

ASKED = ("last_ex_factory", "lines_stop", "office_closed", "office_back", "lines_restart")
"""The days that only the supplier knows; the others are the buyer's own caution."""


def festival_names() -> list[tuple[str, str]]:
    """Return key and name of both festivals."""
    return [("spring_festival", _("Spring Festival")), ("golden_week", _("Golden Week"))]


def stage_name(stage: Offset) -> str:
    """Return the name of a day, with the Chinese one behind it on English screens."""
    return stage.hanzi if texts.language() == "zh_CN" else f"{stage.english} {stage.hanzi}"


def lines_closed(found: Shutdown) -> str:
    """Return from when to when the lines stand still: "Jan 27 – Feb 20"."""
    span = found.lines_closed()
    return f"{formats.month_day(span.first)} – {formats.month_day(span.last)}"


def said_count(season: SupplierSeason | None) -> str:
    """Return how many of the days that only the supplier knows were said: "3 of 5"."""
    said = season.said if season is not None else {}
    count = sum(key in said for key in ASKED)
    return _("{n} of {total}").format(n=count, total=len(ASKED)) if count else _("not yet")


def who_said(season: SupplierSeason, stage: str) -> tuple[str, str]:
    """Return who said a day, and when."""
    said = season.said.get(stage)
    if said is None:
        return "", ""
    return said.by or _("somebody"), formats.month_day(said.on) if said.on else ""


def question(festival: Festival, year: int) -> str:
    """Return a message in Chinese that asks for the days; made for copying, so it is not translated."""
    name = "春节" if festival == "spring_festival" else "国庆"
    asked = "、".join(one.hanzi for key in ASKED for one in offsets(festival) if one.key == key)
    return f"您好！想请教一下贵司{year}年{name}的放假安排：{asked}分别是哪一天？方便我们提前安排订单，谢谢！"


def season_years(today: date) -> range:
    """Return the years that can be chosen."""
    return range(max(1901, today.year - 1), min(2100, today.year + 3) + 1)
