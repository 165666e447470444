"""The 8D report as a page for printer and PDF, Chinese and English whatever the screen speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from desktop.quality import words as quality_words
from desktop.quality.photos import Photo
from desktop.quality.report import Report
from desktop.quality.rework_reads import ActionRow, Case
from ui.paper_photos import GAP, photo_table

Evidence = Mapping[tuple[int, str], Sequence[Photo]]
_SIDES = (("before", "Before 改善前"), ("after", "After 改善后"))


def page(case: Case, found: Report, evidence: Evidence) -> str:
    """Return the report of a case as HTML that Qt's rich text lays out; steps not written yet are left to fill in."""
    known = {action.step: action for action in case.actions}
    steps = "".join(_step(step, known.get(step), evidence) for step in quality_words.STEPS)
    return f'<div style="color:#1E1C19">{_head(case, found)}{steps}{_signatures()}</div>'


def _head(case: Case, found: Report) -> str:
    row = found.row
    supplier = " ".join(filter(None, (row.supplier_en, row.supplier_zh)))
    cells = (
        ("Supplier 供应商", supplier),
        ("Goods 产品", row.product),
        ("Lot 批量", f"{row.lot:,}"),
        ("Opened 立案日期", case.opened_on.isoformat()),
    )
    lines = "".join(
        f'<tr><td bgcolor="#F5F3EF" width="26%">{name}</td><td>{escape(value) or "-"}</td></tr>'
        for name, value in cells
    )
    return (
        '<p style="font-size:18pt; font-weight:600">8D report 8D报告</p>'
        f'<table width="100%" border="0" cellspacing="0" cellpadding="4">{lines}</table>{GAP}'
    )


def _step(step: int, action: ActionRow | None, evidence: Evidence) -> str:
    title = f"{quality_words.step_zh(step)} {quality_words.step_en(step)[3:]}"
    parts = [f'<h3 style="font-size:12pt; font-weight:600; margin:12pt 0 4pt 0">{escape(title)}</h3>']
    if action is None:
        return f"{parts[0]}<p>&nbsp;<hr></p>"
    parts.append(_lines(action.text))
    days = (("Owner 负责人", action.owner), ("Due 期限", action.due_on), ("Done 完成", action.done_on))
    said = " · ".join(f"{name}: {value}" for name, value in days if value)
    parts.append(f'<p style="color:#5C5850">{escape(said)}</p>' if said else "")
    for role, name in _SIDES:
        text = action.evidence_before if role == "before" else action.evidence_after
        photos = evidence.get((action.id, role), ())
        if text or photos:
            parts.append(f'<p style="font-weight:600">{name}</p>{_lines(text)}')
            parts.append(photo_table((one.picture, one.caption) for one in photos))
    return "".join(parts)


def _lines(text: str) -> str:
    return f"<p>{escape(text)}</p>".replace("\n", "<br>") if text else ""


def _signatures() -> str:
    return (
        '<p style="margin-top:24pt"></p><table width="100%" cellpadding="6"><tr>'
        '<td width="50%">For the factory 工厂代表<br><br>&nbsp;<hr></td>'
        '<td width="50%">For the buyer 采购方<br><br>&nbsp;<hr></td></tr></table>'
    )
