"""What the contacts page says of a person, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from desktop import formats
from desktop.chinese.names import person_avatar
from desktop.people import shown
from desktop.people.cadence import Cadence
from desktop.people.contact_card import ContactCard, EmploymentRow
from desktop.people.contact_reads import ContactRow, Job
from desktop.people.last_touch import Flag as PeopleFlag
from desktop.people.last_touch import silent_days
from desktop.people.selecting import TagChip
from desktop.people.words import channel_label, decision_role_label
from desktop.texts import _, n_
from ui.theme.tokens import TONES
from ui.widgets.rows import Fact, Flag, ListRow, avatar_tone


def list_row(row: ContactRow, flag: PeopleFlag | None, now: datetime) -> ListRow:
    """Return a person as the list paints them."""
    both = " ".join(filter(None, (row.name_zh, row.pinyin if row.name_zh else row.name_en)))
    title = shown.hanzi_or(row.name_zh, both)
    channel = channel_label(row.channel) if row.channel else ""
    company = row.job.company_zh if row.job and not shown.chinese() else ""
    return ListRow(
        title=title or row.name_en or row.form_of_address,
        second=" · ".join(filter(None, _job_words(row.job))) or _nowhere(row),
        third=" · ".join(filter(None, (channel, company, row.name_en if row.name_zh else ""))),
        age=formats.age(silent_days(row.last_touch, now)),
        flag=flag_chip(flag),
        tone=avatar_tone(row.id),
        avatar=person_avatar(row.name_zh or row.name_en or row.form_of_address),
        person=True,
    )


def _job_words(job: Job | None) -> tuple[str, str]:
    return (job.title, shown.single(job.company_zh, job.company_en)) if job else ("", "")


def _nowhere(row: ContactRow) -> str:
    """Return what is said of somebody who works nowhere today."""
    company = shown.single(*row.left)
    return _("Has left {company}").format(company=company) if company else _("No company known")


def flag_chip(flag: PeopleFlag | None) -> Flag | None:
    """Return the chip for what presses most."""
    if flag is None:
        return None
    if flag.kind == "overdue":
        late = n_("{n} day late", "{n} days late", flag.days).format(n=flag.days)
        return Flag(late if flag.days <= 30 else _("Long overdue"), "seal")
    return {
        "due": Flag(_("Due today"), "amber"),
        "cold": Flag(_("Going cold"), "seal"),
        "drifting": Flag(_("Time to talk"), "sky"),
    }[flag.kind]


def tag_flag(chip: TagChip) -> Flag:
    """Return a tag as a chip; a tone that a newer program wrote becomes neutral."""
    return Flag(chip.name, next((tone for tone in TONES if tone == chip.tone), "neutral"))


def shown_name(card: ContactCard) -> str:
    """Return the one name by which to speak of a person in a sentence."""
    return card.form_of_address or card.name_zh or card.name_en


def jobs_now(card: ContactCard) -> list[EmploymentRow]:
    """Return where a person works today."""
    return [job for job in card.employments if job.until_date is None]


def facts(card: ContactCard, due_on: date | None, now: datetime) -> list[Fact]:
    """Return the four facts of the card: last touch, cadence, work, follow-up."""
    touches = n_("{n} touch", "{n} touches", card.touches).format(n=formats.number(card.touches))
    last = formats.days_ago(silent_days(card.last_touch, now))
    return [
        Fact(_("Last touch"), last, touches),
        _cadence_fact(card.cadence),
        _work_fact(card),
        _follow_up_fact(due_on, now.date()),
    ]


def _cadence_fact(cadence: Cadence | None) -> Fact:
    if cadence is None:
        return Fact(_("Cadence"), _("Not set"), _("Nor by tag or tier"))
    days = n_("Every {n} day", "Every {n} days", cadence.ideal).format(n=cadence.ideal)
    return Fact(_("Cadence"), days, cadence_source(cadence))


def cadence_source(cadence: Cadence) -> str:
    """Return where the days come from, and the longest silence."""
    sentence = {
        "contact": _("Set here, max {n}"),
        "supplier": _("By supplier, max {n}"),
        "tag": _("By tag, max {n}"),
        "tier": _("By tier, max {n}"),
    }[cadence.source]
    return sentence.format(n=cadence.longest)


def _work_fact(card: ContactCard) -> Fact:
    jobs = jobs_now(card)
    if jobs:
        job = jobs[0]
        return Fact(_("Works at"), shown.single(job.company_zh, job.company_en), job.title or job.department)
    if card.employments:
        left = card.employments[0]
        return Fact(_("Works at"), _("Has left"), shown.single(left.company_zh, left.company_en))
    return Fact(_("Works at"), _("Not known"), "")


def job_line(job: EmploymentRow) -> str:
    """Return title and department in one line."""
    return " · ".join(filter(None, (job.title, job.department)))


def _follow_up_fact(due_on: date | None, today: date) -> Fact:
    if due_on is None:
        return Fact(_("Follow-up"), _("None"), _("Nothing is open"))
    days = (due_on - today).days
    note = formats.days_ahead(days) if days >= 0 else formats.days_ago(-days)
    return Fact(_("Follow-up"), formats.weekday_day(due_on, today), note)


def chips(card: ContactCard, pressing: PeopleFlag | None, birthday: str) -> list[Flag]:
    """Return the chips under the name: part in decisions, birthday, what presses, tags."""
    found: list[Flag] = []
    jobs = jobs_now(card)
    if card.employments and not jobs:
        found.append(Flag(_("Has left"), "neutral", "door-open"))
    if jobs and jobs[0].decision_role:
        found.append(Flag(decision_role_label(jobs[0].decision_role), "accent", "crown"))
    if birthday:
        found.append(Flag(birthday, "plum", "cake"))
    chip = flag_chip(pressing)
    if chip is not None:
        found.append(Flag(chip.text, chip.tone, "clock"))
    return found + [tag_flag(tag) for tag in card.tags]


def span(first: date | None, last: date | None, *, former: bool) -> str:
    """Return from when to when somebody worked at a place."""
    if first is None and last is None:
        return _("Formerly") if former else ""
    if last is None:
        return _("Since {month}").format(month=formats.month_year(first)) if first else ""
    if first is None:
        return _("Until {month}").format(month=formats.month_year(last))
    return _("{first} to {last}").format(first=formats.month_year(first), last=formats.month_year(last))


def listed(names: Sequence[str]) -> str:
    """Return names one after another."""
    return shown.listed(names)
