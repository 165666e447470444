"""The org chart as it is read from employments, and as it is changed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact, delete_contacts
from desktop.people.employments import EmploymentFields, add_employment, has_left
from desktop.people.org import (
    OrgNode,
    below,
    change_boss,
    depends,
    name_boss,
    org_chart,
    person_key,
    put_person,
)
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Employment


class Factory:
    """A supplier with people who are employed one after the other."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        with journal.change("factory") as session:
            self.id = add_supplier(session, {"name_zh": "光明五金厂"})
        self.jobs: dict[int, int] = {}

    def hire(self, name: str, **fields: object) -> int:
        job: EmploymentFields = {"supplier_id": self.id, **fields}  # type: ignore[typeddict-item]
        with self.journal.change("hire") as session:
            person = add_contact(session, {"name_zh": name})
            session.flush()
            self.jobs[person] = add_employment(session, person, job)
        return person

    def chart(self) -> dict[str, OrgNode]:
        with self.journal.read() as connection:
            return {node.key: node for node in org_chart(connection, self.id)}

    def boss_of(self, person: int) -> str:
        return self.chart()[person_key(person)].boss


@pytest.fixture
def factory(journal: Journal) -> Factory:
    return Factory(journal)


def test_people_hang_under_their_boss_met_or_not(factory: Factory) -> None:
    boss = factory.hire("张建国")
    wang = factory.hire("王芳", reports_to_id=boss)
    li = factory.hire("李伟", reports_to_name="陈厂长")
    chart = factory.chart()
    assert chart[person_key(wang)].boss == person_key(boss)
    assert chart[person_key(li)].boss == "name 陈厂长"
    assert chart["name 陈厂长"].kind == "named"
    assert [node.key for node in below(chart.values(), person_key(boss))] == [person_key(wang)]
    assert depends(chart.values(), person_key(wang), person_key(boss))
    assert not depends(chart.values(), person_key(boss), person_key(wang))


def test_a_boss_who_works_elsewhere_or_has_left_stands_outside(factory: Factory) -> None:
    boss = factory.hire("张建国")
    wang = factory.hire("王芳", reports_to_id=boss)
    with factory.journal.change("left") as session:
        has_left(session, boss, date(2026, 10, 1))
    chart = factory.chart()
    assert chart[person_key(boss)].kind == "outside"
    assert chart[person_key(wang)].boss == person_key(boss)
    with factory.journal.change("trash") as session:
        delete_contacts(session, [boss])
    assert factory.boss_of(wang) == ""


def test_two_jobs_at_one_place_make_one_box_with_its_boss(factory: Factory) -> None:
    boss = factory.hire("张建国")
    wang = factory.hire("王芳")
    with factory.journal.change("second job") as session:
        add_employment(session, wang, {"supplier_id": factory.id, "title": "财务", "reports_to_id": boss})
    assert factory.boss_of(wang) == person_key(boss)
    assert len(factory.chart()) == 2


def test_a_circle_from_outside_is_cut_once(factory: Factory) -> None:
    one, two = factory.hire("一"), factory.hire("二")
    with factory.journal.change("import") as session:
        for person, boss in ((one, two), (two, one)):
            session.execute(
                update(Employment).where(Employment.contact_id == person).values(reports_to_id=boss)
            )
    assert sorted((factory.boss_of(one), factory.boss_of(two))) == ["", person_key(one)]


def test_the_boss_changes_and_comes_back_by_undo(factory: Factory) -> None:
    boss, wang = factory.hire("张建国"), factory.hire("王芳", reports_to_name="老板")
    with factory.journal.change("boss") as session:
        change_boss(session, factory.jobs[wang], boss)
    assert factory.boss_of(wang) == person_key(boss)
    with pytest.raises(Refused, match="circle"), factory.journal.change("circle") as session:
        change_boss(session, factory.jobs[boss], wang)
    factory.journal.undo()
    assert factory.boss_of(wang) == "name 老板"


def test_a_name_becomes_another_name_or_a_person(factory: Factory) -> None:
    wang, li = factory.hire("王芳", reports_to_name="老板"), factory.hire("李伟", reports_to_name="老板")
    with factory.journal.change("name") as session:
        assert name_boss(session, factory.id, "老板", "陈总") == 2
    assert factory.boss_of(wang) == factory.boss_of(li) == "name 陈总"
    chen = factory.hire("陈大明")
    with factory.journal.change("met") as session:
        assert put_person(session, factory.id, "陈总", chen) == 2
    assert factory.boss_of(li) == person_key(chen)
    with pytest.raises(UsageError, match="Nobody reports"), factory.journal.change("gone") as session:
        name_boss(session, factory.id, "陈总", "x")
