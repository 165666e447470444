"""Reads the pasted text of the State Council's yearly notice on days off, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from desktop.almanac.statutory import ImportedYear, StatutoryDay
from desktop.errors import ImportProblem
from desktop.texts import _

LONGEST = 20_000  # characters; a notice has about 800
HOLIDAYS = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明": "Tomb-Sweeping Day",
    "劳动": "Labour Day",
    "五一": "Labour Day",
    "端午": "Dragon Boat Festival",
    "中秋": "Mid-Autumn Festival",
    "国庆": "National Day",
    "十一": "National Day",
}
Status = Literal["understood", "without_days", "not_understood"]

_FORMS = str.maketrans("０１２３４５６７８９（）：，；．　", "0123456789():,;. ")
_HEAD = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+[、.]|\(?[一二三四五六七八九十\d]+\)|\d+[、.])?\s*([^::。\d]{2,24})[:。]"
)
_DATE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?:\(([^)]*)\))?"
_SPAN = re.compile(_DATE + r"(?:\s*(?:至|到|—+|-+|－+|–|~|～)\s*" + _DATE + r")?")
_COUNT = re.compile(r"(?:共|放假)(\d{1,2})天")
_CLAUSES = re.compile(r"[,。;](?![^(]*\))")  # not inside brackets
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_VAGUE = re.compile(r"[日)]起|左右|大约|之前|之后|前后")
# A line break inside a numbered item, as text copied from a PDF has them.
_BROKEN = re.compile(
    r"^([一二三四五六七八九十]{1,2}、[^\n]*[^。;；:：\s])[ \t]*\n[ \t]*(?![一二三四五六七八九十]{1,2}、)",
    re.MULTILINE,
)
# Clauses that only explain how a block came about; their days are named elsewhere in the line.
_EXPLAINS = re.compile(r"公休日|照常公休|法定节?假日|为除夕|不调休|不放假")


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A line of the notice: what was taken from it, or why it was not understood (``problem``)."""

    text: str
    status: Status
    name: str = ""
    off: tuple[date, ...] = ()
    work: tuple[date, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """A pasted notice; ``missing`` are the holidays of the law that it does not name."""

    year: int
    lines: tuple[NoticeLine, ...]
    missing: tuple[str, ...]

    def imported(self, source: str) -> ImportedYear:
        """Return the year's list; ``source`` is shown with each day.

        Raises ImportProblem when no line names a day or when two lines contradict each other.
        """
        off = {day: line.name for line in self.lines for day in line.off}
        work = {day: line.name for line in self.lines for day in line.work}
        clash = min(off.keys() & work.keys(), default=None)
        if clash is not None:
            raise ImportProblem(
                _("The notice calls {date} both a day off and a workday.").format(date=clash.isoformat()),
                _("Compare the pasted text with the notice; nothing was changed."),
            )
        if not off:
            raise ImportProblem(
                _("No day off was found in the pasted text."),
                _("Paste the whole notice of the State Council, in Chinese."),
            )
        days = [_day(day, name, source, off=True) for day, name in off.items()]
        days += [_day(day, name, source, off=False) for day, name in work.items()]
        skipped = tuple(line.text for line in self.lines if line.status == "not_understood")
        return ImportedYear("cn", self.year, tuple(sorted(days, key=lambda one: one.day)), source, skipped)


def _day(day: date, name: str, source: str, *, off: bool) -> StatutoryDay:
    english = " and ".join(dict.fromkeys(word for hanzi, word in HOLIDAYS.items() if hanzi in name))
    return StatutoryDay("cn", day, "holiday" if off else "makeup", name, english or name, source)


def read_notice(text: str, year: int | None = None) -> NoticeReading:
    """Read a notice; ``year`` is needed where the text does not say 2027年.

    Raises ImportProblem for a text that is too long or of no known year.
    """
    if len(text) > LONGEST:
        raise ImportProblem(
            _("The pasted text is too long for a notice."), _("Paste only the notice of the State Council.")
        )
    plain = text.translate(_FORMS)
    known = year or _title_year(plain)
    if known is None:
        raise ImportProblem(
            _("The pasted text does not say for which year it is."),
            _("Choose the year, or paste the title as well."),
        )
    lines = tuple(_read_original(line.strip(), known) for line in _items(text))
    found = "".join(line.name for line in lines if line.off)
    wanted = {"元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"}
    found = found.replace("五一", "劳动").replace("十一", "国庆")
    return NoticeReading(known, lines, tuple(sorted(name for name in wanted if name not in found)))


def _items(text: str) -> Iterable[str]:
    """Yield the lines; numbered items in one line are parted, an item broken over lines is joined."""
    parted = re.sub(r"(?<=[。;；])\s*(?=[一二三四五六七八九十]{1,2}、)", "\n", text)
    parted = _BROKEN.sub(r"\1", parted)
    return (line for line in parted.splitlines() if line.strip())


def _title_year(text: str) -> int | None:
    """Return the year of the title, as in 关于2027年部分节假日安排的通知."""
    found = re.search(r"(20\d\d)\s*年\s*(?:部分)?节假日", text) or re.search(r"(20\d\d)\s*年(?!\s*\d)", text)
    return int(found.group(1)) if found else None


def _read_original(text: str, year: int) -> NoticeLine:
    """Read a line with plain figures and signs, but keep it as it was pasted."""
    return replace(_read_line(text.translate(_FORMS), year), text=text)


def _read_line(text: str, year: int) -> NoticeLine:
    """Read one item; a line without a holiday's name or without days says nothing about days off."""
    head = _HEAD.match(text)
    name = head.group(1).strip(" “”\"'") if head else ""
    holiday = any(word in name for word in HOLIDAYS)
    if not holiday or head is None:
        dated = _SPAN.search(text) is not None and re.search(r"放假|上班|调休|补休", text) is not None
        problem = _("The line names days but no holiday.") if dated else ""
        return NoticeLine(text, "not_understood" if dated else "without_days", problem=problem)
    try:
        return _read_item(text, name, text[head.end() :], year)
    except ValueError as error:
        return NoticeLine(text, "not_understood", name, problem=str(error))


def _read_item(text: str, name: str, body: str, year: int) -> NoticeLine:
    """Read the clauses of an item. Raises ValueError with the sentence to show."""
    off: list[date] = []
    work: list[date] = []
    month: int | None = None
    pending: list[date] = []
    for clause in _CLAUSES.split(body):
        if _VAGUE.search(clause):
            raise ValueError(_("The line names days only roughly."))
        spans, month, sound = _spans(clause, name, year, month)
        if not sound:
            raise ValueError(_("A weekday in the line does not belong to its date."))
        pending = _sort_clause(clause, pending + spans, off, work)
    if pending:
        raise ValueError(_("The line names days without saying whether they are off."))
    if "与周末连休" in body or "与周末相连" in body:
        off = _with_weekend(off)
    count = _COUNT.search(body)
    if not off:
        raise ValueError(_("The line names no day off."))
    if count and int(count.group(1)) != len(set(off)):
        raise ValueError(
            _("The line says {said} days, but names {found}.").format(
                said=count.group(1), found=len(set(off))
            )
        )
    return NoticeLine(text, "understood", name, tuple(sorted(set(off))), tuple(sorted(set(work))))


def _sort_clause(clause: str, days: list[date], off: list[date], work: list[date]) -> list[date]:
    """Put the days of a clause where its verb says; return those whose verb is still to come."""
    if "上班" in clause:
        work += days
    elif _EXPLAINS.search(clause):
        return []
    elif re.search(r"放假|补休|调休|休息", clause):
        off += days
    else:
        return days
    return []


def _spans(clause: str, name: str, year: int, month: int | None) -> tuple[list[date], int | None, bool]:
    """Return the days of a clause, the month last named, and whether all weekdays fit.

    Raises ValueError for a date that does not exist or that has no month.
    """
    days: list[date] = []
    sound = True
    for found in _SPAN.finditer(clause):
        first, month = _date(found.group(1), found.group(2), found.group(3), name, year, month)
        last = first
        sound = sound and _weekday_fits(first, found.group(4))
        if found.group(7):
            last, month = _date(found.group(5), found.group(6), found.group(7), name, year, month)
            sound = sound and _weekday_fits(last, found.group(8))
        if not 0 <= (last - first).days <= 15:
            raise ValueError(_("The first and last day of a block do not fit."))
        days += [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return days, month, sound


def _date(
    year_text: str | None, month_text: str | None, day_text: str, name: str, year: int, month: int | None
) -> tuple[date, int]:
    """Return a date of the notice and its month; December in the item of New Year is of the year before."""
    number = int(month_text) if month_text else month
    if number is None:
        raise ValueError(_("A day in the line has no month."))
    in_year = int(year_text) if year_text else year - (number == 12 and "元旦" in name)
    try:
        return date(in_year, number, int(day_text)), number
    except ValueError:
        raise ValueError(
            _("{month}/{day} is not a date of the calendar.").format(month=number, day=day_text)
        ) from None


def _weekday_fits(day: date, aside: str | None) -> bool:
    found = _WEEKDAY.search(aside or "")
    return found is None or "一二三四五六日".index(found.group(1).replace("天", "日")) == day.weekday()


def _with_weekend(off: list[date]) -> list[date]:
    """Return the days with the Saturday and Sunday next to them."""
    days = set(off)
    for step in (timedelta(days=1), timedelta(days=-1)):
        edge = (max(days) if step.days > 0 else min(days)) + step
        while edge.weekday() >= 5:
            days.add(edge)
            edge += step
    return sorted(days)
