"""What all voices on the creator's own machine share: the request goes to a worker, its answer becomes a result."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from autovideo_studio.foundation.errors import InvalidInput, NotFound, Unsupported
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.providers.base import Call, Health, Provenance, SpeechRequest, SpeechResult, Timing, Unit, Usage, Word
from autovideo_studio.providers.written_words import written_words


async def speak_in_worker(task: str, voice: dict[str, Any], request: SpeechRequest, call: Call,
                          made_by: Provenance) -> SpeechResult:
    """Run a task that follows `narration.narrate`; `voice` is what it needs besides text, pauses and path."""
    call.cancel.raise_if_cancelled()
    path = call.workdir / f"{new_id('voice')}.wav"
    answer = await call.cancel.run(call.isolate(task, {
        "text": request.text, "pauses": [list(pause) for pause in request.pauses], "path": str(path), **voice}))
    words = tuple(Word(text, offset, begin, end) for text, offset, begin, end in answer["words"])
    return SpeechResult(path, answer["seconds"], words, Timing(answer.get("timing", Timing.MEASURED)),
                        Usage({Unit.CHARACTER: Decimal(len(request.text))}), made_by)


def check_words(request: SpeechRequest) -> None:
    """A text of nothing but punctuation and emoji cannot be spoken."""
    if not written_words(request.text):
        raise InvalidInput(tr("There are no words to speak."), tr("Write at least one word of narration."))


def check_pitch(request: SpeechRequest, label: str, provider: str) -> None:
    """For voices whose pitch is fixed."""
    if request.pitch != 1.0:
        raise Unsupported(tr("{name} cannot change the pitch of a voice.", name=label),
                          tr("Set the pitch to 1, or choose another voice."), provider=provider)


def no_such_voice(request: SpeechRequest) -> NotFound:
    return NotFound(tr("There is no voice “{voice}”.", voice=request.voice), tr("List the voices and choose one, or use “auto”."))


def extra_missing(label: str) -> Health:
    return Health(False, tr("{name} is not installed.", name=label),
                  tr("Install the extra “voices” (pip install autovideo-studio[voices])."))
