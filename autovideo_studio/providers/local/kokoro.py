"""Neural voices by Kokoro, from two model files in the library's `models/kokoro` folder."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Call, Capability, Health, Provenance, SpeechRequest, SpeechResult, Voice
from autovideo_studio.providers.local_speech import check_pitch, check_words, extra_missing, no_such_voice, speak_in_worker
from autovideo_studio.providers.voices import AUTO, best_voice

_TASK = "autovideo_studio.providers.local.kokoro_task:speak"
_SLOWEST, _FASTEST = 0.5, 2.0
# The first letter of a voice's name: BCP 47 tags, and espeak-ng's tag for its phonemes.
_LANGUAGES = {"a": (("en-US",), "en-us"), "b": (("en-GB",), "en-gb"), "e": (("es",), "es"), "f": (("fr-FR", "fr"), "fr-fr"),
              "h": (("hi",), "hi"), "i": (("it",), "it"), "j": (("ja",), "ja"), "p": (("pt-BR",), "pt-br"),
              "z": (("cmn", "zh-CN", "zh-TW", "zh"), "cmn")}
_GENDERS = {"f": "female", "m": "male"}


class Kokoro:
    """Voice ids: "kokoro:af_heart"."""

    id, label, local, version = "kokoro", "Kokoro", True, 1
    capabilities = frozenset({Capability.SPEECH})
    secrets: Sequence[str] = ()
    concurrency = 1

    def __init__(self, models: Path) -> None:
        self._folder = models / "kokoro"

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if find_spec("kokoro_onnx") is None:
            return extra_missing(self.label)
        if self._model_file() is None or self._voices_file() is None:
            return Health(False, tr("The model files of Kokoro are not in the library."),
                          tr("Put kokoro-v1.0.onnx and voices-v1.0.bin into {folder}.", folder=self._folder))
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def voices(self, call: Call) -> Sequence[Voice]:
        return self._voices()

    async def speak(self, request: SpeechRequest, call: Call) -> SpeechResult:
        check_words(request)
        check_pitch(request, self.label, self.id)
        voices = self._voices()
        id = best_voice(request.language, voices).id if request.voice in ("", AUTO) else request.voice
        if id not in (voice.id for voice in voices):
            raise no_such_voice(request)
        name = id.partition(":")[2]
        return await speak_in_worker(_TASK, {
            "model": str(self._model_file()), "voices": str(self._voices_file()), "voice": name,
            "language": _LANGUAGES[name[0]][1], "speed": min(max(request.speed, _SLOWEST), _FASTEST),
        }, request, call, Provenance(self.id, name, licence="Apache-2.0"))

    def _model_file(self) -> Path | None:
        return next(iter(sorted(self._folder.glob("*.onnx"))), None)

    def _voices_file(self) -> Path | None:
        return next(iter(sorted([*self._folder.glob("*.bin"), *self._folder.glob("*.npz")])), None)

    def _voices(self) -> list[Voice]:
        """Names in the voices file (a zip of arrays): "af_heart" is American, female."""
        file = self._voices_file()
        if file is None or not zipfile.is_zipfile(file):
            return []
        with zipfile.ZipFile(file) as archive:
            names = sorted(entry.removesuffix(".npy") for entry in archive.namelist())
        return [Voice(f"kokoro:{name}", name.partition("_")[2].title() or name, _LANGUAGES[name[0]][0],
                      _GENDERS.get(name[1:2], "")) for name in names if name[:1] in _LANGUAGES]
