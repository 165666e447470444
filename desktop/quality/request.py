"""The request for rework: sentences out of the report, what was agreed and the papers, softened by their order.

Thanks come first, then the facts, the factory's position, a way out, one request and a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.chinese.names import is_chinese
from desktop.giving.filling import Word, date_word
from desktop.giving.library import Template
from desktop.quality.library import request_parts
from desktop.quality.messages import amount_word, count, joined, said
from desktop.quality.report import Report
from desktop.quality.rework_reads import Case
from desktop.quality.verdicts import ClassVerdict, Verdict

_NOTHING = Word("", "", "")
_CLASSES = {
    "critical": Word("致命缺陷", "zhìmìng quēxiàn", "critical defects"),
    "major": Word("严重缺陷", "yánzhòng quēxiàn", "major defects"),
    "minor": Word("轻微缺陷", "qīngwēi quēxiàn", "minor defects"),
}
_INSPECTED_AGAIN = frozenset({"rework", "sort", "replace", "ship_good"})
_NAMED = 3
"""Defects that are named; the report has the others."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the journal knows around a case: the order, its papers, and how defects are called in Chinese."""

    number: str = ""
    goods: Word = _NOTHING
    contract: bool = False
    """A signed and chopped contract of the order or for all orders is held."""
    branded: bool | None = None
    """Whether our brand is on the goods; None when nobody has said what is ours in them."""
    balance: bool = False
    """A balance is still to be paid."""
    wanted_on: date | None = None
    chinese: Mapping[str, str] = field(default_factory=dict)
    """Chinese names of defects by their English ones, without capitals."""
    english: Mapping[str, str] = field(default_factory=dict)
    """English names of defects by their Chinese ones."""
    trades: bool = False
    """They are a trading company or an agent."""

    def name(self, zh: str, en: str) -> Word:
        """Return a name of a defect or check; one that nobody has in Chinese is quoted as it was typed."""
        zh = zh or self.chinese.get(en.casefold(), "")
        en = en or self.english.get(zh, "")
        return said(zh, en) if zh else Word(f"“{en}”", f"“{en}”", en)


def rework_request(
    case: Case, found: Report, known: Background, today: date
) -> tuple[Template, dict[str, Word]]:
    """Return the request with the slots that are still open, and the words for those that are known.

    Once something was agreed it confirms that in place of asking.
    """
    words = {"批量": count(found.row.lot), "样本数": count(found.row.inspected), "产品": known.goods}
    if known.number:
        words["订单号"] = _order(known)
    if known.wanted_on is not None:
        words["日期"] = date_word(known.wanted_on, today)
    if case.amount is not None:
        words["金额"] = amount_word(case.amount, case.currency)
    parts = [
        *_facts(found, known),
        *(_confirmed(case, known) if case.option else _asked(found, known)),
    ]
    whole = Template(
        "quality.rework", "", "formal", "", "",
        "".join(part.zh for part in parts),
        " ".join(part.pinyin for part in parts),
        " ".join(part.en for part in parts),
    )  # fmt: skip
    return whole, words


def _order(known: Background) -> Word:
    goods = known.goods
    named = is_chinese(goods.zh)
    of_goods = Word(f"（{goods.zh}）", f" ({goods.pinyin})", f" ({goods.en})") if named else _NOTHING
    return Word(
        f"订单{known.number}{of_goods.zh}",
        f"dìngdān {known.number}{of_goods.pinyin}",
        f"order {known.number}{of_goods.en}",
    )


def _part(key: str) -> Word:
    part = request_parts()[f"request.{key}"]
    return Word(part.zh, part.pinyin, part.en)


def _with(part: Word, words: Mapping[str, Word]) -> Word:
    """Return a sentence with some of its slots filled."""
    for slot, word in words.items():
        hole = f"{{{slot}}}"
        part = Word(
            part.zh.replace(hole, word.zh),
            part.pinyin.replace(hole, word.pinyin),
            part.en.replace(hole, word.en),
        )
    return part


def _facts(found: Report, known: Background) -> Iterator[Word]:
    """Give thanks, the sample, the classes, what is worst, and the checks that failed."""
    yield _part("opening" if known.number else "opening_goods")
    yield _part("all_looked_at" if found.row.inspected >= found.row.lot else "sampled")
    classes = [_counted(one) for one in found.classes if one.bad]
    if classes:
        yield Word(
            "；".join(one.zh for one in classes) + "。",
            _sentence("; ".join(one.pinyin for one in classes)),
            _sentence("; ".join(one.en for one in classes)),
        )
    worst = joined(_worst(found, known))
    if worst.zh:
        yield _with(_part("worst"), {"缺陷": worst})
    failed = [known.name(one.name_zh, one.name_en) for one in found.checks if one.result == "failed"]
    failed += [known.name(*_languages(one.name)) for one in found.measurements if one.outside]
    if failed:
        yield _with(_part("checks"), {"项目": joined(failed)})
    yield _part("alone")


def _counted(one: ClassVerdict) -> Word:
    rejected = one.verdict is Verdict.REJECTED
    key = "within" if not rejected else "over" if one.ac else "over_none"
    return _with(
        _part(key), {"类别": _CLASSES[one.defect_class], "缺陷数": count(one.bad), "允许数": count(one.ac)}
    )


def _worst(found: Report, known: Background) -> Iterator[Word]:
    """Give the most frequent defects of the classes that failed, the worst class first, each with its count."""
    failed = [one.defect_class for one in found.classes if one.verdict is Verdict.REJECTED]
    classes = failed or [one.defect_class for one in found.classes]
    counts: dict[tuple[int, str, str], int] = {}
    for one in found.defects:
        if one.defect_class in classes:
            key = classes.index(one.defect_class), one.name_zh, one.name_en
            counts[key] = counts.get(key, 0) + one.count
    for (_class, zh, en), number in sorted(counts.items(), key=lambda each: (each[0][0], -each[1]))[:_NAMED]:
        name = known.name(zh, en)
        yield Word(f"{name.zh}（{number}处）", f"{name.pinyin} ({number} chù)", f"{_low(name.en)} ({number})")


def _asked(found: Report, known: Background) -> Iterator[Word]:
    """Give the factory's position, why the goods must be right, and the way that costs it least."""
    yield _part("packed" if found.packed else "unpacked")
    if known.contract:
        yield _part("signed_brand" if known.branded else "signed")
    else:
        yield _part("brand" if known.branded else "customer")
    every = any(one.defect_class == "critical" and one.verdict is Verdict.REJECTED for one in found.classes)
    yield _part("ask_all" if every else "ask")
    yield _part("then_pay" if known.balance else "then_ship")
    yield _part("would_it_do")


def _confirmed(case: Case, known: Background) -> Iterator[Word]:
    """Give what was agreed: the way, the day, what it costs and who bears it."""
    yield _part("agreed")
    yield _part(f"agreed_{case.option}")
    if case.amount is not None:
        yield _part("discount_amount" if case.option == "discount" else "cost_amount")
    if case.payer and case.option != "discount":
        yield _part(f"pays_{case.payer}")
    if case.option in _INSPECTED_AGAIN:
        yield _part("then_pay" if known.balance else "then_ship")
    yield _part("please_confirm")


def _languages(name: str) -> tuple[str, str]:
    return (name, "") if is_chinese(name) else ("", name)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
