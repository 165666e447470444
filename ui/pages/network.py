"""The network: one person or supplier with two rings around, all of it, or the way to somebody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout

from desktop import formats
from desktop.finding import find_contacts, find_suppliers
from desktop.people import shown
from desktop.people.network import Key, Network, load_network, rings, way_to
from desktop.people.tags import all_tags
from desktop.texts import _, n_
from desktop.touches.timeline import Name
from ui.chooser import Chooser, Found
from ui.names import names_of
from ui.network import parts, words
from ui.network.layout import Scene, most_tied, ring_scene, way_scene, whole_scene
from ui.network.view import NetworkView
from ui.page import Page
from ui.tasks import Progress
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.progress import ProgressBar
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

WHOLE = 500
_RECENT = timedelta(days=730)
"""Whom we have not met for two years is nobody to ask for an introduction."""
_FOUND = 5


class NetworkPage(Page):
    """``Enter`` centres on a node, ``Space`` opens it, Escape leads from a way back to the rings."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"contact", "supplier", "employment", "relation", "touch_person", "tagging", "tag"}
    )

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.network = Network()
        self.centre: Key | None = None
        self._job: Progress | None = None
        self._more = ""
        self._found: dict[int, Key] = {}
        """Who was offered last in the line of search, whatever the tag lets through."""
        self._goal: Key | None = None
        """To whom the way that is shown leads."""
        self.line = Chooser(self._find, _("Centre on a person or supplier"))
        self.line.setAccessibleName(_("Centre on a person or supplier"))
        self.line.chosen.connect(self._centre_on_id)
        self.tags = QComboBox()
        self.tags.setAccessibleName(_("Tag"))
        self.tags.activated.connect(lambda _index: self.refresh())
        self.mode = Segmented(
            _("What is shown"), [("rings", _("Two rings")), ("whole", _("Whole network"))], "rings"
        )
        self.mode.chosen.connect(lambda _key: self._show())
        self.ask = Button(self.theme, _("Who can introduce me?"), icon="waypoints", on_click=self.find_way)
        self.banner = Banner(self.theme)
        self.bar = ProgressBar(self.theme, _("Progress"), width=0)
        self.bar.hide()
        self.view = NetworkView(self.theme)
        self.view.centred.connect(self.centre_on)
        self.view.opened.connect(self.open)
        self.view.walked.connect(lambda _key: self._tell_current())
        self.view.menu_asked.connect(self._ask_menu)
        self.told = label("", "meta", "text2", wrap=True)
        self.empty = parts.nobody(workplace)
        self._arrange()

    def _arrange(self) -> None:
        px = self.theme.px
        self.line.setFixedWidth(px(260))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(16))
        lines.setSpacing(px(10))
        lines.addLayout(parts.head(self.theme, (self.line, self.tags, self.mode, self.ask)))
        lines.addWidget(self.banner)
        lines.addWidget(self.bar)
        lines.addWidget(self.view, 1)
        lines.addWidget(self.empty, 1)
        lines.addLayout(parts.foot(self.theme, self.told, self.view))

    # --- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the network again and show the same part of it."""
        chosen = self.tags.currentData()
        with self.workplace.journal.read() as connection:
            tags = all_tags(connection)
        self.tags.clear()
        self.tags.addItem(_("All tags"), None)
        for one in tags:
            self.tags.addItem(one.name, one.id)
        self.tags.setCurrentIndex(max(self.tags.findData(chosen), 0))
        with self.workplace.journal.read_raw() as raw:
            self.network = load_network(raw, self.tags.currentData())
        if self.centre not in self.network.nodes:
            self.centre = next(iter(most_tied(self.network, 1)), next(iter(self.network.nodes), None))
        goal = self._goal
        self._show()
        if goal in self.network.nodes:
            self._show_way(goal)

    def show_record(self, kind: str, record_id: int) -> None:
        """Centre on a person or a supplier."""
        self.bring_up_to_date()
        if kind in ("contact", "supplier"):
            self.centre_on(Key("contact" if kind == "contact" else "supplier", record_id))

    def looked_at(self) -> tuple[str, int] | None:
        """Return the current node, where it is a record."""
        key = self.view.current
        return (key.kind, key.id) if key is not None and key.kind != "company" else None

    def _find(self, typed: str) -> list[Found]:
        index = names_of(self.workplace.open_journal).index
        with self.workplace.journal.read() as connection:
            people = find_contacts(connection, index, typed, _FOUND)
            houses = find_suppliers(connection, index, typed, _FOUND)
        self._found = {one.id: Key("contact", one.id) for one in people}
        self._found |= {one.id: Key("supplier", one.id) for one in houses}
        return [
            *(Found(one.id, _name(one.name) or one.form_of_address, one.company) for one in people),
            *(Found(one.id, _name(one.name), one.city_zh) for one in houses),
        ]  # fmt: skip

    # --- showing -----------------------------------------------------------------------------------------------

    def _centre_on_id(self, record_id: object) -> None:
        if isinstance(record_id, int) and record_id in self._found:
            self.centre_on(self._found[record_id])

    def centre_on(self, key: Key) -> None:
        """Show a node with two rings around; one outside the tag lifts the filter."""
        if key not in self.network.nodes and self.tags.currentIndex() > 0:
            self.tags.setCurrentIndex(0)
            self.refresh()
        if key in self.network.nodes:
            self.centre = key
            self.mode.select("rings")
            self._show()
            self.view.fit()
            self.view.choose(key)
            self.view.setFocus()

    def _show(self) -> None:
        self._goal = None
        self._stop()
        self.banner.dismiss()
        if self.centre is None:
            self._show_scene(Scene())
            return
        if self.mode.current() == "whole":
            self._lay_out_whole()
            return
        found = rings(self.network, self.centre)
        words_ = ""
        if found.left_out:
            words_ = n_(
                "{n} more would stand in the second ring.",
                "{n} more would stand in the rings.",
                found.left_out,
            ).format(n=formats.number(found.left_out))
        self._show_scene(ring_scene(self.network, found), words_)

    def _show_scene(self, scene: Scene, more: str = "") -> None:
        now = self.workplace.clock()
        said = {key: words.spoken(self.network, key, now) for key in scene.places}
        self._more = more
        self.view.show_scene(scene, self.network.nodes, said)
        self.view.setVisible(bool(self.network.nodes))
        self.empty.setVisible(not self.network.nodes)
        self.ask.setEnabled(self.view.current is not None)
        self._tell_current()

    def _tell_current(self) -> None:
        key = self.view.current
        if self.isVisible():  # the quick log begins with whom the person looks at
            self.workplace.focus = self.looked_at()
        told = words.spoken(self.network, key, self.workplace.clock()) if key is not None else ""
        self.told.setText(" · ".join(filter(None, (told, self._more))))

    def find_way(self) -> None:
        """Show the shortest way from somebody whom we know to the current node."""
        if self.view.current is not None:
            self._show_way(self.view.current)
            self.view.setFocus()

    def _show_way(self, goal: Key) -> None:
        self._goal = goal
        since = self.workplace.clock() - _RECENT
        way = way_to(self.network, goal, since)
        if len(way) > 1:
            self.mode.select("rings")
            self._show_scene(way_scene(self.network, way))
        self.banner.tell(
            words.way_words(self.network, way), "ok" if way else "amber", _("Two rings"), self._show
        )

    # --- the whole network -------------------------------------------------------------------------------------

    def _lay_out_whole(self) -> None:
        keys, network = most_tied(self.network, WHOLE), self.network

        def work(progress: Progress) -> Scene:
            # numpy is loaded by this module: only when the whole network is asked for
            from ui.network.springs import place_all  # noqa: PLC0415

            return whole_scene(network, keys, place_all(network, keys, progress))

        def done(scene: Scene) -> None:
            if shiboken6.isValid(self) and network is self.network:
                self.bar.hide()
                self._job = None
                tied = sum(1 for key in network.nodes if network.near(key))
                more = (
                    _("The {n} with the most ties are shown.").format(n=formats.number(WHOLE))
                    if tied > WHOLE
                    else ""
                )
                self._show_scene(scene, more)

        def went_on(step: int, total: int) -> None:
            if shiboken6.isValid(self):
                self.bar.show_share(step / total if total else 0)

        self.bar.show_share(0)
        self.bar.show()
        self._job = self.workplace.tasks.run(work, done, self._failed, went_on)

    def _failed(self, error: BaseException) -> None:
        if shiboken6.isValid(self) and self._job is not None:
            self.bar.hide()
            self.workplace.failures.tell(error)

    def _stop(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
            self.bar.hide()

    # --- what can be done --------------------------------------------------------------------------------------

    def open(self, key: Key) -> None:
        """Go to the page of a node."""
        if key.kind != "company":
            self.workplace.show_record(key.kind, key.id)

    def menu_of(self, key: Key) -> QMenu:
        """Return the menu of a node."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts: list[tuple[str, str, Callable[[], None]]] = [
            ("target", _("Put in the middle"), lambda: self.centre_on(key))
        ]
        if key.kind != "company":
            icon = "contact-round" if key.kind == "contact" else "factory"
            acts.append((icon, _("Open"), lambda: self.open(key)))
        acts.append(("waypoints", _("Who can introduce me?"), self.find_way))
        for icon, text, act in acts:
            action = menu.addAction(self.theme.icon(icon), text)
            action.triggered.connect(lambda _on=False, act=act: act())
        return menu

    def _ask_menu(self, key: Key, where: QPoint) -> None:
        self.menu_of(key).popup(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back from a way to the rings."""
        if event.key() == Qt.Key.Key_Escape:
            self._show()
        else:
            super().keyPressEvent(event)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what this page does for the commands."""
        return {"filter": self.line.setFocus, "introduce": self.find_way}


def _name(name: Name) -> str:
    return shown.single(name.zh, name.en)
