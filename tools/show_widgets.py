"""Draw the shared widgets into PNG files, in light and dark, to be looked at beside the look of the app.

    QT_QPA_PLATFORM=offscreen python tools/show_widgets.py FOLDER [scale in per cent]

Names and figures are invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt  # noqa: E402
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget  # noqa: E402
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QSpinBox, QVBoxLayout  # noqa: E402

from ui.theme.theme import Theme, load_fonts  # noqa: E402
from ui.widgets.avatar import Avatar  # noqa: E402
from ui.widgets.banner import Banner  # noqa: E402
from ui.widgets.button import Button, IconButton  # noqa: E402
from ui.widgets.chip import Chip  # noqa: E402
from ui.widgets.date_tile import ComingUp  # noqa: E402
from ui.widgets.empty_state import EmptyState  # noqa: E402
from ui.widgets.facts_card import FactsCard  # noqa: E402
from ui.widgets.form import Form  # noqa: E402
from ui.widgets.item_row import ItemRow, TaskRow  # noqa: E402
from ui.widgets.layouts import column, frame, holder, row  # noqa: E402
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate  # noqa: E402
from ui.widgets.nav_list import NavList  # noqa: E402
from ui.widgets.popover import Popover  # noqa: E402
from ui.widgets.progress import ProgressBar  # noqa: E402
from ui.widgets.row_view import RowView  # noqa: E402
from ui.widgets.rows import Fact, Flag, ListRow, NavRow, Progress, TimelineRow  # noqa: E402
from ui.widgets.search_field import SearchField  # noqa: E402
from ui.widgets.section import Group, SectionHeader  # noqa: E402
from ui.widgets.segmented import Segmented  # noqa: E402
from ui.widgets.tabs import Tabs  # noqa: E402
from ui.widgets.text import Icon, Seal, label, rule  # noqa: E402
from ui.widgets.timeline_view import TimelineView  # noqa: E402
from ui.widgets.toast import Toast  # noqa: E402

SUPPLIERS = [
    ListRow("Yiwu Guangming Hardware", "义乌市光明五金有限公司", "Yiwu 义乌 · 李伟 Li Wei", "3 d", None, "accent", "光"),
    ListRow("Dongguan Hengda Plastics", "东莞市恒达塑胶制品厂", "Dongguan 东莞 · 陈洁 Chen Jie", "6 d",
            Flag("Deposit due", "amber"), "sky", "恒"),
    ListRow("Shenzhen Morningstar", "深圳市晨星电子有限公司", "Shenzhen 深圳 · 王芳 Wang Fang", "1 w", None, "plum", "晨"),
    ListRow("Ningbo Hairun Packaging", "宁波海润包装有限公司", "Ningbo 宁波 · 周敏 Zhou Min", "2 w",
            Flag("Visit Mar 9", "sky"), "amber", "海"),
    ListRow("Foshan Nanhua Ceramics", "佛山市南华陶瓷有限公司", "Foshan 佛山 · 黄强 Huang Qiang", "5 w",
            Flag("Going cold", "seal"), "ok", "南"),
    ListRow("Quanzhou Jinxiu Garments", "泉州锦绣服饰有限公司", "Quanzhou 泉州 · 林秀英 Lin Xiuying", "5 w", None, "seal", "锦"),
    ListRow("李伟 Li Wei", "Sales manager · call him 李经理", "Yiwu Guangming Hardware", "3 d", None, "sky", "李", person=True),
]  # fmt: skip
TIMELINE = [
    TimelineRow("message-circle", "sky", "WeChat with Li Wei 李伟", "Sat, Jan 30",
                "Last pickup before the holiday confirmed. Line stops Jan 31 and reopens Feb 21 (正月十六). "
                "He asked for our March forecast.",
                (Flag("PO-2107", icon="package"), Flag("Follow up Feb 22", "amber", "clock")), "Winter 2026 – 27"),
    TimelineRow("gift", "seal", "New Year gift sent to Mr Zhang 张总", "Sun, Jan 24",
                "Ice wine and maple set, red wrapping, delivered by SF Express. He gave Longjing tea 龙井茶 at Mid-Autumn.",
                (Flag("¥680", icon="wallet"), Flag("Spring Festival 春节", "seal"))),
    TimelineRow("package", "accent", "Order PO-2107 · second payment", "Tue, Jan 12", "Stainless hinges, 42,000 pcs.",
                progress=Progress(0.7, "¥92,400 of ¥132,000 paid")),
    TimelineRow("utensils", "plum", "Factory visit and dinner 聚福楼", "Fri, Dec 18",
                "Audited line 3, two minor findings. Toasts with baijiu 白酒; his son starts university in Ningbo in September.",
                (Flag("Visit report", icon="file-text"),)),
    TimelineRow("phone", "ok", "Call with Wang Xiuying 王秀英", "Mon, Nov 30",
                "Finish test passed after the second plating run; photos filed with PO-2098."),
]  # fmt: skip
PLACES = [
    NavRow("today", "Today", "sun", "5"), NavRow("suppliers", "Suppliers", "factory", "48"),
    NavRow("contacts", "Contacts", "users", "131"), NavRow("orders", "Orders", "package", "6"),
    NavRow("calendar", "Calendar", "calendar-days"), NavRow("practice", "Practice", "graduation-cap", "24"),
    NavRow("notes", "Notes", "notebook-pen"),
]  # fmt: skip
VIEWS = [
    NavRow("cold", "Going cold", "", "7", "seal"), NavRow("due", "Deposits due", "", "3", "amber"),
    NavRow("fair", "Canton Fair 2026", "", "22", "sky"), NavRow("greet", "Greet for New Year", "", "16", "accent"),
]  # fmt: skip


class Rows(QAbstractListModel):
    """Fixed rows."""

    def __init__(self, rows: list[object]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of rows."""
        return len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Return the row."""
        return self.rows[index.row()] if role == Qt.ItemDataRole.UserRole else None


def sidebar(theme: Theme) -> QWidget:
    """Draw the navigation."""
    places, views = NavList(theme, "Places"), NavList(theme, "Saved views")
    places.show_rows(PLACES)
    places.select("suppliers")
    views.show_rows(VIEWS)
    caption = holder(row(label("Saved views", "caption"), margins=(10, 0, 0, 4)))
    foot = row(Icon(theme, "shield-check", "ok", 15), 8, label("Encrypted · offline", "meta", "text3"), None,
               IconButton(theme, "settings", "Settings"), margins=(10, 0, 0, 0))  # fmt: skip
    head = row(Seal(theme), 10, label("Guanxi Journal", "strong"), None)
    search = SearchField(theme, "Search", "Ctrl K")
    made = frame(
        "sidebar",
        column(head, 16, search, 12, places, 22, caption, views, None, foot, margins=(12, 16, 12, 14)),
    )
    made.setFixedWidth(theme.px(212))
    return made


def supplier_list(theme: Theme) -> QWidget:
    """Draw the list pane."""
    view = RowView(theme, "Suppliers", ListDelegate(theme), ROW_HEIGHT)
    view.setModel(Rows(list(SUPPLIERS)))
    view.go_to(0)
    head = row(label("Suppliers", "section"), 8, label("48", "meta", "text3"), None, IconButton(theme, "list-filter", "Filter"),
               IconButton(theme, "arrow-down-up", "Sort"), IconButton(theme, "plus", "New supplier"),
               margins=(18, 12, 8, 6))  # fmt: skip
    made = frame("pane", column(head, view))
    made.setFixedWidth(theme.px(316))
    view.setProperty("rows", view.model())
    made.rows = view.model()  # type: ignore[attr-defined]
    return made


def detail(theme: Theme) -> QWidget:
    """Draw a supplier's page."""
    chips = row(*(Chip(theme, flag) for flag in (
        Flag("Active", "ok", "circle-check"), Flag("Yiwu, Zhejiang", icon="map-pin"),
        Flag("Verified May 2026", "sky", "badge-check"), Flag("Since 2019"))), None, spacing=6)  # fmt: skip
    names = column(label("Yiwu Guangming Hardware", "title"), 2, label("义乌市光明五金有限公司", "lead", "text2"), 3,
                   label("Yìwū Guāngmíng Wǔjīn", "meta", "text3"))  # fmt: skip
    ident = row(Avatar(theme, "光", size=56), 16, names, None, column(
        row(Button(theme, "Visit", icon="plane"), Button(theme, "Log touch", "primary", "plus"),
            IconButton(theme, "ellipsis", "More"), spacing=8), None))  # fmt: skip
    facts = FactsCard(theme, [
        Fact("Guanxi 关系", "Warm", "Up from 3 in October", (4, 5)), Fact("Last contact", "3 days ago", "WeChat, Li Wei"),
        Fact("Open orders", "2 · ¥186,400", "Next ships Feb 24"), Fact("Reciprocity", "Balanced", "¥2,860 out · ¥2,400 in")])  # fmt: skip
    tabs = Tabs(theme, ["Timeline"])
    for name, count in (
        ("People", "4"),
        ("Orders", "6"),
        ("Gifts", "9"),
        ("Visits", "3"),
        ("Notes", "12"),
        ("Files", "18"),
    ):
        tabs.add(name, count)
    timeline = TimelineView(theme, "Timeline")
    model = Rows(list(TIMELINE))
    timeline.setModel(model)
    made = frame(
        "page", column(ident, 14, chips, 16, facts, 14, tabs, rule(), 16, timeline, margins=(28, 22, 28, 0))
    )
    made.rows = model  # type: ignore[attr-defined]
    return made


