"""The worker's half of painting: one picture by the model in memory, with its steps told and a cancel heard after each."""

from __future__ import annotations

import inspect
import math
import re
import traceback
from pathlib import Path
from typing import Any, Protocol

from autovideo_studio.foundation.errors import ContentRefused, ProviderError, StudioError
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.local.diffusion_models import check
from autovideo_studio.providers.local.diffusion_pipeline import (
    Loaded,
    forget,
    is_out_of_memory,
    loaded,
    offline,
    this_machine,
    too_large,
)

_SMALLER = 0.75
_WIDEST = 4.0
_FEW_STEPS, _SOLVER_STEPS, _MOST_STEPS = 4, 25, 30
_FEW_BY_NAME = re.compile(r"turbo|lightning|schnell|lcm|hyper|tcd", re.IGNORECASE)
_FEW_BY_SCHEDULER = ("LCMScheduler", "TCDScheduler")


class TaskContext(Protocol):
    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...


def machine(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `device` that would paint, as people call it."""
    offline()
    return {"device": this_machine().name}


def paint(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: model, prompt, negative, width, height, seed, steps, guidance, path in; width, height and made_with out.

    Without memory enough it is tried once more, smaller and in a way that takes less. Raises `ContentRefused` where the model's
    own safety check refuses, `Unsupported` where the memory is too small, `ProviderError`, and what loading raises.
    """
    offline()
    model = Path(payload["model"])
    try:
        return _painted(payload, context, loaded(model), 1.0)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
    context.raise_if_cancelled()  # here the failed attempt is forgotten, and with it all that it held
    try:
        return _painted(payload, context, loaded(model, saving=True), _SMALLER)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
    forget()
    found = this_machine()
    raise too_large(model.name, sum(check(model).values()) * found.dtype.itemsize * 1.1 + 2e9, found.free)


def _painted(payload: dict[str, Any], context: TaskContext, model: Loaded, scale: float) -> dict[str, Any]:
    import diffusers
    import torch

    pipeline, name = model.pipeline, Path(payload["model"]).name
    width, height = best_size(pipeline, payload["width"], payload["height"], scale)
    steps, guidance = manner(pipeline, name, payload["steps"], payload["guidance"])

    def after_step(_: Any, step: int, timestep: Any, values: dict[str, Any]) -> dict[str, Any]:
        context.raise_if_cancelled()
        context.progress((step + 1) / (pipeline.num_timesteps + 1))
        return values

    asked = {"prompt": payload["prompt"], "width": width, "height": height, "num_inference_steps": steps,
             "guidance_scale": guidance, "generator": torch.Generator("cpu").manual_seed(payload["seed"]),
             "callback_on_step_end": after_step}
    known = inspect.signature(pipeline.__call__).parameters
    if guidance > 1.0 and payload["negative"] and "true_cfg_scale" not in known:  # where guidance is built in, it has no effect
        asked["negative_prompt"] = payload["negative"]
    context.raise_if_cancelled()
    context.progress(0.0)
    made = _run(pipeline, name, {key: value for key, value in asked.items() if key in known})
    picture = made.images[0]
    if any(getattr(made, "nsfw_content_detected", None) or ()):
        raise ContentRefused(tr("The safety check of the model “{model}” refused this picture.", model=name),
                             tr("Change the wording, or choose another model."), provider="diffusion")
    if picture.convert("L").getextrema()[1] == 0:
        raise ProviderError(tr("The model “{model}” gave nothing but black.", model=name),
                            tr("Try again with another seed, or choose another model."), provider="diffusion")
    with written_whole(Path(payload["path"])) as temporary:
        picture.save(temporary, "PNG")
    context.progress(1.0)
    return {"width": picture.width, "height": picture.height, "made_with": {
        "model": name, "steps": steps, "guidance": guidance, "negative": "negative_prompt" in asked.keys() & known.keys(),
        "scheduler": type(pipeline.scheduler).__name__, "device": model.machine.device, "numbers": str(model.machine.dtype),
        "memory": str(model.memory), "torch": torch.__version__, "diffusers": diffusers.__version__}}


def _run(pipeline: Any, name: str, asked: dict[str, Any]) -> Any:
    """The pipeline's answer. Whatever ends it early, the pipeline can paint again."""
    try:
        return pipeline(**asked)
    except Exception as error:
        pipeline.maybe_free_model_hooks()
        if isinstance(error, StudioError) or is_out_of_memory(error):
            raise
        raise ProviderError(tr("The model “{model}” could not paint this picture.", model=name),
                            tr("Choose another model in the settings, or other steps and guidance."), traceback.format_exc(),
                            provider="diffusion") from error


def best_size(pipeline: Any, width: int, height: int, scale: float = 1.0) -> tuple[int, int]:
    """The pixels in the shape of `width` × `height` with the area that the model was made for, in its multiples."""
    network = getattr(pipeline, "unet", None) or pipeline.transformer
    latent = pipeline.vae_scale_factor
    sample = getattr(pipeline, "default_sample_size", None) or network.config.sample_size
    side = latent * scale * (sample if isinstance(sample, int) else math.sqrt(math.prod(sample)))
    multiple = max(8, latent * getattr(network.config, "patch_size", 1), pipeline.image_processor.config.vae_scale_factor)
    stretch = math.sqrt(min(max(width / height, 1 / _WIDEST), _WIDEST))
    return (max(1, round(side * stretch / multiple)) * multiple, max(1, round(side / stretch / multiple)) * multiple)


def manner(pipeline: Any, name: str, steps: int, guidance: float) -> tuple[int, float]:
    """Steps and guidance: those wished, else (0, -1) those that the pipeline was made for, with no more steps than show. Models
    that were taught to need few steps need no guidance."""
    defaults = {key: value.default for key, value in inspect.signature(pipeline.__call__).parameters.items()}
    few = _needs_few_steps(pipeline, name)
    solver = "solver_order" in pipeline.scheduler.config
    most = _FEW_STEPS if few else _SOLVER_STEPS if solver else _MOST_STEPS
    usual = min(defaults.get("num_inference_steps") or most, most)
    taught = getattr(getattr(pipeline, "unet", None), "config", {}).get("time_cond_proj_dim") is not None
    strength = 0.0 if few and not taught else float(defaults.get("guidance_scale") or 0.0)
    return steps or usual, guidance if guidance >= 0.0 else strength


def _needs_few_steps(pipeline: Any, name: str) -> bool:
    """By its scheduler, else by its name: nothing else in a model tells."""
    kind, config = type(pipeline.scheduler).__name__, pipeline.scheduler.config
    turbo = kind.startswith("Euler") and config.get("timestep_spacing") == "trailing" and not config.get("rescale_betas_zero_snr")
    return kind in _FEW_BY_SCHEDULER or turbo or bool(_FEW_BY_NAME.search(name))
