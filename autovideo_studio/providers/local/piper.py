"""Neural voices by Piper, from model files in the library's `models/piper` folder."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Call, Capability, Health, Provenance, SpeechRequest, SpeechResult, Voice
from autovideo_studio.providers.local_speech import check_pitch, check_words, extra_missing, no_such_voice, speak_in_worker
from autovideo_studio.providers.voices import AUTO, best_voice

_TASK = "autovideo_studio.providers.local.piper_task:speak"
_LICENCE = re.compile(r"licen[cs]e\W+(.+)", re.IGNORECASE)
_SPEAKERS_LISTED = 20


@dataclass(frozen=True, slots=True)
class _Model:
    """One speaker of one model file."""

    path: Path
    speaker: int | None
    voice: Voice
    licence: str


class Piper:
    """Voice ids: "piper:en_US-lessac-medium", with "#name" for one of several speakers."""

    id, label, local, version = "piper", "Piper", True, 1
    capabilities = frozenset({Capability.SPEECH})
    secrets: Sequence[str] = ()
    concurrency = 1

    def __init__(self, models: Path) -> None:
        self._folder = models / "piper"

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if find_spec("piper") is None or find_spec("onnx") is None:
            return extra_missing(self.label)
        if not self._files():
            return Health(False, tr("There is no Piper voice in the library."),
                          tr("Put a voice's two files, NAME.onnx and NAME.onnx.json, into {folder}.", folder=self._folder))
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def voices(self, call: Call) -> Sequence[Voice]:
        return [model.voice for model in self._models()]

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        check_words(request)
        check_pitch(request, self.label, self.id)
        model = self._chosen(request)
        made_by = Provenance(self.id, model.voice.id.partition(":")[2], licence=model.licence)
        return await speak_in_worker(_TASK, {"model": str(model.path), "speaker": model.speaker, "speed": request.speed},
                                     request, call, made_by)

    def _chosen(self, request: SpeechRequest) -> _Model:
        models = self._models()
        id = best_voice(request.language, [model.voice for model in models]).id if request.voice in ("", AUTO) else request.voice
        found = next((model for model in models if model.voice.id == id), None)
        if found is None:
            raise no_such_voice(request)
        return found

    def _files(self) -> list[Path]:
        return sorted(path for path in self._folder.rglob("*.onnx") if path.with_name(f"{path.name}.json").is_file())

    def _models(self) -> list[_Model]:
        return [model for path in self._files() for model in _speakers(path)]


def _speakers(path: Path) -> list[_Model]:
    """The voices of a model file; none when its description cannot be read."""
    try:
        facts = json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))
        language = facts.get("language", {}).get("code") or facts["espeak"]["voice"]
        speakers = dict(facts.get("speaker_id_map") or {})
    except (ValueError, KeyError, AttributeError, OSError):
        return []
    licence = _licence(path)
    terms = tr("licence: {licence}", licence=licence)
    shown = f"{path.stem} ({terms})" if licence else path.stem
    tags = (str(language).replace("_", "-"),)
    if len(speakers) < 2:
        return [_Model(path, None, Voice(f"piper:{path.stem}", shown, tags), licence)]
    return [_Model(path, int(number), Voice(f"piper:{path.stem}#{name}", f"{shown}, {name}", tags), licence)
            for name, number in list(speakers.items())[:_SPEAKERS_LISTED]]


def _licence(path: Path) -> str:
    """What the model card beside the file says."""
    for card in (path.with_name("MODEL_CARD"), path.with_name(f"{path.stem}.MODEL_CARD"), path.with_name("MODEL_CARD.md")):
        if card.is_file():
            found = _LICENCE.search(card.read_text("utf-8", "replace"))
            if found:
                return found.group(1).strip().strip("*").strip()[:200]
    return ""
