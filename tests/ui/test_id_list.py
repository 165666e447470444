"""The lazy list model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.models.id_list import ID_ROLE, PAGE, PAGES_KEPT, IdListModel
from ui.widgets.rows import ListRow

BIG_ID = 1 << 62


def fetch(ids: Sequence[int]) -> list[ListRow]:
    return [ListRow(title=str(record_id)) for record_id in ids]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = IdListModel(fetch)
    ids = [BIG_ID + number for number in range(3 * PAGE)]
    model.set_ids(ids)
    qtmodeltester.check(model)
    for more in ([1, *ids], [1, *ids, 2], [1, 3, *ids, 2], ids, [], [1], [1, 2]):
        model.set_ids(more)
        model.index(len(more) // 2).data()
        model.put_in(0, BIG_ID - len(more))


def test_rows_are_read_by_the_page_and_only_when_looked_at() -> None:
    asked: list[int] = []

    def counting(ids: Sequence[int]) -> list[ListRow]:
        asked.append(len(ids))
        return fetch(ids)

    model = IdListModel(counting)
    model.set_ids(range(100_000))
    assert asked == []
    assert model.index(PAGE * 5).data() == str(PAGE * 5)
    assert model.index(PAGE * 5 + 1).data() == str(PAGE * 5 + 1)
    assert asked == [PAGE]
    for number in range(PAGES_KEPT + 1):
        model.index(number * PAGE).data()
    before = len(asked)
    model.index(PAGE * 5).data()
    assert len(asked) <= before + 1


def test_a_jump_reads_once_whatever_row_is_the_first_in_view() -> None:
    asked: list[tuple[int, int]] = []

    def noting(ids: Sequence[int]) -> list[ListRow]:
        asked.append((ids[0], ids[-1]))
        return fetch(ids)

    model = IdListModel(noting, page=10)
    model.set_ids(range(1000))
    assert [model.index(row).data() for row in range(515, 525)] == [str(row) for row in range(515, 525)]
    assert model.index(514).data() == "514"
    assert model.index(525).data() == "525"
    assert model.index(530).data() == "530"
    assert asked == [(515, 524), (505, 514), (525, 534)]
    assert model.index(999).data() == "999"
    assert model.index(0).data() == "0"


def test_one_more_reads_itself_and_the_row_below_it() -> None:
    asked: list[list[int]] = []

    def noting(ids: Sequence[int]) -> list[ListRow]:
        asked.append(list(ids))
        return fetch(ids)

    model = IdListModel(noting, page=10)
    model.set_ids(range(100, 200))
    for row in range(5):
        model.index(row).data()
    asked.clear()
    model.put_in(0, 1)
    assert [model.index(row).data() for row in range(5)] == ["1", "100", "101", "102", "103"]
    assert asked == [[1, 100]]
    asked.clear()
    model.put_in(2, 2)
    assert [model.index(row).data() for row in range(6)] == ["1", "100", "2", "101", "102", "103"]
    assert asked == [[2, 101]]
    assert model.row_of(103) == 5
    assert model.rowCount() == 102


def test_ids_of_63_bits_come_through_whole() -> None:
    model = IdListModel(fetch)
    model.set_ids([BIG_ID])
    assert model.index(0).data(ID_ROLE) == BIG_ID
    assert model.row_of(BIG_ID) == 0
    assert model.row_of(1) == -1


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.SizeHintRole])
def test_other_roles_cost_no_read(role: Qt.ItemDataRole) -> None:
    def forbidden(_ids: Sequence[int]) -> list[ListRow]:
        raise AssertionError

    model = IdListModel(forbidden)
    model.set_ids([1])
    assert model.index(0).data(role) is None


def test_the_same_ids_keep_the_rows_and_read_them_again() -> None:
    words = ["old"]
    model = IdListModel(lambda ids: [ListRow(title=words[0]) for _ in ids])
    model.set_ids([1, 2])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    assert model.index(0).data() == "old"
    words[0] = "new"
    model.set_ids([1, 2])
    assert model.index(0).data() == "new"
    assert resets == []


def test_one_more_id_comes_in_without_a_reset() -> None:
    model = IdListModel(fetch)
    model.set_ids([7, 5, 3])
    resets: list[bool] = []
    came: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.rowsInserted.connect(lambda _parent, first, last: came.append((first, last)))
    for ids in ([9, 7, 5, 3], [9, 7, 6, 5, 3], [9, 7, 6, 5, 3, 1]):
        model.set_ids(ids)
        assert [model.index(row).data(ID_ROLE) for row in range(model.rowCount())] == ids
        assert [model.row_of(record_id) for record_id in ids] == list(range(len(ids)))
    assert (came, resets) == ([(0, 0), (2, 2), (5, 5)], [])
    model.set_ids([9, 8, 7, 6, 5, 3])
    assert model.index(1).data() == "8"
    assert resets == [True]


def test_who_reads_while_a_row_comes_in_keeps_no_old_row() -> None:
    model = IdListModel(fetch)
    model.set_ids([7, 5])
    seen: list[str] = []
    model.rowsAboutToBeInserted.connect(lambda: seen.append(model.index(0).data()))
    model.modelAboutToBeReset.connect(lambda: seen.append(model.index(0).data()))
    model.set_ids([9, 7, 5])
    assert [model.index(row).data() for row in range(3)] == ["9", "7", "5"]
    model.set_ids([2, 1])
    assert [model.index(row).data() for row in range(2)] == ["2", "1"]
    assert seen == ["7", "9"]
