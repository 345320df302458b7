"""In the worker: a diffusion model is loaded for this machine and stays in memory between pictures. No network is asked."""

from __future__ import annotations

import gc
import inspect
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import Damaged, StudioError, Unsupported
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.local.diffusion_models import INDEX, SAFE, check, description_for, half_variant

_WORK_BYTES = 1.5e9
"""What a picture of 1024 × 1024 takes besides the model: most of it when it is decoded at the end."""
_WORK_IN_TILES_BYTES = 0.5e9
_ROOMY_BYTES = 64e9
_OUT_OF_MEMORY = ("out of memory", "can't allocate memory", "not enough memory")


class Memory(StrEnum):
    """How a model lies in memory. Each is slower than the one before and needs less: all of it on the device; the picture decoded
    in tiles; each part brought to the card for its turn; each layer brought to the card for its turn."""

    WHOLE = "whole"
    TILED = "tiled"
    PART_BY_PART = "part by part"
    LAYER_BY_LAYER = "layer by layer"


@dataclass(frozen=True, slots=True)
class Machine:
    """`device` is torch's word; `name` is for people; `free` and `ram` are bytes that the device and the computer have left."""

    device: str
    name: str
    dtype: Any
    free: float
    ram: float


@dataclass(frozen=True, slots=True)
class Loaded:
    stamp: tuple[Any, ...]
    pipeline: Any
    machine: Machine
    memory: Memory


_loaded: list[Loaded] = []


def offline() -> None:
    """To be called before the libraries are loaded: they read it once."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", DISABLE_TELEMETRY="1")


def this_machine() -> Machine:
    """A card by CUDA (or ROCm), Apple's, else the processor. 16-bit numbers on cards; on processors they are far slower."""
    import psutil  # type: ignore[import-untyped]
    import torch

    ram = float(psutil.virtual_memory().available)
    if torch.cuda.is_available():
        free, _ = torch.cuda.mem_get_info()
        modern = torch.cuda.get_device_capability()[0] >= 8
        return Machine("cuda", torch.cuda.get_device_name(), torch.bfloat16 if modern else torch.float16, float(free), ram)
    if torch.backends.mps.is_available():
        return Machine("mps", "Apple", torch.float16, ram, ram)
    return Machine("cpu", tr("the processor, {count} threads (slow)", count=torch.get_num_threads()), torch.float32, ram, ram)


def loaded(model: Path, *, saving: bool = False) -> Loaded:
    """The model in memory, loaded if it is not; with `saving` so that it takes less than it did. Another model makes room first.

    Raises what `check` raises; `Damaged`, `Unsupported`.
    """
    stamp = _stamp(model)
    if _loaded and _loaded[0].stamp == stamp and not saving:
        return _loaded[0]
    before = _loaded[0].memory if _loaded and _loaded[0].stamp == stamp else None
    forget()
    parts = check(model)
    machine = this_machine()
    memory = plan(model.name, parts, machine)
    if saving:
        memory = _less_than(before or memory, machine)
    pipeline = _pipeline(model, machine)
    _place(pipeline, machine, memory)
    _loaded.append(Loaded(stamp, pipeline, machine, memory))
    return _loaded[0]


def forget() -> None:
    """Give the memory back."""
    import torch

    _loaded.clear()
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    elif torch.backends.mps.is_available():
        torch.mps.empty_cache()


def plan(model: str, parts: dict[str, int], machine: Machine) -> Memory:
    """The quickest way in which a model of `parts` (parameters of each) fits. Raises `Unsupported` if none does."""
    each = machine.dtype.itemsize
    whole, largest = sum(parts.values()) * each * 1.1, max(parts.values()) * each * 1.1
    if whole + _WORK_BYTES <= machine.free:
        return Memory.WHOLE
    if whole + _WORK_IN_TILES_BYTES <= machine.free:
        return Memory.TILED
    if machine.device == "cuda" and whole <= machine.ram:
        if largest + _WORK_IN_TILES_BYTES <= machine.free:
            return Memory.PART_BY_PART
        if machine.free >= _WORK_IN_TILES_BYTES:
            return Memory.LAYER_BY_LAYER
    raise too_large(model, whole + _WORK_IN_TILES_BYTES, machine.free)


