"""The inspection report as a page for printer and PDF, English and Chinese side by side whatever the screen speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from desktop.quality import words as quality_words
from desktop.quality.inspection_reads import InspectionRow
from desktop.quality.photos import Photo
from desktop.quality.report import DefectRow, Report, report_day
from desktop.quality.sampling import EDITIONS
from desktop.quality.verdicts import CLASSES, Verdict
from ui.paper_photos import GAP, photo_table

_INK = {Verdict.ACCEPTED: "#2C7A3F", Verdict.REJECTED: "#B23A2C", Verdict.PENDING: "#8A5A00"}
_ENGLISH_VERDICT = {"accepted": "PASS", "rejected": "FAIL", "pending": "PENDING"}
_ENGLISH_RESULT = {"": "not checked", "passed": "pass", "failed": "fail", "none": "n/a"}
_ENGLISH_KIND = {
    "initial": "Initial production check",
    "during": "During production inspection",
    "final": "Pre-shipment inspection",
    "loading": "Container loading check",
    "again": "Re-inspection",
    "sorting": "Sorting",
    "audit": "Factory audit",
}
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
Cells = Sequence[str]


def page(found: Report, photos: Sequence[Photo] = ()) -> str:
    """Return the report as HTML that Qt's rich text lays out; the pictures of ``photos`` stand in it."""
    parts = [
        _title(found),
        _table([], _facts(found)),
        _heading("Sampling", "抽样"),
        _table([], _sampling(found)),
        _table(_RESULT_HEAD, _classes(found)),
        _heading("Defects", "缺陷记录"),
        _table(_DEFECT_HEAD, _defects(found)) if found.defects else _line("None found 未发现缺陷"),
        _heading("Photos", "照片") if photos else "",
        _photos(found, photos),
        _heading("Checks", "检查项目") if found.checks else "",
        _table(_CHECK_HEAD, _checks(found)) if found.checks else "",
        _heading("Measurements", "测量") if found.measurements else "",
        _table(_MEASURED_HEAD, _measurements(found)) if found.measurements else "",
        _heading("Remarks", "备注") if found.remarks else "",
        _line(found.remarks) if found.remarks else "",
        _signatures(found),
    ]
    return f'<div style="color:#1E1C19">{"".join(parts)}</div>'


def _photos(found: Report, photos: Sequence[Photo]) -> str:
    """Return the photos, three in a line, each with its defect in both languages and its caption."""
    names = {one.id: f"{one.name_en} {one.name_zh}".strip() for one in found.defects}
    return photo_table(
        (one.picture, " · ".join(filter(None, (names.get(one.defect_id or 0, ""), one.caption))))
        for one in photos
    )


def file_name(found: Report) -> str:
    """Return a name for the file of the report."""
    row = found.row
    words = " ".join(
        filter(None, (row.supplier_en or row.supplier_zh, row.product, report_day(found).isoformat()))
    )
    return f"{_NOT_IN_NAMES.sub(' ', words).strip()[:120]}.pdf"


def _title(found: Report) -> str:
    row = found.row
    verdict = str(row.verdict) if row.done_on else ""
    kind = f"{_ENGLISH_KIND[row.kind]} {quality_words.KINDS_ZH[row.kind]}"
    english = _ENGLISH_VERDICT.get(verdict, "NOT FINISHED")
    ink = _INK[row.verdict] if row.done_on else "#5C5850"
    return (
        '<table width="100%" cellpadding="4"><tr>'
        f'<td><span style="font-size:18pt; font-weight:600">Inspection report 验货报告</span><br>{escape(kind)}</td>'
        f'<td align="right"><span style="font-size:20pt; font-weight:600; color:{ink}">{english} '
        f"{quality_words.VERDICTS_ZH[verdict]}</span></td></tr></table>"
    )


def _facts(found: Report) -> Iterable[Cells]:
    row = found.row
    yield (
        "Supplier 供应商",
        _both(row.supplier_en, row.supplier_zh),
        "Date 日期",
        report_day(found).isoformat(),
    )
    yield ("Goods 产品", row.product or "-", "Inspector 验货员", found.inspector or "-")
    yield (
        "Site 验货地点",
        found.site or found.address_zh or "-",
        "Lot 批量",
        _count(row),
    )
    yield ("Finished 已完成", _number(found.finished), "Packed 已装箱", _number(found.packed))


def _sampling(found: Report) -> Iterable[Cells]:
    terms, row = found.terms, found.row
    letter = found.classes[0].letter if found.classes else "-"
    severity = f"{str(terms.severity).capitalize()} {quality_words.SEVERITIES_ZH[str(terms.severity)]}"
    yield ("Standard 标准", EDITIONS[terms.standard], "Level 检验水平", terms.level)
    yield ("Severity 严格度", severity, "Code letter 字码", letter)
    whole = row.sample >= row.lot
    sample = f"{row.sample} (100 % 全检)" if whole else str(row.sample)
    yield ("Sample 样本量", sample, "Inspected 已检", str(row.inspected))


