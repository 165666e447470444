"""The templates by what they are about, found by any word of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.chinese.keys import query_pattern, search_key
from desktop.giving.library import GROUPS, Template
from desktop.giving.own_messages import OWN
from desktop.giving.words import group_label, register_label
from desktop.highlight import Marked, mark
from desktop.texts import _
from ui.hits.rows import Heading, Hit, HitRow
from ui.hits.view import HitView
from ui.theme.theme import Theme
from ui.widgets.layouts import column
from ui.widgets.search_field import SearchField

_TALLEST = 2000
"""Pixels that the list may take: it fills its place and scrolls."""


class TemplateList(QWidget):
    """``chosen`` tells the template that became current."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._templates: dict[str, Template] = {}
        self._first: tuple[str, ...] = ()
        self.search = SearchField(theme, _("Find a template"))
        self.view = HitView(theme, _("Templates"), _TALLEST, shrinks=True)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.walked.connect(self._walked)
        self.search.settled.connect(lambda _text: self._show())
        self.search.left_down.connect(self.view.setFocus)
        self.setLayout(column(self.search, (self.view, 1), spacing=theme.px(8)))

    def show_templates(self, templates: Iterable[Template], first: Sequence[str] = ()) -> None:
        """Show all templates; those of ``first`` stand above the others, as proposed."""
        self._templates = {one.key: one for one in templates}
        self._first = tuple(key for key in first if key in self._templates)
        self._show()

    def current(self) -> Template | None:
        """Return the template that is current."""
        hit = self.view.current_hit()
        return self._templates.get(str(hit.key)) if hit is not None else None

    def choose(self, key: str) -> None:
        """Make a template current, out of a search if need be."""
        if self.search.text():
            self.search.clear()
            self._show()
        self._go_to(key)

    def _show(self) -> None:
        typed = self.search.text().strip()
        keep = self.current()
        rows: list[HitRow] = []
        if self._first and not typed:
            rows.append(Heading(_("Fits today")))
            rows += [_row(self._templates[key], "") for key in self._first]
        for group in (OWN.rstrip("."), *GROUPS):
            found = [one for one in self._templates.values() if one.group == group and _has(one, typed)]
            if found:
                rows += [Heading(group_label(group)), *(_row(one, typed) for one in found)]
        self.view.show_rows(rows)
        self.view.setVisible(True)
        if keep is not None:
            self._go_to(keep.key)

    def _go_to(self, key: str) -> None:
        for place, row in enumerate(self.view.hits.rows):
            if isinstance(row, Hit) and row.key == key:
                self.view.go_to(place)
                return

    def _walked(self, _row: int) -> None:
        found = self.current()
        if found is not None:
            self.chosen.emit(found)


def _row(template: Template, typed: str) -> Hit:
    return Hit(
        "template",
        template.key,
        mark(template.title, typed),
        mark(template.zh.replace("{称呼}，", "").replace("{称呼}", ""), typed) if typed else Marked(""),
        end=register_label(template.register),
        icon="message-square",
        tone="sky",
    )


def _has(template: Template, typed: str) -> bool:
    """Tell whether a template holds all words typed in any of its texts, or its title the pinyin or initials."""
    whole = " ".join((template.title_en, template.title_zh, template.zh, template.en)).casefold()
    if all(word in whole for word in typed.casefold().split()):
        return True
    return query_pattern(typed).search(search_key(template.title_zh)) is not None
