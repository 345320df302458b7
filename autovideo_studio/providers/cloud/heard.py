"""What every cloud voice does with the sound that came: keep it, have a worker finish it, and never lose what was paid."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import Cancelled, InvalidInput, OutcomeUnknown, StudioError, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.providers.base import Call, Provenance, SpeechRequest, SpeechResult, Timing, Unit, Usage, Word
from autovideo_studio.providers.translate_errors import bad_response, doubtful

_TASK = "autovideo_studio.providers.cloud.heard_task:finish"


def check_piece(request: SpeechRequest, longest: int) -> None:
    """A cloud voice is asked for one piece at a time: the studio cuts (`SpeaksPieces`), so that each is kept once paid."""
    if request.pauses or len(request.text) > longest:
        raise InvalidInput(tr("This is too long to be spoken at once."), tr("Please report this with the details."),
                           f"{len(request.text)} characters, {len(request.pauses)} pauses, at most {longest}")


def unusable(label: str, provider: str, details: str, request_id: str = "") -> OutcomeUnknown:
    """The vendor took the request and answered with what is no speech: it may have been charged, so it is not repeated."""
    return doubtful(tr("{name} answered with something that is not speech.", name=label), details[:2_000], provider=provider,
                    request_id=request_id)


def not_speech(label: str, provider: str, details: str, request_id: str = "", *, html: bool, paid: bool) -> StudioError:
    """A web page comes from somebody on the way (a hotel's network), who was not asked to speak and charges nothing."""
    if html or not paid:
        return bad_response(label, provider, details)
    return unusable(label, provider, details, request_id)


async def finished(sound: bytes, rate: int, request: SpeechRequest, call: Call, made_by: Provenance, *, label: str,
                   characters: dict[str, Any] | None = None, credits: Decimal | None = None, paid: bool = True) -> SpeechResult:
    """A result of the sound that came. `rate` 0: it is a WAV file, else 16-bit mono samples. `characters` as the vendor timed
    them: {"characters", "begins", "ends"}; without them word times are estimated. `credits`: what the vendor says it cost.

    Once a sound was paid for, whatever goes wrong here is told as `OutcomeUnknown`, never repeated."""
    stem = new_id("voice")
    raw, path = call.workdir / f"{stem}.raw", call.workdir / f"{stem}.wav"
    try:
        _keep(raw, sound)
        answer = await call.isolate(_TASK, {"sound": str(raw), "rate": rate, "text": request.text, "path": str(path),
                                            "characters": characters})
    except Cancelled:
        raise
    except StudioError as error:
        if not paid:
            raise bad_response(label, made_by.provider, str(error)) from error
        raise doubtful(tr("{name} has spoken, but the sound cannot be used: {why}", name=label, why=error.message),
                       f"{error} {error.details}", provider=made_by.provider, request_id=made_by.request_id) from error
    finally:
        raw.unlink(missing_ok=True)
    amounts = {Unit.CHARACTER: Decimal(len(request.text)), Unit.SECOND: Decimal(str(round(answer["seconds"], 3)))}
    if credits is not None:
        amounts[Unit.CREDIT] = credits
    words = tuple(Word(text, offset, begin, end) for text, offset, begin, end in answer["words"])
    return SpeechResult(path, answer["seconds"], words, Timing(answer["timing"]), Usage(amounts, measured=credits is not None),
                        made_by)


def _keep(path: Path, sound: bytes) -> None:
    try:
        path.write_bytes(sound)
    except OSError as error:
        raise os_error(error, tr("keeping the sound")) from error
