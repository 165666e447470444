"""The planner in words: names of steps, answers in sentences, and the plan as text and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop import formats, texts
from desktop.joining import labelled
from desktop.planning.planner import PlannedStep
from desktop.planning.shutdowns import Festival
from desktop.planning.supplier_plans import Answer, Way
from desktop.planning.templates import Step
from desktop.texts import _, n_


def template_names() -> dict[str, str]:
    """Return how the templates that came with the program are called."""
    return {"simple": _("Simple goods"), "custom": _("Custom goods"), "with_tooling": _("With tooling")}


def way_names() -> dict[Way, str]:
    """Return how the ways of planning are called."""
    return {
        "arrival": _("Goods wanted on"),
        "ex_factory": _("Goods to leave the factory on"),
        "order": _("Order placed on"),
        "start": _("First step begun on"),
    }


def festival_name(festival: Festival) -> str:
    """Return the name of a festival that closes factories."""
    return {"spring_festival": _("Spring Festival"), "golden_week": _("Golden Week")}[festival]


def step_name(step: Step) -> str:
    """Return the name of a step, with the Chinese one behind it on English screens."""
    return step.hanzi if texts.language() == "zh_CN" else f"{step.english} {step.hanzi}"


def length(step: Step) -> str:
    """Return how long a step takes: "18 working days"."""
    if not step.length:
        return _("one moment")
    if step.unit == "workdays":
        return n_("{n} working day", "{n} working days", step.length).format(n=step.length)
    return n_("{n} day", "{n} days", step.length).format(n=step.length)


def lost(one: PlannedStep) -> str:
    """Return how many working days closings and slow lines cost; empty for none."""
    return n_("{n} day", "{n} days", one.lost).format(n=one.lost) if one.lost else ""


def later(answer: Answer, one: PlannedStep) -> str:
    """Return when a step ends if the order comes a week later: "Feb 2 (+9)"; empty where nothing moves."""
    moved = answer.moved.get(one.step.key)
    if moved is None or not moved.days:
        return ""
    return f"{formats.month_day(moved.after)} ({moved.days:+d})"


def soon(day: date, today: date) -> str:
    """Return how far away a day is, in words."""
    days = (day - today).days
    return formats.days_ahead(days) if days >= 0 else formats.days_ago(-days)


def slip_sentence(answer: Answer, today: date) -> str:
    """Return what a week's delay of the order does to the end of the plan."""
    end = answer.plan.steps[-1]
    moved = answer.moved.get(end.step.key)
    if moved is None:
        return ""
    day = formats.weekday_day(moved.after, today)
    if moved.days > 7:
        return n_(
            "A week later costs {n} day: the last step ends on {day}.",
            "A week later costs {n} days: the last step ends on {day}.",
            moved.days,
        ).format(n=moved.days, day=day)
    return _("A week later moves the end to {day}.").format(day=day)


def headings() -> tuple[str, ...]:
    """Return the headings of the table of milestones, without that of the bars."""
    return (_("Milestone"), _("From"), _("To"), _("Takes"), _("Lost"), _("A week later"))


def rows(answer: Answer, today: date) -> list[tuple[str, ...]]:
    """Return the milestones as the cells of the table; a year stands only where it is another than before."""
    found: list[tuple[str, ...]] = []
    before = today
    for one in answer.plan.steps:
        first, last = formats.weekday_day(one.first, before), formats.weekday_day(one.last, one.first)
        before = one.last
        found.append(
            (
                step_name(one.step),
                first,
                "" if one.first == one.last else last,
                length(one.step),
                lost(one),
                later(answer, one),
            )
        )
    return found


def as_table(answer: Answer, today: date) -> str:
    """Return the plan for a spreadsheet: whole dates, tabs between columns."""
    lines: list[Sequence[str]] = [headings()]
    for one, row in zip(answer.plan.steps, rows(answer, today), strict=True):
        moved = answer.moved.get(one.step.key)
        after = moved.after.isoformat() if moved is not None else ""
        lines.append((row[0], one.first.isoformat(), one.last.isoformat(), row[3], row[4], after))
    return "\n".join("\t".join(line) for line in lines)


def as_text(answer: Answer, title: str, today: date) -> str:
    """Return the plan as lines for a message."""
    plan = answer.plan
    order = formats.weekday_day(plan.last_safe_order, today)
    lines = [title, _("Last safe order: {day}").format(day=order), ""]
    for one in plan.steps:
        first, last = formats.weekday_day(one.first, today), formats.weekday_day(one.last, one.first)
        span = first if one.first == one.last else f"{first} – {last}"
        lines.append(labelled(span, step_name(one.step)))
    watch = [f"- {risk.sentence(formats.long_day)}" for risk in answer.risks]
    return "\n".join([*lines, *(["", *watch] if watch else [])])
