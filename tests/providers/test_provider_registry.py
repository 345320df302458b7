"""Built-in providers and plug-ins come through the same door; a broken one never takes the others down."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.providers.base import Capability, Provider
from autovideo_studio.providers.registry import BUILT_IN, ProviderRegistry

GOOD = """
from autovideo_studio.providers.base import Capability, Health
class Plugin:
    id, label, local, version, secrets, concurrency = "plug", "Plug", True, 1, (), 1
    capabilities = frozenset({Capability.SPEECH})
    def __init__(self, models): self.models = models
    def health(self, secret): return Health(True)
    async def aclose(self): pass
class NotAProvider: pass
number = 7
"""


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package with five entry points, as pip would leave it."""
    site = tmp_path / "site"
    info = site / "studio_plugin-1.dist-info"
    info.mkdir(parents=True)
    (site / "studio_plugin_good.py").write_text(GOOD)
    (site / "studio_plugin_broken.py").write_text("import a_module_that_is_not_there")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: studio-plugin\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[autovideo_studio.providers]\nplug = studio_plugin_good:Plugin\n"
                                           "none = studio_plugin_good:NotAProvider\nnumber = studio_plugin_good:number\n"
                                           "broken = studio_plugin_broken:X\n"
                                           "espeak = studio_plugin_good:Plugin\n")
    monkeypatch.syspath_prepend(str(site))


def test_every_built_in_provider_keeps_the_contract(tmp_path: Path) -> None:
    registry = ProviderRegistry(tmp_path)
    for id in BUILT_IN:
        provider = registry[id]
        assert isinstance(provider, Provider) and provider.id == id and provider.version >= 1
        health = provider.health(lambda name: None)
        assert health.usable or (health.reason and health.remedy)
        assert registry[id] is provider
    asyncio.run(registry.aclose())


def test_plugins_are_found_and_broken_ones_say_why(plugins: None, tmp_path: Path) -> None:
    registry = ProviderRegistry(tmp_path / "models")
    assert registry["plug"].models == tmp_path / "models"
    assert type(registry["espeak"]).__name__ == "Espeak", "a plug-in cannot take the place of a built-in provider"
    for id, word in (("broken", "a_module_that_is_not_there"), ("none", "contract"), ("number", "callable")):
        health = registry[id].health(lambda name: None)
        assert not health.usable and word in health.reason and health.remedy
    assert {"espeak", "plug"} <= {provider.id for provider in registry.able_to(Capability.SPEECH)}


def test_options_reach_the_constructor(tmp_path: Path) -> None:
    registry = ProviderRegistry(tmp_path, {"openai-compatible": {"address": lambda: "http://localhost:11434/v1"}})
    assert registry["openai-compatible"].health(lambda name: None).usable


def test_an_unknown_provider_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no-such"):
        ProviderRegistry(tmp_path)["no-such"]


def test_health_loads_nothing_heavy(tmp_path: Path) -> None:
    code = ("import sys; from pathlib import Path; from autovideo_studio.providers.registry import ProviderRegistry\n"
            "registry = ProviderRegistry(Path(sys.argv[1]))\n"
            "[registry[id].health(lambda name: None) for id in registry]\n"
            "heavy = {'openai', 'anthropic', 'onnxruntime', 'piper', 'kokoro_onnx', 'pyttsx3', 'torch', 'diffusers',\n"
            "         'transformers', 'accelerate'}\n"
            "print(sorted(heavy & set(sys.modules)))")
    found = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
