"""Every setting, declared once: its key in the file, default, limits, and the words for it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr

_SPOKEN = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}

T = TypeVar("T", str, int, float, bool)
Text = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """`key` is for ever: files hold it; its first part is the section. The type is that of `default`.

    `choices` lists the values allowed; `low` and `high` bound a number, both included; `allows` says what else is wrong
    with a value, in a sentence, or "". `label` and `help` are called when shown, in the language of that moment.
    """

    key: str
    default: T
    label: Text
    help: Text
    choices: tuple[T, ...] = ()
    low: float = -math.inf
    high: float = math.inf
    allows: Callable[[T], str] = lambda value: ""

    @property
    def section(self) -> str:
        return self.key.split(".")[0]

    def checked(self, value: Any) -> T:
        """`value`, if the setting may have it; an int where a float is wanted becomes one. Raises `InvalidInput`."""
        wanted = type(self.default)
        if wanted is float and type(value) is int:
            value = float(value)
        if type(value) is not wanted:
            raise self._wrong(value, tr("it must be of type {type}.", type=wanted.__name__))
        if self.choices and value not in self.choices:
            raise self._wrong(value, tr("choose one of {choices}.", choices=", ".join(map(str, self.choices))))
        if isinstance(value, (int, float)) and not self.low <= value <= self.high:
            raise self._wrong(value, tr("it must be from {low} to {high}.", low=self.low, high=self.high))
        if isinstance(value, str) and not value.isprintable():
            raise self._wrong(value, tr("it has characters that cannot be printed."))
        if objection := self.allows(value):
            raise self._wrong(value, objection)
        allowed: T = value
        return allowed

    def parsed(self, text: str) -> T:
        """The value that a person typed. Raises `InvalidInput`."""
        wanted = type(self.default)
        try:
            if wanted is bool:
                return self.checked(_SPOKEN[text.strip().lower()])
            return self.checked(wanted(text.strip()))
        except (KeyError, ValueError):
            raise self._wrong(text, tr("it must be of type {type}.", type=wanted.__name__)) from None

    def _wrong(self, value: object, why: str) -> InvalidInput:
        return InvalidInput(tr("“{value}” cannot be the setting {key}: {why}", value=str(value)[:80], key=self.key, why=why),
                            tr("Nothing was changed. The default is “{default}”.", default=self.default))


def _objection_to_address(address: str) -> str:
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        parts.port  # noqa: B018 - raises if it is not a number
    except ValueError:
        usable = False
    if not usable:
        return tr("an address begins with http:// or https://, as in http://localhost:11434/v1.")
    if parts.username or parts.password or parts.query:
        return tr("a key does not belong into the address: store it as a key.")
    return ""


LIBRARY_FOLDER = Setting(
    "library.folder", "", lambda: tr("Library folder"),
    lambda: tr("Where projects, pictures and sounds are kept. Empty: the usual place of this system."))
LANGUAGE = Setting(
    "messages.language", "", lambda: tr("Language"), lambda: tr("Language of messages. Empty: as the system."),
    choices=("", "en", "zh_TW"))
THEME = Setting("window.theme", "dark", lambda: tr("Theme"), lambda: tr("Dark, light, or as the desktop asks."),
                choices=("dark", "light", "system"))
KEYMAP = Setting("window.keymap", "studio", lambda: tr("Keyboard"), lambda: tr("The editor whose shortcuts you know."),
                 choices=("studio", "premiere", "resolve", "final-cut"))
SHORTCUTS = Setting("window.shortcuts", "", lambda: tr("Own shortcuts"), lambda: tr("Changed shortcuts, as JSON by action."))
REDUCED_MOTION = Setting("window.reduced_motion", False, lambda: tr("Less motion"), lambda: tr("No animations in the window."))
TIPS = Setting("window.tips", True, lambda: tr("Tips"),
               lambda: tr("Short tips where the pointer is, each of them once. Off and on again: from the beginning."))
STYLE = Setting("video.style", "auto", lambda: tr("Style"), lambda: tr("The look of a new video."))
VOICE = Setting("video.voice", "auto", lambda: tr("Voice"), lambda: tr("Who speaks in a new video."))
CAPTIONS = Setting("video.captions", "karaoke", lambda: tr("Captions"), lambda: tr("Caption style of a new video, or none."))
PICTURES = Setting("video.pictures", "graphics", lambda: tr("Pictures"),
                   lambda: tr("Who makes the pictures of a new video where your own do not match."))
PICTURE_QUALITY = Setting("video.picture_quality", "medium", lambda: tr("Picture quality"),
                          lambda: tr("How finely an image model paints; finer costs more."), choices=("low", "medium", "high"))
RESOLUTION = Setting(
    "video.resolution", "1080p", lambda: tr("Resolution"), lambda: tr("The shorter side of the picture."),
    choices=("720p", "1080p", "1440p", "2160p"))
FPS = Setting(
    "video.fps", 30, lambda: tr("Frames per second"), lambda: tr("Pictures per second of a new video."),
    choices=(24, 25, 30, 50, 60))
AUTHOR = Setting(
    "video.author", "", lambda: tr("Author"), lambda: tr("Your name, as it is written into the files of an export."))
LOUDNESS = Setting(
    "video.loudness", -14.0, lambda: tr("Loudness"), lambda: tr("Loudness of the finished sound in LUFS."), low=-31.0, high=-9.0)
TEXT_ADDRESS = Setting(
    "text.address", "", lambda: tr("Text server"),
    lambda: tr("OpenAI-compatible address of a server that writes scripts, such as http://localhost:11434/v1. Empty: none."),
    allows=_objection_to_address)
TEXT_MODEL = Setting("text.model", "", lambda: tr("Text model"), lambda: tr("Name of the model on the text server."))
PICTURES_ADDRESS = Setting(
    "pictures.address", "", lambda: tr("Image server"),
    lambda: tr("OpenAI-compatible address of a server that paints, such as http://localhost:8080/v1. Empty: none."),
    allows=_objection_to_address)
PICTURES_MODEL = Setting("pictures.model", "", lambda: tr("Image model"), lambda: tr("Name of the model on the image server."))
DIFFUSION_MODEL = Setting(
    "diffusion.model", "", lambda: tr("Local image model"),
    lambda: tr("Which model in the library's folder models/diffusion paints, on this computer. Empty: the first."))
DIFFUSION_STEPS = Setting(
    "diffusion.steps", 0, lambda: tr("Steps of the local model"),
    lambda: tr("More steps are slower and finer. 0: as many as the model is made for."), low=0, high=200)
DIFFUSION_GUIDANCE = Setting(
    "diffusion.guidance", -1.0, lambda: tr("Guidance of the local model"),
    lambda: tr("How closely a picture follows its words. -1: as the model is made for."), low=-1.0, high=30.0)
SPEECH_ADDRESS = Setting(
    "speech.address", "", lambda: tr("Speech server"),
    lambda: tr("OpenAI-compatible address of a server that speaks, such as http://localhost:8880/v1. Empty: none."),
    allows=_objection_to_address)
SPEECH_MODEL = Setting("speech.model", "", lambda: tr("Speech model"),
                       lambda: tr("Name of the model on the speech server. Empty: its first."))
ELEVENLABS_MODEL = Setting("speech.elevenlabs_model", "eleven_multilingual_v2", lambda: tr("Model of ElevenLabs"),
                           lambda: tr("Such as eleven_multilingual_v2, eleven_v3 or eleven_flash_v2_5, which costs half."))
ELEVENLABS_ADDRESS = Setting(
    "speech.elevenlabs_address", "https://api.elevenlabs.io", lambda: tr("Address of ElevenLabs"),
    lambda: tr("Another one for an account whose data stay in one region."), allows=_objection_to_address)
OPENAI_SPEECH_MODEL = Setting("speech.openai_model", "gpt-4o-mini-tts", lambda: tr("Voices of OpenAI"),
                              lambda: tr("The model that speaks: gpt-4o-mini-tts, tts-1 or tts-1-hd. OpenAI closes all of them "
                                         "on 2027-01-06."))
WORKERS = Setting(
    "machine.workers", 0, lambda: tr("Worker processes"), lambda: tr("How many parts are worked on at once. 0: one per core."),
    low=0, high=64)
PROXIES = Setting(
    "machine.proxies", True, lambda: tr("Lighter copies"),
    lambda: tr("Films that are heavy to decode get a lighter copy for the preview, in the background. Exports use the films "
               "themselves."))
CACHE_GB = Setting(
    "machine.cache_gb", 20, lambda: tr("Cache limit"), lambda: tr("Gigabytes that may be filled with what can be made again."),
    low=1, high=10_000)

SETTINGS: dict[str, Setting[Any]] = {setting.key: setting for setting in (
    LANGUAGE, THEME, KEYMAP, SHORTCUTS, REDUCED_MOTION, TIPS, LIBRARY_FOLDER, STYLE, PICTURES, PICTURE_QUALITY, VOICE, CAPTIONS,
    RESOLUTION, FPS, AUTHOR, LOUDNESS, TEXT_ADDRESS, TEXT_MODEL, SPEECH_ADDRESS, SPEECH_MODEL, ELEVENLABS_MODEL,
    ELEVENLABS_ADDRESS, OPENAI_SPEECH_MODEL, PICTURES_ADDRESS, PICTURES_MODEL, DIFFUSION_MODEL, DIFFUSION_STEPS,
    DIFFUSION_GUIDANCE, WORKERS, PROXIES, CACHE_GB)}


def section_name(section: str) -> str:
    """The words for a section, in the language of the moment; some share theirs."""
    general, pictures = tr("General"), tr("Making pictures")
    names = {"library": general, "messages": general, "window": general, "video": tr("New videos"), "text": tr("Writing scripts"),
             "speech": tr("Speaking"), "pictures": pictures, "diffusion": pictures, "machine": tr("This computer")}
    return names[section]
