"""The fields of a name: what is typed splits, is read and addressed, until a person edits a proposal."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.chinese.address_forms import Gender, Proposal, propose_address
from desktop.chinese.names import split_name
from desktop.people.contacts import name_pinyin
from ui.widgets.form import FormRow

PROPOSED = ("family_zh", "given_zh", "pinyin", "form_of_address")


class Naming(QObject):
    """Ties the rows of a name together. A field edited by hand stays; emptied, it takes proposals again."""

    def __init__(self, rows: Mapping[str, FormRow], gender: QComboBox, title: QLineEdit) -> None:
        super().__init__(title)
        self._rows, self._gender, self._title = rows, gender, title
        self._last = self._proposals()
        self.line("name_zh").textChanged.connect(self._follow)
        for key in ("family_zh", "given_zh"):
            self.line(key).textEdited.connect(lambda _typed: self._follow())
        gender.currentIndexChanged.connect(lambda _place: self._follow())
        title.textChanged.connect(self._follow)
        self._hint()

    def line(self, key: str) -> QLineEdit:
        """Return the editor of a field."""
        editor = self._rows[key].field
        assert isinstance(editor, QLineEdit)
        return editor

    def _follow(self, _typed: str = "") -> None:
        """Put new proposals where the old ones, or nothing, stand."""
        for key in PROPOSED:
            now = self._proposals()[key]
            if self.line(key).text().strip() in ("", self._last[key]):
                self.line(key).setText(now)
            self._last[key] = now
        self._hint()

    def _proposals(self) -> dict[str, str]:
        """Return what is proposed now; the parts come first, the rest is proposed from them."""
        name = self.line("name_zh").text().strip()
        family, given = split_name(name) if name else ("", "")
        stands = self.line("family_zh").text().strip() or family
        return {
            "family_zh": family,
            "given_zh": name.removeprefix(stands) if stands and name.startswith(stands) else given,
            "pinyin": name_pinyin(stands, name) if name else "",
            "form_of_address": self._address(stands).text,
        }

    def _address(self, family: str) -> Proposal:
        chosen = self._gender.currentData()
        gender: Gender | None = "f" if chosen == "f" else "m" if chosen == "m" else None
        return propose_address(family, self._title.text().strip(), gender)

    def _hint(self) -> None:
        """Say how the form of address is spoken, or why it may be misheard."""
        said = self._address(self.line("family_zh").text().strip())
        stands = self.line("form_of_address").text().strip()
        self._rows["form_of_address"].set_hint((said.hint or said.pinyin) if stands == said.text else "")
