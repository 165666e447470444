"""What Today says: its date line, its rows and its tiles, as plain values."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.almanac.festivals import Occurrence
from desktop.almanac.lunar import DateOutOfRange, days_to_new_year, to_lunar
from desktop.almanac.writing import day_zh, label_zh, month_zh
from desktop.people import shown
from desktop.texts import _, n_
from desktop.today.rows import ComingBirthday, DueFollowUp, QuietPerson
from ui.widgets.rows import Flag


def chinese_day(today: date) -> str:
    """Return the Chinese date, with the days to Spring Festival when it is near."""
    try:
        lunar = to_lunar(today)
    except DateOutOfRange:
        return ""
    words = month_zh(lunar.month, leap=lunar.leap) + day_zh(lunar.day)
    _since, until = days_to_new_year(today)
    if 0 < until <= 60:
        near = n_("{n} day to Spring Festival 春节", "{n} days to Spring Festival 春节", until).format(
            n=until
        )
        return f"{words} · {near}"
    return words


def follow_up_title(row: DueFollowUp) -> str:
    """Return what is to be done."""
    if row.text:
        return row.text
    if row.who is not None:
        return _("Follow up with {name}").format(name=row.who.shown)
    return _("Follow up")


def follow_up_note(row: DueFollowUp) -> str:
    """Return with whom."""
    who = row.who.shown if row.who else ""
    supplier = shown.whole(row.supplier_zh, row.supplier_en)
    if row.who and not supplier:
        supplier = row.who.supplier
    return " · ".join(filter(None, (who, supplier)))


def follow_up_flag(row: DueFollowUp, today: date) -> Flag:
    """Return how due it is."""
    if row.days_late <= 0:
        return Flag(_("Due today"), "amber", "clock")
    late = n_("{n} day late", "{n} days late", row.days_late).format(n=row.days_late)
    if row.days_late > 30:
        late = _("Due {day}").format(day=formats.short_day(row.due_on, today))
    return Flag(late, "seal", "clock")


def quiet_note(row: QuietPerson) -> str:
    """Return how long nobody talked, and how long is usual."""
    silent = n_("No contact for {n} day", "No contact for {n} days", row.days)
    if not row.touched:
        silent = n_(
            "Added {n} day ago, not talked with yet", "Added {n} days ago, not talked with yet", row.days
        )
    silent = silent.format(n=row.days)
    usual = n_("you want to talk every {n} day", "you want to talk every {n} days", row.ideal)
    supplier = shown.single(row.who.supplier_zh, row.who.supplier_en)
    why = _("{silent}; {usual}").format(silent=silent, usual=usual.format(n=row.ideal))
    best = _("best {hours}").format(hours=row.best_hours) if row.best_hours else ""
    closes = ""
    if row.closes is not None:
        closes = _("they close on {day}: better before").format(
            day=formats.weekday_day(row.closes, row.closes)
        )
    return " · ".join(filter(None, (supplier, why, closes, best)))


def birthday_title(row: ComingBirthday) -> str:
    """Return whose birthday, and the age reached when the year is known."""
    if row.turns:
        return _("{name} turns {age}").format(name=row.who.shown, age=row.turns)
    return _("{name}, birthday").format(name=row.who.shown)


def birthday_line(row: ComingBirthday) -> str:
    """Return the age reached and when, for a row that has the name above."""
    age = _("Turns {age}").format(age=row.turns) if row.turns else ""
    return " · ".join(filter(None, (age, birthday_note(row))))


def birthday_note(row: ComingBirthday) -> str:
    """Return when, with the lunar day for those who keep it."""
    soon = formats.days_ahead(row.days)
    if row.calendar == "lunar":
        return f"{month_zh(row.month, leap=row.leap)}{day_zh(row.day)} · {soon}"
    return soon


def festival_title(row: Occurrence) -> str:
    """Return a festival's names."""
    return shown.hanzi_or(row.festival.hanzi, f"{row.festival.hanzi} {row.festival.english}")


def festival_note(row: Occurrence, today: date) -> str:
    """Return when a festival comes, with its Chinese date."""
    soon = formats.days_ahead((row.first - today).days)
    try:
        return f"{label_zh(to_lunar(row.first))} · {soon}"
    except DateOutOfRange:
        return soon
