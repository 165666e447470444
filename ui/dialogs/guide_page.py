"""A chapter of the guide: Markdown with pictures, in the language and look in force."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from desktop import paths, texts
from ui.theme.theme import Theme

_WIDTH, _LINE = 680, 135  # pixels of a picture at 100 %, per cent of a line
PICTURES = ("suppliers", "today", "practice", "calendar")


def chapters() -> list[Path]:
    """Return the chapters in the language in force, in order."""
    return sorted((paths.resources() / "guide" / texts.language()).glob("*.md"))


def chapter_title(chapter: Path) -> str:
    """Return the first heading of a chapter."""
    return chapter.read_text("utf-8").partition("\n")[0].removeprefix("#").strip()


class GuidePage(QTextBrowser):
    """Shows one chapter; Up, Down and the page keys scroll."""

    def __init__(self, theme: Theme, chapter: Path) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(chapter_title(chapter))
        self.document().setDocumentMargin(theme.px(16))
        self.document().setMarkdown(
            chapter.read_text("utf-8"), QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self._add_pictures()  # after the text, which takes earlier ones with it
        self._space_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _add_pictures(self) -> None:
        """Hand the document its pictures in the language and look in force, as wide as the text."""
        look = "dark" if self._theme.tokens.dark else "light"
        kind = QTextDocument.ResourceType.ImageResource.value
        for name in PICTURES:
            image = QImage(str(picture_file(name, look, texts.language())))
            width = self._theme.px(_WIDTH)
            smooth = Qt.TransformationMode.SmoothTransformation
            self.document().addResource(kind, QUrl(name), image.scaledToWidth(width, smooth))

    def _space_out(self) -> None:
        """Give the paragraphs room, and headings the sizes of the theme: Markdown says nothing of either."""
        px = self._theme.px
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form, level = block.blockFormat(), block.blockFormat().headingLevel()
            listed = block.textList() is not None
            form.setTopMargin(px(18 if level > 1 else 0))
            form.setBottomMargin(px(8 if level or not listed else 4))
            form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFont(self._theme.font("title" if level == 1 else "section"))
                cursor.mergeCharFormat(letters)
            block = block.next()


def picture_file(name: str, look: str, language: str) -> Path:
    """Return where a picture of the guide lies; ``tools.gen_guide`` makes them."""
    return paths.resources() / "guide" / "pictures" / f"{name}-{look}-{language}.webp"
