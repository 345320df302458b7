"""The shipped fonts: which face writes which script, in which order for which language, loaded only when needed."""

from __future__ import annotations

from functools import cache
from threading import Lock

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources
from autovideo_studio.render.raster import ensure_gui

FACES: dict[str, tuple[str, ...]] = {
    "Inter": ("inter/Inter_400Regular", "inter/Inter_600SemiBold", "inter/Inter_800ExtraBold"),
    "Playfair Display": ("playfair-display/PlayfairDisplay_600SemiBold_Italic",),
    "Fraunces": ("fraunces/Fraunces_600SemiBold", "fraunces/Fraunces_600SemiBold_Italic"),
    "Noto Sans TC": ("noto-sans-tc/NotoSansTC_400Regular", "noto-sans-tc/NotoSansTC_700Bold"),
    "Noto Sans SC": ("noto-sans-sc/NotoSansSC_700Bold",),
    "Noto Sans JP": ("noto-sans-jp/NotoSansJP_400Regular", "noto-sans-jp/NotoSansJP_700Bold"),
    "Noto Sans KR": ("noto-sans-kr/NotoSansKR_700Bold",),
    "Noto Sans Arabic": ("noto-sans-arabic/NotoSansArabic_400Regular", "noto-sans-arabic/NotoSansArabic_700Bold"),
    "Noto Sans Hebrew": ("noto-sans-hebrew/NotoSansHebrew_400Regular", "noto-sans-hebrew/NotoSansHebrew_700Bold"),
    "Noto Sans Devanagari": (
        "noto-sans-devanagari/NotoSansDevanagari_400Regular",
        "noto-sans-devanagari/NotoSansDevanagari_700Bold",
    ),
    "Noto Sans Thai": ("noto-sans-thai/NotoSansThai_400Regular", "noto-sans-thai/NotoSansThai_700Bold"),
    "Noto Color Emoji": ("noto-color-emoji/NotoColorEmoji",),
}
EMOJI_FAMILY = "Noto Color Emoji"

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x052F, "latin"),
    (0x0590, 0x05FF, "hebrew"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0xA8E0, 0xA8FF, "devanagari"),
    (0x0E00, 0x0E7F, "thai"),
    (0x1100, 0x11FF, "hangul"),
    (0x3130, 0x318F, "hangul"),
    (0xAC00, 0xD7AF, "hangul"),
    (0x3040, 0x30FF, "kana"),
    (0x31F0, 0x31FF, "kana"),
    (0xFF66, 0xFF9F, "kana"),
    (0x2E80, 0x303F, "han"),
    (0x3100, 0x312F, "han"),
    (0x31A0, 0x31EF, "han"),
    (0x3200, 0x9FFF, "han"),
    (0xF900, 0xFAFF, "han"),
    (0xFE30, 0xFE4F, "han"),
    (0xFF01, 0xFF65, "han"),
    (0x20000, 0x3FFFF, "han"),
    (0x203C, 0x203C, "emoji"),
    (0x20E3, 0x20E3, "emoji"),
    (0x2139, 0x2139, "emoji"),
    (0x231A, 0x23FF, "emoji"),
    (0x25AA, 0x27BF, "emoji"),
    (0x2B00, 0x2BFF, "emoji"),
    (0xFE0F, 0xFE0F, "emoji"),
    (0x1F000, 0x1FAFF, "emoji"),
)
_SIMPLE = {
    "arabic": "Noto Sans Arabic",
    "hebrew": "Noto Sans Hebrew",
    "devanagari": "Noto Sans Devanagari",
    "thai": "Noto Sans Thai",
    "emoji": EMOJI_FAMILY,
}
_HAN_ORDER = {
    "ja": ("JP", "TC", "SC"),
    "ko": ("KR", "TC", "SC"),
    "zh-cn": ("SC", "TC"),
    "zh-hans": ("SC", "TC"),
    "zh-sg": ("SC", "TC"),
}
_lock = Lock()


def scripts_of(text: str) -> frozenset[str]:
    """The scripts in `text`: latin (and all else), han, kana, hangul, arabic, hebrew, devanagari, thai, emoji."""
    return frozenset(_script(character) for character in set(text)) or frozenset({"latin"})


def families_for(text: str, language: str, family: str) -> list[str]:
    """`family` first, then the families that the other scripts of `text` need, in the order right for `language`; all loaded."""
    scripts = scripts_of(text)
    names = [family] if family == "Inter" else [family, "Inter"]
    if "devanagari" in scripts:  # Qt warns for each text when the first family cannot shape this script
        names.insert(0, _SIMPLE["devanagari"])
    names += [name for script, name in _SIMPLE.items() if script in scripts and script not in ("emoji", "devanagari")]
    if scripts & {"han", "kana", "hangul"}:
        names += _cjk(scripts, language, text)
    if "emoji" in scripts:
        names.append(EMOJI_FAMILY)
    for name in names:
        _load(name)
    return names


def font_for(text: str, language: str, family: str, weight: int, pixels: float, *, italic: bool = False) -> QFont:
    """A font that can write `text`, `pixels` high, without hinting: glyphs keep their shape and place at every size."""
    font = QFont(families_for(text, language, family))
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def _cjk(scripts: frozenset[str], language: str, text: str) -> list[str]:
    tag = language.lower().replace("_", "-")
    order = _HAN_ORDER.get(tag) or _HAN_ORDER.get(tag.split("-")[0])
    if order is None:
        order = ("JP", "TC", "SC") if "kana" in scripts and not tag.startswith("zh") else ("TC", "SC")
    first, *others = [f"Noto Sans {form}" for form in order]
    names = [first]
    missing = {c for c in text if _script(c) == "han"} if "han" in scripts else set()
    for other in others:  # a second CJK face costs megabytes: only when the first lacks a character
        missing = {c for c in missing if not _covers(names[-1], c)}
        if not missing:
            break
        names.append(other)
    if "hangul" in scripts and "Noto Sans KR" not in names:
        names.append("Noto Sans KR")
    if "kana" in scripts and not any(_covers(name, "あ") for name in names):
        names.append("Noto Sans JP")
    return names


def _script(character: str) -> str:
    code = ord(character)
    if code < 0x0370:
        return "latin"
    return next((script for low, high, script in _RANGES if low <= code <= high), "latin")


@cache
def _covers(family: str, character: str) -> bool:
    _load(family)
    return QRawFont.fromFont(QFont(family)).supportsCharacter(ord(character))


_loaded: set[str] = set()


def _load(family: str) -> None:
    if family in _loaded:
        return
    with _lock:
        if family in _loaded:
            return
        ensure_gui()
        for face in FACES[family]:
            path = resources() / "fonts" / f"{face}.ttf"
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise NotFound(
                    tr("A font of the program is missing or damaged: {path}.", path=path), tr("Install the program again.")
                )
        _loaded.add(family)
