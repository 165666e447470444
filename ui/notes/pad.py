"""One note: its title, its text, and a line that says how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop import formats
from desktop.errors import GuanxiError
from desktop.notes.reads import NoteCard
from desktop.texts import _, p_
from ui.more import Act, more_button
from ui.neutral import neutral_line, point_out
from ui.notes import edits
from ui.notes.album import Album
from ui.notes.completer import Completer
from ui.notes.editor import NoteEditor
from ui.notes.keeping import Keeping
from ui.notes.pictures import Pictures
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import row
from ui.widgets.text import label
from ui.workplace import Workplace


class NotePad(QFrame):
    """``link_asked`` tells kind and id of a link to open."""

    link_asked = Signal(str, object)

    def __init__(self, workplace: Workplace, acts: Callable[[], Sequence[Act]]) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace = workplace
        self._card: NoteCard | None = None
        self._showing = False
        theme, px = workplace.theme, workplace.theme.px
        self.title = QLineEdit()
        self.title.setProperty("kind", "bare")
        self.title.setFont(theme.font("title"))
        self.title.setPlaceholderText(p_("of a note", "Title"))
        self.title.setAccessibleName(_("Title of the note"))
        self.album = Album(workplace, self)
        self.editor = NoteEditor(theme, self.album)
        self.editor.refused = workplace.failures.tell
        self.keeping = Keeping(workplace, lambda: (self.title.text(), self.editor.text()), self)
        self.pictures = Pictures(workplace, self.editor, lambda: self.note_id)
        self.private = IconButton(theme, "eye", _("Mark as private"))
        self.pinned = IconButton(theme, "pin", _("Pin to the top"))
        self._said = label("", "meta", "text3")
        self.neutral = neutral_line()
        self._quarrel: Sequence[str] = ()
        more = more_button(theme, _("More for this note"), acts)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(20), px(12), 0)
        lines.setSpacing(px(4))
        lines.addLayout(row((self.title, 1), self.private, self.pinned, more, spacing=px(2)))
        lines.addLayout(row(self._said, None, *self._tools()))
        lines.addWidget(self.neutral)
        lines.addSpacing(px(6))
        lines.addWidget(self.pictures.intake)
        lines.addWidget(self.editor, 1)
        self.completer = Completer(workplace, self.editor, self)
        self._listen()

    def _tools(self) -> list[Button | IconButton]:
        """Return what the keys do, for the mouse."""
        theme, editor = self._workplace.theme, self.editor
        tools = (
            ("H", _("Heading (Ctrl+1, Ctrl+2, Ctrl+3)"), lambda: edits.set_heading(editor.textCursor(), 2)),
            ("B", _("Bold (Ctrl+B)"), lambda: editor.setTextCursor(edits.emphasise(editor.textCursor(), "**"))),
            ("square-check", _("Box (Ctrl+Enter)"), lambda: editor.tick(editor.textCursor().block())),
            ("list", _("Table"), lambda: edits.insert_table(editor.textCursor(), (_("What"), _("Who"), _("By when")))),
        )  # fmt: skip
        made: list[Button | IconButton] = []
        for icon, name, act in tools:
            if len(icon) == 1:
                button: Button | IconButton = Button(theme, icon, "ghost", on_click=act)
                button.setToolTip(name)
                button.setAccessibleName(name)
            else:
                button = IconButton(theme, icon, name, act)
            button.clicked.connect(lambda _on=False: editor.setFocus())
            made.append(button)
        return made

    def _listen(self) -> None:
        self.title.textEdited.connect(lambda _text: self._typed())
        self.title.returnPressed.connect(self.editor.setFocus)
        self.editor.textChanged.connect(self._typed)
        self.editor.link_asked.connect(self._ask_for)
        self.editor.outward_asked.connect(self._open_outward)
        self.editor.picture_given.connect(self.pictures.take)
        self.keeping.said.connect(self._say)

    # --- showing -----------------------------------------------------------------------------------------------

    @property
    def note_id(self) -> int:
        """The note that is shown, 0 for none."""
        return self.keeping.note_id

    def show_card(self, card: NoteCard | None) -> None:
        """Show a note; what was typed in another is kept first, what is typed in this one stays."""
        same = card is not None and card.id == self.keeping.note_id
        if not same:
            self.keeping.keep_step()
            self.album.forget()
        self._card = card
        self._showing = True
        if card is None:
            self.keeping.begin(0, "", "")
            self.title.clear()
            self.editor.show_text("")
        elif not same:
            self.keeping.begin(card.id, card.title, card.body)
            self.title.setText(card.title)
            self.editor.show_text(card.body)
        elif not self.keeping.pending:
            if self.title.text() != card.title:
                self.title.setText(card.title)
            self.editor.follow_text(card.body)
            self.keeping.begin(card.id, card.title, card.body)
        self._showing = False
        self._dress()

    def _dress(self) -> None:
        card = self._card
        if card is None:
            return
        self.private.show_icon("eye-off" if card.private else "eye", "seal" if card.private else "text2")
        words = _("Private: hidden while presenting and left out of what is shared")
        self.private.setToolTip(words if card.private else _("Mark as private"))
        self.private.setAccessibleName(words if card.private else _("Mark as private"))
        self.pinned.show_icon("pin-off" if card.pinned else "pin", "accent" if card.pinned else "text2")
        self.title.setPlaceholderText(
            formats.weekday_day(card.day, self._workplace.today) if card.day else p_("of a note", "Title")
        )
        if not self.keeping.pending:
            day = formats.weekday_day(card.written_at.astimezone().date(), self._workplace.today)
            self._say(_("Written {day}, {time}").format(day=day, time=formats.time_of_day(card.written_at)))

    def show_dead(self, dead: set[tuple[str, int]]) -> None:
        """Show links to these records as links to deleted ones."""
        self.editor.colours.show_dead(dead)

    def show_quarrel(self, words: Sequence[str]) -> None:
        """Mind these words of a quarrel at the house that the note is about; in a private note they may stand."""
        self._quarrel = words
        self._look_for_quarrel()

    def _look_for_quarrel(self) -> None:
        open_to_others = self._card is not None and not self._card.private
        quarrel = self._quarrel if open_to_others else ()
        point_out(
            self.neutral, self.editor.toPlainText(), quarrel, _("Leave it out, or mark the note as private.")
        )

    def _say(self, words: str) -> None:
        self._said.setText(words)

    def _typed(self) -> None:
        if not self._showing and self.keeping.differs():  # a new look of the same text is no typing
            self.keeping.typed()
            self._say(_("Typing …"))
            if self._quarrel:
                self._look_for_quarrel()

    def _ask_for(self, kind: str, record_id: int) -> None:
        """Open whom the link means today: two records may have been merged since."""
        meant = self._card.meant if self._card else {}
        self.link_asked.emit(kind, meant.get((kind, record_id), record_id))

    def _open_outward(self, address: str) -> None:
        if not QDesktopServices.openUrl(QUrl(address)):
            self._workplace.failures.tell(
                GuanxiError(_("This address could not be opened."), _("Copy it into a browser."))
            )

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the page is left, the journal locked or the window closed."""
        self.keeping.keep_step()
        super().hideEvent(event)
