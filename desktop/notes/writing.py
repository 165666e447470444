"""A note as Markdown for other programs and as a page of HTML for print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from markdown_it import MarkdownIt

from desktop.notes import markdown
from desktop.notes.illustrating import NO_PICTURES, Printed
from desktop.notes.markdown import BOX, LINK

_STYLE = (
    "body{font-family:'Guanxi Sans SC','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif;font-size:10.5pt;"
    "line-height:150%}h1{font-size:17pt}h2{font-size:14pt}h3{font-size:12pt}td,th{padding:3px 8px}"
    "code,pre{background-color:#f2f0ec}blockquote{color:#555}"
)
_LINK_OR_PICTURE = re.compile(rf"!?{LINK.pattern}")
_OTHER_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\((?!attachment:)[^()\n]*\)")
_KEPT = re.compile(r"attachment:([0-9]{1,19})")


def page(title: str, body: str, pictures: Mapping[int, Printed] = NO_PICTURES) -> str:
    """Return a whole page of HTML; links to records are their words, nothing is loaded from anywhere.

    ``pictures`` stand in it by the id of their attachment; of others it says the words.
    """
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    head = f"<head><meta charset='utf-8'><title>{escape(title)}</title><style>{_STYLE}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{heading}{html(body, pictures)}</body></html>"


def html(body: str, pictures: Mapping[int, Printed] = NO_PICTURES) -> str:
    """Return the HTML of a text; HTML inside it is shown as it was typed."""
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])

    def image(renderer: Any, tokens: Any, place: int, options: Any, env: Any) -> str:
        """Write a picture; Markdown's own types are not ours to know, hence Any."""
        kept = _KEPT.fullmatch(tokens[place].attrs["src"])
        words = escape(renderer.renderInlineAsText(tokens[place].children, options, env))
        shown = pictures.get(int(kept[1])) if kept else None
        if shown is None:
            return f"<em>{words}</em>" if words else ""
        return f'<img src="{shown.source}" alt="{words}" width="{shown.width}" height="{shown.height}">'

    def paragraph(renderer: Any, tokens: Any, place: int, options: Any, env: Any) -> str:
        """Open a paragraph; lines as high as its pictures, where Qt would add half of them once more."""
        if any(child.type == "image" for child in tokens[place + 1].children or ()):
            tokens[place].attrSet("style", "line-height:100%")
        opened: str = renderer.renderToken(tokens, place, options, env)
        return opened

    reader.add_render_rule("image", image)
    reader.add_render_rule("paragraph_open", paragraph)
    rendered: str = reader.render(_plain_boxes(_plain_links(body)))
    return rendered.replace("<table>", '<table border="1" cellspacing="0">')


def document(title: str, body: str) -> str:
    """Return a note as one Markdown text, with its title as the first heading."""
    return f"# {title}\n\n{body}" if title else body


def _plain_links(body: str) -> str:
    """Write links to records, and pictures that lie elsewhere, as their words, outside of code."""
    shown, done = [], 0
    for at, line in markdown.lines(body):
        if "](" in line:
            words = _OTHER_IMAGE.sub(lambda found: f"*{found[1]}*" if found[1] else "", line)
            shown += [body[done:at], _LINK_OR_PICTURE.sub(_words_of_link, words)]
            done = at + len(line)
    return "".join([*shown, body[done:]])


def _words_of_link(found: re.Match[str]) -> str:
    picture = found[0].startswith("!")
    if picture and found[2] == "attachment":
        return found[0]
    return f"!{found[1]}" if picture else found[1]


def _plain_boxes(body: str) -> str:
    lines = body.split("\n")
    for number, line in enumerate(lines):
        box = BOX.match(line)
        if box:
            mark = "□" if box[2] == " " else "√"
            lines[number] = f"{line[: box.end(1) - 1]}{mark}{line[box.end() :]}"
    return "\n".join(lines)