def too_large(model: str, needed: float, free: float) -> Unsupported:
    return Unsupported(tr("The model “{model}” needs about {needed:.1f} GB of memory, and {free:.1f} GB are free here.",
                          model=model, needed=needed / 1e9, free=free / 1e9),
                       tr("Close other programs, or choose a smaller model in the settings."), provider="diffusion")


def is_out_of_memory(error: Exception) -> bool:
    import torch

    return (isinstance(error, (MemoryError, torch.OutOfMemoryError))
            or isinstance(error, RuntimeError) and any(words in str(error).lower() for words in _OUT_OF_MEMORY))


def _less_than(memory: Memory, machine: Machine) -> Memory:
    ways = list(Memory) if machine.device == "cuda" else [Memory.WHOLE, Memory.TILED]
    return ways[min(ways.index(memory) + 1, len(ways) - 1)]


def _pipeline(model: Path, machine: Machine) -> Any:
    import torch

    torch.backends.cudnn.benchmark = False  # it would choose by the stopwatch, and a seed would not give the same picture
    torch.backends.cudnn.deterministic = True
    try:
        pipeline = _from_folder(model, machine) if model.is_dir() else _from_file(model, machine)
    except StudioError:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise
        if "can't find a pipeline linked to" in str(error):
            raise Unsupported(tr("“{model}” is no model that paints pictures from words.", model=model.name),
                              tr("Choose another model in the settings."), str(error), provider="diffusion") from error
        raise Damaged(tr("The model “{model}” cannot be loaded: its files do not fit together.", model=model.name),
                      tr("Download it again, or choose another model in the settings."), f"{type(error).__name__}: {error}"
                      ) from error
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def _from_folder(model: Path, machine: Machine) -> Any:
    from diffusers import AutoPipelineForText2Image

    return AutoPipelineForText2Image.from_pretrained(str(model), dtype=machine.dtype, use_safetensors=True, local_files_only=True,
                                                     variant=half_variant(model))


def _from_file(model: Path, machine: Machine) -> Any:
    """Without `config` diffusers would ask its hub how the model is built. A single file brings no safety checker."""
    import diffusers

    description = description_for(model)
    kind = getattr(diffusers, json.loads((description / INDEX).read_text("utf-8"))["_class_name"])
    absent = {name: None for name in ("safety_checker", "feature_extractor") if name in inspect.signature(kind).parameters}
    return kind.from_single_file(str(model), config=str(description), dtype=machine.dtype, local_files_only=True, **absent)


def _place(pipeline: Any, machine: Machine, memory: Memory) -> None:
    if memory is Memory.PART_BY_PART:
        pipeline.enable_model_cpu_offload(device=machine.device)
    elif memory is Memory.LAYER_BY_LAYER:
        pipeline.enable_sequential_cpu_offload(device=machine.device)
    else:
        pipeline.to(machine.device)
    if memory is not Memory.WHOLE and hasattr(pipeline.vae, "enable_tiling"):
        pipeline.vae.enable_tiling()
    if machine.device == "mps" and machine.ram < _ROOMY_BYTES:  # elsewhere torch's own attention takes less
        pipeline.enable_attention_slicing()


def _stamp(model: Path) -> tuple[Any, ...]:
    """Differs where the files were exchanged."""
    stamp: list[Any] = [str(model)]
    with suppress(OSError):  # what is missing is told when it is loaded
        for file in sorted(model.glob(f"*/*{SAFE}")) if model.is_dir() else [model]:
            facts = file.stat()
            stamp.append((file.name, facts.st_size, facts.st_mtime_ns))
    return tuple(stamp)
