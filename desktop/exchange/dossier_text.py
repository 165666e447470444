"""A dossier as Markdown, and as HTML for printer and PDF."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from desktop import formats
from desktop.exchange.dossier import Dossier, Section
from desktop.texts import _

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
        lines += [f"- **{_line(name)}:** {_line(value)}" for name, value in section.facts]
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
            f'<p style="font-size:13pt; font-weight:600; margin-top:14pt">{escape(section.title)}</p>'
        )
        parts += [f"<p><b>{escape(name)}:</b> {_html(value)}</p>" for name, value in section.facts]
        parts += [f"<p>{_html(text)}</p>" for text in section.paragraphs]
        parts.append(_html_table(section))
        for picture in section.pictures:
            words = escape(picture.caption or picture.name)
            parts.append(f'<p><img src="{PICTURE}:{number}"><br>{words}</p>')
            number += 1
    return f'<div style="color:#1E1C19; font-size:9pt">{"".join(parts)}</div>'


def _html_table(section: Section) -> str:
    """Return a table without lines, every other row shaded: lines between cells take Qt three times as long."""
    if not section.rows:
        return ""
    head = "".join(f'<th align="left" bgcolor="#E3DFD7">{escape(cell)}</th>' for cell in section.head)
    rows = "".join(_html_row(row, shaded=place % 2 == 1) for place, row in enumerate(section.rows))
    return (
        '<table width="100%" border="0" cellspacing="0" cellpadding="3" style="font-size:8pt">'
        f"<tr>{head}</tr>{rows}</table>"
    )


def _html_row(row: tuple[str, ...], *, shaded: bool) -> str:
    ground = ' bgcolor="#F5F3EF"' if shaded else ""
    return f"<tr{ground}>{''.join(f'<td>{_html(cell)}</td>' for cell in row)}</tr>"


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
