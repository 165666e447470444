"""The properties of a vCard by which a person can be reached."""

from __future__ import annotations

import re
from urllib.parse import unquote

from desktop.exchange.cards import CardChannel
from desktop.exchange.cleaning import clean_line
from desktop.exchange.labels import from_types
from desktop.exchange.phones import is_mobile
from desktop.exchange.vcard_properties import Property

# Names of services as programs write them, in lower case without signs, to our kinds.
SERVICES = {
    "wechat": "wechat",
    "weixin": "wechat",
    "微信": "wechat",
    "qq": "qq",
    "dingtalk": "dingtalk",
    "钉钉": "dingtalk",
    "wecom": "wecom",
    "wxwork": "wecom",
    "企业微信": "wecom",
    "zoom": "zoom",
    "tencentmeeting": "tencent_meeting",
    "wemeet": "tencent_meeting",
    "腾讯会议": "tencent_meeting",
    "teams": "teams",
    "msteams": "teams",
    "whatsapp": "whatsapp",
    "alibaba": "alibaba",
    "aliim": "alibaba",
    "aliwangwang": "alibaba",
    "wangwang": "alibaba",
    "阿里旺旺": "alibaba",
    "旺旺": "alibaba",
    "skype": "skype",
    "skypeusername": "skype",
}
# (X-SERVICE-TYPE, scheme) that we write for a kind; both are understood when read.
WRITTEN_SERVICES = {
    "wechat": ("WeChat", "weixin"),
    "qq": ("QQ", "qq"),
    "dingtalk": ("DingTalk", "dingtalk"),
    "wecom": ("WeCom", "wxwork"),
    "zoom": ("Zoom", "zoom"),
    "tencent_meeting": ("TencentMeeting", "wemeet"),
    "teams": ("Teams", "msteams"),
    "whatsapp": ("WhatsApp", "whatsapp"),
    "alibaba": ("Alibaba", "aliim"),
    "skype": ("Skype", "skype"),
}
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):(.*)$", re.DOTALL)
_TEL_EXTENSION = re.compile(r";ext=(\d+)", re.IGNORECASE)
_CELL = {"cell", "mobile", "iphone"}


def service_kind(name: str) -> str:
    """Return our kind of channel for a service's name, "" for a service that the journal does not know."""
    return SERVICES.get(re.sub(r"[\W_]", "", name.lower()), "")


def label_of(prop: Property, group_labels: dict[str, str]) -> str:
    """Return the label of a property: the one its group was given by hand, else its types."""
    return group_labels.get(prop.group, "") or from_types(prop.types)


def channel_from(prop: Property, label: str, *, trusted: bool) -> CardChannel | None:
    """Return the channel that a property names, or None when it names none that the journal knows.

    ``trusted`` marks a file of our own, in which a number is a mobile only when it says so.
    """
    if prop.name == "TEL":
        return _phone(prop, label, trusted=trusted)
    if prop.name == "EMAIL":
        return _channel("mail", prop.text().removeprefix("mailto:"), label, prop)
    if prop.name in {"IMPP", "X-SOCIALPROFILE"}:
        return _message_channel(prop, label, trusted=trusted)
    kind = service_kind(prop.name.removeprefix("X-")) if prop.name.startswith("X-") else ""
    return _channel(kind, prop.text(), label, prop) if kind else None


def _phone(prop: Property, label: str, *, trusted: bool) -> CardChannel | None:
    value = prop.text()
    if value.lower().startswith("tel:"):
        value = _TEL_EXTENSION.sub(r" ext. \1", value[4:])
    mobile = bool(_CELL.intersection(prop.types)) or (not trusted and "fax" not in label and is_mobile(value))
    return _channel("mobile" if mobile else "phone", value, label, prop)


def _message_channel(prop: Property, label: str, *, trusted: bool) -> CardChannel | None:
    """Read IMPP and Apple's X-SOCIALPROFILE: the service stands in a parameter, a type or the scheme."""
    match = _SCHEME.match(prop.text())
    scheme, value = (match[1], unquote(match[2].lstrip("/"))) if match else ("", prop.text())
    named = (prop.param("X-SERVICE-TYPE"), *prop.types, scheme, label)
    kind = next((kind for kind in map(service_kind, named) if kind), "")
    user = prop.param("X-USER")
    plain_label = label if trusted or not service_kind(label) else ""
    return _channel(kind, user or value, plain_label, prop) if kind else None


def _channel(kind: str, value: str, label: str, prop: Property) -> CardChannel | None:
    plain = clean_line(value)
    return CardChannel(kind, plain, label, prop.preferred) if plain else None
