"""What becomes of the rows of an import, and that it is one step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.exchange.choices import Choice
from desktop.exchange.gathering import gather, look_at
from desktop.exchange.importing import apply_plan, rehearse
from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from desktop.journal.schema import Base
from desktop.people.birthdays import Birthday
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact, Supplier, Tag
from tests.desktop.exchange.journals import imported, person, planned, written

PEOPLE = """姓名,公司,部门,职务,手机,微信,生日,标签,备注
王芳,宁波日升电子有限公司,销售部,销售经理,13812345678,wangfang,农历八月十五,重要;展会,喜欢茶
欧阳娜,Sunrise 宁波日升电子有限公司,,工程师,13900000001,,1985-03-12,展会,
,,,,,,,,nothing to know anybody by
王经理,义乌光明贸易有限公司,,,13700000002,,,,
"""


def fates(outcomes: list) -> list[str]:
    return [str(outcome.fate) for outcome in outcomes]


def counts(journal: Journal) -> dict[str, int]:
    tables = (table for table in Base.metadata.sorted_tables if "operation" not in table.name)
    with journal.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables
        }


def test_people_come_with_their_company_channels_birthday_and_tags(journal: Journal, tmp_path: Path) -> None:
    outcomes = imported(journal, written(tmp_path, PEOPLE))
    assert fates(outcomes) == ["created", "created", "failed", "created"]
    assert [outcome.row for outcome in outcomes] == [2, 3, 4, 5]
    wang = person(journal, "王芳")
    (job,) = wang.employments
    assert (job.company_zh, job.department, job.title) == ("宁波日升电子有限公司", "销售部", "销售经理")
    assert wang.form_of_address == "王经理"
    assert wang.birthday == Birthday("lunar", 8, 15)
    assert {tag.name for tag in wang.tags} == {"重要", "展会"}
    assert {(channel.kind, channel.value) for channel in wang.channels} == {
        ("mobile", "13812345678"),
        ("wechat", "wangfang"),
    }
    ouyang = person(journal, "欧阳娜")
    assert (ouyang.family_zh, ouyang.given_zh, ouyang.form_of_address) == ("欧阳", "娜", "欧阳工")
    assert ouyang.employments[0].supplier_id == job.supplier_id
    with journal.read() as connection:
        kinds = dict(connection.execute(select(Supplier.name_zh, Supplier.kind)).all())
    assert kinds == {"宁波日升电子有限公司": "factory", "义乌光明贸易有限公司": "trader"}


def test_a_title_in_place_of_the_given_name_is_a_form_of_address(journal: Journal, tmp_path: Path) -> None:
    imported(journal, written(tmp_path, PEOPLE))
    wang = person(journal, "王")
    assert (wang.family_zh, wang.given_zh, wang.form_of_address) == ("王", "", "王经理")
    assert wang.employments[0].title == "经理"
    assert fates(imported(journal, written(tmp_path, PEOPLE)))[3] == "skipped"


def test_an_import_is_one_step_that_undo_takes_back(journal: Journal, tmp_path: Path) -> None:
    before = counts(journal)
    imported(journal, written(tmp_path, PEOPLE))
    assert counts(journal)["contact"] == 3
    journal.undo()
    assert counts(journal) == before
    journal.redo()
    assert person(journal, "王芳").employments[0].company_zh == "宁波日升电子有限公司"


def test_a_rehearsal_and_a_stopped_import_change_nothing(journal: Journal, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise StopError

    plan = planned(journal, written(tmp_path, PEOPLE))
    before = counts(journal)
    tried = rehearse(journal, plan)
    with pytest.raises(StopError):
        apply_plan(journal, plan, stop)
    assert counts(journal) == before
    assert journal.next_undo() is None
    assert apply_plan(journal, plan) == tried


def known_wang(journal: Journal) -> int:
    with journal.change("Add") as session:
        contact_id = add_contact(session, {"name_zh": "王芳", "home_town": "绍兴", "notes": "old friend"})
        add_channel(session, "mobile", "+86 138-1234-5678", contact_id=contact_id)
    return contact_id


def test_a_merge_fills_gaps_and_keeps_what_the_journal_says(journal: Journal, tmp_path: Path) -> None:
    contact_id = known_wang(journal)
    path = written(tmp_path, "姓名,手机,邮箱,备注,拼音\n王方,13812345678,w@sunrise.cn,likes tea,Wang Fang\n")
    (row,) = planned(journal, path).rows
    assert row.candidates[0].record_id == contact_id
    assert row.proposed.fate is Fate.CREATED  # another name under the same number: a person is asked
    (outcome,) = imported(journal, path, choices={0: Choice(Fate.MERGED)})
    assert outcome.fate is Fate.MERGED
    wang = person(journal, "王芳")
    assert {channel.value for channel in wang.channels} == {"+86 138-1234-5678", "w@sunrise.cn"}
    assert wang.notes == "old friend\nlikes tea"
    assert "王方" in outcome.reason


def test_who_is_surely_known_is_merged_unasked(journal: Journal, tmp_path: Path) -> None:
    known_wang(journal)
    (outcome,) = imported(journal, written(tmp_path, "姓名,手机,邮箱\n王芳,13812345678,w@sunrise.cn\n"))
    assert outcome.fate is Fate.MERGED
    assert "phone" in outcome.reason


def test_the_file_wins_where_a_person_chose_so(journal: Journal, tmp_path: Path) -> None:
    known_wang(journal)
    path = written(tmp_path, "姓名,手机,英文名\n王芳,13812345678,Fiona\n")
    with journal.change("Name") as session:
        session.get(Contact, person(journal, "王芳").id).name_en = "Fang"
    assert fates(imported(journal, path)) == ["skipped"]
    assert fates(imported(journal, path, choices={0: Choice(Fate.UPDATED)})) == ["updated"]
    assert person(journal, "王芳").name_en == "Fiona"


def test_a_name_alone_is_never_merged_unasked(journal: Journal, tmp_path: Path) -> None:
    known_wang(journal)
    (row,) = planned(journal, written(tmp_path, "姓名,手机\n王芳,13711112222\n")).rows
    assert row.proposed.fate is Fate.CREATED
    assert [candidate.signs for candidate in row.candidates] == [("name",)]
    assert "王芳" in row.reasons[0]


def test_two_names_under_one_telephone_are_asked_about(journal: Journal, tmp_path: Path) -> None:
    text = "姓名,电话\n王芳,0574-88880000\n李伟,0574-88880000\n"
    plan = planned(journal, written(tmp_path, text))
    assert [row.proposed.fate for row in plan.rows] == [Fate.CREATED, Fate.CREATED]
    assert plan.rows[1].candidates[0].twin == 0
    merged = replace(plan, choices={1: Choice(Fate.MERGED)})
    assert fates(apply_plan(journal, merged))[1] in {"merged", "skipped"}
    assert counts(journal)["contact"] == 1


def test_the_same_person_twice_in_a_file_is_made_once(journal: Journal, tmp_path: Path) -> None:
    text = "Name,Email,Mobile\nAmy Li,amy@sunrise.cn,\nAmy Li,AMY@sunrise.cn,13812345678\n"
    assert fates(imported(journal, written(tmp_path, text))) == ["created", "merged"]
    assert len(person(journal, "Amy Li").channels) == 2


def test_rows_can_be_left_out(journal: Journal, tmp_path: Path) -> None:
    outcomes = imported(journal, written(tmp_path, PEOPLE), choices={0: Choice(Fate.SKIPPED)})
    assert fates(outcomes) == ["skipped", "created", "failed", "created"]
    assert outcomes[0].reason


SALESFORCE = """Id,FirstName,LastName,AccountName,Title,ReportsToId
0035g00000AAAA1AAA,Amy,Li,Sunrise,Sales,0035g00000BBBB2AAA
0035g00000BBBB2AAA,Bo,Chen,Sunrise,Director,0035g00000AAAA1AAA
0035g00000CCCC3AAA,Cai,Wu,Sunrise,Clerk,0035g00000ZZZZ9AAA
0035g00000DDDD4AAA,Di,Xu,Sunrise,Clerk,0035g00000BBBB2AAA
"""


def test_salesforce_reporting_lines_are_tied_inside_the_file(journal: Journal, tmp_path: Path) -> None:
    outcomes = imported(journal, written(tmp_path, SALESFORCE))
    amy, bo, di = (person(journal, name) for name in ("Amy Li", "Bo Chen", "Di Xu"))
    assert amy.employments[0].reports_to is not None
    assert amy.employments[0].reports_to.id == bo.id
    assert {reporting.id for reporting in bo.reports} == {amy.id, di.id}
    assert bo.employments[0].reports_to is None
    assert "circle" in outcomes[1].reason
    assert "0035g00000ZZZZ9AAA" in outcomes[2].reason


def test_a_boss_who_is_only_a_name_stays_a_name(journal: Journal, tmp_path: Path) -> None:
    imported(journal, written(tmp_path, "姓名,公司,上级\n王芳,日升电子有限公司,陈总\n"))
    assert person(journal, "王芳").employments[0].reports_to_name == "陈总"


def test_a_company_is_known_by_either_of_its_names(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Add") as session:
        add_supplier(session, {"name_zh": "宁波日升电子有限公司", "name_en": "Sunrise Electronics Co., Ltd."})
    rows = (
        "Amy Li,SUNRISE ELECTRONICS",
        "王芳,宁波日升电子",
        "李伟,宁波日升电子有限公司（Sunrise Electronics）",
    )
    text = "\n".join(("Name,Company", *rows))
    imported(journal, written(tmp_path, text))
    assert counts(journal)["supplier"] == 1


def test_companies_may_stay_plain_text(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, written(tmp_path, PEOPLE), make_suppliers=False)
    apply_plan(journal, plan)
    assert counts(journal)["supplier"] == 0
    assert person(journal, "王芳").employments[0].company_en == "宁波日升电子有限公司"


def test_a_card_of_a_company_becomes_a_supplier_and_its_people_find_it(
    journal: Journal, tmp_path: Path
) -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Amy Li\r\nORG:Sunrise;Sales\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sunrise\r\nORG:Sunrise\r\nX-ABShowAs:COMPANY\r\n"
        "URL:https://sunrise.example\r\nTEL:0574-88880000\r\nEND:VCARD\r\n"
    )
    outcomes = imported(journal, written(tmp_path, text, "people.vcf"))
    assert fates(outcomes) == ["created", "created"]
    assert counts(journal)["supplier"] == 1
    assert person(journal, "Amy Li").employments[0].supplier_id is not None


def test_what_has_no_field_is_kept_in_the_notes(journal: Journal, tmp_path: Path) -> None:
    imported(
        journal, written(tmp_path, "Name,Shoe size,Home Street,Home City\nAmy Li,38,12 Lake Road,Leeds\n")
    )
    notes = person(journal, "Amy Li").notes
    assert "Shoe size: 38" in notes
    assert "12 Lake Road" in notes


def test_a_large_picture_is_left_out_with_a_word_and_a_small_one_kept(
    journal: Journal, tmp_path: Path
) -> None:
    table = Base.metadata.tables["photo"]
    large = "/9j/" + "A" * 120_000
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{n}\r\nPHOTO;ENCODING=b;TYPE=JPEG:{p}\r\nEND:VCARD\r\n"
    text = card.format(n="Amy Li", p=large) + card.format(n="Bo Chen", p="/9j/" + "A" * 400)
    path = written(tmp_path, text, "people.vcf")
    first, second = imported(journal, path)
    assert (first.fate, second.fate) == (Fate.CREATED, Fate.CREATED)
    assert "picture" in first.reason
    with journal.read() as connection:
        assert connection.scalar(select(func.count()).select_from(table)) == 1
    shrunk = gather([look_at(path)], lambda photo: replace(photo, data=photo.data[:100]))
    assert all(len(item.entry.photo.data) == 100 for item in shrunk)


def test_tags_that_are_there_are_used_again(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Add") as session:
        session.make(Tag, name="展会")
    imported(journal, written(tmp_path, PEOPLE))
    with journal.read() as connection:
        assert sorted(connection.scalars(select(Tag.name))) == sorted(["展会", "重要"])
