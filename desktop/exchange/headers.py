"""The names that other programs give to the columns of their contact tables."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.exchange.labels import ALIASES, KNOWN
from desktop.exchange.vcard_channels import service_kind

NUMBERED_PARTS = ("label", "value", "kind", "preferred")


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column goes.

    ``field`` is a text field of Card, a kind of channel, "channel", "address", "birthday", "lunar_birthday",
    "url", "tags", "custom", one of the pieces of a name or date in ``headers``, "keep" (among the unknown fields) or
    "skip". ``label`` is that of the channel or address; columns of one ``group`` make one channel or address,
    of which each gives a ``part``.
    """

    field: str
    label: str = ""
    group: str = ""
    part: str = ""


_FIELDS = {
    "full_name": "name|fullname|displayname|contactname|姓名|联系人|联系人姓名|显示名称|全名|名字",
    "chinese_name": "chinesename|中文名|中文姓名",
    "english_name": "englishname|英文名|英文姓名",
    "family": "lastname|familyname|surname|姓|姓氏",
    "given": "firstname|givenname|forename|名",
    "middle": "middlename|additionalname",
    "prefix": "nameprefix|salutation|honorific",
    "suffix": "namesuffix|suffix",
    "pinyin": "pinyin|拼音|姓名拼音",
    "pinyin_family": "phoneticlastname|familynameyomi|phoneticfamilyname",
    "pinyin_given": "phoneticfirstname|givennameyomi|phoneticgivenname",
    "company": "company|companyname|organization|organizationname|organisation|accountname|account|employer"
    "|associatedcompany|supplier|factory|公司|公司名称|单位|单位名称|工作单位|企业|供应商|工厂|厂名",
    "department": "department|organizationdepartment|dept|部门",
    "title": "jobtitle|position|title|organizationtitle|role|职务|职位|职称|岗位",
    "reports_to": "reportstoid|reportsto|manager|managername|managersname|上级|直属上级|汇报对象",
    "birthday": "birthday|birthdate|dateofbirth|dob|生日|出生日期",
    "lunar_birthday": "lunarbirthday|农历生日|阴历生日",
    "birth_year": "birthyear",
    "birth_month": "birthmonth",
    "birth_day": "birthday of month",
    "note": "notes|note|description|comments|remark|remarks|background|备注|说明|附注",
    "tags": "tags|labels|categories|groupmembership|groups|标签|分组|群组|类别",
    "url": "url|website|websites|webpage|websiteurl|personalwebpage|homepage|linkedinurl|网址|网站|主页|个人主页",
    "source_id": "id|recordid|contactid|sourceid|uid|recordidcontact",
    "is_company": "iscompany",
    "others": "otherfields",
    "mail": "email|mail|emailaddress|primaryemail|secondaryemail|additionalemail|邮箱|电子邮件|电子邮箱|邮件|邮箱地址"
    "|电子邮件地址",
    "mobile": "mobile|mobilephone|mobilenumber|mobilephonenumber|cell|cellphone|cellnumber|手机|手机号|手机号码"
    "|移动电话|移动号码",
    "phone": "phone|phonenumber|telephone|tel|businessphone.work|workphone.work|homephone.home|otherphone.other"
    "|companymainphone.main|primaryphone.main|carphone.car|pager.pager|pagernumber.pager|fax.fax|faxnumber.fax"
    "|businessfax.work fax|workfax.work fax|homefax.home fax|otherfax.other fax|assistantsphone.assistant"
    "|电话|电话号码|联系电话|固定电话|固话|座机|办公电话.work|单位电话.work|公司电话.work|工作电话.work|家庭电话.home"
    "|住宅电话.home|传真.fax",
}
# Thunderbird writes "Birth Day" beside "Birth Month", which without its space is a birthday.
_THUNDERBIRD_DAY = "birthmonth"
_EXACT = {
    name.partition(".")[0]: Column(field, name.partition(".")[2])
    for field, names in _FIELDS.items()
    for name in names.split("|")
}
OWN_HEADING = " (custom)"
"""Behind the name of a custom field whose column would be taken for another one."""
OWN_MARK = frozenset({"fullname", "iscompany", "sourceid", "otherfields", "englishname", "reportsto"})
_NUMBERED = re.compile(
    r"^(channel|e-?mail|phone|im|address|website|organization|relation|event|custom field) (\d+) - (.+)$"
)
_NUMBERED_FIELDS = {"email": "mail", "im": "channel", "website": "url"} | dict.fromkeys(
    ("relation", "event"), "custom"
)
_PLACE = re.compile(
    r"^(business|work|mailing|home|other|company|shipping|billing|)"
    r"(street(?:address)?|address|city|state|region|stateregion|stateprovince|province|zip|zipcode|postalcode"
    r"|country|countryregion|countryorregion|pobox|extendedaddress)(\d?)$"
)
_PLACE_LABELS = {
    "business": "work",
    "mailing": "work",
    "company": "work",
    "shipping": "other",
    "billing": "other",
}
_PLACE_PARTS = {
    "zip": "postcode",
    "zipcode": "postcode",
    "postalcode": "postcode",
    "city": "city",
    "pobox": "po_box",
}
_PLACE_PARTS |= {"country": "country", "countryregion": "country", "countryorregion": "country"}
_PLACE_PARTS |= dict.fromkeys(("state", "region", "stateregion", "stateprovince", "province"), "region")
_PLACE_PARTS |= {"extendedaddress": "extended", "extended": "extended", "formatted": "formatted"}
_CHINESE_PLACES = {
    "地址": "street",
    "邮编": "postcode",
    "邮政编码": "postcode",
    "省": "region",
    "省份": "region",
}
_CHINESE_PLACES |= {"市": "city", "城市": "city", "国家": "country"}
_CHINESE_WHERE = {
    "公司": "work",
    "单位": "work",
    "办公": "work",
    "家庭": "home",
    "住宅": "home",
    "联系": "",
    "通讯": "",
}
_WORDS = (
    ("e-?mail|(?<![a-z])mail(?![a-z])|邮箱|邮件", "mail"),
    ("mobile|(?<![a-z])cell(?![a-z])|手机", "mobile"),
    ("(?<![a-z])fax|传真", "phone"),
    ("phone|(?<![a-z])tel(?![a-z])|电话|座机", "phone"),
)
_PLACE_WORDS = re.compile(r"work|business|office|办公|单位|公司|home|private|家庭|住宅|other|其他|fax|传真")


