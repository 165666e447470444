"""The plan of an import: what is proposed for each row, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlalchemy import Connection

from desktop.exchange.cards import Card, Problem
from desktop.exchange.choices import Candidate, Choice, Kind, Plan, PlannedRow
from desktop.exchange.companies import CompanyIndex, company_names, known_companies
from desktop.exchange.gathering import FileEntry
from desktop.exchange.known_people import known_people
from desktop.exchange.matching import Known, Match, Sureness, matches
from desktop.exchange.outcomes import Fate

OWN_ID = re.compile(r"^guanxi-(\d{1,19})$")


def plan_import(connection: Connection, entries: Sequence[FileEntry], *, make_suppliers: bool = True) -> Plan:
    """Return what is proposed for each entry, looking for the same people and suppliers in the journal.

    Those surely known are proposed for merging, all others are made; nobody is merged for a name alone.
    """
    return plan(entries, known_people(connection), known_companies(connection), make_suppliers=make_suppliers)


def plan(
    entries: Sequence[FileEntry],
    known: Iterable[Known],
    companies: CompanyIndex,
    *,
    make_suppliers: bool = True,
) -> Plan:
    """Return the plan for entries, given the people and suppliers that the journal knows."""
    people = {person.id: person for person in known}
    found = _people_candidates(entries, people)
    found |= _company_candidates(entries, companies)
    rows = tuple(_planned(item, found.get(number, [])) for number, item in enumerate(entries))
    return Plan(rows, make_suppliers)


def kind_of(card: Card) -> Kind:
    """Return what a card describes: a supplier when it names a company and no person."""
    person = card.full_name or card.chinese_name or card.english_name or card.family or card.given
    return "supplier" if card.is_company or (card.company and not person) else "contact"


def _planned(item: FileEntry, candidates: list[Candidate]) -> PlannedRow:
    entry = item.entry
    if isinstance(entry, Problem):
        return PlannedRow(item.file, entry, "contact", Choice(Fate.FAILED), (), (entry.reason,))
    surest = candidates[0] if candidates else None
    merging = surest is not None and surest.sureness is Sureness.SURE
    reasons = (*((surest.reason(),) if surest else ()), *entry.remarks)
    proposed = Choice(Fate.MERGED if merging else Fate.CREATED)
    return PlannedRow(item.file, entry, kind_of(entry), proposed, tuple(candidates), reasons)


def _people_candidates(entries: Sequence[FileEntry], people: dict[int, Known]) -> dict[int, list[Candidate]]:
    """Return for the rows of people who they may be, the surest first."""
    numbered = [
        (number, item.entry)
        for number, item in enumerate(entries)
        if isinstance(item.entry, Card) and kind_of(item.entry) == "contact"
    ]
    numbers = [number for number, _card in numbered]
    cards = [card for _number, card in numbered]
    found: dict[int, list[Candidate]] = {}
    for place, hits in groupby(matches(cards, people.values()), lambda match: match.card):
        made = [_candidate(match, cards, numbers, people) for match in hits]
        found[numbers[place]] = sorted(made, key=lambda one: -one.sureness)
    for number, card in numbered:
        own = _own_id(card, people)
        if own is not None:
            others = [one for one in found.get(number, []) if one.record_id != own]
            name = _shown(people[own])
            found[number] = [Candidate(name, Sureness.SURE, ("id",), record_id=own), *others]
    return found


def _own_id(card: Card, people: dict[int, Known]) -> int | None:
    """Return the person whom this journal exported as the card, when they are still there under one of their names."""
    match = OWN_ID.match(card.source_id)
    person = people.get(int(match[1])) if match else None
    if person is None:
        return None
    same = {person.chinese_name, person.english_name} & {card.chinese_name, card.english_name, card.full_name}
    return person.id if same - {""} else None


def _candidate(
    match: Match, cards: Sequence[Card], numbers: Sequence[int], people: dict[int, Known]
) -> Candidate:
    if match.known_id is not None:
        person = people[match.known_id]
        names, name = (person.chinese_name, person.english_name), _shown(person)
    else:
        twin = cards[match.twin or 0]
        names, name = (twin.chinese_name, twin.english_name), twin.name
    sureness = match.sureness
    mine = cards[match.card]
    # Colleagues share the telephone of their office: two names under one number may be two people.
    if match.signs == ("phone",) and _contrary((mine.chinese_name, mine.english_name), names):
        sureness = Sureness.LIKELY
    twin_row = None if match.twin is None else numbers[match.twin]
    return Candidate(name, sureness, match.signs, match.known_id, twin_row)


def _contrary(mine: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two people have different names in the same script: hanzi count, else no word in common."""
    if mine[0] and other[0]:
        return mine[0] != other[0]
    words = [set(name.casefold().split()) for name in (mine[1], other[1])]
    return all(words) and words[0].isdisjoint(words[1])


def _shown(person: Known) -> str:
    return person.chinese_name or person.english_name


def _company_candidates(entries: Sequence[FileEntry], companies: CompanyIndex) -> dict[int, list[Candidate]]:
    """Return for the rows of companies which supplier, or which earlier row, has their name."""
    found: dict[int, list[Candidate]] = {}
    seen = CompanyIndex()
    for number, item in enumerate(entries):
        card = item.entry
        if isinstance(card, Problem) or kind_of(card) != "supplier":
            continue
        names = supplier_names(card)
        supplier_id, twin = companies.find(*names), seen.find(*names)
        if supplier_id is not None:
            name = companies.name(supplier_id)
            found[number] = [Candidate(name, Sureness.SURE, ("company",), record_id=supplier_id)]
        elif twin is not None:
            found[number] = [Candidate(seen.name(twin), Sureness.SURE, ("company",), twin=twin)]
        else:
            seen.add(number, *names)
    return found


def supplier_names(card: Card) -> tuple[str, str]:
    """Return the Chinese and the English name of a company's card."""
    zh, en = company_names(card.company or card.full_name)
    return card.chinese_name or zh, card.english_name or en
