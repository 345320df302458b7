"""Every speech provider that works here keeps the contract: espeak, the system's voice, and Piper and Kokoro on tiny models."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from speech_contract import CHECKS, Subject
from tiny_voices import make_kokoro, make_piper

from autovideo_studio.providers.base import Timing
from autovideo_studio.providers.local.kokoro import Kokoro
from autovideo_studio.providers.local.piper import Piper
from autovideo_studio.providers.offline.espeak import Espeak
from autovideo_studio.providers.offline.system_voices import SystemVoices


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    make_piper(folder / "piper" / "en_US-tiny-low.onnx")
    (folder / "kokoro").mkdir()
    make_kokoro(folder / "kokoro" / "kokoro.onnx", folder / "kokoro" / "voices.bin")
    return folder


SUBJECTS: dict[str, Callable[[Path], Subject]] = {
    "espeak": lambda models: Subject(Espeak(), "en", "espeak:en-us+Henrique", Timing.MEASURED),
    "system": lambda models: Subject(SystemVoices(), "en", "system:gmw/en-us", Timing.ESTIMATED),
    "piper": lambda models: Subject(Piper(models), "en", "piper:en_US-tiny-low", Timing.MEASURED, onset_s=0.15),
    "kokoro": lambda models: Subject(Kokoro(models), "en", "kokoro:af_test", Timing.MEASURED, onset_s=0.15),
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", SUBJECTS)
def test_contract(name: str, check: Callable[[Subject, Path], None], models: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    check(SUBJECTS[name](models), folder)


def test_the_program_itself_asks_the_systems_voice_where_there_are_no_modules_to_run() -> None:
    """As the packaged one does."""
    done = subprocess.run([sys.executable, "-m", "autovideo_studio", "worker", "voice"], input='{"do": "list"}', text=True,
                          capture_output=True, check=True)
    assert any(voice["id"] == "gmw/en-us" for voice in json.loads(done.stdout.splitlines()[-1]))
