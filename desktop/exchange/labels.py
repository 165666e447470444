"""The labels of channels and addresses: a few known words in one order, or the text that a person typed."""

from __future__ import annotations

import re

from desktop.exchange.cleaning import clean_line

# The order in which known words stand in a canonical label, as in "work fax".
KNOWN = ("work", "home", "school", "other", "main", "car", "fax", "pager")
ALIASES = {
    "business": "work",
    "office": "work",
    "company": "work",
    "工作": "work",
    "单位": "work",
    "公司": "work",
    "办公": "work",
    "住宅": "home",
    "家庭": "home",
    "家": "home",
    "private": "home",
    "personal": "home",
    "其他": "other",
    "primary": "main",
    "传真": "fax",
}
# Types that say nothing a person would put on a label.
_SILENT = {
    "",
    "voice",
    "internet",
    "pref",
    "text",
    "textphone",
    "video",
    "msg",
    "cell",
    "mobile",
    "iphone",
    "x400",
}
_SILENT |= {
    "dom",
    "intl",
    "postal",
    "parcel",
    "jpeg",
    "png",
    "gif",
    "uri",
    "手机",
    "电话",
    "邮箱",
    "电子邮件",
}
_APPLE = re.compile(r"^_\$!<(.*)>!\$_$")


def canonical(label: str) -> str:
    """Return a label as typed: known words, also Chinese and Apple's ones, in lower case."""
    plain = _APPLE.sub(r"\1", clean_line(label))
    lower = plain.lower()
    if lower in _SILENT:
        return ""
    words = [ALIASES.get(word, word) for word in lower.replace("fax", " fax").split()]
    return _ordered(words) if all(word in KNOWN for word in words) else plain


def from_types(types: tuple[str, ...]) -> str:
    """Return the label for the TYPE values of a vCard property."""
    words = [ALIASES.get(kind.lower(), kind.lower()) for kind in types]
    if any(word in KNOWN for word in words):
        return _ordered([word for word in words if word in KNOWN])
    return next((canonical(kind.removeprefix("x-")) for kind in words if kind not in _SILENT), "")


def as_types(label: str) -> tuple[str, ...]:
    """Return the TYPE values that stand for a label, or () when it needs an X-ABLabel of its own."""
    words = label.split()
    known = all(word in KNOWN for word in words) and _ordered(words) == label
    return tuple(words) if known else ()


def _ordered(words: list[str]) -> str:
    return " ".join(word for word in KNOWN if word in words)
