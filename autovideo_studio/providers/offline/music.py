"""A bed of music that is always there: composed and synthesised on the spot, the same for the same seed, free to use."""

from __future__ import annotations

import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from autovideo_studio.foundation.files import written_whole
from autovideo_studio.providers.base import Call, Capability, Health, MusicRequest, MusicResult, Provenance, Usage

PROVIDER = "bed"
_TASK = "autovideo_studio.providers.offline.music:compose_task"
_SEAMLESS = b"seamless loop"


class Cancellable(Protocol):
    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...


class Bed:
    """Soft pads, a bass, a quiet arpeggio: about 30 to 60 seconds that flow back into their beginning. The prompt's words
    choose the mood (calm, bright, tense, playful)."""

    id = PROVIDER
    label = "Music bed"
    local = True
    version = 1
    capabilities = frozenset({Capability.MUSIC})
    secrets: Sequence[str] = ()
    concurrency = 1

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def compose(self, request: MusicRequest, call: Call) -> MusicResult:
        """`path` is a 16-bit stereo WAV at 48 kHz, marked as a seamless loop: repeat it to any length."""
        answer = await call.isolate(_TASK, {"prompt": request.prompt, "seed": request.seed, "out": str(call.workdir / "bed.wav")})
        made_by = Provenance(PROVIDER, answer["mood"], seed=request.seed, licence="CC0-1.0")
        return MusicResult(Path(answer["path"]), answer["seconds"], Usage({}), made_by)


def compose_task(payload: dict[str, Any], context: Cancellable) -> dict[str, Any]:
    """Worker task: `prompt`, `seed` and `out` in; `path`, `seconds` and `mood` out."""
    from autovideo_studio.providers.offline.music_score import compose
    from autovideo_studio.providers.offline.music_sound import RATE, perform

    score = compose(payload["prompt"], payload["seed"])
    context.progress(0.1)
    sound = perform(score, payload["seed"])
    context.raise_if_cancelled()
    out = Path(payload["out"])
    with written_whole(out) as temporary:
        write_wav(temporary, sound, RATE)
    return {"path": str(out), "seconds": len(sound) / RATE, "mood": score.mood}


def write_wav(path: Path, sound: Any, rate: int) -> None:
    """Float samples (n, 2) as 16-bit WAV whose comment field says that it is a seamless loop."""
    import numpy as np

    with path.open("wb") as file:
        with wave.open(file, "wb") as out:
            out.setnchannels(2)
            out.setsampwidth(2)
            out.setframerate(rate)
            out.writeframes(np.round(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
        _append_comment(file)


def _append_comment(file: Any) -> None:
    """A LIST/INFO chunk with ICMT behind the samples, and the RIFF size that includes it."""
    text = _SEAMLESS + b"\0" * (2 - len(_SEAMLESS) % 2)
    info = b"INFOICMT" + len(text).to_bytes(4, "little") + text
    file.seek(0, 2)
    file.write(b"LIST" + len(info).to_bytes(4, "little") + info)
    size = file.tell()
    file.seek(4)
    file.write((size - 8).to_bytes(4, "little"))
