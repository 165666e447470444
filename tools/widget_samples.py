"""Invented rows for the picture of all widgets."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ui.widgets.rows import Fact, Flag, ListRow, NavRow, Progress, TimelineRow  # noqa: E402

SUPPLIERS = [
    ListRow(
        "Yiwu Guangming Hardware",
        "义乌市光明五金有限公司",
        "Yiwu 义乌 · 李伟 Li Wei",
        "3 d",
        None,
        "accent",
        "光",
    ),
    ListRow(
        "Dongguan Hengda Plastics",
        "东莞市恒达塑胶制品厂",
        "Dongguan 东莞 · 陈洁 Chen Jie",
        "6 d",
        Flag("Deposit due", "amber"),
        "sky",
        "恒",
    ),
    ListRow(
        "Shenzhen Morningstar",
        "深圳市晨星电子有限公司",
        "Shenzhen 深圳 · 王芳 Wang Fang",
        "1 w",
        None,
        "plum",
        "晨",
    ),
    ListRow(
        "Ningbo Hairun Packaging",
        "宁波海润包装有限公司",
        "Ningbo 宁波 · 周敏 Zhou Min",
        "2 w",
        Flag("Visit Mar 9", "sky"),
        "amber",
        "海",
    ),
    ListRow(
        "Foshan Nanhua Ceramics",
        "佛山市南华陶瓷有限公司",
        "Foshan 佛山 · 黄强 Huang Qiang",
        "5 w",
        Flag("Going cold", "seal"),
        "ok",
        "南",
    ),
    ListRow(
        "Quanzhou Jinxiu Garments",
        "泉州锦绣服饰有限公司",
        "Quanzhou 泉州 · 林秀英 Lin Xiuying",
        "5 w",
        None,
        "seal",
        "锦",
    ),
    ListRow(
        "李伟 Li Wei",
        "Sales manager · call him 李经理",
        "Yiwu Guangming Hardware",
        "3 d",
        None,
        "sky",
        "李",
        person=True,
    ),
]
TIMELINE = [
    TimelineRow(
        "message-circle",
        "sky",
        "WeChat with Li Wei 李伟",
        "Sat, Jan 30",
        "Last pickup before the holiday confirmed. Line stops Jan 31 and reopens Feb 21 (正月十六). "
        "He asked for our March forecast.",
        (Flag("PO-2107", icon="package"), Flag("Follow up Feb 22", "amber", "clock")),
        "Winter 2026 – 27",
    ),
    TimelineRow(
        "gift",
        "seal",
        "New Year gift sent to Mr Zhang 张总",
        "Sun, Jan 24",
        "Ice wine and maple set, red wrapping, delivered by SF Express. He gave Longjing tea 龙井茶 at Mid-Autumn.",
        (Flag("¥680", icon="wallet"), Flag("Spring Festival 春节", "seal")),
    ),
    TimelineRow(
        "package",
        "accent",
        "Order PO-2107 · second payment",
        "Tue, Jan 12",
        "Stainless hinges, 42,000 pcs.",
        progress=Progress(0.7, "¥92,400 of ¥132,000 paid"),
    ),
    TimelineRow(
        "utensils",
        "plum",
        "Factory visit and dinner 聚福楼",
        "Fri, Dec 18",
        "Audited line 3, two minor findings. Toasts with baijiu 白酒; his son starts university in Ningbo.",
        (Flag("Visit report", icon="file-text"),),
    ),
    TimelineRow(
        "phone",
        "ok",
        "Call with Wang Xiuying 王秀英",
        "Mon, Nov 30",
        "Finish test passed after the second plating run; photos filed with PO-2098.",
    ),
]
PLACES = [
    NavRow("today", "Today", "sun", "5"),
    NavRow("suppliers", "Suppliers", "factory", "48"),
    NavRow("contacts", "Contacts", "users", "131"),
    NavRow("orders", "Orders", "package", "6"),
    NavRow("calendar", "Calendar", "calendar-days"),
    NavRow("practice", "Practice", "graduation-cap", "24"),
    NavRow("notes", "Notes", "notebook-pen"),
]
VIEWS = [
    NavRow("cold", "Going cold", "", "7", "seal"),
    NavRow("due", "Deposits due", "", "3", "amber"),
    NavRow("fair", "Canton Fair 2026", "", "22", "sky"),
    NavRow("greet", "Greet for New Year", "", "16", "accent"),
]
FACTS = [
    Fact("Guanxi 关系", "Warm", "Up from 3 in October", (4, 5)),
    Fact("Last contact", "3 days ago", "WeChat, Li Wei"),
    Fact("Open orders", "2 · ¥186,400", "Next ships Feb 24"),
    Fact("Reciprocity", "Balanced", "¥2,860 out · ¥2,400 in"),
]
CHIPS = [
    Flag("Active", "ok", "circle-check"),
    Flag("Yiwu, Zhejiang", icon="map-pin"),
    Flag("Verified May 2026", "sky", "badge-check"),
    Flag("Since 2019"),
]
TABS = [("People", "4"), ("Orders", "6"), ("Gifts", "9"), ("Visits", "3"), ("Notes", "12"), ("Files", "18")]
