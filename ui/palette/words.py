"""What was found, as rows: a function for each kind, of the hit, the words typed, and today."""

from __future__ import annotations

from datetime import date
from typing import cast

from desktop import formats
from desktop.attachments.finding import FileHit
from desktop.chinese.names import company_avatar, person_avatar
from desktop.commitments.finding import FollowUpHit
from desktop.commitments.finding_words import WordHit
from desktop.fields.finding import FieldHit
from desktop.finding import ContactHit, EventHit, SupplierHit, TouchHit
from desktop.finding.festivals import FestivalHit
from desktop.giving.finding import GivingHit
from desktop.highlight import Marked, mark
from desktop.notes.finding import NoteHit
from desktop.people import shown
from desktop.practice.wordings import Wording
from desktop.quality.finding import InspectionHit
from desktop.texts import _
from desktop.touches.words import KINDS, kind_label
from desktop.trade.finding import TradeHit
from desktop.views.finding import ViewHit
from desktop.visits.reads import VisitLine
from ui.attachments.words import icon as file_icon
from ui.hits.rows import Hit
from ui.theme.tokens import Tone
from ui.widgets.rows import avatar_tone


def contact_row(hit: ContactHit, typed: str, _today: date) -> Hit:
    """Return a person, with how to address them, their work and where."""
    note = " · ".join(filter(None, (hit.form_of_address, hit.title, hit.company)))
    return Hit(
        "contact", hit.id, mark(str(hit.name), typed), mark(note, typed),
        tone=avatar_tone(hit.id), avatar=person_avatar(hit.name.zh or hit.name.en),
    )  # fmt: skip


def supplier_row(hit: SupplierHit, typed: str, _today: date) -> Hit:
    """Return a supplier with its city."""
    note = shown.whole(hit.city_zh, hit.city_en)
    return Hit(
        "supplier", hit.id, mark(str(hit.name), typed), mark(note, typed),
        tone=avatar_tone(hit.id), avatar=company_avatar(hit.name.zh or hit.name.en),
    )  # fmt: skip


def view_row(hit: ViewHit, _typed: str, _today: date) -> Hit:
    """Return a saved view with the kind of its records."""
    return Hit("saved_view", hit.id, hit.name, Marked(hit.note), icon="bookmark", tone=cast("Tone", hit.tone))


def field_row(hit: FieldHit, _typed: str, _today: date) -> Hit:
    """Return a record with what one of its custom fields says."""
    title = Marked(hit.title or _("Without a title"))
    icons = {"supplier": "factory", "contact": "user", "touch": "message-circle"}
    return Hit(hit.owner, hit.id, title, hit.note, icon=icons[hit.owner], tone="neutral")


def touch_row(hit: TouchHit, _typed: str, today: date) -> Hit:
    """Return a touch: what it says, with whom, when."""
    kind = KINDS.get(hit.kind, KINDS["note"])
    people = shown.listed(map(str, hit.people))
    lead = " · ".join(filter(None, (people, "" if hit.excerpt.text else kind_label(hit.kind))))
    return Hit(
        "touch", hit.id, hit.summary if hit.summary.text else Marked(kind_label(hit.kind)),
        _after(f"{lead} · " if lead and hit.excerpt.text else lead, hit.excerpt),
        end=formats.short_day(hit.at.astimezone().date(), today), icon=kind.icon, tone=cast("Tone", kind.tone),
    )  # fmt: skip


def note_row(hit: NoteHit, _typed: str, today: date) -> Hit:
    """Return a note: its title, where it holds what was typed, when it was written."""
    title = hit.title
    if not title.text:
        title = Marked(formats.weekday_day(hit.day, today) if hit.day else _("Without a title"))
    return Hit(
        "note", hit.id, title, hit.excerpt,
        end=formats.short_day(hit.written_at.astimezone().date(), today), icon="notebook-pen", tone="plum",
    )  # fmt: skip


def file_row(hit: FileHit, _typed: str, today: date) -> Hit:
    """Return a file: its name, what it belongs to, where caption or text hold what was typed, from when it is."""
    lead = hit.owner_name
    return Hit(
        "attachment", hit.id, hit.name,
        _after(f"{lead} · " if lead and hit.excerpt.text else lead, hit.excerpt),
        end=formats.short_day(hit.at.astimezone().date(), today), icon=file_icon(hit.mime),
    )  # fmt: skip


