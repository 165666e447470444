"""The request for rework: made of the report, what was agreed and the papers, in three texts, softened."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from desktop.giving.filling import Message, Word
from desktop.giving.library import slots
from desktop.giving.softening import hints
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.quality import inspections, recording, reworks
from desktop.quality.case_messages import background, case_message, unnamed
from desktop.quality.library import request_parts, requests
from desktop.quality.recording import DefectDraft
from desktop.quality.report import Report, report
from desktop.quality.request import Background
from desktop.quality.rework_reads import Case, rework_case
from desktop.quality.reworks import Agreement
from desktop.quality.words import OPTIONS, PAYERS
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.papers import AgreementFields, add_agreement, set_signs
from desktop.trade.payments import set_terms
from desktop.trade.products import add_product
from desktop.trade.terms import usual_terms

TODAY = date(2026, 11, 22)
PEELS = DefectDraft("major", "Plating or paint peels", "镀层或油漆脱落"), 4
SCRATCH = DefectDraft("minor", "Scratch", "划痕"), 3


def case_with(
    journal: Journal,
    *drafts: tuple[DefectDraft, int],
    order: bool = False,
    packed: int | None = None,
    kind: str = "factory",
    **goods: object,
) -> int:
    """Open a case for 500 pieces of which 50 were looked at (major 3/4, minor 5/6), and return its id."""
    with journal.change("Case") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金", "kind": kind})
        boss = add_contact(session, {"name_zh": "李建国", "form_of_address": "李总"})
        number = None
        if order:
            number = add_order(
                session, supplier, {"number": "PO-2026-014", "currency": "USD", "incoterm": "FOB"}, TODAY
            )
            set_items(session, number, [ItemDraft("Kettle", 500, 20_000)])
            set_terms(session, number, usual_terms()["30_70_inspected"].steps)
        inspection = inspections.plan_inspection(
            session,
            {
                "supplier_id": supplier, "order_id": number, "product": "Kettle", "kind": "final",
                "planned_on": TODAY, "lot": 500, **goods,
            },
        )  # type: ignore[typeddict-item]  # fmt: skip
        for draft, count in drafts:
            recording.add_defect(session, inspection, draft, count)
        recording.record_good(session, inspection, 50)
        if packed is not None:
            inspections.edit_inspection(session, inspection, {"packed": packed})
        inspections.finish_inspection(session, inspection, "rejected", TODAY)
        return reworks.open_rework(session, inspection, TODAY, boss)


def looked_up(journal: Journal, case_id: int) -> tuple[Case, Report, Background]:
    with journal.read() as connection:
        case = rework_case(connection, case_id)
        assert case is not None
        found = report(connection, case.inspection_id)
        assert found is not None
        return case, found, background(connection, case, found)


def said(journal: Journal, case_id: int) -> Message:
    case, found, known = looked_up(journal, case_id)
    return case_message(case, found, "rework", known, TODAY)


def agree(journal: Journal, case_id: int, **fields: object) -> None:
    with journal.change("Agree") as session:
        given: Agreement = {"agreed_on": TODAY, "ready_on": date(2026, 12, 3)}
        given.update(fields)  # type: ignore[typeddict-item]
        reworks.agree(session, case_id, given)


def test_it_names_order_lot_sample_classes_and_the_worst(journal: Journal) -> None:
    case = case_with(journal, PEELS, SCRATCH, order=True, packed=400)
    made = said(journal, case)
    assert made.zh == (
        "李总，订单PO-2026-014的验货报告出来了，大家辛苦了。这批货一共500件，抽检了50件。"
        "严重缺陷有4件，超过了约定的3件；轻微缺陷有3件，在约定的5件以内。最主要的问题是镀层或油漆脱落（4处）。"
        "照片和报告我单独发给您，没有抄送别人。我理解贵厂的难处：货已经包装好了，返工要花人工和时间。"
        "不过我们也不能把不合格品交给客户。这批货我们很需要。建议只挑出有问题的部分返工，良品不动，争取{日期}前完成。"
        "完成后我们安排复检，通过后马上付尾款。您看这样行吗？"
    )
    assert made.pinyin.startswith(
        "Lǐ zǒng, dìngdān PO-2026-014 de yànhuò bàogào chūlai le, dàjiā xīnkǔ le. Zhè"
    )
    assert "Yánzhòng quēxiàn yǒu 4 jiàn, chāoguò le yuēdìng de 3 jiàn; qīngwēi quēxiàn yǒu 3" in made.pinyin
    assert "Major defects: 4, above the 3 we agreed; minor defects: 3, within the 5 we agreed." in made.en
    assert "The main point is: plating or paint peels (4)." in made.en
    assert made.missing == ("日期",)


def test_the_day_is_the_agreed_one_else_that_of_the_reinspection(journal: Journal) -> None:
    case = case_with(journal, PEELS)
    with journal.change("Again") as session:
        reworks.plan_again(session, case, date(2027, 1, 5))
    assert "争取2027年1月5日前完成" in said(journal, case).zh
    agree(journal, case)
    assert "争取12月3日前完成" in said(journal, case).zh
    assert "if possible by Thursday, December 3" in said(journal, case).en


def test_once_agreed_it_confirms_what_was_agreed(journal: Journal) -> None:
    case = case_with(journal, PEELS, order=True)
    agree(journal, case, option="sort", payer="factory", amount=210_000, currency="CNY")
    made = said(journal, case)
    assert made.zh.endswith(
        "谢谢您的理解和支持。按我们商量好的，贵厂全部检查一遍，把不良品挑出来，12月3日前完成。费用一共2,100元。"
        "费用由贵厂承担。完成后我们安排复检，通过后马上付尾款。麻烦您回复确认一下，谢谢！"
    )
    assert "难处" not in made.zh


def chopped(journal: Journal, case_id: int) -> None:
    """Sign a contract of the order of a case."""
    case = looked_up(journal, case_id)[0]
    with journal.change("Paper") as session:
        fields: AgreementFields = {"kind": "contract", "signed_on": TODAY, "chops": "company"}
        add_agreement(session, case.supplier_id, fields, case.order_id)


def test_a_contract_alone_says_nothing_of_a_brand(journal: Journal) -> None:
    case = case_with(journal, PEELS, order=True)
    chopped(journal, case)
    assert looked_up(journal, case)[2].branded is None
    made = said(journal, case)
    assert "不过这批货是签了合同的，我们也不能把不合格品交给客户。" in made.zh
    assert "商标" not in made.zh
    assert "brand" not in made.en


@pytest.mark.parametrize("kind", ["trader", "agent"])
def test_a_trading_company_is_not_addressed_as_a_factory(journal: Journal, kind: str) -> None:
    case_id = case_with(journal, PEELS, order=True, kind=kind)
    assert "我理解贵司的难处" in said(journal, case_id).zh
    agree(journal, case_id, option="rework", payer="factory", amount=1000, currency="CNY")
    case, found, known = looked_up(journal, case_id)
    assert "费用由贵司承担" in said(journal, case_id).zh
    for key in requests():
        made = case_message(case, found, key, known, TODAY)
        assert "贵厂" not in made.zh
        assert "guìchǎng" not in made.pinyin.casefold()
        assert "your factory" not in made.en.casefold()


def test_contract_and_brand_are_named_only_where_the_journal_knows_of_them(journal: Journal) -> None:
    case = case_with(journal, PEELS, order=True)
    assert "商标" not in said(journal, case).zh
    order = looked_up(journal, case)[0].order_id
    assert order is not None
    with journal.change("Signs") as session:
        set_signs(session, order, {"logo": 2})
    assert "不过这批货带有我们的商标，不能转卖给别人" in said(journal, case).zh
    chopped(journal, case)
    assert "不过这批货是签了合同的，带有我们的商标，不能转卖给别人" in said(journal, case).zh
    with journal.change("Signs") as session:
        set_signs(session, order, {"packaging": 2})
    assert "商标" not in said(journal, case).zh


def test_critical_defects_ask_to_look_at_every_piece(journal: Journal) -> None:
    case = case_with(journal, (DefectDraft("critical", "Insect", "有虫"), 1), SCRATCH)
    made = said(journal, case)
    assert "致命缺陷有1件，约定是一件都不能有；轻微缺陷有3件，在约定的5件以内。" in made.zh
    assert "最主要的问题是有虫（1处）。" in made.zh
    assert "建议全部检查一遍，只挑出有问题的部分返工" in made.zh


def test_failed_checks_are_named_too(journal: Journal) -> None:
    case = case_with(journal)
    found = looked_up(journal, case)[1]
    with journal.change("Check") as session:
        inspections.reopen_inspection(session, found.row.id)
        recording.set_check(session, found.checks[0].id, "failed")
        recording.measure(session, found.row.id, "Height", 3.0, highest=2.0)
    made = said(journal, case)
    assert f"另外，{found.checks[0].name_zh}、“Height”和约定的标准有点出入。" in made.zh
    assert "最主要" not in made.zh


def test_all_of_a_small_lot_was_looked_at(journal: Journal) -> None:
    case = case_with(journal, PEELS, lot=50)
    assert "这批货一共50件，全部检验了。" in said(journal, case).zh


def test_goods_have_their_chinese_name_and_stand_for_the_order_without_one(journal: Journal) -> None:
    with journal.change("Product") as session:
        kettle = add_product(session, {"name_en": "Kettle", "name_zh": "电水壶"})
    case = case_with(journal, PEELS, order=True, product_id=kettle)
    assert said(journal, case).zh.startswith("李总，订单PO-2026-014（电水壶）的验货报告")
    assert "order PO-2026-014 (Kettle)" in said(journal, case).en
    other = case_with(journal, PEELS, product_id=kettle)
    assert said(journal, other).zh.startswith("李总，这批电水壶的验货报告")


def test_a_defect_typed_in_english_has_the_chinese_name_that_is_known_else_it_is_quoted(
    journal: Journal,
) -> None:
    case = case_with(
        journal,
        (DefectDraft("major", "rust", ""), 4),
        (DefectDraft("major", "Loose rivet", ""), 2),
    )
    made = said(journal, case)
    assert "最主要的问题是生锈（4处）、“Loose rivet”（2处）。" in made.zh
    assert "shēngxiù (4 chù), “Loose rivet” (2 chù)" in made.pinyin
    _case, found, known = looked_up(journal, case)
    assert unnamed(found, known) == ["Loose rivet"]


def test_a_defect_typed_in_chinese_has_its_usual_english_name(journal: Journal) -> None:
    case = case_with(journal, (DefectDraft("major", "", "生锈"), 4))
    assert "The main point is: rust (4)." in said(journal, case).en


def test_a_chinese_name_once_given_is_used_for_the_english_one(journal: Journal) -> None:
    case = case_with(
        journal,
        (DefectDraft("major", "Loose rivet", "铆钉松动"), 1),
        (DefectDraft("major", "loose rivet", ""), 4),
    )
    assert "铆钉松动（4处）" in said(journal, case).zh


def test_without_a_name_it_greets_without_one(journal: Journal) -> None:
    case = case_with(journal, PEELS, order=True)
    with journal.change("Nobody") as session:
        reworks.talk_with(session, case, None)
    assert said(journal, case).zh.startswith("您好，订单")


@pytest.mark.parametrize("senior", [True, False])
def test_no_sentence_of_it_costs_face(senior: bool) -> None:
    for part in request_parts().values():
        for text in (part.zh, part.en):
            assert hints(text, senior=senior) == [], part.key


def test_every_way_out_and_payer_can_be_confirmed_in_three_texts(journal: Journal) -> None:
    case_id = case_with(journal, PEELS, order=True)
    for option, payer in product(OPTIONS, ("", *PAYERS)):
        agree(journal, case_id, option=option, payer=payer)
        made = said(journal, case_id)
        assert slots(made.zh) == slots(made.pinyin) == slots(made.en) == (), (option, payer)
        assert hints(made.zh, senior=True) == []
        assert ("复检" in made.zh) == (option not in {"discount", "scrap"})


def test_a_name_without_chinese_stays_as_it_was_typed() -> None:
    assert Background().name("", "Flash") == Word("“Flash”", "“Flash”", "Flash")
    assert Background(chinese={"flash": "飞边"}).name("", "FLASH").zh == "飞边"
