"""What was found, as rows: people, suppliers, touches and events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from desktop import formats
from desktop.attachments.finding import FileHit
from desktop.chinese.names import company_avatar, person_avatar
from desktop.finding import ContactHit, EventHit, SupplierHit, TouchHit
from desktop.highlight import Marked, mark
from desktop.notes.finding import NoteHit
from desktop.people import shown
from desktop.practice.wordings import Wording
from desktop.texts import _, p_
from desktop.touches.words import KINDS, kind_label
from desktop.trade.finding import TradeHit
from ui.attachments.words import icon as file_icon
from ui.hits.rows import Heading, Hit, HitRow
from ui.theme.tokens import Tone
from ui.widgets.rows import avatar_tone


def contact_row(hit: ContactHit, typed: str) -> Hit:
    """Return a person, with how to address them, their work and where."""
    note = " · ".join(filter(None, (hit.form_of_address, hit.title, hit.company)))
    return Hit(
        "contact", hit.id, mark(str(hit.name), typed), mark(note, typed),
        tone=avatar_tone(hit.id), avatar=person_avatar(hit.name.zh or hit.name.en),
    )  # fmt: skip


def supplier_row(hit: SupplierHit, typed: str) -> Hit:
    """Return a supplier with its city."""
    note = shown.whole(hit.city_zh, hit.city_en)
    return Hit(
        "supplier", hit.id, mark(str(hit.name), typed), mark(note, typed),
        tone=avatar_tone(hit.id), avatar=company_avatar(hit.name.zh or hit.name.en),
    )  # fmt: skip


def touch_row(hit: TouchHit, today: date) -> Hit:
    """Return a touch: what it says, with whom, when."""
    kind = KINDS.get(hit.kind, KINDS["note"])
    people = shown.listed(map(str, hit.people))
    lead = " · ".join(filter(None, (people, "" if hit.excerpt.text else kind_label(hit.kind))))
    return Hit(
        "touch", hit.id, hit.summary if hit.summary.text else Marked(kind_label(hit.kind)),
        _after(f"{lead} · " if lead and hit.excerpt.text else lead, hit.excerpt),
        end=formats.short_day(hit.at.astimezone().date(), today), icon=kind.icon, tone=cast("Tone", kind.tone),
    )  # fmt: skip


def note_row(hit: NoteHit, today: date) -> Hit:
    """Return a note: its title, where it holds what was typed, when it was written."""
    title = hit.title
    if not title.text:
        title = Marked(formats.weekday_day(hit.day, today) if hit.day else _("Without a title"))
    return Hit(
        "note", hit.id, title, hit.excerpt,
        end=formats.short_day(hit.written_at.astimezone().date(), today), icon="notebook-pen", tone="plum",
    )  # fmt: skip


def file_row(hit: FileHit, today: date) -> Hit:
    """Return a file: its name, where its caption or its text holds what was typed, from when it is."""
    return Hit(
        "attachment", hit.id, hit.name, hit.excerpt,
        end=formats.short_day(hit.at.astimezone().date(), today), icon=file_icon(hit.mime),
    )  # fmt: skip


def event_row(hit: EventHit, today: date) -> Hit:
    """Return an event: its title, what its notes or its place say, when."""
    return Hit(
        "event", hit.id, hit.title, hit.excerpt,
        end=formats.short_day(hit.on, today), icon="calendar", tone="accent",
    )  # fmt: skip


def trade_row(hit: TradeHit) -> Hit:
    """Return an order, an inquiry or a product."""
    icon = {"order": "package", "product": "layers"}.get(hit.kind, "send")
    return Hit(hit.kind, hit.id, hit.title, hit.note, icon=icon, tone="plum")


def phrase_row(said: Wording, typed: str) -> Hit:
    """Return a phrase with its pinyin and what it says."""
    note = " · ".join(filter(None, (said.pinyin, said.english or said.literal)))
    return Hit(
        "phrase",
        said.key,
        mark(said.simplified, typed),
        mark(note, typed),
        icon="graduation-cap",
        tone="accent",
    )


def _after(lead: str, marked: Marked) -> Marked:
    """Return a marked text behind some words."""
    shift = len(lead)
    return Marked(lead + marked.text, tuple((start + shift, end + shift) for start, end in marked.spans))


Texts = tuple[Sequence[Hit], Sequence[Hit], Sequence[Hit], Sequence[Hit], Sequence[Hit], Sequence[Hit]]
"""Touches, events, phrases, notes, orders and files."""


def grouped(
    names: tuple[Iterable[Hit], Iterable[Hit]], texts: Texts, commands: Iterable[Hit]
) -> Sequence[HitRow]:
    """Return all rows under the headings of their groups; empty groups are left out. ``names``: suppliers, people."""
    suppliers, contacts = names
    touches, events, phrases, notes, orders, files = texts
    rows: list[HitRow] = []
    for title, hits in (
        (_("People"), contacts),
        (_("Suppliers"), suppliers),
        (_("Orders"), orders),
        (_("Touches"), touches),
        (p_("tab", "Notes"), notes),
        (_("Files"), files),
        (_("Events"), events),
        (_("Commands"), commands),
        (_("Phrases"), phrases),
    ):
        found = list(hits)
        if found:
            rows += [Heading(title), *found]
    return rows
