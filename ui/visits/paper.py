"""A visit on paper: the plan, and for each stop its Chinese address in large characters."""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import groupby

from desktop import formats
from desktop.visits.reads import StopCard, VisitCard
from ui.visits import words


def page(card: VisitCard, today: date) -> str:
    """Return the plan and the address cards as a page for the printer."""
    parts = [
        f"<h1>{escape(card.title)}</h1>",
        f"<p>{escape(words.span(card.from_day, card.until_day, today))}</p>",
    ]
    if card.notes:
        parts.append(f"<p>{_lines(card.notes)}</p>")
    for day, stops in groupby(card.stops, words.stop_day):
        parts.append(f"<h2>{escape(formats.weekday_day(day, today))}</h2>")
        parts += [_stop(stop) for stop in stops]
    parts += [_address(stop) for stop in card.stops if stop.address_zh]
    return "".join(parts)


def _stop(stop: StopCard) -> str:
    note = words.stop_note(stop)
    lines = [f"<b>{escape(words.stop_time(stop))} {escape(stop.supplier)}</b>"]
    lines += [_lines(text) for text in (note, stop.agenda) if text]
    return f"<p>{'<br/>'.join(lines)}</p>"


def _address(stop: StopCard) -> str:
    """Return a page of its own for the driver."""
    return (
        '<p style="page-break-before:always; font-size:16pt">师傅您好，麻烦到这里：</p>'
        f'<p style="font-size:40pt; line-height:140%">{escape(stop.address_zh)}</p>'
        f'<p style="font-size:22pt">{escape(stop.supplier_zh)}</p>'
        f'<p style="font-size:12pt">{escape(stop.supplier)}</p>'
    )


def _lines(text: str) -> str:
    return "<br/>".join(escape(line) for line in text.splitlines())
