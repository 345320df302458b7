"""What is known of diffusion models without torch: which there are, whether they are whole and safe, how they fit in memory."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from isolation import make_call

from autovideo_studio.foundation.errors import Damaged, InvalidInput, NotFound, Refused, StudioError, Unsupported
from autovideo_studio.providers.base import ImageRequest
from autovideo_studio.providers.local import diffusion
from autovideo_studio.providers.local.diffusion import Diffusion, Wishes
from autovideo_studio.providers.local.diffusion_models import (
    check,
    description_for,
    found_models,
    found_pickles,
    half_variant,
    licence,
)
from autovideo_studio.providers.local.diffusion_pipeline import Machine, Memory, plan
from autovideo_studio.providers.local.diffusion_task import best_size, manner

UNET = "unet/diffusion_pytorch_model.safetensors"
GB = 1e9


def safetensors(path: Path, **tensors: list[int]) -> Path:
    """A file of zeros in half precision."""
    head, at = {}, 0
    for name, shape in tensors.items():
        size = 2
        for side in shape:
            size *= side
        head[name] = {"dtype": "F16", "shape": shape, "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(head).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(len(text).to_bytes(8, "little") + text + bytes(at))
    return path


def model(folder: Path, *, width: int = 768) -> Path:
    """A folder in diffusers layout."""
    safetensors(folder / UNET, a=[10, 10], b=[5])
    safetensors(folder / "vae/diffusion_pytorch_model.safetensors", c=[7])
    for part, facts in (("unet", {"cross_attention_dim": width}), ("vae", {})):
        (folder / part / "config.json").write_text(json.dumps(facts))
    (folder / "scheduler").mkdir()
    (folder / "model_index.json").write_text(json.dumps({
        "_class_name": "StableDiffusionPipeline", "unet": ["diffusers", "UNet2DConditionModel"],
        "vae": ["diffusers", "AutoencoderKL"], "scheduler": ["diffusers", "PNDMScheduler"], "safety_checker": [None, None]}))
    return folder


def test_models_are_found_by_what_they_hold(tmp_path: Path) -> None:
    folder = tmp_path / "diffusion"
    assert found_models(folder) == [] and found_pickles(folder) == []
    model(folder / "b-folder")
    safetensors(folder / "a.safetensors", x=[1])
    (folder / "old.ckpt").write_bytes(b"\x80\x02")
    (folder / "notes").mkdir()
    (folder / "._a.safetensors").write_bytes(b"what a Mac leaves beside a file")
    (folder / "notes.txt").write_text("hello")
    only_words = model(folder / "only-words")
    for weights in only_words.glob("*/*.safetensors"):
        weights.unlink()
    pickled = model(folder / "pickled")
    for weights in pickled.glob("*/*.safetensors"):
        weights.rename(weights.with_suffix(".bin"))
    assert [path.name for path in found_models(folder)] == ["a.safetensors", "b-folder"]
    assert found_pickles(folder) == ["old.ckpt", "pickled"]


def test_a_whole_model_is_counted(tmp_path: Path) -> None:
    assert check(model(tmp_path / "m")) == {"unet": 105, "vae": 7}
    one = safetensors(tmp_path / "one.safetensors", **{"model.x": [3, 3], "model.y": [1], "first_stage_model.z": [2]})
    assert check(one) == {"model": 10, "first_stage_model": 2}


def test_half_precision_is_asked_for_only_where_there_is_nothing_else(tmp_path: Path) -> None:
    made = model(tmp_path / "m")
    assert half_variant(made) is None
    safetensors(made / "unet/diffusion_pytorch_model.fp16.safetensors", a=[10, 10], b=[5])
    assert half_variant(made) is None and check(made)["unet"] == 105
    (made / UNET).unlink()
    assert half_variant(made) == "fp16" and check(made)["unet"] == 105


def test_shards_are_counted_and_missed(tmp_path: Path) -> None:
    made = model(tmp_path / "m")
    shards = [safetensors(made / f"unet/diffusion_pytorch_model-0000{n}-of-00002.safetensors", **{f"t{n}": [50]}) for n in (1, 2)]
    (made / "unet/diffusion_pytorch_model.safetensors.index.json").write_text(json.dumps(
        {"weight_map": {"t1": shards[0].name, "t2": shards[1].name}}))
    (made / UNET).unlink()
    assert check(made)["unet"] == 100
    shards[1].unlink()
    with pytest.raises(Damaged, match="00002-of-00002"):
        check(made)


def _cut(made: Path) -> None:
    (made / UNET).write_bytes((made / UNET).read_bytes()[:-1])


def _empty(made: Path) -> None:
    (made / UNET).write_bytes(b"")


def _page(made: Path) -> None:
    (made / UNET).write_text("<!DOCTYPE html><html>Please sign in</html>")


def _pointer(made: Path) -> None:
    (made / UNET).write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3438167534\n")


def _no_part(made: Path) -> None:
    (made / "scheduler").rmdir()


def _no_weights(made: Path) -> None:
    (made / UNET).unlink()


def _no_json(made: Path) -> None:
    (made / "model_index.json").write_text("[]")


@pytest.mark.parametrize(("harm", "names"), [(_cut, "diffusion_pytorch_model"), (_empty, "diffusion_pytorch_model"),
                                             (_page, "diffusion_pytorch_model"), (_pointer, "diffusion_pytorch_model"),
                                             (_no_part, "scheduler"), (_no_weights, "unet"), (_no_json, "model_index")])
def test_what_is_broken_or_missing_is_named(tmp_path: Path, harm: Any, names: str) -> None:
    made = model(tmp_path / "m")
    harm(made)
    with pytest.raises(Damaged, match=names) as raised:
        check(made)
    assert raised.value.hint


def test_pickles_are_refused(tmp_path: Path) -> None:
    made = model(tmp_path / "m")
    (made / UNET).rename(made / "unet/diffusion_pytorch_model.bin")
    with pytest.raises(Refused, match="foreign code"):
        check(made)
    (tmp_path / "old.ckpt").write_bytes(b"\x80\x02")
    with pytest.raises(Refused):
        check(tmp_path / "old.ckpt")
    with pytest.raises(NotFound):
        check(tmp_path / "gone.safetensors")


def test_a_single_file_is_described_by_its_namesake_or_by_a_model_of_its_family(tmp_path: Path) -> None:
    key = "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight"
    one = safetensors(tmp_path / "one.safetensors", **{key: [4, 768]})
    model(tmp_path / "xl", width=2048)
    with pytest.raises(NotFound, match=r"one\.safetensors"):
        description_for(one)
    model(tmp_path / "sd", width=768)
    assert description_for(one) == tmp_path / "sd"
    model(tmp_path / "one", width=1024)
    assert description_for(one) == tmp_path / "one"


@pytest.mark.parametrize(("head", "says"), [
    ("---\nlicense: creativeml-openrail-m\ntags:\n- x\n---\n", "creativeml-openrail-m"), ("# No head\nlicense: mit\n", ""),
    ("---\nlicense: other\nlicense_name: \"stabilityai-ai-community\"\n---\nlicense: mit", "stabilityai-ai-community")])
def test_the_licence_is_read_from_the_card(tmp_path: Path, head: str, says: str) -> None:
    made = model(tmp_path / "m")
    assert licence(made) == ""
    (made / "README.md").write_text(head)
    assert licence(made) == says == licence(made.with_suffix(".safetensors"))


@pytest.mark.parametrize(("device", "free", "ram", "way"), [
    ("cuda", 24, 32, Memory.WHOLE), ("cuda", 8.3, 32, Memory.TILED), ("cuda", 6.5, 32, Memory.PART_BY_PART),
    ("cuda", 2, 32, Memory.LAYER_BY_LAYER), ("cuda", 6.5, 4, None), ("cuda", 0.2, 32, None), ("mps", 10, 10, Memory.WHOLE),
    ("mps", 6.5, 6.5, None)])
def test_a_model_lies_in_memory_as_it_fits(device: str, free: float, ram: float, way: Memory | None) -> None:
    """SDXL in 16 bits: 7.6 GB, of which the largest part takes 5.6."""
    parts = {"unet": 2_567_000_000, "text_encoder": 123_000_000, "text_encoder_2": 695_000_000, "vae": 84_000_000}
    machine = Machine(device, "a card", SimpleNamespace(itemsize=2), free * GB, ram * GB)
    if way is None:
        with pytest.raises(Unsupported, match=r"8\.1 GB"):
            plan("sdxl", parts, machine)
    else:
        assert plan("sdxl", parts, machine) is way


class Pipeline:
    """The facts of a pipeline that sizes, steps and guidance follow from."""

    def __init__(self, network: str, sample: int, scheduler: str = "PNDMScheduler", *, latent: int = 8, multiple: int = 8,
                 own_sample: int | None = None, taught: int | None = None, **facts: Any) -> None:
        config = type("Config", (dict,), {"sample_size": sample})(time_cond_proj_dim=taught)
        setattr(self, network, SimpleNamespace(config=config))
        self.vae_scale_factor, self.default_sample_size = latent, own_sample
        self.image_processor = SimpleNamespace(config=SimpleNamespace(vae_scale_factor=multiple))
        self.scheduler = type(scheduler, (), {"config": facts})()

    def __call__(self, prompt: str = "", num_inference_steps: int = 50, guidance_scale: float = 7.5) -> None: ...


SD15 = Pipeline("unet", 64)


def test_sizes_are_the_models_own_in_the_shape_asked_for() -> None:
    assert best_size(SD15, 1920, 1080) == (680, 384)
    assert best_size(SD15, 1080, 1920) == (384, 680)
    assert best_size(SD15, 1080, 1080) == (512, 512)
    assert best_size(SD15, 1920, 1080, 0.75) == (512, 288)
    assert best_size(Pipeline("unet", 128, own_sample=128), 1920, 1080) == (1368, 768)
    flux = Pipeline("transformer", 0, own_sample=128, multiple=16)
    assert best_size(flux, 1920, 1080) == (1360, 768)
    assert best_size(SD15, 100_000, 10) == (1024, 256), "no strips"


def test_steps_and_guidance_follow_from_the_model() -> None:
    assert manner(SD15, "sd15", 0, -1.0) == (30, 7.5)
    assert manner(SD15, "sd15", 12, 0.0) == (12, 0.0)
    assert manner(Pipeline("unet", 64, "DPMSolverMultistepScheduler", solver_order=2), "x", 0, -1.0) == (25, 7.5)
    assert manner(Pipeline("unet", 64, "EulerDiscreteScheduler", timestep_spacing="trailing"), "x", 0, -1.0) == (4, 0.0)
    assert manner(Pipeline("unet", 64, "EulerDiscreteScheduler", timestep_spacing="leading"), "x", 0, -1.0) == (30, 7.5)
    assert manner(Pipeline("unet", 64, "LCMScheduler", taught=256), "x", 0, -1.0) == (4, 7.5)
    assert manner(SD15, "FLUX.1-schnell", 0, -1.0) == (4, 0.0)


def test_health_names_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Diffusion(tmp_path)
    monkeypatch.setattr(diffusion, "find_spec", lambda name: None)
    missing = provider.health(lambda name: None)
    assert not missing.usable and diffusion.INSTALL in missing.remedy
    monkeypatch.setattr(diffusion, "find_spec", lambda name: object())
    empty = provider.health(lambda name: None)
    assert not empty.usable and str(tmp_path / "diffusion") in empty.remedy
    (tmp_path / "diffusion").mkdir()
    (tmp_path / "diffusion" / "old.ckpt").write_bytes(b"")
    assert "old.ckpt" in provider.health(lambda name: None).reason
    model(tmp_path / "diffusion" / "good")
    assert provider.health(lambda name: None).usable


def test_the_model_wished_is_the_first_and_what_is_not_there_is_named(tmp_path: Path) -> None:
    model(tmp_path / "diffusion" / "a")
    model(tmp_path / "diffusion" / "b")
    (tmp_path / "diffusion" / "c.ckpt").write_bytes(b"")
    assert Diffusion(tmp_path).image_models == ["a", "b"]
    assert Diffusion(tmp_path, lambda: Wishes("b")).image_models == ["b", "a"]
    assert Diffusion(tmp_path).made_with == {}
    assert Diffusion(tmp_path, lambda: Wishes("b", 12, 3.5)).made_with == {"steps": 12, "guidance": 3.5}

    def painted(prompt: str, name: str) -> StudioError:
        with pytest.raises(StudioError) as raised:
            asyncio.run(Diffusion(tmp_path).paint(ImageRequest(prompt, 64, 64, model=name), make_call(tmp_path)))
        return raised.value

    assert isinstance(painted("a cat", "gone"), NotFound)
    assert isinstance(painted("a cat", "c.ckpt"), Refused)
    assert isinstance(painted("  ", "a"), InvalidInput)
