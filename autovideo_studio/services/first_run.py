"""What a creator meets first: the sample video, and a text to make a first video from. Both ship with the program."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from autovideo_studio.foundation.i18n import current_language
from autovideo_studio.foundation.paths import resources
from autovideo_studio.services.making import MakeRequest

SHORT_SIDE, RATE = 720, Fraction(30)
SPEECH = {"en": "en", "zh_TW": "zh-TW"}
"""The language of the words, by the language of the messages."""
FIRST_TEXTS = {"en": "tides.md", "zh_TW": "night-market.zh-TW.txt"}


def sample_request() -> MakeRequest:
    """Half a minute of drawn pictures, the offline voice and captions, in the language of the messages. No music: that would
    take twice as long."""
    language = _language()
    return MakeRequest(str(resources() / "examples" / f"sample.{language}.md"), Path(), short_side=SHORT_SIDE, rate=RATE,
                       language=SPEECH[language], style="nocturne", captions="karaoke", music="none")


def first_text() -> str:
    """An article that a first video can be made from, in the language of the messages."""
    return (resources() / "examples" / FIRST_TEXTS[_language()]).read_text("utf-8")


def _language() -> str:
    return current_language() if current_language() in SPEECH else "en"
