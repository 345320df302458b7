"""Choosing a voice for a language."""

from __future__ import annotations

from collections.abc import Sequence

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Voice

AUTO = "auto"

# Tags that people and files use, and the tag under which voices are usually listed.
_ALIASES = {
    "zh": "cmn", "zh-cn": "cmn", "zh-tw": "cmn", "zh-sg": "cmn", "zh-hans": "cmn", "zh-hant": "cmn", "zh-cmn": "cmn",
    "zh-hk": "yue", "zh-mo": "yue", "zh-yue": "yue", "zh-hant-hk": "yue", "en": "en-us", "fr": "fr-fr", "no": "nb", "nn": "nb",
    "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "mo": "ro", "sh": "sr", "es-mx": "es-419", "es-ar": "es-419",
    "es-us": "es-419",
    "en-uk": "en-gb", "en-au": "en-gb", "en-nz": "en-gb", "en-ie": "en-gb", "en-za": "en-gb", "en-in": "en-gb", "en-ca": "en-us",
}


def candidates(language: str) -> list[str]:
    """`language` (BCP 47 or POSIX) in lower case, its usual alias, then ever shorter: zh-Hant-TW, zh-Hant, zh."""
    tag = language.split(".")[0].replace("_", "-").lower()
    found: list[str] = []
    while tag:
        for name in (tag, _ALIASES.get(tag)):
            if name and name not in found:
                found.append(name)
        tag = tag.rpartition("-")[0]
    return found


def best_voice(language: str, voices: Sequence[Voice]) -> Voice:
    """The first voice that speaks `language` best: the very tag, then its alias, then any region of the language."""
    tags = candidates(language)
    for tag in tags:
        for voice in voices:
            if voice.languages and voice.languages[0].lower() == tag:
                return voice
    for tag in tags:
        for voice in voices:
            if tag in (name.lower() for name in voice.languages):
                return voice
    for tag in tags:
        for voice in voices:
            if any(name.lower().split("-")[0] == tag.split("-")[0] for name in voice.languages):
                return voice
    raise NotFound(tr("No voice speaks “{language}”.", language=language),
                   tr("Choose a voice by hand, or set the language of the project."))


def voice_named(name: str, voices: Sequence[Voice]) -> Voice | None:
    """The voice of this name; a label such as “Rachel - calm and clear” is known by its first part, too."""
    wanted = name.strip().casefold()
    names = [(voice.label.strip().casefold(), voice) for voice in voices]
    whole = next((voice for name, voice in names if name == wanted), None)
    return whole or next((voice for name, voice in names if name.partition(" - ")[0] == wanted), None)
