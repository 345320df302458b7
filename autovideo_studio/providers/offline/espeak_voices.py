"""The voices of espeak-ng, read from its own data files: no library is loaded to list them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Voice
from autovideo_studio.providers.offline.espeak_samples import SAMPLES

PROVIDER = "espeak"
MALE, FEMALE = "Henrique", "shelby"
_REGIONS = {
    "cmn": ("cmn", "zh-CN", "zh-TW", "zh-SG", "zh"), "cmn-latn-pinyin": ("cmn-Latn",), "yue": ("yue", "zh-HK", "zh-MO"),
    "yue-latn-jyutping": ("yue-Latn",), "hak": ("hak",), "nb": ("nb", "no", "nn"),
    "es-419": ("es-419", "es-MX", "es-AR", "es-US"),
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language file of espeak-ng: `file` ("gmw/en-US") is how the library is asked for it."""

    tag: str
    file: str
    name: str
    tags: tuple[str, ...]


@cache
def _data() -> Path:
    import espeakng_loader

    return Path(espeakng_loader.get_data_path())


@cache
def languages() -> dict[str, Language]:
    """By tag in lower case, sorted by English name."""
    found = []
    root = _data() / "lang"
    for path in sorted(root.rglob("*")):
        if path.is_file():
            lines = [line.split(None, 1) for line in path.read_text("utf-8", "replace").splitlines()]
            values = [(line[0], line[1].split("//")[0].strip()) for line in lines if len(line) == 2]
            tags = [value.split()[0].lower() for key, value in values if key == "language"]
            name = next((value for key, value in values if key == "name"), path.name)
            dictionary = next((value for key, value in values if key == "dictionary"), path.name.split("-")[0])
            if tags and (_data() / f"{dictionary}_dict").is_file():
                found.append(Language(tags[0], path.relative_to(root).as_posix(), name, tuple(dict.fromkeys(tags))))
    return {language.tag: language for language in sorted(found, key=lambda language: language.name)}


@cache
def variants() -> frozenset[str]:
    """Names that may follow a tag after "+"."""
    return frozenset(path.name for path in (_data() / "voices" / "!v").iterdir())


def bcp47(tag: str) -> str:
    """`en-us` -> `en-US`, `zh-hant` -> `zh-Hant`."""
    first, *rest = tag.split("-")
    return "-".join([first, *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest)])


@cache
def all_voices() -> tuple[Voice, ...]:
    """A male and a female voice per language; the first of a language is its default."""
    found = []
    for language in languages().values():
        tags = _REGIONS.get(language.tag) or tuple(bcp47(tag) for tag in language.tags)
        for variant, gender, label in ((MALE, "male", tr("{language}, male", language=language.name)),
                                       (FEMALE, "female", tr("{language}, female", language=language.name))):
            found.append(Voice(f"{PROVIDER}:{language.tag}+{variant}", label, tags, gender, SAMPLES.get(language.tag, "")))
    return tuple(found)
