"""A dossier as Markdown, and as HTML for printer and PDF."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from desktop import formats
from desktop.exchange.dossier import Dossier, Section
from desktop.joining import labelled
from desktop.texts import _

_GAP = '<p style="font-size:4pt; margin:0">&nbsp;</p>'
"""Room under a table, which Qt gives neither to a table nor to a heading right below one."""
PICTURE = "picture"
"""Scheme of the names of pictures in the HTML: ``picture:3`` is the third of the dossier, counted from 0."""


def markdown(found: Dossier, picture_names: Callable[[int], str] = str) -> str:
    """Return a dossier as Markdown; ``picture_names`` gives the file of each picture beside it."""
    lines = [f"# {_line(found.title)}", ""]
    if found.subtitle:
        lines += [_line(found.subtitle), ""]
    lines += [_line(made_words(found)), ""]
    number = 0
    for section in found.sections:
        lines += [f"## {_line(section.title)}", ""]
        lines += [f"- {labelled(f'**{_line(name)}**', _line(value))}" for name, value in section.facts]
        lines += ["", *section.paragraphs, ""] if section.paragraphs else [""]
        lines += _table(section)
        for picture in section.pictures:
            lines += [f"![{_line(picture.caption or picture.name)}]({picture_names(number)})", ""]
            number += 1
    return "\n".join(lines).rstrip() + "\n"


def _table(section: Section) -> list[str]:
    if not section.rows:
        return []
    head = f"| {' | '.join(map(_cell, section.head))} |"
    rule = f"|{' --- |' * len(section.head)}"
    return [head, rule, *(f"| {' | '.join(map(_cell, row))} |" for row in section.rows), ""]


def _cell(text: str) -> str:
    return "<br>".join(_line(line) for line in text.split("\n")).replace("|", "\\|")


def _line(text: str) -> str:
    """Return text of one line in which nothing is taken for HTML."""
    return " ".join(text.split()).replace("<", "&lt;")


def made_words(found: Dossier) -> str:
    """Return when it was made, and that it left the journal."""
    day = formats.full_day(found.made_on)
    if found.private:
        return _("Made on {day}. What is marked private is in it.").format(day=day)
    return _("Made on {day}. What is marked private is left out.").format(day=day)


def html(found: Dossier) -> str:
    """Return a dossier as HTML that Qt's rich text lays out."""
    parts = [
        f'<p style="font-size:18pt; font-weight:600">{escape(found.title)}</p>',
        f"<p>{escape(found.subtitle)}</p>" if found.subtitle else "",
        f'<p style="font-size:8pt; color:#5C5850">{escape(made_words(found))}</p>',
    ]
    number = 0
    for section in found.sections:
        parts.append(
            f'<h3 style="font-size:13pt; font-weight:600; margin:14pt 0 4pt 0">{escape(section.title)}</h3>'
        )
        parts.append(_html_facts(section))
        parts += [f"<p>{_html(text)}</p>" for text in section.paragraphs]
        parts.append(_html_table(section))
        parts.append(_html_pictures(section, number))
        number += len(section.pictures)
    return f'<div style="color:#1E1C19; font-size:9pt">{"".join(parts)}</div>'


def _html_facts(section: Section) -> str:
    rows = "".join(
        f'<tr><td width="28%" bgcolor="#F5F3EF">{escape(name)}</td><td>{_html(value)}</td></tr>'
        for name, value in section.facts
    )
    return (
        f'<table width="100%" border="0" cellspacing="0" cellpadding="3">{rows}</table>{_GAP}' if rows else ""
    )


def _html_pictures(section: Section, first: int) -> str:
    """Return the pictures of a section, two in a line with their words; ``first`` is the number of the first."""
    cells = [
        f'<td width="50%"><img src="{PICTURE}:{first + place}"><br>{escape(one.caption or one.name)}</td>'
        for place, one in enumerate(section.pictures)
    ]
    lines = ("".join(cells[start : start + 2]) for start in range(0, len(cells), 2))
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table width="100%" cellspacing="0" cellpadding="4">{rows}</table>{_GAP}' if rows else ""


def _html_table(section: Section) -> str:
    """Return a table without lines, every other row shaded: lines between cells take Qt three times as long."""
    if not section.rows:
        return ""
    head = "".join(f'<th align="left" bgcolor="#E3DFD7">{escape(cell)}</th>' for cell in section.head)
    rows = "".join(_html_row(row, shaded=place % 2 == 1) for place, row in enumerate(section.rows))
    return (
        '<table width="100%" border="0" cellspacing="0" cellpadding="3" style="font-size:8pt">'
        f"<thead><tr>{head}</tr></thead>{rows}</table>{_GAP}"
    )


def _html_row(row: tuple[str, ...], *, shaded: bool) -> str:
    ground = ' bgcolor="#F5F3EF"' if shaded else ""
    return f"<tr{ground}>{''.join(f'<td>{_html(cell)}</td>' for cell in row)}</tr>"


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
