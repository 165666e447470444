"""A note as Markdown for other programs and as a page of HTML for print."""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt

from desktop.notes import markdown
from desktop.notes.markdown import BOX, LINK

_STYLE = (
    "body{font-family:'Guanxi Sans SC','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif;font-size:10.5pt;"
    "line-height:150%}h1{font-size:17pt}h2{font-size:14pt}h3{font-size:12pt}td,th{padding:3px 8px}"
    "code,pre{background-color:#f2f0ec}blockquote{color:#555}"
)
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\(([^()\n]*)\)")


def page(title: str, body: str) -> str:
    """Return a whole page of HTML; links to records are their words, nothing is loaded from anywhere."""
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    head = f"<head><meta charset='utf-8'><title>{escape(title)}</title><style>{_STYLE}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{heading}{html(body)}</body></html>"


def html(body: str) -> str:
    """Return the HTML of a text; HTML inside it is shown as it was typed."""
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    rendered: str = reader.render(_plain_boxes(_plain_links(body)))
    return rendered.replace("<table>", '<table border="1" cellspacing="0">')


def document(title: str, body: str) -> str:
    """Return a note as one Markdown text, with its title as the first heading."""
    return f"# {title}\n\n{body}" if title else body


def _plain_links(body: str) -> str:
    """Write links to records and pictures as their words, outside of code."""
    shown, done = [], 0
    for at, line in markdown.lines(body):
        if "](" in line:
            words = _IMAGE.sub(lambda found: f"*{found[1]}*" if found[1] else "", line)
            shown += [body[done:at], LINK.sub(lambda found: found[1], words)]
            done = at + len(line)
    return "".join([*shown, body[done:]])


def _plain_boxes(body: str) -> str:
    lines = body.split("\n")
    for number, line in enumerate(lines):
        box = BOX.match(line)
        if box:
            mark = "□" if box[2] == " " else "√"
            lines[number] = f"{line[: box.end(1) - 1]}{mark}{line[box.end() :]}"
    return "\n".join(lines)
