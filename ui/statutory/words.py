"""Statutory days in words: what a line of a notice said, what an import changes, where a list came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop import formats, texts
from desktop.almanac.notice import HOLIDAYS, NoticeLine, NoticeReading
from desktop.almanac.statutory import Kind, StatutoryChange, StatutoryDay
from desktop.joining import labelled, sentences
from desktop.people import shown
from desktop.planning.statutory_years import StatutoryYear
from desktop.texts import _, n_
from ui.text_table import TextRow
from ui.theme.tokens import Tone


def kind_names() -> dict[Kind, str]:
    """Return how the kinds of days are called."""
    return {"holiday": _("Day off"), "makeup": _("Make-up workday"), "partial": _("Day off for some")}


def region_names() -> dict[str, str]:
    """Return the names of the regions."""
    return {"cn": _("Mainland"), "hk": _("Hong Kong"), "tw": _("Taiwan"), "mo": _("Macau")}


def spans(days: Sequence[date]) -> str:
    """Return days as spans: "Feb 5 – Feb 13, Feb 20"."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return shown.listed(
        formats.month_day(run[0])
        if len(run) == 1
        else f"{formats.month_day(run[0])} – {formats.month_day(run[-1])}"
        for run in runs
    )


def line_row(number: int, line: NoticeLine) -> TextRow:
    """Return a line of a notice as a row: status, what was taken from it or why nothing was, and its text."""
    statuses: dict[str, tuple[str, Tone]] = {
        "understood": (_("Understood"), "ok"),
        "without_days": (_("Names no days"), "neutral"),
        "not_understood": (_("Not understood"), "seal"),
    }
    status, tone = statuses[line.status]
    taken = line.problem
    if line.status == "understood":
        off = _("Off: {days}").format(days=spans(line.off))
        taken = _("{off}. Work: {days}").format(off=off, days=spans(line.work)) if line.work else off
    return TextRow(number, (status, taken, line.text), {0: tone, 2: "neutral"})


def day_words(day: StatutoryDay | None) -> str:
    """Return what holds on a day; an ordinary day has no rule."""
    if day is None:
        return _("ordinary day")
    zh = texts.language() == "zh_CN"
    name = day.name_zh if zh else day.name_en or day.name_zh
    kind = kind_names()[day.kind]
    if day.provisional:
        return _("{kind}: {name} (provisional)").format(kind=kind, name=name)
    return labelled(kind, name)


def change_row(change: StatutoryChange) -> TextRow:
    """Return what an import changes on a day as a row."""
    day = formats.whole_day(change.day, short=True)
    same = change.before is not None and change.after is not None and change.before.kind == change.after.kind
    after = _("official") if same else day_words(change.after)
    return TextRow(
        change.day, (day, day_words(change.before), after), {1: "neutral", 2: "ok" if same else "amber"}
    )


def missing(names: Sequence[str]) -> str:
    """Return which holidays of the law a notice does not name."""
    zh = texts.language() == "zh_CN"
    named = [name if zh else HOLIDAYS.get(name, name) for name in names]
    return _("The notice does not name: {names}.").format(names=shown.listed(named))


def doubts(reading: NoticeReading) -> str:
    """Return what to look at before a notice is brought in; empty for nothing."""
    unread = sum(line.status == "not_understood" for line in reading.lines)
    told = n_("{n} line was not understood.", "{n} lines were not understood.", unread).format(n=unread)
    parts = [told if unread else "", missing(reading.missing) if reading.missing else ""]
    return sentences(*parts)


def changed_days(count: int) -> str:
    """Return how many days an import changes."""
    return n_("{n} day changes", "{n} days change", count).format(n=count)


def year_row(one: StatutoryYear) -> TextRow:
    """Return a list that was brought in as a row."""
    count = n_("{n} day", "{n} days", len(one.days)).format(n=len(one.days))
    source = one.source if one.whole else _("single days by hand")
    brought = formats.full_day(one.imported_at.astimezone().date())
    return TextRow(one, (region_names()[one.region], str(one.year), count, source, brought))
