"""The layers of the calendar: what it shows, ticked in a card over the page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.almanac.own_country import countries
from desktop.planning.calendar_rows import LAYERS, Layer, Shown
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.layouts import column
from ui.widgets.popover import Popover
from ui.widgets.text import label

_WIDTH = 264


def layer_name(layer: Layer) -> str:
    """Return how a layer is called."""
    return {
        "cn": _("Mainland holidays and festivals"),
        "hk": _("Hong Kong"),
        "tw": _("Taiwan"),
        "mo": _("Macau"),
        "own_country": _("Own country"),
        "lunar": _("Lunar dates and solar terms"),
        "events": _("Own events"),
        "follow_ups": _("Follow-ups"),
        "touches": _("Planned touches"),
        "birthdays": _("Birthdays"),
        "shutdowns": _("Factory shutdowns"),
        "orders": _("Milestones of orders"),
        "order_bars": _("Orders from start to due day"),
        "inspections": _("Inspections"),
        "papers": _("Papers that run out"),
        "gifts": _("Gifts to post"),
    }[layer]


class LayersCard(Popover):
    """``changed`` is called with the layers and the own country after every tick."""

    def __init__(
        self, theme: Theme, host: QWidget, shown: Shown, changed: Callable[[Collection[Layer], str], object]
    ) -> None:
        super().__init__(theme, host, _("Layers"))
        self._changed = changed
        px = theme.px
        self.boxes: dict[Layer, QCheckBox] = {}
        for layer in LAYERS:
            box = self.boxes[layer] = QCheckBox(layer_name(layer))
            box.setChecked(layer in shown.layers)
            box.toggled.connect(self._tell)
        self.country = QComboBox()
        self.country.setAccessibleName(_("Own country"))
        self.country.addItem(_("No country"), "")
        if shown.country:
            self._fill(countries(), shown.country)
        self.country.activated.connect(self._choose_country)
        lines = column(label(_("Layers"), "strong"), margins=(px(16), px(12), px(16), px(14)), spacing=px(2))
        for layer, box in self.boxes.items():
            lines.addWidget(box)
            if layer == "own_country":
                lines.addWidget(self.country)
        self.body.setLayout(lines)
        self._dress_country()

    def open_at(self, corner: QPoint) -> None:
        """Open under a point of the host."""
        self.open_beside(corner, _WIDTH)
        self.boxes["cn"].setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, codes: Iterable[str], current: str) -> None:
        for code in codes:
            self.country.addItem(code, code)
        self.country.setCurrentIndex(max(self.country.findData(current), 0))

    def _choose_country(self, _index: int) -> None:
        self.boxes["own_country"].setChecked(bool(self.country.currentData()))
        self._tell()

    def _dress_country(self) -> None:
        on = self.boxes["own_country"].isChecked()
        if on and self.country.count() == 1:
            self._fill(countries(), "")
        self.country.setVisible(on)
        self.fit()

    def _tell(self) -> None:
        self._dress_country()
        layers = [layer for layer, box in self.boxes.items() if box.isChecked()]
        self._changed(layers, self.country.currentData() or "")