def inspector(theme: Theme) -> QWidget:
    """Draw the panel of what to know before acting."""
    made = frame("inspector", column(
        SectionHeader("People"), 10, person(theme, "张", "seal", "张建国 Zhang Jianguo", "Owner · call him 张总"), 12,
        person(theme, "李", "sky", "李伟 Li Wei", "Sales manager · WeChat"), 20, rule(), 18,
        SectionHeader("Coming up"), 10,
        ComingUp(theme, ("6", "Feb"), "New Year greeting", "正月初一 · phrase ready", "seal"), 10,
        ComingUp(theme, ("24", "Feb"), "PO-2107 ships", "Ningbo to Rotterdam"), 10,
        ComingUp(theme, ("3", "Mar"), "Mr Zhang turns 60", "正月廿六", "plum"), None, margins=(20, 24, 20, 20)))  # fmt: skip
    made.setFixedWidth(theme.px(258))
    return made


def person(theme: Theme, letter: str, tone: str, name: str, note: str) -> QWidget:
    """Draw one person."""
    return holder(
        row(
            Avatar(theme, letter, tone, 34, person=True),
            10,
            column(label(name, "strong"), label(note, "meta")),
            None,
        )
    )  # type: ignore[arg-type]


def today(theme: Theme) -> QWidget:
    """Draw rows of Today."""
    needs = Group("Needs you today")
    needs.add(TaskRow(theme, "Pay the PO-2110 deposit", "Dongguan Hengda Plastics 恒达塑胶 · ¥54,000 · bank cut-off 15:00 Beijing",
                      tick_name="Mark as done", flag=Flag("Due today", "amber", "clock")))  # fmt: skip
    needs.add(TaskRow(theme, "Call Chen Jie 陈洁 before the holiday", "She leaves for Hunan on Feb 3; ask about the mould drawing",
                      tick_name="Mark as done", flag=Flag("Before Feb 3", "sky", "phone")))  # fmt: skip
    needs.add(TaskRow(theme, "Confirm last pickups", "Guangming and Hairun answered on WeChat", tick_name="Mark as done",
                      end_text="Done", done=True))  # fmt: skip
    cold = Group("Going cold")
    cold.add(ItemRow(theme, "Foshan Nanhua Ceramics 南华陶瓷", "No contact for 5 weeks; you usually talk every 12 days",
                     leading=Avatar(theme, "南", "ok", 36), trailing=Button(theme, "Greet", icon="message-circle")))  # fmt: skip
    made = Group("In production")
    made.add(
        ItemRow(theme, "PO-2107 Hinges", trailing=ProgressBar(theme, "Paid", 0.86), end_text="Ships Feb 24")
    )
    head = column(
        label("Tuesday, February 2", "display"),
        4,
        label("腊月廿六 · 4 days to Spring Festival 春节", "lead", "text2"),
    )
    return frame("page", column(head, 22, needs, 22, cold, 22, made, None, margins=(40, 28, 40, 0)))


