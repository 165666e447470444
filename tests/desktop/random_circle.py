"""Everything that a person can change about relations, stances, certificates and ideas, done at random."""

from __future__ import annotations

from desktop.people import employments, relations
from desktop.people.tables import Contact, Employment, Relation, Supplier
from desktop.people.words import RELATIONS, STANCES
from desktop.years import keeping
from desktop.years.tables import Certificate, NextNeed
from tests.desktop.random_work import Action, Work


def relate(work: Work) -> None:
    kind = work.chance.choice((*RELATIONS, "rival"))
    relations.add_relation(work.session, work.one(Contact), work.one(Contact), kind, work.word())


def change_relation(work: Work) -> None:
    which = work.one(Relation)
    if work.chance.random() < 0.4:
        relations.remove_relation(work.session, which)
    else:
        relations.edit_relation(work.session, which, work.chance.choice(RELATIONS), work.word())


def take_a_stance(work: Work) -> None:
    stance = work.chance.choice((*STANCES, "", "enemy"))
    employments.edit_employment(work.session, work.one(Employment), {"stance": stance})


def change_boss(work: Work) -> None:
    fields: employments.EmploymentFields = {"reports_to_id": work.maybe(Contact), "reports_to_name": "老板"}
    employments.edit_employment(work.session, work.one(Employment), fields)


def certify(work: Work) -> None:
    fields: keeping.CertificateFields = {
        "name": work.word(),
        "valid_from": work.day(),
        "valid_until": work.day(),
    }
    keeping.add_certificate(work.session, work.one(Supplier), fields)


def change_certificate(work: Work) -> None:
    which = work.one(Certificate)
    if work.chance.random() < 0.4:
        keeping.remove_certificate(work.session, which)
    else:
        keeping.edit_certificate(work.session, which, {"valid_until": work.day(), "note": work.word()})


def think_ahead(work: Work) -> None:
    keeping.add_need(work.session, work.one(Supplier), work.word(), work.day())


def change_need(work: Work) -> None:
    which, day = work.one(NextNeed), work.day()
    if work.chance.random() < 0.3:
        keeping.remove_need(work.session, which)
    elif work.chance.random() < 0.5:
        keeping.settle_need(work.session, which, work.chance.choice((*keeping.OUTCOMES, "lost")), day)
    else:
        keeping.edit_need(work.session, which, work.word(), None)


CIRCLE: tuple[Action, ...] = (
    relate,
    change_relation,
    take_a_stance,
    change_boss,
    certify,
    change_certificate,
    think_ahead,
    change_need,
)
