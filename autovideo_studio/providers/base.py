"""The contracts: what a provider is asked, what it answers, what an attempt may use.

Requests are frozen plain data in the creator's terms (pixels, seconds, BCP 47, plain text); they are the recipe, so they
are hashed. A provider translates to the nearest legal value of its vendor and reports what it really did.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from autovideo_studio.foundation.cancel import CancelToken


class Capability(StrEnum):
    TEXT = "text"
    IMAGE = "image"
    SPEECH = "speech"
    VIDEO = "video"
    MUSIC = "music"
    TRANSCRIPTION = "transcription"
    STOCK = "stock"


class Unit(StrEnum):
    INPUT_TOKEN = "input-token"
    OUTPUT_TOKEN = "output-token"
    CHARACTER = "character"
    IMAGE = "image"
    SECOND = "second"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Usage:
    """Amounts per unit; `measured` is False when the vendor reported nothing and this is our estimate."""

    amounts: Mapping[Unit, Decimal] = field(default_factory=dict)
    measured: bool = True


@dataclass(frozen=True, slots=True)
class Money:
    """`basis` says where the figure comes from: "vendor", "price-table:<version>", "local" or "unknown" (never shown as 0)."""

    amount: Decimal
    currency: str = "USD"
    basis: str = "unknown"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who made it, for the ledger and the credits."""

    provider: str
    model: str
    request_id: str = ""
    seed: int | None = None
    licence: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A written word: `offset` characters into the request's text, spoken from `begin_s` to `end_s` seconds."""

    text: str
    offset: int
    begin_s: float
    end_s: float


class Timing(StrEnum):
    """How far word times can be trusted."""

    MEASURED = "measured"
    ALIGNED = "aligned"
    ESTIMATED = "estimated"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Voice:
    """`id` is `provider:name`, for ever. `languages` are BCP 47 tags, the best first; `sample` a sentence to hear it with."""

    id: str
    label: str
    languages: tuple[str, ...]
    gender: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class TextRequest:
    """`schema` is a JSON Schema (closed objects, every property required) that the answer must satisfy."""

    system: str
    prompt: str
    schema: Mapping[str, Any] | None = None
    max_output_tokens: int = 8_000
    model: str = ""


@dataclass(frozen=True, slots=True)
class TextResult:
    text: str
    data: Mapping[str, Any] | None
    usage: Usage
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """`width` × `height` are pixels of the format: a provider paints in the nearest size that its model can, in this shape.
    `quality` is "low", "medium", "high" or "": where a provider knows no such thing it has no effect. The same `seed` gives the
    same picture where the provider can promise that."""

    prompt: str
    width: int
    height: int
    negative: str = ""
    seed: int | None = None
    model: str = ""
    quality: str = ""


@dataclass(frozen=True, slots=True)
class ImageResult:
    """`path` is a picture file (PNG, JPEG or WebP) in the work folder. `made_with` are plain facts (steps, device, versions …):
    with the same ones the same seed gives the same picture."""

    path: Path
    width: int
    height: int
    usage: Usage
    provenance: Provenance
    made_with: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """Plain `text`, never SSML. `pauses` are (offset in the text, seconds as text "1.5") of silence; `speed` 0.25..4 and
    `pitch` 0.5..2 are factors of the voice's own."""

    text: str
    voice: str
    language: str
    speed: float = 1.0
    pitch: float = 1.0
    pauses: tuple[tuple[int, str], ...] = ()
    seed: int | None = None
    model: str = ""


@dataclass(frozen=True, slots=True)
class SpeechResult:
    """`path` is a mono WAV in the work folder; words in order, none overlapping."""

    path: Path
    seconds: float
    words: tuple[Word, ...]
    timing: Timing
    usage: Usage
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MusicRequest:
    prompt: str
    seconds: float
    seed: int = 0
    model: str = ""


@dataclass(frozen=True, slots=True)
class MusicResult:
    path: Path
    seconds: float
    usage: Usage
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Progress:
    """`fraction` 0..1 and the seconds that remain; None when unknown."""

    fraction: float | None
    stage: str = "working"
    remaining_s: float | None = None


class Isolate(Protocol):
    """`progress` hears of 0..1 of the task. A `heavy` one goes to the one process that keeps what it has loaded: a model of
    gigabytes."""

    def __call__(self, task: str, payload: dict[str, Any], progress: Callable[[float], None] = ..., /, *,
                 heavy: bool = ...) -> Awaitable[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Call:
    """All that one attempt may touch.

    `isolate("package.module:function", payload)` runs a task in a disposable worker process and returns its plain result;
    whatever may crash, hang or burn Python goes through it. `save_job` is awaited as soon as a vendor has accepted a long
    job, so that a restart resumes it (`resume_job`) instead of paying again.
    """

    workdir: Path
    cancel: CancelToken
    isolate: Isolate
    secret: Callable[[str], str | None] = lambda name: None
    progress: Callable[[Progress], None] = lambda progress: None
    save_job: Callable[[str], Awaitable[None]] | None = None
    resume_job: str | None = None
    deadline_s: float = 600.0


@dataclass(frozen=True, slots=True)
class Health:
    """`reason` and `remedy` are sentences for the creator."""

    usable: bool
    reason: str = ""
    remedy: str = ""


@runtime_checkable
class Provider(Protocol):
    """A small object. `health` asks no network and imports nothing heavy (< 50 ms). One whose work may take longer than a call's
    deadline has `least_deadline_s` (seconds) besides."""

    id: str
    label: str
    version: int
    capabilities: frozenset[Capability]
    secrets: Sequence[str]
    concurrency: int

    @property
    def local(self) -> bool:
        """Whether it runs on the creator's own machines and costs nothing."""
        ...

    def health(self, secret: Callable[[str], str | None]) -> Health: ...

    async def aclose(self) -> None: ...


class TextProvider(Provider, Protocol):
    """`model` is asked where the request names none; "" where the server chooses."""

    model: str

    async def write(self, request: TextRequest, call: Call) -> TextResult: ...


class ImageProvider(Provider, Protocol):
    """One that has models to choose from names them in `image_models`, the first choice first; one with settings that decide on a
    picture besides request and model gives those that are not as usual in `made_with`."""

    async def paint(self, request: ImageRequest, call: Call) -> ImageResult: ...


class SpeechProvider(Provider, Protocol):
    """One on this machine speaks any length with its pauses; others are `SpeaksPieces`."""

    async def voices(self, call: Call) -> Sequence[Voice]: ...

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult: ...


@runtime_checkable
class SpeaksPieces(Protocol):
    """A voice over the network: asked for pieces of at most `longest` characters without pauses, so that each is kept once it is
    paid; the studio cuts and joins. `speech_model` is asked where the request names none; `made_with` is what else decides how
    it sounds; `note` what a creator should know before choosing, or ""."""

    longest: int

    @property
    def speech_model(self) -> str: ...

    @property
    def made_with(self) -> Mapping[str, str]: ...

    @property
    def note(self) -> str: ...

    def settled(self, voice: str) -> bool:
        """Whether this is the voice's own id, that nobody needs to look up."""
        ...


class MusicProvider(Provider, Protocol):
    async def compose(self, request: MusicRequest, call: Call) -> MusicResult: ...
