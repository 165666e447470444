"""Everything that a person can change about their own fields, done at random."""

from __future__ import annotations

from desktop.fields import defining, filling
from desktop.fields.defining import FieldDraft
from desktop.fields.kinds import KINDS, OWNERS
from desktop.fields.tables import CustomField, FieldChoice
from desktop.people.tables import Contact, Supplier
from desktop.touches.tables import Touch
from tests.desktop.random_work import Action, Work

_TABLES = {"supplier": Supplier, "contact": Contact, "touch": Touch}
_TYPED = (
    "12",
    "CNY 3.50",
    "农历八月十五",
    "2027-03-01",
    "yes",
    "BSCI; Sedex",
    "光明五金",
    "",
    "x\ud800y",
    "老地方",
)


def _draft(work: Work) -> FieldDraft:
    return FieldDraft(
        name=work.word(),
        kind=work.chance.choice(KINDS),
        currency=work.chance.choice(("", "USD")),
        link=work.chance.choice(("supplier", "contact")),
        choices=[(work.maybe(FieldChoice), work.word()) for _ in range(work.chance.randrange(3))],
    )


def define(work: Work) -> None:
    defining.add_field(work.session, work.chance.choice(OWNERS), _draft(work))


def define_words(work: Work) -> None:
    defining.add_field(work.session, "supplier", FieldDraft(work.word()))


def redefine(work: Work) -> None:
    defining.edit_field(work.session, work.one(CustomField), _draft(work))


def fill_in(work: Work) -> None:
    field = work.session.get(CustomField, work.one(CustomField))
    owner = field.owner if field is not None else "supplier"
    record, typed = work.one(_TABLES[owner]), work.chance.choice(_TYPED)
    filling.fill_in_typed(work.session, field.id if field is not None else 12345, record, typed)


def trash(work: Work) -> None:
    defining.trash_field(work.session, work.one(CustomField))


def restore(work: Work) -> None:
    defining.restore_fields(work.session, work.some(CustomField))


FIELDS: tuple[Action, ...] = (*(define, define_words, redefine, fill_in, fill_in, fill_in, trash, restore),)
