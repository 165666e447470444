"""One sheet for the talk about rework: the factory's position, what was found, ways out, steps, and the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from desktop.giving.filling import Message
from desktop.people import shown
from desktop.quality import words as quality_words
from desktop.quality.library import talk_steps
from desktop.quality.report import Report
from desktop.quality.rework_reads import Case, OptionRow
from desktop.texts import _, n_
from desktop.trade.money import money
from ui.inspections.words import pieces
from ui.paper_photos import GAP


def page(case: Case, found: Report, position: Sequence[str], request: Message) -> str:
    """Return the sheet as HTML; ``position`` are the sentences of the position sheet, none without an order."""
    row = found.row
    title = " · ".join(filter(None, (row.product, shown.whole(row.supplier_zh, row.supplier_en))))
    defects = [(shown.single(zh, en), pieces(count)) for zh, en, count in found.bad_by_name()]
    warning = escape(
        _("For your own eyes: it stays in your bag.")
    )  # not within the text: it would not be collected
    ways = [_way(one) for one in case.options if one.cost is not None or one.days is not None or one.note]
    parts = [
        f'<p style="font-size:16pt; font-weight:600; margin:0">{escape(title)}</p>',
        f'<p style="font-size:8pt; color:#5C5850">{warning}</p>',
        _part(_("What refusing the goods costs the factory"), (f"<p>{escape(one)}</p>" for one in position)),
        _part(_("What was found"), _table(defects)),
        _part(_("Ways out"), _table(ways)),
        _part(
            _("The request"), (f"<p>{escape(one)}</p>" for one in (request.zh, request.pinyin, request.en))
        ),
        _part(_("Steps of the talk"), _steps(case)),
    ]
    return f'<div style="color:#1E1C19; font-size:9pt">{"".join(parts)}</div>'


def _way(one: OptionRow) -> tuple[str, str]:
    cost = money(one.cost, one.currency) if one.cost is not None else ""
    days = n_("{n} day", "{n} days", one.days).format(n=one.days) if one.days is not None else ""
    return quality_words.option_label(one.option), " · ".join(filter(None, (cost, days, one.note)))


def _steps(case: Case) -> Iterable[str]:
    for number, step in enumerate(talk_steps(), start=1):
        title, hint = step.words
        sign = "☑" if step.key in case.talked else "☐"
        yield f"<p>{sign} <b>{number}. {escape(title)}</b><br>{escape(hint)}</p>"


def _table(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    lines = "".join(
        f'<tr><td width="45%" bgcolor="#F5F3EF">{escape(name)}</td><td>{escape(value)}</td></tr>'
        for name, value in rows
    )
    if lines:
        yield f'<table width="100%" border="0" cellspacing="0" cellpadding="4">{lines}</table>{GAP}'


def _part(title: str, lines: Iterable[str]) -> str:
    """Return a heading with its lines; empty where there are none."""
    said = "".join(lines)
    head = f'<h3 style="font-size:12pt; font-weight:600; margin:10pt 0 4pt 0">{escape(title)}</h3>'
    return head + said if said else ""
