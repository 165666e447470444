"""The tab of a supplier that shows its org chart, and what can be done with each box."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from desktop.people.employments import EmploymentFields, edit_employment
from desktop.people.org import OrgNode, change_boss, depends, org_chart, put_person
from desktop.people.supplier_card import SupplierCard
from desktop.people.words import DECISION_ROLES, STANCES, decision_role_label, stance_label
from desktop.texts import _
from ui.gates.printing import ask_pdf, ask_printer
from ui.org.chart import OrgChart
from ui.org.printing import draw_chart, write_chart
from ui.org.words import STANCE_ICONS, Box, box_of, name_of
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import holder, row
from ui.widgets.text import label
from ui.workplace import Workplace

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class OrgTab(QWidget):
    """Reads by itself; the page tells whose chart to show."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        px = self._theme.px
        self._supplier, self._title = 0, ""
        self.nodes: tuple[OrgNode, ...] = ()
        self.boxes: dict[str, Box] = {}
        self.chart = OrgChart(self._theme)
        self.chart.opened.connect(self._open)
        self.chart.moved.connect(self._move)
        self.chart.menu_asked.connect(self._ask_menu)
        self.chart.walked.connect(self._follow)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.chart)
        self._bar, self._nobody = self._make_bar(), self._make_nobody()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(12), 0, px(12))
        lines.setSpacing(px(10))
        lines.addWidget(self._bar)
        lines.addWidget(self._area, 1)
        lines.addWidget(self._nobody, 1)

    def _make_bar(self) -> QWidget:
        px, words = self._theme.px, _("Drag a box onto its boss, or take it with Space and walk by arrows.")
        hint = label(words, "meta", "text3", wrap=True)
        save = Button(self._theme, _("Save as PDF"), icon="file-text", on_click=self._save)
        print_ = Button(self._theme, _("Print"), icon="printer", on_click=self.print)
        return holder(row((hint, 1), px(8), save, px(8), print_))

    def _make_nobody(self) -> EmptyState:
        return EmptyState(
            self._theme,
            _("Nobody is in the chart yet."),
            _("Add a person and choose this supplier as the place where they work."),
            "git-branch",
            _("New contact"),
            lambda: self._workplace.perform("new_contact"),
            kind="",
        )

    def show_card(self, card: SupplierCard) -> None:
        """Read and show the chart of a supplier."""
        self._supplier = card.id
        self._title = card.name_zh or card.name_en or card.name_pinyin
        now = self._workplace.clock().astimezone()
        with self._workplace.journal.read() as connection:
            self.nodes = org_chart(connection, card.id)
        by_key = {node.key: node for node in self.nodes}
        under: dict[str, int] = {}
        for node in self.nodes:
            under[node.boss] = under.get(node.boss, 0) + 1
        self.boxes = {
            node.key: box_of(
                node, now, name_of(by_key[node.boss]) if node.boss else "", under.get(node.key, 0)
            )
            for node in self.nodes
        }
        self.chart.show_nodes(self.nodes, self.boxes)
        for part, shown in ((self._bar, True), (self._area, True), (self._nobody, False)):
            part.setVisible(shown == bool(self.nodes))

    def _follow(self, box: QRectF) -> None:
        middle = box.center().toPoint()
        self._area.ensureVisible(middle.x(), middle.y(), int(box.width() / 2) + 8, int(box.height() / 2) + 8)

    def _node(self, key: str) -> OrgNode:
        return next(node for node in self.nodes if node.key == key)

    # --- what can be done --------------------------------------------------------------------------------------

    def _open(self, key: str) -> None:
        contact = self._node(key).contact_id
        if contact is not None:
            self._workplace.show_record("contact", contact)

    def _move(self, key: str, boss_key: str) -> None:
        """Let a person report to the box that they were put under; empty is nobody."""
        person = self._node(key).person
        if person is None:
            return
        boss = self._node(boss_key) if boss_key else None
        name = name_of(self._node(key))
        words = _("{name} now reports to nobody").format(name=name)
        if boss is not None:
            words = _("{name} now reports to {boss}").format(name=name, boss=name_of(boss))
        self._workplace.change(
            _("Change boss"),
            lambda session: change_boss(
                session,
                person.employment_id,
                boss.contact_id if boss is not None else None,
                boss.words if boss is not None else "",
            ),
            toast=words,
        )

    def _edit(self, key: str, title: str, fields: EmploymentFields) -> None:
        person = self._node(key).person
        if person is not None:
            self._workplace.change(
                title, lambda session: edit_employment(session, person.employment_id, fields)
            )

    def menu_of(self, key: str) -> QMenu:
        """Return the menu of a box."""
        node, menu = self._node(key), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if node.contact_id is not None:
            self._add(menu, "contact-round", _("Open person"), lambda: self._open(key))
        if node.person is not None:
            if node.boss:
                self._add(menu, "unlink", _("Reports to nobody"), lambda: self._move(key, ""))
            self._add_stances(menu.addMenu(_("How they stand to you")), key)
            self._add_roles(menu.addMenu(_("Part in decisions")), key)
        if node.kind == "named":
            met = menu.addMenu(_("This is"))
            for other in self.nodes:
                if other.person is not None and not depends(self.nodes, other.key, key):
                    meet = partial(self._meet, node.words, other.person.contact_id)
                    self._add(met, "user", name_of(other), meet)
            met.setEnabled(not met.isEmpty())
        return menu

    def _add(self, menu: QMenu, icon: str, words: str, act: Callable[[], object]) -> None:
        action = menu.addAction(self._theme.icon(icon), words)
        action.triggered.connect(lambda _on=False: act())

    def _add_stances(self, menu: QMenu, key: str) -> None:
        person = self._node(key).person
        for stance in (*STANCES, ""):
            icon, color = STANCE_ICONS[stance]
            action = menu.addAction(self._theme.icon(icon, color), stance_label(stance))
            action.setCheckable(True)
            action.setChecked(person is not None and person.stance == stance)
            edit = partial(self._edit, key, _("Change stance"), EmploymentFields(stance=stance))
            action.triggered.connect(lambda _on=False, edit=edit: edit())

    def _add_roles(self, menu: QMenu, key: str) -> None:
        person = self._node(key).person
        for role in (*DECISION_ROLES, ""):
            action = menu.addAction(decision_role_label(role) if role else _("Not known"))
            action.setCheckable(True)
            action.setChecked(person is not None and person.decision_role == role)
            fields = EmploymentFields(decision_role=role)
            edit = partial(self._edit, key, _("Change part in decisions"), fields)
            action.triggered.connect(lambda _on=False, edit=edit: edit())

    def _meet(self, name: str, contact_id: int) -> None:
        supplier = self._supplier
        self._workplace.change(
            _("Met the boss"), lambda session: put_person(session, supplier, name, contact_id)
        )

    def _ask_menu(self, key: str, where: QPoint) -> None:
        menu = self.menu_of(key)
        if not menu.isEmpty():
            menu.popup(where)

    # --- paper -------------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Ask for a printer and print the chart."""
        title, today, nodes, boxes = self._title, self._workplace.today, self.nodes, self.boxes
        ask_printer(
            self,
            lambda printer: draw_chart(printer, title, today, nodes, boxes),
            self._workplace.tell,
            wide=True,
        )

    def _save(self) -> None:
        title, today, nodes, boxes = self._title, self._workplace.today, self.nodes, self.boxes
        name = _NOT_IN_NAMES.sub(" ", _("Org chart {name}").format(name=title)).strip()[:120]
        ask_pdf(
            self,
            lambda path: write_chart(path, title, today, nodes, boxes),
            self._workplace.tell,
            f"{name}.pdf",
        )
