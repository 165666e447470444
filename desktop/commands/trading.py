"""The headless commands of buying: orders with milestones and payments, and the leverage of one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop import clock
from desktop.almanac.command import Row, parse_day
from desktop.commands.opened import opened_journal
from desktop.trade.command import found_order, leverage_dict, order_dict, talk_named
from desktop.trade.order_reads import OrderFilter, order_ids, order_rows

_PAGE = 200


def orders(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each order, what is due first; open ones only unless ``--all``."""
    chosen = OrderFilter(open_only=not args.all, supplier_id=args.supplier, typed=args.text)
    with opened_journal(args) as opened, opened.journal.read() as connection:
        ids = order_ids(connection, chosen)
        for start in range(0, len(ids), _PAGE):
            for row in order_rows(connection, ids[start : start + _PAGE]):
                yield order_dict(connection, row)


def leverage(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the leverage index of one order with its parts and the position sheet."""
    today = parse_day(args.today) if args.today is not None else clock.local_date(clock.now())
    talk = talk_named(args.talk)
    with opened_journal(args) as opened, opened.journal.read() as connection:
        yield leverage_dict(connection, found_order(connection, args.order), today, talk)
