"""Panes for the picture of all widgets: sidebar, list, a supplier's page, what to know before acting."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from tools.widget_samples import CHIPS, FACTS, PLACES, SUPPLIERS, TABS, TIMELINE, VIEWS  # noqa: E402
from ui.theme.theme import Theme  # noqa: E402
from ui.widgets.avatar import Avatar  # noqa: E402
from ui.widgets.button import Button, IconButton  # noqa: E402
from ui.widgets.chip import Chip  # noqa: E402
from ui.widgets.date_tile import ComingUp  # noqa: E402
from ui.widgets.facts_card import FactsCard  # noqa: E402
from ui.widgets.layouts import column, frame, holder, row  # noqa: E402
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate  # noqa: E402
from ui.widgets.nav_list import NavList  # noqa: E402
from ui.widgets.row_view import RowView  # noqa: E402
from ui.widgets.search_field import SearchField  # noqa: E402
from ui.widgets.section import SectionHeader  # noqa: E402
from ui.widgets.tabs import Tabs  # noqa: E402
from ui.widgets.text import Icon, Seal, label, rule  # noqa: E402
from ui.widgets.timeline_view import TimelineView  # noqa: E402


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
    foot = row(
        Icon(theme, "shield-check", "ok", 15),
        8,
        label("Encrypted · offline", "meta", "text3"),
        None,
        IconButton(theme, "settings", "Settings"),
        margins=(10, 0, 0, 0),
    )
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
    head = row(
        label("Suppliers", "section"),
        8,
        label("48", "meta", "text3"),
        None,
        IconButton(theme, "list-filter", "Filter"),
        IconButton(theme, "arrow-down-up", "Sort"),
        IconButton(theme, "plus", "New supplier"),
        margins=(18, 12, 8, 6),
    )
    made = frame("pane", column(head, view))
    made.setFixedWidth(theme.px(316))
    view.setProperty("rows", view.model())
    made.rows = view.model()  # type: ignore[attr-defined]
    return made


def detail(theme: Theme) -> QWidget:
    """Draw a supplier's page."""
    chips = row(*(Chip(theme, flag) for flag in CHIPS), None, spacing=6)
    names = column(
        label("Yiwu Guangming Hardware", "title"),
        2,
        label("义乌市光明五金有限公司", "lead", "text2"),
        3,
        label("Yìwū Guāngmíng Wǔjīn", "meta", "text3"),
    )
    ident = row(
        Avatar(theme, "光", size=56),
        16,
        names,
        None,
        column(
            row(
                Button(theme, "Visit", icon="plane"),
                Button(theme, "Log touch", "primary", "plus"),
                IconButton(theme, "ellipsis", "More"),
                spacing=8,
            ),
            None,
        ),
    )
    facts = FactsCard(theme, FACTS)
    tabs = Tabs(theme, ["Timeline"])
    for name, count in TABS:
        tabs.add(name, count)
    timeline = TimelineView(theme, "Timeline")
    model = Rows(list(TIMELINE))
    timeline.setModel(model)
    made = frame(
        "page",
        column(ident, 14, chips, 16, facts, 14, tabs, rule(), 16, (timeline, 1), margins=(28, 22, 28, 0)),
    )
    made.rows = model  # type: ignore[attr-defined]
    return made


def inspector(theme: Theme) -> QWidget:
    """Draw the panel of what to know before acting."""
    made = frame(
        "inspector",
        column(
            SectionHeader("People"),
            10,
            person(theme, "张", "seal", "张建国 Zhang Jianguo", "Owner · call him 张总"),
            12,
            person(theme, "李", "sky", "李伟 Li Wei", "Sales manager · WeChat"),
            20,
            rule(),
            18,
            SectionHeader("Coming up"),
            10,
            ComingUp(theme, ("6", "Feb"), "New Year greeting", "正月初一 · phrase ready", "seal"),
            10,
            ComingUp(theme, ("24", "Feb"), "PO-2107 ships", "Ningbo to Rotterdam"),
            10,
            ComingUp(theme, ("3", "Mar"), "Mr Zhang turns 60", "正月廿六", "plum"),
            None,
            margins=(20, 24, 20, 20),
        ),
    )
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
