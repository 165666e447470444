"""First step of a new journal: its name and its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop import paths
from desktop.journal.keyfile import NAME as KEY_FILE
from desktop.texts import _, language
from ui.choose_folder import choose_folder
from ui.gates import places
from ui.gates.frame import GateFrame
from ui.gates.others import other_journals
from ui.gates.steps import Steps
from ui.services import Services
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import holder, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import rule


class PlacePage(GateFrame):
    """Asks where the new journal shall be, or which one that exists shall be opened."""

    def __init__(self, services: Services, steps: Steps, done: Callable[[Path], object]) -> None:
        super().__init__(
            services.theme,
            _("Welcome to Guanxi Journal"),
            _(
                "A private journal of your suppliers and their people. It lies encrypted in one folder of yours, "
                "and nothing of it ever leaves this computer by itself."
            ),
            _("New journal, step 1 of 3"),
        )
        self._services = services
        self._steps = steps
        self._done = done
        usual = paths.usual_journal()
        self.name = QLineEdit(usual.name)
        self.folder = QLineEdit(str(usual.parent))
        self._arrange()
        self.name.textChanged.connect(self._look)
        self.folder.textChanged.connect(self._look)
        self.setFocusProxy(self.name)
        self._look()

    def _arrange(self) -> None:
        theme = self.theme
        self._name_row = FormRow(theme, _("Name"), self.name)
        choose = Button(theme, _("Choose"), icon="folder-open", on_click=self._choose)
        choose.setAccessibleDescription(_("Choose the folder"))
        line = holder(row((self.folder, 1), choose, spacing=8))
        self.folder.setAccessibleName(_("Inside the folder"))
        self._folder_row = FormRow(theme, _("Inside the folder"), line, " ")
        self.next = Button(theme, _("Continue"), "primary", on_click=self._go_on)
        self.open = other_journals(self, theme, self._services.preferences, None, self._steps.unlock)
        for field in (self.name, self.folder):
            field.returnPressed.connect(self._go_on)
        self.body.addWidget(self._name_row)
        self.body.addWidget(self._folder_row)
        self.body.addLayout(row(self.next, None))
        self.body.addSpacing(4)
        self.body.addWidget(rule())
        self.body.addLayout(row(self.open, None, self._languages()))

    def _languages(self) -> Segmented:
        made = Segmented(_("Language"), [("en", "English"), ("zh_CN", "中文")], language())
        made.chosen.connect(lambda key: self._services.preferences.set(language=key))
        return made

    def chosen(self) -> Path:
        """Return the folder of the new journal as typed."""
        return Path(self.folder.text().strip()).expanduser() / self.name.text().strip()

    def _look(self) -> None:
        self._name_row.set_error("")
        self._folder_row.set_error("")
        self._folder_row.set_hint(
            _("The journal will be {folder}").format(folder=places.shown(self.chosen()))
        )
        warned = places.warning(self.chosen())
        if warned:
            self.banner.tell(warned, "amber", closable=False)
        else:
            self.banner.dismiss()

    def _choose(self) -> None:
        choose_folder(
            self,
            _("Folder for the new journal"),
            self.chosen().parent,
            lambda to: self.folder.setText(str(to)),
        )

    def _go_on(self) -> None:
        problem = places.name_problem(self.name.text())
        self._name_row.set_error(problem)
        folder = self.chosen()
        if not folder.is_absolute():
            self._folder_row.set_error(_("The folder must be a whole path, from the disk on."))
        elif (folder / KEY_FILE).exists():
            self._name_row.set_error(
                _("There is a journal of this name already. Open it, or choose another name.")
            )
        elif not problem:
            self._done(folder)
            return
        (self.folder if self._folder_row.error() else self.name).setFocus()