def event_row(hit: EventHit, _typed: str, today: date) -> Hit:
    """Return an event: its title, what its notes or its place say, when."""
    return Hit(
        "event", hit.id, hit.title, hit.excerpt,
        end=formats.short_day(hit.on, today), icon="calendar", tone="accent",
    )  # fmt: skip


def visit_row(line: VisitLine, typed: str, today: date) -> Hit:
    """Return a visit with its cities, and when it begins."""
    return Hit(
        "visit", line.id, mark(line.title, typed), Marked(shown.listed(line.cities)),
        end=formats.short_day(line.from_day, today), icon="plane", tone="accent",
    )  # fmt: skip


def trade_row(hit: TradeHit, _typed: str, _today: date) -> Hit:
    """Return an order, an inquiry or a product."""
    icon = {"order": "package", "product": "layers"}.get(hit.kind, "send")
    return Hit(hit.kind, hit.id, hit.title, hit.note, icon=icon, tone="plum")


def phrase_row(said: Wording, typed: str, _today: date) -> Hit:
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


def inspection_row(hit: InspectionHit, _typed: str, today: date) -> Hit:
    """Return an inspection: what was looked at, whose it is, where it holds what was typed."""
    note = _after(f"{hit.supplier} · ", hit.excerpt) if hit.excerpt.text else Marked(hit.supplier)
    return Hit(
        "inspection", hit.id, hit.product, note,
        end=formats.short_day(hit.on, today), icon="clipboard-check", tone="plum",
    )  # fmt: skip


def follow_up_row(hit: FollowUpHit, _typed: str, today: date) -> Hit:
    """Return a follow-up: what is to be done by when, or what came of it."""
    note = _after(_("Done") + (" · " if hit.outcome.text else ""), hit.outcome) if hit.done else Marked("")
    return Hit(
        "followup", hit.id, hit.text, note,
        end=formats.short_day(hit.due_on, today),
        icon="check" if hit.done else "list-todo", tone="neutral" if hit.done else "amber",
    )  # fmt: skip


def gift_row(hit: GivingHit, _typed: str, _today: date) -> Hit:
    """Return a gift: what it is, for whom, on which occasion; its key names the record on whose page it stands."""
    whose = f"contact:{hit.contact_id}" if hit.contact_id is not None else f"supplier:{hit.supplier_id}"
    return Hit("gift", f"{whose}:{hit.id}", hit.title, hit.note, icon="gift", tone="plum")


def favour_row(hit: GivingHit, _typed: str, _today: date) -> Hit:
    """Return a favour: what was done, for or by whom."""
    return Hit(
        "favour",
        f"contact:{hit.contact_id}:{hit.id}",
        hit.title,
        hit.note,
        icon="heart-handshake",
        tone="plum",
    )


def promise_row(hit: WordHit, _typed: str, today: date) -> Hit:
    """Return a promise: what was promised for which day, by whom, and what became of it."""
    return _word_row("promise", "handshake", hit, today)


def decision_row(hit: WordHit, _typed: str, today: date) -> Hit:
    """Return a decision: what was asked when of whom, and the answer."""
    return _word_row("decision", "hourglass", hit, today)


def _word_row(kind: str, icon: str, hit: WordHit, today: date) -> Hit:
    return Hit(
        kind, f"contact:{hit.contact_id}:{hit.id}", hit.title, hit.note,
        end=formats.short_day(hit.on, today), icon=icon, tone="amber" if hit.open else "neutral",
    )  # fmt: skip


def message_row(hit: GivingHit, _typed: str, _today: date) -> Hit:
    """Return a message of one's own: its title and how it goes."""
    return Hit("own_message", hit.id, hit.title, hit.note, icon="message-square", tone="sky")


def festival_row(hit: FestivalHit, typed: str, today: date) -> Hit:
    """Return a festival with its pinyin and its next day."""
    chinese = shown.chinese()
    note = hit.pinyin if chinese else f"{hit.hanzi.text} · {hit.pinyin}"
    return Hit(
        "festival", hit.on.toordinal(), hit.hanzi if chinese else hit.english, mark(note, typed),
        end=formats.short_day(hit.on, today), icon="calendar-days", tone="seal",
    )  # fmt: skip


def _after(lead: str, marked: Marked) -> Marked:
    """Return a marked text behind some words."""
    shift = len(lead)
    return Marked(lead + marked.text, tuple((start + shift, end + shift) for start, end in marked.spans))
