"""Everything that a person can change about their own fields and saved views, done at random."""

from __future__ import annotations

from desktop.fields import defining, filling
from desktop.fields.defining import FieldDraft
from desktop.fields.kinds import KINDS, OWNERS
from desktop.fields.tables import CustomField, FieldChoice
from desktop.people.tables import Contact, Supplier, Tag
from desktop.touches.tables import Touch
from desktop.views import saving
from desktop.views.criteria import Criterion
from desktop.views.query import ViewQuery
from desktop.views.saving import ViewDraft
from desktop.views.tables import SavedView
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


def _view(work: Work) -> ViewDraft:
    criteria = (Criterion("tag", "any", (str(work.one(Tag)),)), Criterion("name", "has", (work.word(),)))
    query = ViewQuery(work.chance.choice(("supplier", "contact", "touch", "note")), work.word(), criteria)
    return ViewDraft(work.word(), query, work.chance.choice(("neutral", "seal")))


def save_view(work: Work) -> None:
    saving.add_view(work.session, _view(work))


def edit_view(work: Work) -> None:
    saving.edit_view(work.session, work.one(SavedView), _view(work))


def arrange_views(work: Work) -> None:
    saving.set_view_pinned(work.session, work.one(SavedView), pinned=work.chance.random() < 0.5)
    saving.order_views(work.session, work.some(SavedView))


def trash_view(work: Work) -> None:
    saving.trash_views(work.session, work.some(SavedView))


FIELDS: tuple[Action, ...] = (
    *(define, define_words, redefine, fill_in, fill_in, fill_in, trash, restore),
    *(save_view, save_view, edit_view, arrange_views, trash_view),
)
