"""The text of an inquiry in English and Chinese, ready to copy into a mail or a chat."""

from __future__ import annotations

from desktop.trade.inquiry_reads import InquiryRow
from desktop.trade.money import plain_price


def brief_english(one: InquiryRow) -> str:
    """Return the English brief; what is not known is not mentioned."""
    lines = [
        f"Inquiry: {one.title}",
        *([one.need] if one.need else []),
        *([f"Quantity: {one.quantity:,} {one.unit}"] if one.quantity else []),
        *([f"Expected per year: {one.yearly:,} {one.unit}"] if one.yearly else []),
        *(
            [f"Target price: {one.currency} {plain_price(one.target_price)} per {one.unit}"]
            if one.target_price
            else []
        ),
        *([f"Delivery: {one.incoterm} {one.port}".rstrip()] if one.incoterm else []),
        *([f"Goods needed by: {one.wanted_on.isoformat()}"] if one.wanted_on else []),
        *([f"Standards and tests: {one.standards}"] if one.standards else []),
        "",
        "Please quote with:",
        "1. unit price for three quantities, currency, Incoterm and port",
        "2. MOQ and lead time from deposit and approved sample",
        "3. cost of tooling and samples",
        "4. payment terms and validity of the quote",
        "5. what you would do differently to make it better or cheaper",
    ]
    return "\n".join(lines)


def brief_chinese(one: InquiryRow) -> str:
    """Return the Chinese brief; fields without a Chinese text take the English one."""
    need = one.need_zh or one.need
    lines = [
        f"询价：{one.title_zh or one.title}",
        *([need] if need else []),
        *([f"数量：{one.quantity:,} {unit_zh(one.unit)}"] if one.quantity else []),
        *([f"预计年用量：{one.yearly:,} {unit_zh(one.unit)}"] if one.yearly else []),
        *([f"目标单价：{one.currency} {plain_price(one.target_price)}"] if one.target_price else []),
        *([f"贸易术语：{one.incoterm} {one.port}".rstrip()] if one.incoterm else []),
        *(
            [f"到货时间：{one.wanted_on.year}年{one.wanted_on.month}月{one.wanted_on.day}日之前"]
            if one.wanted_on
            else []
        ),
        *([f"标准和测试要求：{one.standards}"] if one.standards else []),
        "",
        "麻烦您报价时写明：",
        "1. 三档数量的单价、币种、贸易术语和港口",
        "2. 起订量，以及收到首付款并确认样品后的交期",
        "3. 模具费和样品费",
        "4. 付款方式和报价有效期",
        "5. 您觉得哪些地方可以做得更好或更省，也请直接告诉我们",
        "",
        "谢谢！",
    ]
    return "\n".join(lines)


def both(one: InquiryRow) -> str:
    """Return the Chinese brief and the English one below it, as a mail wants it."""
    return f"{brief_chinese(one)}\n\n---\n\n{brief_english(one)}"


def unit_zh(unit: str) -> str:
    """Return a unit of pieces in Chinese; another unit stays as it was typed."""
    return {"pcs": "件", "pc": "件", "sets": "套", "set": "套", "pairs": "双", "pair": "双", "m": "米"}.get(
        unit.lower(), unit
    )
