"""The composition root: the one place that knows what the studio is built on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.app.logging_setup import redact_log
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.providers.local.diffusion import Wishes
from autovideo_studio.providers.registry import ProviderRegistry
from autovideo_studio.providers.router import Router
from autovideo_studio.services.studio import Studio
from autovideo_studio.settings.schema import (
    CACHE_GB,
    DIFFUSION_GUIDANCE,
    DIFFUSION_MODEL,
    DIFFUSION_STEPS,
    ELEVENLABS_ADDRESS,
    ELEVENLABS_MODEL,
    OPENAI_SPEECH_MODEL,
    PICTURES_ADDRESS,
    PICTURES_MODEL,
    SPEECH_ADDRESS,
    SPEECH_MODEL,
    TEXT_ADDRESS,
    TEXT_MODEL,
    Setting,
)
from autovideo_studio.settings.secrets import SecretStore
from autovideo_studio.settings.store import SettingsStore

if TYPE_CHECKING:
    from autovideo_studio.services.documents import CallOwner

QUICK_WORKERS = 2
"""Thumbnails, waveforms, samples and dropped files. Started when first needed, as the one for proxies."""
HEAVY_RESTS_S = 300.0
"""A model of pictures takes gigabytes: after so long without work they are given back."""


@asynccontextmanager
async def build(folder: Path, read_only: bool, workers: WorkerPool, settings: SettingsStore,
                call_owner: CallOwner | None) -> AsyncIterator[Studio]:
    """Open the library in `folder` and the studio on it; close what was opened at the end. `call_owner` reaches the thread that
    owns the open projects, where that is another one."""
    secrets = SecretStore()
    redact_log(secrets)
    with Library.open(folder, read_only=read_only, cache_limit=settings.get(CACHE_GB) * 1024**3) as library:
        registry = ProviderRegistry(library.models, _options(settings))
        quick, patient = WorkerPool(QUICK_WORKERS, forks=workers.forks), WorkerPool(1, patient=True, forks=workers.forks)
        heavy = WorkerPool(1, forks=workers.forks, recycle_above_mb=None, retire_after_s=HEAVY_RESTS_S)
        try:
            yield Studio(library, workers, quick, patient, heavy, Router(registry, secrets.get), settings, secrets, call_owner)
        finally:
            await workers.aclose()
            await quick.aclose()
            await patient.aclose()
            await heavy.aclose()
            await registry.aclose()


def _options(settings: SettingsStore) -> dict[str, dict[str, Any]]:
    """What providers are told of the settings; they ask anew each time, for settings change while the program runs."""
    def said(setting: Setting[str]) -> Callable[[], str]:
        return lambda: settings.get(setting)

    return {
        "openai": {"speech_model": said(OPENAI_SPEECH_MODEL)},
        "openai-compatible": {"address": said(TEXT_ADDRESS), "model": said(TEXT_MODEL)},
        "image-server": {"address": said(PICTURES_ADDRESS), "model": said(PICTURES_MODEL)},
        "diffusion": {"wishes": lambda: Wishes(settings.get(DIFFUSION_MODEL), settings.get(DIFFUSION_STEPS),
                                               settings.get(DIFFUSION_GUIDANCE))},
        "elevenlabs": {"address": said(ELEVENLABS_ADDRESS), "model": said(ELEVENLABS_MODEL)},
        "speech-server": {"address": said(SPEECH_ADDRESS), "model": said(SPEECH_MODEL)}}
