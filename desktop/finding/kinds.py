"""The kinds of things that the find box finds, one row each, and the one search over all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.attachments.finding import find_files
from desktop.chinese.segment import match_query
from desktop.commitments.finding import find_follow_ups
from desktop.commitments.finding_words import find_decisions, find_promises
from desktop.fields.finding import find_by_fields
from desktop.finding.belonging import belonging
from desktop.finding.festivals import find_festivals
from desktop.finding.names import contact_hits, find_contacts, find_suppliers, supplier_hits
from desktop.finding.narrowing import Narrowed, employed, narrow
from desktop.finding.question import Facet, Question
from desktop.finding.texts import find_events, find_touches
from desktop.giving.finding import find_favours, find_gifts, find_own_messages
from desktop.journal.asking import Asked, newest
from desktop.notes.finding import find_note_hits
from desktop.people.finding import PeopleIndex
from desktop.practice.finding import find_phrases
from desktop.practice.wordings import wordings
from desktop.quality.finding import find_inspections
from desktop.trade.finding import find_inquiries, find_orders, find_products
from desktop.views.finding import find_views
from desktop.visits.reads import visit_ids, visit_lines


@dataclass(frozen=True, slots=True)
class Search:
    """One search under way: where, for what, and how many of each kind."""

    connection: Connection
    index: PeopleIndex
    narrowed: Narrowed
    today: date
    limit: int
    hide_private: bool = False


@dataclass(frozen=True, slots=True)
class FindKind:
    """A kind of thing that is found."""

    key: str
    words: tuple[str, ...]
    """What it is called after ``kind:``: English, Chinese, then further words."""
    hits: Callable[[Search], Sequence[Any]]
    """Find the hits, each kind its own dataclass (hence Any), the best or newest first."""
    narrowed_by: frozenset[str] = frozenset({"supplier", "from", "with", "tag", "date"})
    """The facets that it understands: under any other one nothing of it is found."""


def _contacts(search: Search) -> Sequence[Any]:
    narrowed, among = search.narrowed, search.narrowed.tagged_contacts
    if narrowed.suppliers is not None:
        staff = employed(search.connection, narrowed.suppliers)
        among = staff if among is None else among & staff
    found = find_contacts(search.connection, search.index, narrowed.words, search.limit, among)
    saying = _saying(search, "contact", [hit.id for hit in found])
    return [
        *found,
        *(hit for hit in contact_hits(search.connection, saying) if among is None or hit.id in among),
    ]


def _saying(search: Search, kind: str, known: list[int]) -> list[int]:
    """Return those whose custom fields hold the words, where there is room for more than were found by name."""
    narrowed, room = search.narrowed, search.limit - len(known)
    if room <= 0 or not narrowed.words.strip():
        return []
    ids = newest(search.connection, f"{kind}_field", Asked(narrowed.words, search.limit))
    return [one for one in ids if one not in known][:room]


def _suppliers(search: Search) -> Sequence[Any]:
    narrowed, among = search.narrowed, search.narrowed.tagged_suppliers
    if narrowed.suppliers is not None:
        among = narrowed.suppliers if among is None else among & narrowed.suppliers
    found = find_suppliers(search.connection, search.index, narrowed.words, search.limit, among)
    saying = _saying(search, "supplier", [hit.id for hit in found])
    return [
        *found,
        *(hit for hit in supplier_hits(search.connection, saying) if among is None or hit.id in among),
    ]


def _notes(search: Search) -> Sequence[Any]:
    asked = search.narrowed.asked(search.limit)
    return find_note_hits(search.connection, search.index, asked, hide_private=search.hide_private)


def _events(search: Search) -> Sequence[Any]:
    return find_events(search.connection, search.narrowed.asked(search.limit), search.today)


def _festivals(search: Search) -> Sequence[Any]:
    narrowed = search.narrowed
    return find_festivals(narrowed.words, search.limit, search.today, narrowed.days)


def _phrases(search: Search) -> Sequence[Any]:
    keys = find_phrases(search.connection, search.narrowed.words, limit=search.limit)
    return list(wordings(search.connection, keys).values())


def _views(search: Search) -> Sequence[Any]:
    return find_views(search.connection, search.narrowed.words, search.limit)


def _files(search: Search) -> Sequence[Any]:
    found = find_files(search.connection, search.narrowed.asked(search.limit))
    names = belonging(search.connection, {hit.owner for hit in found if hit.owner is not None})
    return [replace(hit, owner_name=names[hit.owner].name) if hit.owner in names else hit for hit in found]


def _visits(search: Search) -> Sequence[Any]:
    ids = visit_ids(search.connection, search.narrowed.words)[: search.limit]
    return visit_lines(search.connection, ids)


def _texts(find: Callable[..., Sequence[Any]]) -> Callable[[Search], Sequence[Any]]:
    """Return the search of a kind that needs no more than the question to the index."""
    return lambda search: find(search.connection, search.narrowed.asked(search.limit))


_PEOPLE = frozenset({"supplier", "tag"})
_NOTHING: frozenset[str] = frozenset()
FIND_KINDS: tuple[FindKind, ...] = (
    FindKind("contact", ("person", "人员", "contact", "people", "联系人", "人"), _contacts, _PEOPLE),
    FindKind("supplier", ("supplier", "供应商", "factory", "工厂"), _suppliers, _PEOPLE),
    FindKind("order", ("order", "订单", "po"), _texts(find_orders)),
    FindKind("inquiry", ("inquiry", "询价", "询盘", "rfq"), _texts(find_inquiries)),
    FindKind("product", ("product", "产品"), _texts(find_products)),
    FindKind("inspection", ("inspection", "验货", "qc"), _texts(find_inspections)),
    FindKind("touch", ("touch", "往来", "log", "联系"), _texts(find_touches)),
    FindKind(
        "followup", ("followup", "待跟进", "follow-up", "todo", "待办", "跟进"), _texts(find_follow_ups)
    ),
    FindKind("promise", ("promise", "承诺"), _texts(find_promises)),
    FindKind("decision", ("decision", "决定", "待决事项"), _texts(find_decisions)),
    FindKind("favour", ("favour", "人情", "favor"), _texts(find_favours)),
    FindKind("gift", ("gift", "礼物", "礼品"), _texts(find_gifts)),
    FindKind("note", ("note", "笔记"), _notes),
    FindKind("attachment", ("file", "文件", "attachment", "附件"), _files),
    FindKind("event", ("event", "日程", "活动"), _events),
    FindKind("visit", ("visit", "拜访", "出差", "trip"), _visits, _NOTHING),
    FindKind("festival", ("festival", "节日"), _festivals, frozenset({"date"})),
    FindKind("own_message", ("message", "消息", "模板"), _texts(find_own_messages)),
    FindKind("view", ("view", "视图"), _views, _NOTHING),
    FindKind("field", ("field", "字段", "custom", "自定义字段"), _texts(find_by_fields), _NOTHING),
    FindKind("phrase", ("phrase", "短语", "句子"), _phrases, _NOTHING),
)
"""In the order of their groups."""
_BY_WORD = {word: kind.key for kind in FIND_KINDS for word in (*kind.words, kind.key)}


def kind_word(word: str, *, chinese: bool) -> str:
    """Return how a kind is called in English or Chinese, by any of its words; an unknown word as it is."""
    key = kind_named(word)
    return next((kind.words[chinese] for kind in FIND_KINDS if kind.key == key), word)


def kind_named(word: str) -> str | None:
    """Return the key of a kind by one of its words, in either language, also in the plural; None for others."""
    folded = word.casefold()
    return _BY_WORD.get(folded) or _BY_WORD.get(folded.removesuffix("s"))


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by kind; kinds without a hit are left out."""

    hits: Mapping[str, Sequence[Any]]
    unknown: tuple[Facet, ...] = ()
    """Facets that mean nothing in this journal; then nothing was found."""

    @property
    def count(self) -> int:
        """How many hits there are in all."""
        return sum(map(len, self.hits.values()))


