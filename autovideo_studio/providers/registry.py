"""All providers by id: those that ship and those of plug-ins come through the same door.

A plug-in is an entry point of the group `autovideo_studio.providers` whose object makes a provider: called with the folder
of model files if it takes `models`. It is loaded when it is first asked for; one that fails becomes an unhealthy provider
that says why, never a crash.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Capability, Health, Provider

ENTRY_POINT_GROUP = "autovideo_studio.providers"

# In the order in which they are tried when the creator has set none.
BUILT_IN = {
    "openai": "autovideo_studio.providers.cloud.openai_compatible:OpenAI",
    "anthropic": "autovideo_studio.providers.cloud.anthropic_text:Anthropic",
    "openai-compatible": "autovideo_studio.providers.cloud.openai_compatible:OpenAICompatible",
    "image-server": "autovideo_studio.providers.cloud.image_server:ImageServer",
    "stability": "autovideo_studio.providers.cloud.stability:Stability",
    "espeak": "autovideo_studio.providers.offline.espeak:Espeak",
    "piper": "autovideo_studio.providers.local.piper:Piper",
    "kokoro": "autovideo_studio.providers.local.kokoro:Kokoro",
    "diffusion": "autovideo_studio.providers.local.diffusion:Diffusion",
    "system": "autovideo_studio.providers.offline.system_voices:SystemVoices",
    "elevenlabs": "autovideo_studio.providers.cloud.elevenlabs_speech:ElevenLabs",
    "speech-server": "autovideo_studio.providers.cloud.openai_speech:SpeechServer",
}


class BrokenProvider:
    """Stands where a plug-in failed to load."""

    local, version, concurrency = True, 0, 1
    capabilities: frozenset[Capability] = frozenset()
    secrets: Sequence[str] = ()

    def __init__(self, id: str, reason: str) -> None:
        self.id, self.label, self.reason = id, id, reason

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return Health(False, tr("The provider “{name}” could not be loaded: {reason}", name=self.id, reason=self.reason),
                      tr("Update or remove the plug-in; everything else works."))

    async def aclose(self) -> None:
        return None


class ProviderRegistry:
    """`models` is the library's folder of model files; `options` are keyword arguments by provider id, such as
    {"openai-compatible": {"address": lambda: "http://localhost:11434/v1"}}. Each provider is made once."""

    def __init__(self, models: Path, options: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._models = models
        self._options = options or {}
        self._targets: dict[str, Callable[[], object]] = {
            id: partial(_imported, target) for id, target in BUILT_IN.items()}
        for point in entry_points(group=ENTRY_POINT_GROUP):
            self._targets.setdefault(point.name, point.load)
        self._made: dict[str, Provider] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._targets)

    def __contains__(self, id: object) -> bool:
        return id in self._targets

    def __getitem__(self, id: str) -> Provider:
        if id not in self._targets:
            raise NotFound(tr("There is no provider “{name}”.", name=id), tr("Known: {names}.", names=", ".join(self._targets)))
        if id not in self._made:
            self._made[id] = self._make(id)
        return self._made[id]

    def register(self, provider: Provider) -> None:
        """Add a provider that is made elsewhere."""
        self._targets[provider.id] = lambda: lambda: provider
        self._made[provider.id] = provider

    def able_to(self, capability: Capability) -> list[Provider]:
        """All providers with this capability, healthy or not, in the order of registration."""
        return [provider for provider in map(self.__getitem__, self) if capability in provider.capabilities]

    async def aclose(self) -> None:
        for provider in self._made.values():
            await provider.aclose()

    def _make(self, id: str) -> Provider:
        try:
            target = self._targets[id]()
            if not callable(target):
                return BrokenProvider(id, tr("it is not callable."))
            options = dict(self._options.get(id, {}))
            if "models" in inspect.signature(target).parameters:
                options["models"] = self._models
            made = target(**options)
        except Exception as error:  # noqa: BLE001 - foreign code: whatever it raises, the studio goes on without it
            return BrokenProvider(id, f"{type(error).__name__}: {error}")
        return made if isinstance(made, Provider) else BrokenProvider(id, tr("it does not follow the provider contract."))


def _imported(target: str) -> object:
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)
