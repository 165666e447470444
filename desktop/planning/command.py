"""The headless command ``plan``: an order counted back from its arrival, as a dictionary for JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop import clock
from desktop.almanac.command import Row, add_calendar_arguments, parse_day
from desktop.almanac.workdays import work_calendar
from desktop.planning.planner import Plan, PlannedStep, plan_back, plan_forward, supplier_works
from desktop.planning.risks import risks, slip
from desktop.planning.templates import template
from desktop.texts import _


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``plan``, which sets ``run`` to its function."""
    parser = subparsers.add_parser("plan", help=_("the milestones of an order in Chinese working days"))
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--arrive", metavar="DATE")
    way.add_argument("--ex-factory", metavar="DATE")
    way.add_argument("--start", metavar="DATE", help=_("plan forward from the first day"))
    parser.add_argument("--template", default="simple", metavar="NAME")
    parser.add_argument("--today", default="", metavar="DATE")
    parser.add_argument("--full-strength", action="store_true", help=_("lines are never slow"))
    add_calendar_arguments(parser)
    parser.set_defaults(run=plan)


def plan(args: argparse.Namespace) -> Iterator[Row]:
    """Yield one line: the last safe order, the milestones, what a week's delay changes, what to watch."""
    chosen = template(args.template)
    day = parse_day(args.arrive or args.ex_factory or args.start)
    today = parse_day(args.today) if args.today else clock.local_date(clock.now())
    works = supplier_works(work_calendar(args.region, args.week), day, slow=not args.full_strength)
    if args.start:
        found = plan_forward(chosen, day, works)
    else:
        found = plan_back(chosen, day, works, "ex_factory" if args.ex_factory else "")
    moved = slip(found, works)
    yield {
        **_summary(found),
        "milestones": [_milestone(one) for one in found.steps],
        "slip_one_week": [
            {"key": one.key, "from": one.before.isoformat(), "to": one.after.isoformat(), "days": one.days}
            for one in moved
        ],
        "watch": [
            {"code": one.code, "day": one.day.isoformat(), "text": one.sentence()}
            for one in risks(found, today)
        ],
    }


def _summary(found: Plan) -> Row:
    return {
        "template": found.template.name,
        "last_safe_order": found.last_safe_order.isoformat(),
        "order": found.day("order").isoformat(),
        "start": found.steps[0].first.isoformat(),
        "ex_factory": found.day("ex_factory").isoformat(),
        "arrival": found.arrival.isoformat(),
        "provisional": found.provisional,
    }


def _milestone(one: PlannedStep) -> Row:
    return {
        "key": one.step.key,
        "english": one.step.english,
        "hanzi": one.step.hanzi,
        "place": one.step.place,
        "unit": one.step.unit,
        "length": one.step.length,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "lost": one.lost,
    }