def find_all(
    connection: Connection, index: PeopleIndex, question: Question, today: date, *,
    limit: Callable[[str, int], int] = lambda _kind, _kinds: 12,
    kinds: Collection[str] | None = None,
    hide_private: bool = False,
) -> Found:  # fmt: skip
    """Return what answers a question, of some kinds (None: all); ``limit`` gets a kind and how many are looked through.

    Words that hold no letter, and nothing at all, find nothing. May be stopped from another thread by interrupting the
    connection.
    """
    narrowed = narrow(connection, index, question)
    wanted, unknown = _wanted(question, narrowed)
    if unknown:
        return Found({}, unknown)
    spoken = bool(match_query(question.words))
    if not (spoken or question.facets) or (question.words.strip() and not spoken):
        return Found({})
    found = {}
    for kind in wanted:
        if kinds is None or kind.key in kinds:
            most = limit(kind.key, len(wanted))
            hits = kind.hits(Search(connection, index, narrowed, today, most, hide_private))
            if hits:
                found[kind.key] = hits
    return Found(found)


def _wanted(question: Question, narrowed: Narrowed) -> tuple[list[FindKind], tuple[Facet, ...]]:
    """Return the kinds to look through, and the facets that mean nothing."""
    asked = {facet: kind_named(facet.value) for facet in question.values("kind")}
    unknown = (*narrowed.unknown, *(facet for facet, key in asked.items() if key is None))
    wanted = [
        kind
        for kind in FIND_KINDS
        if (not asked or kind.key in asked.values()) and narrowed.names <= kind.narrowed_by
    ]
    return wanted, unknown
