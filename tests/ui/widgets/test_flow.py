from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.flow import Flow


def flowing(qtbot, width: int) -> tuple[Flow, list[QWidget]]:
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow(6, host)
    pieces = [QWidget() for _ in range(3)]
    for piece in pieces:
        piece.setFixedSize(40, 20)
        flow.addWidget(piece)
    host.resize(width, 200)
    host.show()
    flow.activate()
    flow.host = host
    return flow, pieces


def test_pieces_go_on_in_a_new_line_where_the_room_ends(qtbot) -> None:
    flow, pieces = flowing(qtbot, 100)
    assert [(piece.x(), piece.y()) for piece in pieces] == [(0, 0), (46, 0), (0, 26)]
    assert flow.heightForWidth(100) == 46
    assert flow.heightForWidth(200) == 20


def test_pieces_begin_at_the_right_where_the_script_does(qtbot) -> None:
    flow, pieces = flowing(qtbot, 200)
    host = flow.host
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    host.layout().activate()
    host.resize(201, 200)
    assert pieces[0].geometry().right() == 200
