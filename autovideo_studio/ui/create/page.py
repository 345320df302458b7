"""Create: what the video is about and how it looks and sounds; one button, and it is made."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QScrollArea, QSizePolicy, QSlider, QWidget

from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.generation import Begun
from autovideo_studio.services.looks import caption_looks, looks
from autovideo_studio.services.making import MakeRequest
from autovideo_studio.services.painting import Painter
from autovideo_studio.services.picture_wishes import expected_pictures
from autovideo_studio.services.spending import price_words
from autovideo_studio.services.writing import Writer, length_of
from autovideo_studio.settings.schema import CAPTIONS, FPS, PICTURE_QUALITY, PICTURES, RESOLUTION, STYLE, VOICE
from autovideo_studio.ui.actions.table import ActionTable
from autovideo_studio.ui.voice_box import VoiceBox
from autovideo_studio.ui.widgets.buttons import Segments, button, icon_button
from autovideo_studio.ui.widgets.gallery import Entry, Gallery
from autovideo_studio.ui.widgets.labels import label, set_property
from autovideo_studio.ui.widgets.layouts import column, panel, row
from autovideo_studio.ui.widgets.painter_choice import PainterChoice
from autovideo_studio.ui.workspace import Workspace

LANGUAGES = (("auto", "—"), ("en", "English"), ("zh-TW", "繁體中文"), ("zh-CN", "简体中文"), ("ja", "日本語"), ("ko", "한국어"),
             ("es", "Español"), ("fr", "Français"), ("de", "Deutsch"), ("pt", "Português"), ("it", "Italiano"), ("hi", "हिन्दी"),
             ("ar", "العربية"), ("he", "עברית"), ("th", "ไทย"), ("vi", "Tiếng Việt"), ("id", "Bahasa Indonesia"))
FORMATS = (("16:9", "16:9", "rectangle-horizontal"), ("9:16", "9:16", "rectangle-vertical"), ("1:1", "1:1", "square"),
           ("4:5", "4:5", "rectangle-vertical"))
SHORTEST, LONGEST, USUAL = 15, 600, 60
WIDTH = 760
MOST_COUNTED = 20_000
"""Characters of a text that are counted to tell its length: enough for the longest video."""


class CreatePage(QWidget):
    def __init__(self, workspace: Workspace, actions: ActionTable) -> None:
        super().__init__()
        self._workspace, self._actions = workspace, actions
        self._settings = workspace.studio.settings
        self.setObjectName("page")
        self._what = self._what_field()
        self._format = Segments(FORMATS, name="createFormat", height=32)
        self._format.chosen.connect(lambda value: self._tell())
        self._language = QComboBox()
        self._language.setObjectName("createLanguage")
        self._language.setAccessibleName(tr("Language"))
        for tag, name in LANGUAGES:
            self._language.addItem(tr("As the text") if tag == "auto" else name, tag)
        self._length, self._length_words = self._length_slider()
        self._styles = self._gallery("style", tr("Visual style"), "createStyles", self._settings.get(STYLE),
                                     [Entry(look.id, look.name) for look in looks()])
        none = Entry("none", tr("None"), "captions", drawn=False)
        self._captions = self._gallery("caption", tr("Captions"), "createCaptions", self._settings.get(CAPTIONS),
                                       [none, *(Entry(look.id, look.name) for look in caption_looks())])
        self._tone, self._audience = QComboBox(), QLineEdit()
        self._tone.setObjectName("createTone")
        self._tone.setAccessibleName(tr("Tone"))
        for tone, text in tones():
            self._tone.addItem(text, tone)
        self._audience.setObjectName("createAudience")
        self._audience.setAccessibleName(tr("For whom"))
        self._audience.setPlaceholderText(tr("Everyone"))
        self._writers: list[Writer] = []
        self._writer = QComboBox()
        self._writer.setObjectName("createWriter")
        self._writer.setAccessibleName(tr("Written by"))
        self._writer.activated.connect(lambda index: self._tell())
        self._voice = VoiceBox(workspace, ("auto", tr("Automatic")), name="createVoice", title=tr("Voice"),
                               hear="hearVoiceButton")
        self._voice.choose(self._settings.get(VOICE))
        self._voice.chosen.connect(lambda voice: self._tell())
        self._media = self._folder_field()
        self._pictures = PainterChoice("createPictures")
        self._pictures.choose(self._settings.get(PICTURES), self._settings.get(PICTURE_QUALITY))
        self._pictures.chosen.connect(self._tell)
        self._music = Segments((("auto", tr("Soft bed")), ("none", tr("None")), ("file", tr("My file …"))), name="createMusic",
                               height=32)
        self._music.chosen.connect(self._choose_music)
        self._music_file = ""
        self._says = label(size=12, tone="2", wrap=True, name="createSays")
        self._voice.says.connect(self._says.setText)
        self._go = button(tr("Make the video"), self._begin, kind="cta", icon_name="sparkles", name="makeButton")
        self._go.setMinimumWidth(240)
        column((self._body(), 1), self._foot(), spacing=0, on=self)
        self._language.currentIndexChanged.connect(lambda index: self._load_voices())
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._begin)
        self._load_voices()
        self._take_draft()
        self._tell()

    def showEvent(self, event: object) -> None:
        self._take_draft()
        self._workspace.read(self._workspace.studio.writing.writers, self._show_writers)
        self._workspace.read(self._workspace.studio.painters.painters, self._show_painters)
        self._what.setFocus()

    def _body(self) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        open_file = button(tr("Open a file"), self._open_file, icon_name="folder-open", name="openFileButton")
        two = row((self._field(tr("Format"), self._format), 1), 16, (self._field(tr("Language"), self._language), 1))
        length = self._field(tr("Length"), self._length, self._length_words)
        sound = row((self._field(tr("Voice"), self._voice), 1), 16, (self._field(tr("Music"), self._music), 1))
        self._for_whom = self._field(tr("For whom"), self._audience)
        self._written_by = self._field(tr("Written by"), self._writer)
        self._written_by.setContentsMargins(0, 0, 0, 12)
        self._written_by.hide()
        manner = row((self._field(tr("Tone"), self._tone), 1), 16, (self._for_whom, 1))
        column(label(tr("New video"), size=22, weight=600), 2,
               label(tr("A topic, a text, an address, or a file. Everything stays editable."), tone="3"), 14,
               self._what, row(open_file, None), 14, self._written_by, two, 12, manner, 12, length, 14,
               self._field(tr("Visual style"), self._styles), 14, self._field(tr("Captions"), self._captions), 14, sound, 12,
               self._field(tr("Your pictures and clips"), self._media), 12,
               self._field(tr("Other scenes show"), self._pictures), 24,
               None, margins=(4, 28, 4, 12), spacing=4, on=inner)
        centred = QWidget()
        row((QWidget(), 1), (inner, 30), (QWidget(), 1), spacing=0, margins=(24, 0, 24, 0), on=centred)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(centred)
        return area

    def _foot(self) -> QWidget:
        foot, inner = panel("foot"), QWidget()
        foot.setFixedHeight(64)
        inner.setMaximumWidth(WIDTH)
        row((self._says, 1), self._go, margins=(4, 0, 4, 0), spacing=14, on=inner)
        row((QWidget(), 1), (inner, 30), (QWidget(), 1), margins=(24, 10, 24, 10), spacing=0, on=foot)
        return foot

    def _what_field(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName("createWhat")
        made.setAccessibleName(tr("What the video is about"))
        made.setPlaceholderText(tr("Paste an article or a script, type an https:// address, or drop a file here."))
        made.setMinimumHeight(150)
        made.setMaximumHeight(260)
        made.setTabChangesFocus(True)
        made.textChanged.connect(self._tell)
        return made

    def _length_slider(self) -> tuple[QSlider, QWidget]:
        words = label(size=12, tone="2", name="createLengthWords")
        made = QSlider(Qt.Orientation.Horizontal)
        made.setObjectName("createLength")
        made.setAccessibleName(tr("Length"))
        made.setRange(SHORTEST // 5, LONGEST // 5)
        made.setValue(USUAL // 5)

        def show(value: int) -> None:
            words.setText(tr("about {minutes}:{seconds}", minutes=value * 5 // 60, seconds=f"{value * 5 % 60:02}"))
            if hasattr(self, "_says"):
                self._tell()

        made.valueChanged.connect(show)
        show(made.value())
        return made, words

    def _folder_field(self) -> QWidget:
        self._folder = QLineEdit()
        self._folder.setObjectName("createMedia")
        self._folder.setAccessibleName(tr("Your pictures and clips"))
        self._folder.setPlaceholderText(tr("A folder: matched to the scenes by name and caption"))
        field = QWidget()
        row((self._folder, 1), icon_button("folder-open", tr("Choose a folder"), self._choose_folder, size=32,
                                           name="chooseFolderButton"),
            on=field)
        return field

    def _gallery(self, of: str, title: str, name: str, value: str, entries: list[Entry]) -> Gallery:
        made = Gallery(lambda id, moving, done: self._workspace.draw_sample(of, id, moving, done), name=name, title=title,
                       tile=160, marks=True, whole=True)
        made.show_entries(entries)
        made.choose(value if value in made.ids else entries[0].id)
        return made

    @staticmethod
    def _field(title: str, widget: QWidget, extra: QWidget | None = None) -> QWidget:
        made = QWidget()
        head = row(label(title, size=12, weight=500, tone="2"), None, *((extra,) if extra else ()))
        column(head, widget, spacing=6, on=made)
        return made

    def _take_draft(self) -> None:
        """What another page wants to begin with."""
        draft, self._workspace.draft = self._workspace.draft, {}
        if draft.get("text") or draft.get("topic"):
            self._what.setPlainText(draft.get("text") or draft.get("topic", ""))
        if draft.get("media"):
            self._folder.setText(draft["media"])

    def _open_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Open a file"), "", tr("Texts")
                                              + " (*.txt *.md *.docx *.html *.htm *.srt *.vtt)")
        if path:
            self._what.setPlainText(path)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a folder"))
        if folder:
            self._folder.setText(folder)

    def _choose_music(self, value: str) -> None:
        if value != "file":
            return
        self._music_file, _ = QFileDialog.getOpenFileName(self, tr("Music"), "", tr("Sounds")
                                                          + " (*.mp3 *.wav *.flac *.m4a *.ogg *.opus)")
        if self._music_file:
            self._music.set_text("file", Path(self._music_file).name[:18])
        else:
            self._music.choose("auto")

    def _load_voices(self) -> None:
        language = self._language.currentData()
        self._voice.load("" if language == "auto" else language)

    def _tell(self) -> None:
        """What will happen, where, and what it costs, before anything is spent."""
        text = self._what.toPlainText().strip()
        self._go.setEnabled(bool(text))
        if not hasattr(self, "_says"):
            return
        needs_writer = bool(text) and len(text) < 200 and "\n" not in text and not _is_place(text)
        self._for_whom.setEnabled(needs_writer or not text)
        self._written_by.setVisible(needs_writer and bool(self._writers))
        if needs_writer and not self._writers:
            self._says.setText(tr("A topic needs somebody to write: add a text server or a key in Settings, or paste a text."))
            set_property(self._says, "tone", "warn")
            return
        for number, each in enumerate(self._writers if needs_writer else ()):
            words = [each.label, *([each.model] if each.model else []), price_words(each.price(self._topic()))]
            self._writer.setItemText(number, " · ".join(words))
        set_property(self._says, "tone", "2")
        minutes = max(1, round(self._length.value() * 5 / 60 * 0.8))
        writer, bills = self._chosen_writer() if needs_writer else None, list[str]()
        if writer is not None and not writer.local:
            bills.append(tr("{provider} writes: {price}", provider=writer.label, price=price_words(writer.price(self._topic()))))
        painter = self._pictures.painter
        if painter is not None and painter.why_not:
            self._says.setText(f"{painter.label}: {painter.why_not}")
            set_property(self._says, "tone", "warn")
            return
        if painter is not None and not painter.local:
            count = expected_pictures(self._seconds(text))
            format = SequenceFormat.of(self._format.value, 1080, Fraction(30))
            bills.append(tr("Pictures by {name}: about {count}, {price}", count=count, name=painter.label,
                            price=price_words(painter.price(count, self._pictures.quality, format))))
        bills += self._speaking(text if not needs_writer else "")
        if not bills:
            self._says.setText(tr("On this computer · about {minutes} min · free", minutes=minutes))
        else:
            self._says.setText(" · ".join([*bills, tr("all else on this computer, free · about {minutes} min", minutes=minutes)]))

    def _speaking(self, text: str) -> list[str]:
        """What the chosen voice costs, if it may cost something."""
        voicing, voice = self._workspace.studio.voicing, self._voice.value
        if voicing.is_free(voice):
            return []
        seconds = self._seconds("" if _is_place(text) else text)
        return [tr("{provider} speaks: {price}", provider=voicing.speaker(voice).label,
                   price=price_words(voicing.price(voice, seconds, self._topic().language)))]

    def _seconds(self, text: str) -> float:
        """About how long the video will be: a text is condensed, never stretched."""
        wished = float(self._length.value() * 5)
        return min(wished, length_of(text[:MOST_COUNTED], "en")[1]) if "\n" in text or len(text) >= 200 else wished

    def _show_painters(self, painters: list[Painter]) -> None:
        self._pictures.show_painters(painters)
        self._tell()

    def _show_writers(self, writers: list[Writer]) -> None:
        """Who could write about a topic, each with its price for one like this."""
        chosen = self._writer.currentData()
        self._writers = writers
        self._writer.clear()
        for writer in writers:
            self._writer.addItem(writer.label, writer.id)
        self._writer.setCurrentIndex(max(0, self._writer.findData(chosen)))
        self._tell()

    def _chosen_writer(self) -> Writer | None:
        return next((writer for writer in self._writers if writer.id == self._writer.currentData()), None)

    def _topic(self) -> Brief:
        """The brief, as far as it says how much there is to write."""
        language = self._language.currentData()
        return Brief(self._what.toPlainText().strip(), SourceKind.TOPIC, language="en" if language == "auto" else language,
                     seconds=Fraction(self._length.value() * 5), tone=self._tone.currentData() or "",
                     audience=self._audience.text().strip())

    def _request(self) -> MakeRequest:
        text = self._what.toPlainText().strip()
        is_text = "\n" in text or len(text) >= 200
        return MakeRequest(
            source="-" if is_text else text, stdin=text.encode() if is_text else b"", out=Path(), aspect=self._format.value,
            short_side=int(self._settings.get(RESOLUTION).removesuffix("p")), rate=Fraction(self._settings.get(FPS)),
            language=self._language.currentData(), seconds=Fraction(self._length.value() * 5), style=self._styles.current,
            voice=self._voice.value, captions=self._captions.current, tone=self._tone.currentData() or "",
            audience=self._audience.text().strip() if self._for_whom.isEnabled() else "",
            pictures=self._pictures.pictures, picture_quality=self._pictures.quality,
            writer=self._writer.currentData() or "" if not self._written_by.isHidden() else "",
            music=self._music_file if self._music.value == "file" and self._music_file else self._music.value,
            media=Path(self._folder.text().strip()) if self._folder.text().strip() else None)

    def _begin(self) -> None:
        if not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        self._says.setText(tr("Reading …"))
        request = self._request()
        self._workspace.engine.run_async(lambda cancel: self._workspace.studio.generation.begin(request, cancel), self._begun,
                                         self._refused)

    def _begun(self, begun: Begun) -> None:
        self._what.clear()
        self._tell()
        self._workspace.library_changed.emit()
        self._workspace.open_project(begun.project_id)

    def _refused(self, error: StudioError) -> None:
        self._tell()
        self._says.setText(str(error))
        set_property(self._says, "tone", "bad")


def tones() -> tuple[tuple[str, str], ...]:
    """The prompt's word for each, which the music listens to as well, and how it is called."""
    return (("", tr("As the text is")), ("warm", tr("Warm")), ("calm", tr("Calm")), ("playful", tr("Playful")),
            ("serious", tr("Serious")), ("dramatic", tr("Dramatic")), ("upbeat", tr("Upbeat")))


def _is_place(text: str) -> bool:
    """Whether it names a file or an address."""
    return text.startswith(("http://", "https://", "/", "~", "./")) or (len(text) > 2 and text[1:3] == ":\\")
