"""The words that the selected clips draw: their text, and how they look, come and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.media_reference import CaptionReference, GraphicReference, TitleReference
from autovideo_studio.domain.queries import Placed
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services import catalogues, decorating, words
from autovideo_studio.services.catalogues import Number
from autovideo_studio.services.looks import caption_looks, looks
from autovideo_studio.services.words import Field, Words
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.inspector.fields import NumberRow, Section, at_most_two
from autovideo_studio.ui.inspector.options import SettingRow, number_line
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.gallery import Entry, Gallery
from autovideo_studio.ui.widgets.labels import label
from autovideo_studio.ui.widgets.layouts import column, line, row
from autovideo_studio.ui.workspace import Workspace

Rows = list[tuple[Field, NumberRow | SettingRow]]
TEXT_HEIGHT, GALLERY_HEIGHT = 84, 176


class WordsSection(QWidget):
    """Many clips are changed together where they have the same fields; the text itself only for one."""

    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self.setObjectName("inspectorWords")
        self._shown: list[Placed] = []
        self._base: Words | None = None
        self._built = ""
        self._rows: Rows = []
        self._sheets: dict[str, tuple[QWidget, Rows]] = {}
        self._text = QPlainTextEdit()
        self._text.setObjectName("inspectorText")
        self._text.setAccessibleName(tr("Text"))
        self._text.setFixedHeight(TEXT_HEIGHT)
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._take_text)
        self._text.installEventFilter(self)
        self._styles = Gallery(lambda id, moving, done: workspace.draw_sample(self._shelf, id, moving, done),
                               name="inspectorStyles", title=tr("Styles"), tile=84, marks=True)
        self._styles.setFixedHeight(GALLERY_HEIGHT)
        self._styles.chosen.connect(self._take_style)
        self._all = button(tr("Give the whole video this look"), self._give_all, kind="link", name="inspectorLookForAll")
        self._heading = label(weight=600)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(0)
        body = column(self._heading, self._text, self._styles, row(self._all, None), margins=(16, 10, 12, 10), spacing=8)
        column(body, line(), self._sections, spacing=0, on=self)

    @staticmethod
    def suits(chosen: list[Placed]) -> bool:
        """Whether these clips draw words that can be changed together."""
        first = chosen[0].clip.media
        return words.has_words(first) and all(words.same_sheet(first, placed.clip.media) for placed in chosen)

    def show_clips(self, chosen: list[Placed]) -> None:
        if not self.suits(chosen):
            return
        if not self._shown or self._shown[0].clip.id != chosen[0].clip.id:
            self._base = None
            self._text.clearFocus()
        self._shown = chosen
        first = self._media(chosen[0])
        signature = f"{type(first).__name__} {getattr(first, 'layout', '')} {getattr(first, 'style', '')}"
        if isinstance(first, GraphicReference):
            signature = f"graphic {first.layout}"
        if signature != self._built:
            self._build()
            self._open_sheet(signature, first)
            self._built = signature
        self._text.setVisible(len(chosen) == 1)
        if not self._text.hasFocus() and self._text.toPlainText() != words.text_of(first):
            self._text.blockSignals(True)
            self._text.setPlainText(words.text_of(first))
            self._text.blockSignals(False)
        for field, each in self._rows:
            values = at_most_two(words.value_of(self._media(placed), field) for placed in chosen)
            if isinstance(each, NumberRow):
                each.show_values([float(value) for value in values], False)
            else:
                each.show_values(values)
        self._styles.choose(words.style_of(first))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is typed between two looks at the text is one step."""
        if event.type() == QEvent.Type.FocusIn and (chosen := self._chosen):
            self._editor.seal()
            self._base = self._media(chosen[0])
        elif event.type() == QEvent.Type.FocusOut:
            self._editor.seal()
            self._base = None
        return False

    @property
    def _chosen(self) -> list[Placed]:
        return self._editor.renewed(self._shown)

    @property
    def _shelf(self) -> str:
        return self._kind[0]

    @property
    def _kind(self) -> tuple[str, str, str, Callable[[], Sequence[Any]]]:
        """Of what is shown: the shelf of its samples, its heading, what gives all the same look, and the looks."""
        match self._shown[0].clip.media if self._shown else None:
            case TitleReference():
                return "movement", tr("Title"), "", catalogues.title_movements
            case GraphicReference():
                return "style", tr("Words"), tr("Give the whole video this look"), looks
        return "caption", tr("Caption"), tr("Give all captions this look"), caption_looks

    def _build(self) -> None:
        _, heading, for_all, listed = self._kind
        self._heading.setText(heading)
        self._all.setText(for_all)
        self._all.setAccessibleName(for_all)
        self._all.setVisible(bool(for_all))
        entries = listed()
        self._styles.forget()
        self._styles.show_entries([Entry(one.id, getattr(one, "text", "") or getattr(one, "name", "")) for one in entries])

    def _open_sheet(self, signature: str, first: Words) -> None:
        """The fields of these words; a sheet that was open before is taken out again."""
        if signature not in self._sheets:
            page, rows, parts = QWidget(), Rows(), list[QWidget]()
            for number, (heading, fields) in enumerate(words.sheet_of(first)):
                lines = [self._row(field) for field in fields]
                rows += list(zip(fields, lines, strict=True))
                parts += [Section(heading, f"inspectorWords{number}", *lines, folded=number in (2, 3, 4)), line()]
            column(*parts, spacing=0, on=page)
            self._sheets[signature] = page, rows
            self._sections.addWidget(page)
        for page, _ in self._sheets.values():
            page.hide()
        page, self._rows = self._sheets[signature]
        page.show()

    def _row(self, field: Field) -> NumberRow | SettingRow:
        name = f"words_{field.name}"
        if isinstance(field, Number):
            return NumberRow(number_line(field, name, animated=False), lambda value: self._put(field, value), self._editor.seal,
                             lambda: None, lambda: self._put(field, field.default))
        return SettingRow(field, name, lambda value: self._put(field, value), self._editor.seal)

    def _put(self, field: Field, value: Any) -> None:
        """A list that hung open may be of words that were selected before: then nothing is done."""
        if any(field is shown for shown, _ in self._rows):
            self._change(lambda media: words.with_value(media, field, value), field.name)

    def _take_text(self) -> None:
        chosen = self._chosen
        if len(chosen) != 1:
            return
        text, base = self._text.toPlainText(), self._base or self._media(chosen[0])
        self._change(lambda media: words.with_text(base, text), "text")

    def _take_style(self, id: str) -> None:
        field = catalogues.Setting("appear", "", "choice")
        if self._shelf == "movement":
            self._change(lambda media: words.with_value(media, field, id), "appear")
        else:
            self._change(lambda media: words.in_style(media, id), "style")
        self._editor.seal()

    def _give_all(self) -> None:
        """All of the kind look like the first one that is selected."""
        first = self._chosen[0].clip.media
        assert isinstance(first, CaptionReference | GraphicReference)
        self._editor.seal()
        label = tr("Change all captions") if isinstance(first, CaptionReference) else tr("Change the look of the video")
        self._editor.apply_all(decorating.look_for_all(self._editor.project, first), label, "inspector")

    def _change(self, change: Callable[[Words], Words], what: str) -> None:
        chosen = self._chosen
        edits: list[Edit] = [decorating.with_media(placed, change(self._media(placed))) for placed in chosen]
        ids = " ".join(placed.clip.id for placed in chosen)
        self._editor.apply_all(edits, tr("Change words"), "inspector", f"words:{what}:{ids}")

    @staticmethod
    def _media(placed: Placed) -> Words:
        return cast("Words", placed.clip.media)
