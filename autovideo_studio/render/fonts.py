"""The shipped fonts: which face writes which script, in which order for which language, loaded only when needed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

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
_CLINGING = frozenset("\u200c\u200d\ufe0e\ufe0f\u20e3") | {
    chr(code) for code in (*range(0x300, 0x370), *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))
}
"""What belongs to the character before it: joiners, variation selectors, accents, skin tones."""
_HAN_ORDER = {
    "zh": ("TC", "SC", "JP"),
    "ja": ("JP", "TC", "SC"),
    "ko": ("KR", "TC", "SC"),
    "zh-cn": ("SC", "TC", "JP"),
    "zh-hans": ("SC", "TC", "JP"),
    "zh-sg": ("SC", "TC", "JP"),
}
_HAN = ("Noto Sans TC", "Noto Sans JP", "Noto Sans SC", "Noto Sans KR")
UNWRITABLE = "□"
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """The characters `start`..`end` of a text, all written by one family."""

    start: int
    end: int
    family: str


def scripts_of(text: str) -> frozenset[str]:
    """The scripts in `text`: latin (and all else), han, kana, hangul, arabic, hebrew, devanagari, thai, emoji."""
    return frozenset(_script(character) for character in set(text)) or frozenset({"latin"})


def families_for(text: str, language: str, family: str) -> list[str]:
    """The families that write `text`, `family` first, each once; all loaded."""
    return list(dict.fromkeys([family, *(run.family for run in runs_of(text, language, family))]))


def runs_of(text: str, language: str, family: str) -> tuple[Run, ...]:
    """`text` cut where the face changes. Which face writes Han characters depends on `language`.

    The toolkit's own fallback is not used: among several CJK faces it takes whichever it met first, so that the same
    text could look different in another order of work.
    """
    order = _han_order(text, language)
    runs: list[Run] = []
    for at, character in enumerate(text):
        follower = text[at + 1 : at + 2]
        name = runs[-1].family if runs and character in _CLINGING else _family_of(character, follower, order, family)
        if runs and runs[-1].family == name:
            runs[-1] = Run(runs[-1].start, at + 1, name)
        else:
            runs.append(Run(at, at + 1, name))
    for run in runs:
        _load(run.family)
    return tuple(runs)


def font_of(family: str, weight: int, pixels: float, *, italic: bool = False) -> QFont:
    """A face, `pixels` high, without hinting: glyphs keep their shape and place at every size."""
    _load(family)
    font = QFont([family, "Inter"])
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def has_family(family: str) -> bool:
    """Whether text can be set in `family`: it ships with the program, or the system has it."""
    ensure_gui()
    return family in FACES or QFontDatabase.hasFamily(family)


def unwritable(text: str) -> str:
    """The characters of `text`, each once, that no font here can write."""
    pairs = zip(text, writable(text), strict=True)
    return "".join(dict.fromkeys(one for one, written in pairs if written != one and written == UNWRITABLE))


def writable(text: str) -> str:
    """`text` with "□" (or nothing seen, for marks) in place of each character that no font here can write; of equal length.

    Asked for the glyphs of such a character the toolkit does not fail, it crashes.
    """
    if text.isascii():
        return text
    return "".join(character if character.isascii() else _written_as(character) for character in text)


@cache
def _written_as(character: str) -> str:
    kind = unicodedata.category(character)
    if character in _CLINGING or kind == "Zs" or "\u2000" <= character <= "\u206f" or character in "\xad\ufeff":
        return character
    if kind in ("Cs", "Cn", "Co", "Cc"):
        return UNWRITABLE
    script = _script(character)
    names = _HAN if script in ("han", "kana", "hangul") else (_SIMPLE[script],) if script in _SIMPLE else ()
    if any(_covers(name, character) for name in (*names, "Inter")):
        return character
    if names == () and QFontMetricsF(QFont("Inter")).inFontUcs4(ord(character)):  # a font of the system has it
        return character
    return "\u200b" if kind in ("Mn", "Me", "Mc", "Cf") else UNWRITABLE


def _family_of(character: str, follower: str, order: tuple[str, ...], family: str) -> str:
    script = "emoji" if follower in ("\ufe0f", "\u20e3") else _script(character)
    if script == "emoji":
        return EMOJI_FAMILY if _covers(EMOJI_FAMILY, character) and not character.isspace() else family
    if script in ("han", "kana"):
        return next((name for name in order if _covers(name, character)), order[0])
    if script == "hangul":
        return "Noto Sans KR"
    if script in _SIMPLE:
        return _SIMPLE[script]
    return family if family == "Inter" or _covers(family, character) else "Inter"


def _han_order(text: str, language: str) -> tuple[str, ...]:
    """The faces for Han characters, the right one first: by the language, else the first that has all of them."""
    tag = language.lower().replace("_", "-")
    known = _HAN_ORDER.get(tag) or _HAN_ORDER.get(tag.split("-")[0])
    if known:
        return tuple(f"Noto Sans {form}" for form in known)
    scripts = {character: _script(character) for character in set(text)}
    needed = {character for character, script in scripts.items() if script in ("han", "kana")}
    forms = ("JP", "TC", "SC") if "kana" in scripts.values() else ("TC", "SC", "JP")
    names = tuple(f"Noto Sans {form}" for form in forms)
    if not needed:
        return names
    return tuple(sorted(names, key=lambda name: not all(_covers(name, character) for character in needed)))


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
        for face in FACES.get(family, ()):  # one of the system needs no loading
            path = resources() / "fonts" / f"{face}.ttf"
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise NotFound(
                    tr("A font of the program is missing or damaged: {path}.", path=path), tr("Install the program again.")
                )
        _loaded.add(family)