_RESULT_HEAD = ("Class 类别", "AQL", "n", "Ac", "Re", "Bad 不合格品", "Verdict 判定")
_DEFECT_HEAD = ("Class 类别", "Defect 缺陷", "Where 部位", "Piece no. 样品号", "Pieces 数量", "Remark 备注")
_CHECK_HEAD = ("Check 项目", "Result 结果", "Remark 备注")
_MEASURED_HEAD = ("Measured 测量项目", "Limits 公差范围", "Value 实测值", "Result 结果")


def _classes(found: Report) -> Iterable[Cells]:
    for one in found.classes:
        name = f"{quality_words.class_en(one.defect_class)} {quality_words.CLASSES_ZH[one.defect_class]}"
        said = _ENGLISH_VERDICT[str(one.verdict)]
        verdict = f"{said} {quality_words.VERDICTS_ZH[str(one.verdict)]}"
        limit = one.aql or "0 (none allowed 不允许)"
        yield (name, limit, str(one.pieces), str(one.ac), str(one.re), str(one.bad), verdict)


def _defects(found: Report) -> Iterable[Cells]:
    """Yield a line for each kind of defect and place, with the numbers of its pieces."""
    kinds: dict[tuple[str, str, str, str], list[DefectRow]] = {}
    for one in found.defects:
        kinds.setdefault((one.defect_class, one.name_en, one.name_zh, one.place), []).append(one)
    for key, rows in sorted(kinds.items(), key=lambda kind: CLASSES.index(kind[0][0])):
        defect_class, english, chinese, place = key
        name = f"{quality_words.class_en(defect_class)} {quality_words.CLASSES_ZH[defect_class]}"
        units = ", ".join(str(row.unit) for row in rows if row.unit is not None)
        remarks = "; ".join(dict.fromkeys(row.remark for row in rows if row.remark))
        count = sum(row.count for row in rows)
        yield (name, _both(english, chinese), place or "-", units or "-", str(count), remarks or "-")


def _checks(found: Report) -> Iterable[Cells]:
    for one in found.checks:
        result = f"{_ENGLISH_RESULT[one.result]} {quality_words.RESULTS_ZH[one.result]}"
        yield (_both(one.name_en, one.name_zh), result, one.remark or "-")


def _measurements(found: Report) -> Iterable[Cells]:
    for one in found.measurements:
        limits = f"{_limit(one.lowest)} … {_limit(one.highest)} {one.unit}"
        result = "out of tolerance 超差" if one.outside else "pass 合格"
        yield (one.name, limits, f"{one.value:g} {one.unit}", result)


def _signatures(found: Report) -> str:
    signed = escape(found.signed_by) if found.signed_by else "&nbsp;"
    return (
        '<p style="margin-top:24pt"></p><table width="100%" cellpadding="6"><tr>'
        f'<td width="50%">Inspector 验货员<br><br>{escape(found.inspector) or "&nbsp;"}<hr></td>'
        f'<td width="50%">For the factory 工厂代表<br><br>{signed}<hr></td></tr></table>'
        '<p style="font-size:8pt; color:#5C5850">A sample says how likely a lot is good, not that every piece is. '
        "抽样检验说明整批合格的可能性，不保证每一件都合格。</p>"
    )


def _heading(english: str, chinese: str) -> str:
    return f'<h3 style="font-size:12pt; font-weight:600; margin:12pt 0 4pt 0">{english} {chinese}</h3>'


def _line(text: str) -> str:
    return f"<p>{escape(text)}</p>".replace("\n", "<br>")


def _table(head: Cells, rows: Iterable[Cells]) -> str:
    """Return a table without lines, its head on every page; what has no head is read as names and values."""
    said = "".join(f'<th align="left" bgcolor="#E3DFD7">{escape(cell)}</th>' for cell in head)
    lines = [f"<thead><tr>{said}</tr></thead>"] if head else []
    for number, row in enumerate(rows):
        quiet = bool(head) and number % 2 == 1
        cells = (_cell(cell, quiet=quiet or (not head and place % 2 == 0)) for place, cell in enumerate(row))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return (
        '<table width="100%" border="0" cellspacing="0" cellpadding="4" style="font-size:8pt">'
        f"{''.join(lines)}</table>{GAP}"
    )


def _cell(text: str, *, quiet: bool) -> str:
    return f'<td bgcolor="#F5F3EF">{escape(text)}</td>' if quiet else f"<td>{escape(text)}</td>"


def _both(english: str, chinese: str) -> str:
    return " ".join(part for part in (english, chinese) if part) or "-"


def _count(row: InspectionRow) -> str:
    return f"{row.lot:,}"


def _number(value: int | None) -> str:
    return "-" if value is None else f"{value:,}"


def _limit(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
