"""Dark or light: tokens to palette, style sheet and fonts. Custom-painted widgets ask `theme().colour(...)` while painting."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from autovideo_studio.foundation.paths import resources
from autovideo_studio.ui.style import tokens
from autovideo_studio.ui.style.sheet import style_sheet

TEXT_FAMILIES = ["Inter", "Noto Sans TC", "Noto Sans JP", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Color Emoji"]
MONO_FAMILIES = ["JetBrains Mono", *TEXT_FAMILIES]
UI_FACES = ("inter/Inter_400Regular", "inter/Inter_600SemiBold", "noto-sans-tc/NotoSansTC_400Regular",
            "noto-sans-tc/NotoSansTC_700Bold", "noto-color-emoji/NotoColorEmoji")

ROLES = {
    QPalette.ColorRole.Window: "app", QPalette.ColorRole.WindowText: "text", QPalette.ColorRole.Base: "input",
    QPalette.ColorRole.AlternateBase: "raised", QPalette.ColorRole.Text: "text", QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text", QPalette.ColorRole.Highlight: "solid",
    QPalette.ColorRole.HighlightedText: "on_accent", QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "raised", QPalette.ColorRole.ToolTipText: "text", QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "solid", QPalette.ColorRole.Mid: "line2", QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Dark: "line",
}


class Theme(QObject):
    """`changed` is emitted after all widgets have the new colours."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wish = "dark"
        self.name = "dark"
        self._tokens = tokens.DARK
        self._colours: dict[tuple[str, float], QColor] = {}

    def value(self, token: str) -> str:
        """The token's "#RRGGBB"; a colour is returned as it is."""
        return self._tokens.get(token, token)

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """`alpha` 0..1. Painting asks thousands of times a frame: each is made once, and nobody changes it."""
        known = self._colours.get((token, alpha))
        if known is None:
            known = self._colours[token, alpha] = QColor(self.value(token))
            known.setAlphaF(alpha)
        return known

    def use(self, wish: str) -> None:
        """ "dark", "light", or "system": as the desktop asks, dark where it does not say."""
        self._wish = wish
        hints = QGuiApplication.styleHints()
        light = hints.colorScheme() == Qt.ColorScheme.Light if wish == "system" else wish == "light"
        self.name = "light" if light else "dark"
        self._tokens = tokens.LIGHT if light else tokens.DARK
        self._colours.clear()
        self._dress()
        self.changed.emit()

    def follow_system(self) -> None:
        if self._wish == "system":
            self.use("system")

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setStyle("Fusion")
        palette = QPalette()
        for role, token in ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        app.setPalette(palette)
        app.setFont(font())
        app.setStyleSheet(style_sheet(self._tokens, self.name))


@cache
def theme() -> Theme:
    """The one theme of the program."""
    return Theme()


@cache
def font(size: int = tokens.BODY, weight: int = 400, *, mono: bool = False) -> QFont:
    """A font of the window with figures of equal width; `size` in pixels. Made once, and nobody changes it."""
    made = QFont(MONO_FAMILIES if mono else TEXT_FAMILIES)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if not mono:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def load_fonts() -> None:
    """Make the window's fonts known to Qt, once: a millisecond each, their glyphs are read when first drawn."""
    own = resources() / "ui" / "fonts"
    shared = resources() / "fonts"
    faces: list[Path] = [*sorted(own.rglob("*.ttf")), *(shared / f"{face}.ttf" for face in UI_FACES)]
    for face in faces:
        QFontDatabase.addApplicationFont(str(face))
