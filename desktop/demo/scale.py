"""Fills a new journal with as many people and touches as a benchmark wants, in bulk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from desktop.clock import SHANGHAI
from desktop.demo.fill import SEED, Row
from desktop.demo.rows import add_rows
from desktop.demo.seasons import days_between, weight_of
from desktop.demo.story import HOME
from desktop.demo.tables import TouchText, touch_texts
from desktop.journal.journal import ChangeSession, Journal
from desktop.people.contacts import name_pinyin
from desktop.people.keys import contact_key, sort_key, supplier_key
from desktop.people.tables import Channel, Contact, Employment, Supplier
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.touches.words import KINDS

_YEARS = 3
_STAFF = 5
"""People for each supplier."""
_BATCH = 20_000
_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
    "于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷"
    "龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红玲芬燕彬鹏浩凯秀兰俊波宁欣怡"
    "雪梅晓东海建国志文斌佳琪子涵思雨嘉慧春梦瑶"
)
_PLACES = (
    ("33", "义乌", "Yiwu"),
    ("44", "东莞", "Dongguan"),
    ("33", "宁波", "Ningbo"),
    ("44", "佛山", "Foshan"),
    ("32", "苏州", "Suzhou"),
    ("35", "泉州", "Quanzhou"),
    ("37", "青岛", "Qingdao"),
    ("44", "中山", "Zhongshan"),
)
_BRANDS = "恒达光明晨星海润南华锦绣明辉丝语万力兰亭精艺百孚清海瑞升云竹玉窑腾飞永盛宏远嘉禾金鼎长青泰和"
_TRADES = (
    ("五金", "Hardware"),
    ("塑胶", "Plastics"),
    ("电子", "Electronics"),
    ("包装", "Packaging"),
    ("灯饰", "Lighting"),
)
_JOBS = (
    ("Owner", ""),
    ("Sales manager", "Sales"),
    ("Engineer", "Engineering"),
    ("QC supervisor", "Quality"),
    ("Merchandiser", "Sales"),
)


def scale(
    journal: Journal, today: date, *, people: int = 5000, touches: int = 100_000, seed: int = SEED
) -> None:
    """Fill an empty journal with ``people``, a fifth as many suppliers, and ``touches`` of three years.

    Takes about half a minute for the default sizes; the same seed gives the same texts.
    """
    random = Random(seed)  # noqa: S311 - a benchmark, no secret
    with journal.fill() as session:
        supplier_ids = _suppliers(session, max(people // _STAFF, 1), random)
        contact_ids = _contacts(session, people, supplier_ids, random)
        session.flush()
        _touches(session, today, touches, (contact_ids, supplier_ids), random)
    for _count in journal.rebuild_search():
        pass


def _stamped(session: ChangeSession) -> Row:
    return {"id": session.new_id(), "created_at": session.now, "updated_at": session.now}


def _suppliers(session: ChangeSession, count: int, random: Random) -> list[int]:
    brands = [_BRANDS[place : place + 2] for place in range(0, len(_BRANDS) - 1, 2)]
    rows = []
    for number in range(count):
        province, city_zh, city_en = random.choice(_PLACES)
        brand, (trade_zh, trade_en) = (
            random.choice(brands) + random.choice(brands)[:1],
            random.choice(_TRADES),
        )
        name_zh, name_en = f"{city_zh}市{brand}{trade_zh}有限公司", f"{city_en} {trade_en} {number}"
        rows.append(
            _stamped(session)
            | {
                "name_zh": name_zh,
                "name_en": name_en,
                "tier": random.choice((1, 2, 3, 3, 4, 4, 5, None)),
                "province": province,
                "city_zh": city_zh,
                "city_en": city_en,
                "search_key": supplier_key(name_zh, "", name_en),
                "sort_key": sort_key(name_en),
            }
        )
    add_rows(session, Supplier, rows)
    return [row["id"] for row in rows]


def _contacts(session: ChangeSession, count: int, supplier_ids: list[int], random: Random) -> list[int]:
    contacts = [_contact(session, random) for _ in range(count)]
    jobs, channels = [], []
    for number, contact in enumerate(contacts):
        title, department = _JOBS[number % len(_JOBS)]
        supplier_id = supplier_ids[number // _STAFF % len(supplier_ids)]
        held = {
            "contact_id": contact["id"],
            "supplier_id": supplier_id,
            "title": title,
            "department": department,
        }
        jobs.append(_stamped(session) | held)
        reached = {"contact_id": contact["id"], "kind": "wechat", "value": f"wx_{number}", "preferred": True}
        channels.append(_stamped(session) | reached)
    add_rows(session, Contact, contacts)
    add_rows(session, Employment, jobs)
    add_rows(session, Channel, channels)
    return [row["id"] for row in contacts]


def _contact(session: ChangeSession, random: Random) -> Row:
    family, given = random.choice(_FAMILIES), "".join(random.choices(_GIVEN, k=random.choice((1, 2, 2))))
    name, address = family + given, family + random.choice(("经理", "总", "工", "师傅"))
    pinyin = name_pinyin(family, name)
    return _stamped(session) | {
        "name_zh": name,
        "family_zh": family,
        "given_zh": given,
        "pinyin": pinyin,
        "form_of_address": address,
        "birth_calendar": random.choice(("solar", "solar", "lunar", "")),
        "birth_month": random.randint(1, 12),
        "birth_day": random.randint(1, 28),
        "birth_year": random.choice((None, random.randint(1955, 2000))),
        "search_key": contact_key(name, pinyin, "", address),
        "sort_key": sort_key(pinyin),
    }


def _touches(
    session: ChangeSession, today: date, count: int, ids: tuple[list[int], list[int]], random: Random
) -> None:
    days = days_between(today - timedelta(days=365 * _YEARS), today)
    at_days = sorted(random.choices(days, cum_weights=list(accumulate(map(weight_of, days))), k=count))
    texts = touch_texts()
    contact_ids, supplier_ids = ids
    for start in range(0, count, _BATCH):
        touches, people, suppliers = [], [], []
        for day in at_days[start : start + _BATCH]:
            who = int(len(contact_ids) * random.random() ** 2)  # some talk much, most little
            touch = _touch(session.new_id(), day, random.choice(texts), random)
            linked = {
                "touch_id": touch["id"],
                "at": touch["at"],
                "created_at": touch["at"],
                "updated_at": touch["at"],
            }
            touches.append(touch)
            people.append(linked | {"id": session.new_id(), "contact_id": contact_ids[who]})
            supplier_id = supplier_ids[who // _STAFF % len(supplier_ids)]
            suppliers.append(linked | {"id": session.new_id(), "supplier_id": supplier_id})
        add_rows(session, Touch, touches)
        add_rows(session, TouchPerson, people)
        add_rows(session, TouchSupplier, suppliers)


def _touch(touch_id: int, day: date, told: TouchText, random: Random) -> Row:
    at = datetime.combine(day, time(random.randint(9, 18), random.randrange(60)), SHANGHAI)
    fill = _filler(random)
    return {
        "id": touch_id,
        "created_at": at,
        "updated_at": at,
        "kind": told.kind,
        "channel": KINDS[told.kind].channel,
        "direction": told.direction,
        "started_by": "them" if told.direction == "in" else "us",
        "at": at,
        "zone": HOME.key,
        "summary": fill(told.summary),
        "body": fill(told.body),
        "mood": told.mood,
        "counts": told.kind != "note",
    }


def _filler(random: Random) -> Callable[[str], str]:
    """Return what fills a text with figures and names drawn for one touch."""
    values = _Values(random)
    return lambda text: text.format_map(values)


class _Values(dict[str, str]):
    """Values for any place in a text, drawn when asked for."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self._random = random

    def __missing__(self, key: str) -> str:
        random = self._random
        if key in ("who", "who2"):
            return random.choice(_FAMILIES) + random.choice(_GIVEN)
        if key == "po":
            return f"PO-{random.randrange(1000, 9999)}"
        return (
            random.choice(("hinge", "carton", "padlock", "lamp", "bottle", "tray"))
            + f" {random.randrange(900)}"
        )