def plain_header(header: str) -> str:
    """Return a header in lower case without blanks and signs: "E-mail Address" and "email_address" are one."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", header).lower())


def known_header(header: str) -> bool:
    """Tell whether a cell is the name of a column rather than a value."""
    return _named(header, frozenset()) is not None


def column_for(header: str, present: frozenset[str]) -> Column:
    """Return where the column of this header goes; ``present`` are all headers of the table, plain."""
    if header.endswith(OWN_HEADING):
        return Column("keep")
    return _named(header, present) or _by_words(header.lower())


def _named(header: str, present: frozenset[str]) -> Column | None:
    plain = plain_header(header)
    if not plain or len(plain) > 60:
        return None
    numbered = _NUMBERED.match(header.strip().lower())
    return _numbered(numbered) if numbered else _exact(plain, present) or _place(plain)


def _exact(plain: str, present: frozenset[str]) -> Column | None:
    if plain == "title" and "jobtitle" in present:
        return Column("prefix")
    if plain == "名字" and not present.isdisjoint({"姓", "姓氏"}):
        return Column("given")
    if plain == "birthday" and _THUNDERBIRD_DAY in present:
        return Column("birth_day")
    # "Phone 2", "E-mail 2 Address", 手机2
    return _EXACT.get(plain) or _EXACT.get(re.sub(r"[1-9]", "", plain)) or _service(plain)


def _service(plain: str) -> Column | None:
    kind = service_kind(re.sub(r"(?<=.)(账号|号码|号|id|number|username|[1-9])$", "", plain))
    return Column(kind) if kind else None


def _numbered(match: re.Match[str]) -> Column | None:
    """Read Google's numbered columns, of both its formats, and our own."""
    kind, number, part = match[1].replace("-", ""), match[2], plain_header(match[3])
    group = f"{kind} {number}"
    if kind == "organization":
        field = {"name": "company", "title": "title", "department": "department"}.get(part, "keep")
        return Column(field if number == "1" else "keep")
    part = {"type": "label", "service": "kind"}.get(part, part)
    if kind == "address":
        return Column("address", group=group, part=_PLACE_PARTS.get(part, part)) if part != "value" else None
    field = _NUMBERED_FIELDS.get(kind, "custom" if kind == "custom field" else kind)
    return Column(field, group=group, part=part) if part in NUMBERED_PARTS else None


def _place(plain: str) -> Column | None:
    for chinese, part in _CHINESE_PLACES.items():
        where = plain.removesuffix(chinese)
        if plain.endswith(chinese) and (not where or where in _CHINESE_WHERE):
            label = _CHINESE_WHERE.get(where, "")
            return Column("address", label, f"{label} address", part)
    match = _PLACE.match(plain)
    if not match:
        return None
    label = _PLACE_LABELS.get(match[1], match[1])
    return Column("address", label, f"{match[1]} address", _PLACE_PARTS.get(match[2], "street"))


def _by_words(header: str) -> Column:
    """Guess a header like "email_work" or "Work Mobile" from the words in it."""
    for pattern, field in _WORDS:
        if len(header) <= 60 and re.search(pattern, header):
            return Column(field, _label(header))
    return Column("keep")


def _label(header: str) -> str:
    found = {ALIASES.get(word, word) for word in _PLACE_WORDS.findall(header)}
    return " ".join(word for word in KNOWN if word in found)
