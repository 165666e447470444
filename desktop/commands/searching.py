"""The headless command that finds: what Ctrl+K finds, as JSON lines."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from desktop import clock
from desktop.almanac.command import Row
from desktop.commands.opened import opened_journal
from desktop.errors import UsageError
from desktop.finding.kinds import FIND_KINDS, find_all, kind_named
from desktop.finding.question import Facet, parse
from desktop.people.finding import load_index
from desktop.texts import _
from desktop.touches.timeline import Name


def search(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each hit, as Ctrl+K finds them; raises UsageError for a facet that means nothing here."""
    question = parse(args.text)
    if args.kind:
        if kind_named(args.kind) is None:
            raise _unknown(Facet("kind", args.kind))
        question = replace(question, facets=(*question.facets, Facet("kind", args.kind)))
    with opened_journal(args) as opened, opened.journal.read() as connection:
        found = find_all(
            connection, load_index(connection), question, clock.local_date(clock.now()),
            limit=lambda _kind, _kinds: args.limit,
        )  # fmt: skip
    if found.unknown:
        raise _unknown(found.unknown[0])
    for kind, hits in found.hits.items():
        for hit in hits:
            yield {"found": "file" if kind == "attachment" else kind, **_LINES[kind](hit)}


def _unknown(facet: Facet) -> UsageError:
    if facet.name == "kind":
        kinds = ", ".join(kind.words[0] for kind in FIND_KINDS)
        return UsageError(
            _("There is no kind {name}.").format(name=facet.value),
            _("Use one of: {kinds}.").format(kinds=kinds),
        )
    return UsageError(
        _("Nothing in this journal is meant by {facet}.").format(facet=facet.typed()),
        _("Try a shorter name, or leave it out."),
    )


def _named(name: Name) -> Row:
    return {"id": name.id, "name_zh": name.zh, "name_en": name.en}


def _contact(hit: Any) -> Row:
    words = {"form_of_address": hit.form_of_address, "title": hit.title, "company": hit.company}
    return {**_named(hit.name), **words}


def _touch(hit: Any) -> Row:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "at": hit.at.isoformat(),
        "contacts": [_named(name) for name in hit.people],
        "summary": hit.summary.text,
        "excerpt": hit.excerpt.text,
    }


def _trade(hit: Any) -> Row:
    return {"id": hit.id, "title": hit.title.text, "note": hit.note.text}


def _giving(hit: Any) -> Row:
    owners = {"contact_id": hit.contact_id, "supplier_id": hit.supplier_id}
    whose = {} if hit.kind == "own_message" else owners
    return {"id": hit.id, **whose, "title": hit.title.text, "note": hit.note.text}


def _inspection(hit: Any) -> Row:
    on, product = hit.on.isoformat(), hit.product.text
    return {"id": hit.id, "on": on, "supplier": hit.supplier, "product": product, "excerpt": hit.excerpt.text}


def _follow_up(hit: Any) -> Row:
    words = {"text": hit.text.text, "outcome": hit.outcome.text}
    return {"id": hit.id, "due_on": hit.due_on.isoformat(), "done": hit.done, **words}


def _word(hit: Any) -> Row:
    words = {"title": hit.title.text, "note": hit.note.text}
    return {"id": hit.id, "contact_id": hit.contact_id, "on": hit.on.isoformat(), "open": hit.open, **words}


def _note(hit: Any) -> Row:
    return {"id": hit.id, "title": hit.title.text, "excerpt": hit.excerpt.text}


def _file(hit: Any) -> Row:
    return {"id": hit.id, "name": hit.name.text, "owner": hit.owner_name, "excerpt": hit.excerpt.text}


def _event(hit: Any) -> Row:
    return {"id": hit.id, "on": hit.on.isoformat(), "title": hit.title.text, "excerpt": hit.excerpt.text}


def _festival(hit: Any) -> Row:
    names = {"hanzi": hit.hanzi.text, "pinyin": hit.pinyin, "english": hit.english.text}
    return {"key": hit.key, "on": hit.on.isoformat(), **names}


def _phrase(hit: Any) -> Row:
    return {"key": hit.key, "simplified": hit.simplified, "pinyin": hit.pinyin, "english": hit.english}


_LINES: dict[str, Callable[[Any], Row]] = {
    "contact": _contact,
    "supplier": lambda hit: _named(hit.name),
    "order": _trade,
    "inquiry": _trade,
    "product": _trade,
    "inspection": _inspection,
    "touch": _touch,
    "followup": _follow_up,
    "promise": _word,
    "decision": _word,
    "favour": _giving,
    "gift": _giving,
    "note": _note,
    "own_message": _giving,
    "attachment": _file,
    "event": _event,
    "festival": _festival,
    "phrase": _phrase,
}
"""How a hit of each kind is written; the hits of each kind are a dataclass of their own, hence Any."""
