"""The keys of quality in their order, and the words that the screen shows for them."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.texts import N_, _, language, p_

_KINDS = {
    "initial": N_("Before production"),
    "during": N_("During production"),
    "final": N_("Before shipment"),
    "loading": N_("Loading"),
    "again": N_("Re-inspection"),
    "sorting": N_("Sorting"),
    "audit": N_("Factory audit"),
}
_CLASSES = {"critical": N_("Critical"), "major": N_("Major"), "minor": N_("Minor")}
VERDICTS = ("accepted", "rejected", "pending")
_SEVERITIES = {"normal": N_("Normal"), "tightened": N_("Tightened"), "reduced": N_("Reduced")}
_OPTIONS = {
    "rework": N_("Rework"),
    "sort": N_("Sort out"),
    "replace": N_("Replace"),
    "ship_good": N_("Ship the good ones first"),
    "discount": N_("Accept at a discount"),
    "scrap": N_("Scrap"),
}
_PAYERS = {"factory": N_("The factory"), "buyer": N_("We"), "shared": N_("Both")}
_SIDES = {"us": N_("We offered"), "factory": N_("They offered")}
_ANSWERS = {"": N_("Not answered"), "accepted": N_("Taken"), "declined": N_("Declined")}
_OUTCOMES = {
    "accepted": N_("The factory put it right"),
    "settled": N_("Settled otherwise"),
    "refused": N_("Refused"),
}
_RESULTS = {
    "": N_("Not looked at"),
    "passed": N_("In order"),
    "failed": N_("Not in order"),
    "none": N_("Does not apply"),
}
_AREAS = {
    "quantity": N_("Quantity"),
    "sample": N_("Golden sample"),
    "material": N_("Material"),
    "line": N_("Line"),
    "function": N_("Function"),
    "dimension": N_("Dimensions"),
    "mark": N_("Marks"),
    "packing": N_("Packing"),
    "loading": N_("Loading"),
}
_STEPS = {
    1: (N_("D1 Team"), "D1 成立小组"),
    2: (N_("D2 Problem"), "D2 问题描述"),
    3: (N_("D3 Containment"), "D3 围堵措施"),
    4: (N_("D4 Root cause"), "D4 根本原因"),
    5: (N_("D5 Corrective action"), "D5 永久对策"),
    6: (N_("D6 Verification"), "D6 实施验证"),
    7: (N_("D7 Prevention"), "D7 预防再发"),
    8: (N_("D8 Closing"), "D8 总结"),
}

INSPECTION_KINDS = tuple(_KINDS)
OPTIONS = tuple(_OPTIONS)
PAYERS = tuple(_PAYERS)
SIDES = tuple(_SIDES)
ANSWERS = tuple(_ANSWERS)
OUTCOMES = tuple(_OUTCOMES)
RESULTS = tuple(_RESULTS)
STEPS = tuple(_STEPS)

# What reports for the factory say, whatever the language of the screen.
KINDS_ZH = {
    "initial": "产前检验",
    "during": "产中检验",
    "final": "出货前检验",
    "loading": "监装",
    "again": "复检",
    "sorting": "全检挑选",
    "audit": "验厂",
}
CLASSES_ZH = {"critical": "致命", "major": "严重", "minor": "轻微"}
VERDICTS_ZH = {"accepted": "合格", "rejected": "不合格", "pending": "待定", "": "未完成"}
SEVERITIES_ZH = {"normal": "正常", "tightened": "加严", "reduced": "放宽"}
RESULTS_ZH = {"": "未检", "passed": "合格", "failed": "不合格", "none": "不适用"}


def kind_label(key: str) -> str:
    """Return the words for a kind of inspection."""
    return _said(_KINDS, key)


def class_label(key: str) -> str:
    """Return the words for a class of defects."""
    return _said(_CLASSES, key)


def class_en(key: str) -> str:
    """Return the English words for a class of defects, for paper in both languages."""
    return _CLASSES[key]


def verdict_label(key: str) -> str:
    """Return the words for a verdict."""
    said = {
        "accepted": p_("verdict", "Passed"),
        "rejected": p_("verdict", "Failed"),
        "pending": p_("verdict", "Pending"),
    }
    return said.get(key, key)


def severity_label(key: str) -> str:
    """Return the words for a severity."""
    return _said(_SEVERITIES, key)


def option_label(key: str) -> str:
    """Return the words for a way out of a rework case."""
    return _said(_OPTIONS, key)


def payer_label(key: str) -> str:
    """Return the words for who pays."""
    return _said(_PAYERS, key)


def side_label(key: str) -> str:
    """Return the words for who offered."""
    return _said(_SIDES, key)


def answer_label(key: str) -> str:
    """Return the words for what became of an offer."""
    return _said(_ANSWERS, key)


def outcome_label(key: str) -> str:
    """Return the words for how a case ended."""
    return _said(_OUTCOMES, key)


def result_label(key: str) -> str:
    """Return the words for the result of a check."""
    return _said(_RESULTS, key)


def area_label(key: str) -> str:
    """Return the words for what a check is about."""
    return _said(_AREAS, key)


def step_label(step: int) -> str:
    """Return the words for a step of an 8D report."""
    return _(_STEPS[step][0])


def step_zh(step: int) -> str:
    """Return the Chinese words for a step of an 8D report."""
    return _STEPS[step][1]


def step_title(step: int) -> str:
    """Return the words for a step of an 8D report with the Chinese ones, which stand alone on a Chinese screen."""
    chinese = step_zh(step)
    return chinese if language().startswith("zh") else f"{step_label(step)}  {chinese[3:]}"


def step_en(step: int) -> str:
    """Return the English words for a step of an 8D report, for paper in both languages."""
    return _STEPS[step][0]


def _said(words: Mapping[str, str], key: str) -> str:
    """Return the words of a key; one that a newer program wrote stands for itself."""
    return _(words[key]) if key in words else key
