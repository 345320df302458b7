"""The worker's half of the system voices: a child process per piece, with a time limit; word times are estimated."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import BadResponse, Cancelled, NotInstalled, Transient
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Timing
from autovideo_studio.providers.estimated_words import estimate
from autovideo_studio.providers.narration import Span, TaskContext, narrate
from autovideo_studio.providers.narration_audio import Samples, read_wav, resampled
from autovideo_studio.providers.reading import Reading
from autovideo_studio.providers.written_words import WrittenWord

PROVIDER = "system"
_LONGEST = 4_000
_RATE = 22_050
_LIST_LIMIT_S, _SPEAK_LIMIT_S = 20.0, 60.0
_CHILD = ([sys.executable, "worker", "voice"] if getattr(sys, "frozen", False) else
          [sys.executable, "-m", "autovideo_studio.providers.offline.system_voice_child"])
"""The packaged program has no modules to run: it is its own worker (see `app.worker`)."""


def list_voices(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """{"voices": [{"id", "name", "gender", "languages"}]} as the system names them."""
    return {"voices": _ask({"do": "list"}, context, _LIST_LIMIT_S)}


def speak(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Payload of `narrate` and voice (the system's id), speed."""
    path = Path(payload["path"])

    def speak_piece(reading: Reading, words: list[WrittenWord]) -> tuple[Samples, list[Span]]:
        piece = path.with_name(f"{path.stem}.part.wav")
        try:
            _ask({"do": "speak", "voice": payload["voice"], "speed": payload["speed"], "text": reading.spoken,
                  "path": str(piece)}, context, _SPEAK_LIMIT_S)
            samples = resampled(*_heard(piece), _RATE)
        finally:
            piece.unlink(missing_ok=True)
        return samples, estimate(samples, _RATE, reading.spoken, words)

    return {**narrate(payload, context, _RATE, _LONGEST, speak_piece), "timing": Timing.ESTIMATED}


def _heard(piece: Path) -> tuple[Samples, int]:
    """pyttsx3 reports no error when it wrote nothing."""
    if not piece.is_file() or piece.stat().st_size < 100:
        raise BadResponse(tr("The system's voice produced no sound."), tr("Choose another voice."), provider=PROVIDER)
    try:
        return read_wav(piece)
    except Exception as error:  # noqa: BLE001 - `wave` raises many kinds on a foreign format
        raise BadResponse(tr("The system's voice wrote a file that cannot be read."), tr("Choose another voice."), repr(error),
                          provider=PROVIDER) from None


def _ask(order: dict[str, Any], context: TaskContext, limit_s: float) -> Any:
    """The child's answer; it is ended on cancel and when the time is over."""
    child = subprocess.Popen(_CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                             encoding="utf-8")
    deadline = time.monotonic() + limit_s
    given: str | None = json.dumps(order)
    while True:
        try:
            out, complaint = child.communicate(given, timeout=0.1)
            break
        except subprocess.TimeoutExpired:
            given = None
            late = time.monotonic() > deadline
            if late or context.cancelled:
                child.kill()
                child.communicate()
                if context.cancelled:
                    raise Cancelled from None
                raise Transient(tr("The system's voice did not answer."), tr("Choose another voice."),
                                provider=PROVIDER) from None
    if child.returncode != 0:
        raise NotInstalled(tr("The system's voice could not be started."), tr("Choose another voice."), complaint[-2_000:],
                           provider=PROVIDER)
    return json.loads(out.splitlines()[-1])
