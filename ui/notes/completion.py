"""What can follow ``@``, ``#`` and ``[[`` while it is typed: people and suppliers, tags, notes and records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import formats
from desktop.chinese.names import company_avatar, person_avatar
from desktop.finding import contact_hits, supplier_hits
from desktop.finding.texts import find_touches
from desktop.highlight import Marked, mark
from desktop.journal.asking import Asked
from desktop.notes.markdown import link
from desktop.notes.reads import note_tags, notes_titles
from desktop.people import shown
from desktop.people.tags import all_tags, name_key
from desktop.quality.finding import find_inspections
from desktop.touches import mentions
from desktop.touches.words import kind_label
from desktop.trade.finding import find_inquiries, find_orders, find_products
from ui.hits.rows import Hit
from ui.names import names_of
from ui.notes.words import ICONS, title
from ui.widgets.rows import avatar_tone
from ui.workplace import Workplace

_PEOPLE, _SUPPLIERS, _NOTES, _TAGS, _RECORDS = 5, 4, 6, 8, 3
_TRADE = (find_orders, find_inquiries, find_products)
_TAG = re.compile(r"(?:^|(?<=[\s(（，。；、]))[#＃]([\w-]*)$")
_NOTE = re.compile(r"(?:\[\[|【【)([^\[\]【】\n]*)$")


@dataclass(frozen=True, slots=True)
class Typed:
    """What is being typed: its sign, what stands behind it, and where it begins and ends in the line."""

    sign: str
    text: str
    start: int
    end: int


def asked(line: str, cursor: int) -> Typed | None:
    """Return what is being completed at ``cursor`` (in characters), None when nothing is."""
    head = line[:cursor]
    note = _NOTE.search(head)
    if note:
        return Typed("[[", note[1], note.start(), cursor)
    tag = _TAG.search(head)
    if tag:
        return Typed("#", tag[1], tag.start(), cursor) if tag[1] else None
    fragment = mentions.completion(line, cursor)
    if fragment is None:
        return None
    return Typed("@", fragment.text, fragment.start, cursor)


def proposals(workplace: Workplace, what: Typed) -> Sequence[Hit]:
    """Return what may be meant, the best first."""
    if what.sign == "#":
        return _tags(workplace, what.text)
    if what.sign == "@":
        return _people(workplace, what.text)
    with workplace.journal.read() as connection:
        rows = notes_titles(connection, what.text, _NOTES, hide_private=workplace.presenting)
    notes = [
        Hit("note", row.id, mark(title(row, workplace.today), what.text), icon="notebook-pen") for row in rows
    ]
    if not what.text.strip():
        return notes
    return [*notes, *_people(workplace, what.text), *_records(workplace, what.text)]


def written(hit: Hit) -> str:
    """Return the Markdown that stands for what was chosen, with a blank behind it."""
    if hit.kind == "tag":
        return f"#{hit.title.text} "
    return f"{link(hit.title.text, hit.kind, int(hit.key))} "


def _records(workplace: Workplace, typed: str) -> list[Hit]:
    """Return orders, inquiries, products, inspections and touches that hold what is typed."""
    asked_for = Asked(typed, _RECORDS)
    with workplace.journal.read() as connection:
        trade = [hit for find in _TRADE for hit in find(connection, asked_for)]
        inspections = find_inspections(connection, asked_for)
        touches = find_touches(connection, asked_for)
    hits = [Hit(hit.kind, hit.id, hit.title, hit.note, icon=ICONS[hit.kind], tone="plum") for hit in trade]
    hits += [
        Hit(
            "inspection", hit.id, hit.product if hit.product.text else Marked(hit.supplier), Marked(hit.supplier),
            end=formats.short_day(hit.on, workplace.today), icon=ICONS["inspection"], tone="plum",
        )
        for hit in inspections
    ]  # fmt: skip
    return hits + [
        Hit(
            "touch", hit.id, hit.summary if hit.summary.text else Marked(kind_label(hit.kind)),
            Marked(shown.listed(map(str, hit.people))),
            end=formats.short_day(hit.at.astimezone().date(), workplace.today), icon=ICONS["touch"],
        )
        for hit in touches
    ]  # fmt: skip


def _tags(workplace: Workplace, typed: str) -> list[Hit]:
    with workplace.journal.read() as connection:
        names = [name for _key, name, _count in note_tags(connection, hide_private=workplace.presenting)]
        names += [tag.name for tag in all_tags(connection) if re.fullmatch(r"[\w-]+", tag.name)]
    wanted = name_key(typed)
    known = {name_key(name): name for name in reversed(names)}
    found = [name for key, name in sorted(known.items()) if key.startswith(wanted) and key != wanted]
    return [Hit("tag", name, mark(name, typed), icon="tag") for name in found[:_TAGS]]


def _people(workplace: Workplace, typed: str) -> list[Hit]:
    names = names_of(workplace.open_journal)
    with workplace.journal.read() as connection:
        people = contact_hits(connection, names.contacts(typed, _PEOPLE))
        suppliers = supplier_hits(connection, names.suppliers(typed, _SUPPLIERS))
    hits = [
        Hit(
            "contact", hit.id, Marked(hit.name.zh or hit.name.en),
            Marked(" · ".join(filter(None, (hit.name.en if hit.name.zh else "", hit.title, hit.company)))),
            tone=avatar_tone(hit.id), avatar=person_avatar(hit.name.zh or hit.name.en),
        )
        for hit in people
    ]  # fmt: skip
    return hits + [
        Hit(
            "supplier", hit.id, Marked(shown.single(hit.name.zh, hit.name.en)),
            Marked(shown.whole(hit.city_zh, hit.city_en)),
            tone=avatar_tone(hit.id), avatar=company_avatar(hit.name.zh or hit.name.en),
        )
        for hit in suppliers
    ]  # fmt: skip