def parts(theme: Theme) -> QWidget:
    """Draw controls, messages and a form."""
    form = Form(theme)
    form.add("Name", QLineEdit("Yiwu Guangming Hardware"))
    form.add_beside(("City", QLineEdit("Yiwu 义乌")), ("Kind", combo("Factory 工厂", "Trader 贸易商")))
    form.add("Credit code", QLineEdit("91330782MA2XXXXX7G")).set_error(
        "The last character should be K. Check the licence."
    )
    form.add("Note", QPlainTextEdit("Speaks slowly on the phone."), "Only you see this.")
    form.rows[-1].field.setFixedHeight(70)
    boxes = row(checked(QCheckBox("Private")), QCheckBox("Stay neutral"), checked(QRadioButton("Solar")), QRadioButton("Lunar 农历"),
                QSpinBox(), None, spacing=16)  # fmt: skip
    banner = Banner(theme)
    banner.tell(
        "The last backup is 9 days old. Its folder cannot be reached.", "amber", "Choose folder", lambda: None
    )
    buttons = row(Button(theme, "Save", "primary"), Button(theme, "Cancel"), Button(theme, "Delete", "danger", "trash-2"),
                  Button(theme, "More", "ghost"), Button(theme, "Show all", "link"), None,
                  Segmented("View", [("m", "Month"), ("w", "Week"), ("a", "Agenda")]), spacing=8)  # fmt: skip
    off = Button(theme, "Not now", icon="gift")
    off.setEnabled(False)
    buttons.addWidget(off)
    empty = frame(
        "soft",
        column(
            EmptyState(
                theme,
                "No gifts yet",
                "Gifts given and received, both ways.",
                "gift",
                "Log gift",
                lambda: None,
            )
        ),
    )
    made = frame(
        "paper", column(banner, 16, buttons, 16, form, 16, boxes, 16, empty, None, margins=(28, 24, 28, 0))
    )
    return made


