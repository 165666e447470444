"""Saved views on their page, in their form, in the sidebar and out of a list, by keys."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu, QSpinBox, QWidget

from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in_typed
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier, delete_suppliers
from desktop.touches.logging import TouchDraft, log_touch
from desktop.views.criteria import Criterion
from desktop.views.pinned import pinned_views
from desktop.views.query import ViewQuery
from desktop.views.reads import saved_views
from desktop.views.saving import ViewDraft, add_view
from tests.ui.hands import type_hanzi
from ui.desk import Desk
from ui.pages.suppliers import SuppliersPage
from ui.pages.views import ViewsPage
from ui.views.form import ViewDialog
from ui.views.list_filters import query_of
from ui.views.model import Heading, ViewModel
from ui.views.shown import Shown
from ui.workplace import Workplace

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ids(workplace: Workplace) -> dict[str, int]:
    with workplace.journal.change("Fill") as session:
        made = {
            "gm": add_supplier(session, {"name_zh": "光明五金", "tier": 1, "city_zh": "义乌"}),
            "hd": add_supplier(session, {"name_zh": "恒达塑胶", "tier": 2, "city_zh": "东莞"}),
            "cx": add_supplier(session, {"name_en": "Morningstar", "tier": 1}),
            "li": add_contact(session, {"name_zh": "李伟"}),
        }
        session.flush()
        made["call"] = log_touch(
            session, TouchDraft(at=NOW, suppliers=(made["gm"],), kind="call", summary="交期")
        )
        made["machines"] = add_field(session, "supplier", FieldDraft("Machines", "number"))
        made["audit"] = add_field(
            session, "supplier", FieldDraft("Audit", "choice", choices=[(None, "BSCI"), (None, "Sedex")])
        )
        fill_in_typed(session, made["machines"], made["hd"], "12")
        fill_in_typed(session, made["audit"], made["hd"], "Sedex")
        query = ViewQuery("supplier", criteria=(Criterion("tier", "any", ("1",)),), columns=("name", "city"))
        made["view"] = add_view(session, ViewDraft("Closest", query, "seal"))
    return made


def shown(qtbot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1200, 800)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    widget.activateWindow()


@pytest.fixture
def page(workplace: Workplace, ids: dict[str, int], qtbot) -> ViewsPage:
    made = ViewsPage(workplace)
    shown(qtbot, made)
    assert ids
    return made


def names(page: ViewsPage) -> list[str]:
    """Return the first column as it is read."""
    model = page.sheet.table.view_model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_list_names_all_views_what_they_ask_for_and_how_many_records_there_are(page: ViewsPage) -> None:
    rows = [page.list.model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(3)]
    assert (rows[0].title, rows[0].third, rows[0].age) == ("Closest", "Tier is one of Tier 1, closest", "2")
    assert (rows[1].title, rows[1].age, rows[1].flag.text) == ("People without a birthday", "1", "Ready-made")


def test_only_saved_views_go_to_the_trash(page: ViewsPage, ids: dict[str, int], workplace: Workplace) -> None:
    told: list[str] = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    menu = page.sheet.findChild(QMenu)

    def possible() -> dict[str, bool]:
        menu.aboutToShow.emit()
        return {action.text(): action.isEnabled() for action in menu.actions()}

    page.show_record("saved_view", ids["view"])
    assert possible()["Move view to trash"]
    page.show_list()
    page.list.view.go_to(1)
    page.handlers()["delete"]()
    assert "stays" in told[0]
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.shown is not None
    assert page.shown.id is None
    assert not possible()["Move view to trash"]


def test_saved_views_are_moved_by_keys_and_by_the_menu(
    page: ViewsPage, ids: dict[str, int], workplace: Workplace
) -> None:
    with workplace.journal.change("Another") as session:
        add_view(session, ViewDraft("Far", ViewQuery("supplier"), "sky"))

    def titles() -> list[str]:
        return [one.name for one in page.list.views[:2]]

    def possible() -> dict[str, bool]:
        menu = page.list.findChild(QMenu)
        menu.aboutToShow.emit()
        return {action.text(): action.isEnabled() for action in menu.actions()}

    page.refresh()
    page.list.go_to(ids["view"])
    QTest.keyClick(page.list.view, Qt.Key.Key_Down, ALT)
    assert titles() == ["Far", "Closest"]
    current = page.list.current()
    assert current is not None
    assert current.name == "Closest", "the view that was moved stays the current one"
    with workplace.open_journal.read_raw() as raw:
        assert [one.name for one in pinned_views(raw)] == ["Far", "Closest"]
    assert (possible()["Move up"], possible()["Move down"]) == (True, False)
    next(one for one in page.list.findChild(QMenu).actions() if one.text() == "Move up").trigger()
    assert titles() == ["Closest", "Far"]
    workplace.undo()
    assert titles() == ["Far", "Closest"]
    page.list.view.go_to(2)
    assert not possible()["Move up"], "a ready-made view has its place"


def test_enter_goes_into_a_view_and_escape_back(
    page: ViewsPage, ids: dict[str, int], workplace: Workplace, qtbot
) -> None:
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert names(page) == ["Guāngmíng Wǔjīn", "Morningstar"]
    assert page.view_id == ids["view"]
    with qtbot.waitSignal(workplace.record_asked_for) as asked:
        QTest.keyClick(page.sheet.table, Qt.Key.Key_Return)
    assert asked.args == ["supplier", ids["gm"]]
    assert workplace.focus == ("supplier", ids["gm"]), (
        "the quick log begins with the record of the current row"
    )
    QTest.keyClick(page.sheet.table, Qt.Key.Key_Escape)
    assert page.shown is None
    assert page.list.view.hasFocus()


def test_the_model_of_a_view_is_sound_with_and_without_headings(workplace: Workplace, qtmodeltester) -> None:
    model = ViewModel(workplace.theme)
    model.show_rows(["A", "B"], [1, 2, 3], lambda page: {one: (str(one), "x") for one in page})
    qtmodeltester.check(model)
    rows: list[int | Heading] = [Heading("Tier 1", "2"), 1, 2, Heading("Not set", "1"), 3]
    model.show_rows(["A", "B"], rows, lambda page: {one: (str(one), "x") for one in page})
    qtmodeltester.check(model)
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "A 1, B x"
    assert model.row_of(3) == 4
    assert model.id_at(3) is None


def test_a_long_view_reads_only_the_pages_that_are_painted(workplace: Workplace) -> None:
    read: list[int] = []

    def fetch(page):
        read.extend(page)
        return {one: (str(one),) for one in page}

    model = ViewModel(workplace.theme)
    model.show_rows(["A"], range(100_000), fetch)
    assert model.index(99_999, 0).data() == "99999"
    assert len(read) < 100


def test_a_click_on_a_heading_sorts_and_the_order_can_be_kept(
    page: ViewsPage, ids: dict[str, int], workplace: Workplace
) -> None:
    page.show_record("saved_view", ids["view"])
    page.sheet.table.sorted_by.emit(0)
    page.sheet.table.sorted_by.emit(0)
    assert names(page) == ["Morningstar", "Guāngmíng Wǔjīn"]
    assert page.sheet.keep.isVisible()
    page.sheet.keep.click()
    with workplace.journal.read() as connection:
        kept = saved_views(connection)[0].query
    assert (kept.sort, kept.descending) == ("name", True)
    assert not page.sheet.keep.isVisible()


def test_typed_words_narrow_the_view_for_now(page: ViewsPage, ids: dict[str, int], qtbot) -> None:
    page.show_record("saved_view", ids["view"])
    QTest.keyClicks(page.sheet.search, "gm")
    qtbot.waitUntil(lambda: names(page) == ["Guāngmíng Wǔjīn"])
    page.sheet.search.setText("nothing like it")
    qtbot.waitUntil(lambda: not names(page))


def test_a_ready_made_view_is_pinned_by_a_key_and_undone(page: ViewsPage, workplace: Workplace) -> None:
    page.list.view.go_to(1)
    QTest.keyClick(page.list.view, Qt.Key.Key_P)
    with workplace.journal.read() as connection:
        assert [(row.name, row.ready) for row in saved_views(connection)][1] == (
            "People without a birthday", "no_birthday",
        )  # fmt: skip
    workplace.undo()
    with workplace.journal.read() as connection:
        assert len(saved_views(connection)) == 1


def test_a_view_that_goes_to_the_trash_leaves_the_list_and_comes_back(
    page: ViewsPage, ids: dict[str, int], workplace: Workplace
) -> None:
    page.show_record("saved_view", ids["view"])
    page._trash()
    assert page.shown is None
    assert page.list.views[0].id is None
    workplace.undo()
    assert page.list.views[0].id == ids["view"]


def test_a_view_is_made_by_keys_with_conditions_columns_and_groups(
    page: ViewsPage, ids: dict[str, int], workplace: Workplace, qtbot
) -> None:
    workplace.record_asked_for.connect(page.show_record)
    dialog = ViewDialog(workplace, None, Shown(None, "", "accent", ViewQuery("supplier")))
    shown(qtbot, dialog)
    type_hanzi(dialog.name, "一级供应商")
    dialog.criteria.add_button.click()
    line = dialog.criteria.lines[0]
    line.attribute.setCurrentIndex(line.attribute.findText("Tier"))
    ticks = line.findChild(QListWidget)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    dialog.criteria.add_button.click()
    own = dialog.criteria.lines[1]
    own.attribute.setCurrentIndex(own.attribute.findText("Machines"))
    own.how.setCurrentIndex(own.how.findText("is empty"))
    dialog.columns.setFocus()
    QTest.keyClick(dialog.columns, Qt.Key.Key_Down)
    QTest.keyClick(dialog.columns, Qt.Key.Key_Up, ALT)
    dialog.grouping.setCurrentIndex(dialog.grouping.findText("City"))
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    with workplace.journal.read() as connection:
        made = saved_views(connection)[1]
    assert made.name == "一级供应商"
    assert made.query.criteria == (
        Criterion("tier", "any", ("1",)),
        Criterion(f"field:{ids['machines']}", "empty"),
    )
    assert made.query.columns[:2] == ("city", "name")
    assert page.view_id == made.id
    assert names(page) == ["义乌  1", "义乌", "Not set  1", ""]
    QTest.keyClick(page.sheet.table, Qt.Key.Key_Down)
    assert page.sheet.table.current_id() == ids["cx"], "Down steps over the heading"


def test_a_condition_that_says_nothing_stays_in_the_form(
    workplace: Workplace, ids: dict[str, int], qtbot
) -> None:
    dialog = ViewDialog(workplace, None, Shown(None, "x", "accent", ViewQuery("supplier")))
    shown(qtbot, dialog)
    dialog.criteria.add()
    dialog.finish()
    assert dialog.isVisible()
    assert "says nothing" in dialog._conditions.error()
    line = dialog.criteria.lines[0]
    line.attribute.setCurrentIndex(line.attribute.findText("Last touch"))
    low = line.findChildren(QLineEdit)[0]
    low.setText("someday")
    dialog.finish()
    assert dialog.isVisible()
    line.how.setCurrentIndex(line.how.findText("is longer ago than … days"))
    line.findChild(QSpinBox).setValue(60)
    dialog.finish()
    with workplace.journal.read() as connection:
        assert saved_views(connection)[1].query.criteria == (Criterion("touched", "older", ("60",)),)
    assert ids


def test_a_record_is_chosen_by_its_name_in_a_condition(
    workplace: Workplace, ids: dict[str, int], qtbot
) -> None:
    dialog = ViewDialog(workplace, None, Shown(None, "Calls", "sky", ViewQuery("touch")))
    shown(qtbot, dialog)
    dialog.criteria.add()
    line = dialog.criteria.lines[0]
    line.attribute.setCurrentIndex(line.attribute.findText("Suppliers"))
    field = line._editors[0].line
    field.setFocus()
    type_hanzi(field, "光明")
    QTest.keyClick(field, Qt.Key.Key_Return)
    dialog.finish()
    with workplace.journal.read() as connection:
        made = saved_views(connection)[1]
    assert made.query.criteria == (Criterion("supplier", "any", (str(ids["gm"]),)),)


def test_the_filter_of_a_list_becomes_a_view(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    page = SuppliersPage(workplace)
    shown(qtbot, page)
    page.pane.show_query(
        type(page.pane.query)(
            "", {"tier": frozenset({1}), "missing": frozenset({"address_zh"})}, "last_touch"
        )
    )
    page.handlers()["save_view"]()
    dialog = QApplication.activeWindow() or page.findChild(ViewDialog)
    dialog = dialog if isinstance(dialog, ViewDialog) else page.findChild(ViewDialog)
    dialog.name.setText("To ask")
    dialog.finish()
    with workplace.journal.read() as connection:
        made = saved_views(connection)[1]
    assert set(made.query.criteria) == {Criterion("tier", "any", ("1",)), Criterion("address_zh", "empty")}
    assert (made.query.sort, made.query.descending) == ("touched", True)
    assert ids


def test_a_list_is_filtered_by_custom_fields_and_by_what_is_missing(
    workplace: Workplace, ids: dict[str, int], qtbot
) -> None:
    page = SuppliersPage(workplace)
    shown(qtbot, page)
    listing = page._list.listing()
    groups = {group.title: group for group in listing.groups()}
    sedex = next(choice.key for choice in groups["Audit"].choices if choice.words == "Sedex")
    assert listing.ids({groups["Audit"].key: frozenset({sedex})}, "name", None) == [ids["hd"]]
    missing = {choice.words: choice.key for choice in groups["Not filled in"].choices}
    assert set(listing.ids({"missing": frozenset({missing["Machines"]})}, "name", None)) == {
        ids["gm"],
        ids["cx"],
    }
    page.pane.show_query(type(page.pane.query)("gm", {groups["Audit"].key: frozenset({sedex})}))
    assert query_of("supplier", page.pane.query).criteria == (
        Criterion(groups["Audit"].key, "any", (str(sedex),)),
    )


def test_the_sidebar_counts_again_after_a_change_of_its_kind(
    workplace: Workplace, ids: dict[str, int], qtbot
) -> None:
    desk = Desk(workplace, QMenu())
    qtbot.addWidget(desk)

    def counts() -> list[tuple[str, str]]:
        return [(row.title, row.count) for row in desk.sidebar.views.places.rows]

    qtbot.waitUntil(lambda: counts() == [("Closest", "2")])
    with workplace.journal.change("Trash") as session:
        delete_suppliers(session, [ids["cx"]])
    qtbot.waitUntil(lambda: counts() == [("Closest", "1")])
    with workplace.journal.change("Save view") as session:
        add_view(session, ViewDraft("Nobody", ViewQuery("contact", words="nobody")))
    qtbot.waitUntil(lambda: counts() == [("Closest", "1"), ("Nobody", "0")])
    desk.sidebar.view_chosen.emit(ids["view"])
    assert desk.key == "views"
    assert desk.sidebar.views.current_key() == str(ids["view"])
    desk.show_place("today")
    assert desk.sidebar.views.current_key() == ""
    desk.leave()


def test_widths_that_were_set_by_hand_stay_with_their_view(page: ViewsPage, ids: dict[str, int]) -> None:
    page.show_record("saved_view", ids["view"])
    table = page.sheet.table
    table.setColumnWidth(0, 333)
    page.resize(1100, 800)
    page.refresh()
    assert table.columnWidth(0) == 333
    page.show_list()
    page.list.view.go_to(1)
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert table.columnWidth(0) != 333, "another view has its own"
    page.show_record("saved_view", ids["view"])
    assert table.columnWidth(0) == 333
