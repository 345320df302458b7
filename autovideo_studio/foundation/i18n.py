"""Translation without Qt: the same `.ts` files that the window uses, read once into a dictionary.

Write `tr("Saved {name}.", name=name)`: the literal is the key, values are filled in after the look-up. Never an f-string.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from autovideo_studio.foundation.paths import resources

SOURCE_LANGUAGE = "en"
_language = SOURCE_LANGUAGE


def set_language(tag: str) -> None:
    """Choose the language of messages by BCP 47 tag or POSIX locale; one that has no catalogue means English."""
    global _language
    _language = _known(tag)


def current_language() -> str:
    """The language of messages, for a process that is to speak the same."""
    return _language


def system_language() -> str:
    """The tag that the environment asks for (`LC_ALL`, `LC_MESSAGES`, `LANG`), or English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return _known(os.environ[name])
    return SOURCE_LANGUAGE


def tr(source: str, **values: object) -> str:
    """`source` in the chosen language with `{name}` fields filled in."""
    text = _catalogue(_language).get(source, source)
    return text.format(**values) if values else text


def _known(tag: str) -> str:
    name = tag.split(".")[0].replace("-", "_")
    return name if name != SOURCE_LANGUAGE and _file(name).is_file() else SOURCE_LANGUAGE


def _file(language: str) -> Path:
    return resources() / "translations" / f"autovideo_{language}.ts"


@cache
def _catalogue(language: str) -> dict[str, str]:
    if language == SOURCE_LANGUAGE:
        return {}
    entries = {}
    for message in ElementTree.parse(_file(language)).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") != "unfinished" and translation.text:
            entries[message.findtext("source", "")] = translation.text
    return entries