def combo(*words: str) -> QComboBox:
    """Make a choice."""
    made = QComboBox()
    made.addItems(list(words))
    return made


def checked(box: QCheckBox | QRadioButton) -> QWidget:
    """Tick a box."""
    box.setChecked(True)
    return box


def page(theme: Theme, *panes: QWidget) -> QWidget:
    """Put panes side by side as a window."""
    made = QWidget()
    made.setProperty("kind", "root")
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    for pane in panes:
        line.addWidget(pane)
    made.resize(theme.px(1512), theme.px(920))
    return made


def floating(theme: Theme, window: QWidget) -> None:
    """Show a toast and a popover over a window."""
    window.toast = Toast(theme, window)  # type: ignore[attr-defined]
    window.toast.tell("Call with 李伟 logged.", "Undo", lambda: None)  # type: ignore[attr-defined]
    popover = Popover(theme, window, "Search everything")
    lines = QVBoxLayout(popover.body)
    lines.addWidget(SearchField(theme, "Search people, orders, commands"))
    lines.addWidget(label("Log touch", "body"))
    lines.addWidget(label("Suppliers going cold", "body", "text2"))
    popover.open_at_top(560)


def main() -> None:
    """Draw all pages in light and dark."""
    folder, scale = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv)
    load_fonts(ROOT / "resources")
    theme = Theme(ROOT / "resources", scale=scale)
    for appearance in ("light", "dark"):
        theme.change(app, appearance=appearance, scale=scale)  # type: ignore[arg-type]
        windows = {
            "suppliers": page(theme, sidebar(theme), supplier_list(theme), detail(theme), inspector(theme)),
            "today": page(theme, sidebar(theme), today(theme), inspector(theme)),
            "parts": page(theme, sidebar(theme), parts(theme)),
        }
        floating(theme, windows["today"])
        for name, window in windows.items():
            window.show()
            app.processEvents()
            window.grab().save(str(folder / f"{name}-{appearance}.png"))
            window.close()


if __name__ == "__main__":
    main()
