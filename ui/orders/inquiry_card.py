"""What the page of inquiries shows of one."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.trade.inquiry_reads import AskedRow, InquiryRow
from desktop.trade.touch_backs import MessageRow


@dataclass(frozen=True, slots=True)
class InquiryCard:
    """An inquiry with those who were asked, weights, typed and proposed marks, and the messages, newest first."""

    inquiry: InquiryRow
    asked: list[AskedRow]
    weights: dict[str, int]
    marks: dict[int, dict[str, int]]
    messages: list[MessageRow]
