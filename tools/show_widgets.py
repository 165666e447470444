"""Draw the shared widgets into PNG files, in light and dark, to be looked at beside the look of the app.

    QT_QPA_PLATFORM=offscreen python tools/show_widgets.py FOLDER [scale in per cent]

Names and figures are invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tools.widget_panes import detail, inspector, sidebar, supplier_list  # noqa: E402
from ui.theme.theme import Theme, load_fonts  # noqa: E402
from ui.widgets.avatar import Avatar  # noqa: E402
from ui.widgets.banner import Banner  # noqa: E402
from ui.widgets.button import Button  # noqa: E402
from ui.widgets.empty_state import EmptyState  # noqa: E402
from ui.widgets.form import Form  # noqa: E402
from ui.widgets.item_row import ItemRow, TaskRow  # noqa: E402
from ui.widgets.layouts import column, frame, row  # noqa: E402
from ui.widgets.popover import Popover  # noqa: E402
from ui.widgets.progress import ProgressBar  # noqa: E402
from ui.widgets.rows import Flag  # noqa: E402
from ui.widgets.search_field import SearchField  # noqa: E402
from ui.widgets.section import Group  # noqa: E402
from ui.widgets.segmented import Segmented  # noqa: E402
from ui.widgets.text import label  # noqa: E402
from ui.widgets.toast import Toast  # noqa: E402


def needs_you(theme: Theme) -> Group:
    """Draw what can be ticked."""
    made = Group("Needs you today")
    deposit = "Dongguan Hengda Plastics 恒达塑胶 · ¥54,000 · bank cut-off 15:00 Beijing"
    call = "She leaves for Hunan on Feb 3; ask about the mould drawing"
    pickups = "Guangming and Hairun answered on WeChat"
    tick = "Mark as done"
    due, before = Flag("Due today", "amber", "clock"), Flag("Before Feb 3", "sky", "phone")
    made.add(TaskRow(theme, "Pay the PO-2110 deposit", deposit, tick_name=tick, flag=due))
    made.add(TaskRow(theme, "Call Chen Jie 陈洁 before the holiday", call, tick_name=tick, flag=before))
    made.add(TaskRow(theme, "Confirm last pickups", pickups, tick_name=tick, end_text="Done", done=True))
    return made


def today(theme: Theme) -> QWidget:
    """Draw rows of Today."""
    cold, made = Group("Going cold"), Group("In production")
    why = "No contact for 5 weeks; you usually talk every 12 days"
    avatar, greet = Avatar(theme, "南", "ok", 36), Button(theme, "Greet", icon="message-circle")
    cold.add(ItemRow(theme, "Foshan Nanhua Ceramics 南华陶瓷", why, leading=avatar, trailing=greet))
    bar = ProgressBar(theme, "Paid", 0.86)
    made.add(ItemRow(theme, "PO-2107 Hinges", trailing=bar, end_text="Ships Feb 24"))
    day = label("Tuesday, February 2", "display")
    head = column(day, 4, label("腊月廿六 · 4 days to Spring Festival 春节", "lead", "text2"))
    pieces = (head, 22, needs_you(theme), 22, cold, 22, made, None)
    return frame("page", column(*pieces, margins=(40, 28, 40, 0)))


def form(theme: Theme) -> Form:
    """Draw fields, one of them wrong."""
    made = Form(theme)
    made.add("Name", QLineEdit("Yiwu Guangming Hardware"))
    made.add_beside(("City", QLineEdit("Yiwu 义乌")), ("Kind", combo("Factory 工厂", "Trader 贸易商")))
    code = made.add("Credit code", QLineEdit("91330782MA2XXXXX7G"))
    code.set_error("The last character should be K. Check the licence.")
    made.add("Note", QPlainTextEdit("Speaks slowly on the phone."), "Only you see this.")
    made.rows[-1].field.setFixedHeight(70)
    made.add("Days", QSpinBox())
    return made


def buttons(theme: Theme) -> QHBoxLayout:
    """Draw every kind of button."""
    off = Button(theme, "Not now", icon="gift")
    off.setEnabled(False)
    return row(
        Button(theme, "Save", "primary"),
        Button(theme, "Cancel"),
        Button(theme, "Delete", "danger", "trash-2"),
        Button(theme, "More", "ghost"),
        Button(theme, "Show all", "link"),
        None,
        Segmented("View", [("m", "Month"), ("w", "Week"), ("a", "Agenda")]),
        off,
        spacing=8,
    )


def parts(theme: Theme) -> QWidget:
    """Draw controls, messages and a form."""
    private, solar = checked(QCheckBox("Private")), checked(QRadioButton("Solar"))
    boxes = row(private, QCheckBox("Stay neutral"), solar, QRadioButton("Lunar 农历"), None, spacing=16)
    banner = Banner(theme)
    overdue = "The last backup is 9 days old. Its folder cannot be reached."
    banner.tell(overdue, "amber", "Choose folder", lambda: None)
    purpose = "Gifts given and received, both ways."
    empty = EmptyState(theme, "No gifts yet", purpose, "gift", "Log gift", lambda: None)
    pieces = (banner, 16, buttons(theme), 16, form(theme), 16, boxes, 16, frame("soft", column(empty)), None)
    return frame("paper", column(*pieces, margins=(28, 24, 28, 0)))


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
