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


def today(theme: Theme) -> QWidget:
    """Draw rows of Today."""
    needs = Group("Needs you today")
    needs.add(
        TaskRow(
            theme,
            "Pay the PO-2110 deposit",
            "Dongguan Hengda Plastics 恒达塑胶 · ¥54,000 · bank cut-off 15:00 Beijing",
            tick_name="Mark as done",
            flag=Flag("Due today", "amber", "clock"),
        )
    )
    needs.add(
        TaskRow(
            theme,
            "Call Chen Jie 陈洁 before the holiday",
            "She leaves for Hunan on Feb 3; ask about the mould drawing",
            tick_name="Mark as done",
            flag=Flag("Before Feb 3", "sky", "phone"),
        )
    )
    needs.add(
        TaskRow(
            theme,
            "Confirm last pickups",
            "Guangming and Hairun answered on WeChat",
            tick_name="Mark as done",
            end_text="Done",
            done=True,
        )
    )
    cold = Group("Going cold")
    cold.add(
        ItemRow(
            theme,
            "Foshan Nanhua Ceramics 南华陶瓷",
            "No contact for 5 weeks; you usually talk every 12 days",
            leading=Avatar(theme, "南", "ok", 36),
            trailing=Button(theme, "Greet", icon="message-circle"),
        )
    )
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
    boxes = row(
        checked(QCheckBox("Private")),
        QCheckBox("Stay neutral"),
        checked(QRadioButton("Solar")),
        QRadioButton("Lunar 农历"),
        QSpinBox(),
        None,
        spacing=16,
    )
    banner = Banner(theme)
    banner.tell(
        "The last backup is 9 days old. Its folder cannot be reached.", "amber", "Choose folder", lambda: None
    )
    buttons = row(
        Button(theme, "Save", "primary"),
        Button(theme, "Cancel"),
        Button(theme, "Delete", "danger", "trash-2"),
        Button(theme, "More", "ghost"),
        Button(theme, "Show all", "link"),
        None,
        Segmented("View", [("m", "Month"), ("w", "Week"), ("a", "Agenda")]),
        spacing=8,
    )
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
    return frame(
        "paper", column(banner, 16, buttons, 16, form, 16, boxes, 16, empty, None, margins=(28, 24, 28, 0))
    )


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
