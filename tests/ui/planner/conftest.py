"""Two suppliers to plan with."""

from __future__ import annotations

import pytest

from desktop.people.suppliers import add_supplier
from ui.workplace import Workplace


@pytest.fixture
def suppliers(workplace: Workplace) -> dict[str, int]:
    with workplace.journal.change("Fill") as session:
        return {
            "gm": add_supplier(
                session, {"name_en": "Yiwu Guangming Hardware", "name_zh": "义乌市光明五金有限公司"}
            ),
            "hd": add_supplier(
                session, {"name_en": "Dongguan Hengda Plastics", "name_zh": "东莞市恒达塑胶制品厂"}
            ),
        }
