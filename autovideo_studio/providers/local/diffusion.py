"""Pictures painted on the creator's own machine by a diffusion model in the library's `models/diffusion` folder, offline."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.errors import ProviderError, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.providers.base import (
    Call,
    Capability,
    Health,
    ImageRequest,
    ImageResult,
    Progress,
    Provenance,
    Unit,
    Usage,
)
from autovideo_studio.providers.local.diffusion_models import (
    checked_prompt,
    chosen_model,
    found_models,
    found_pickles,
    licence,
    no_model,
    where_to_put,
)

_TASKS = "autovideo_studio.providers.local.diffusion_task:"
INSTALL = 'pip install "autovideo-studio[local]"'
_NEEDED = ("torch", "diffusers", "transformers", "accelerate")
_SLOWEST_PICTURE_S = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the creator has set: `model` "" is the first, `steps` 0 and `guidance` -1 what the model is made for."""

    model: str = ""
    steps: int = 0
    guidance: float = -1.0


class Diffusion:
    """Models are called as their folder or file is. `wishes` is asked for each picture."""

    id, label, local, version = "diffusion", "Diffusion", True, 1
    capabilities = frozenset({Capability.IMAGE})
    secrets: Sequence[str] = ()
    concurrency = 1
    least_deadline_s = _SLOWEST_PICTURE_S

    def __init__(self, models: Path, wishes: Callable[[], Wishes] = Wishes) -> None:
        self._folder, self._wishes = models / "diffusion", wishes

    def health(self, secret: Callable[[str], str | None]) -> Health:
        if any(find_spec(name) is None for name in _NEEDED):
            return Health(False, tr("{name} is not installed.", name=self.label),
                          tr("Install the extra “local” ({command}).", command=INSTALL))
        if not found_models(self._folder):
            reason = no_model()
            if pickles := found_pickles(self._folder):
                reason += " " + tr("Not used, because such files can run foreign code: {names}.", names=", ".join(pickles))
            return Health(False, reason, where_to_put(self._folder))
        return Health(True)

    async def aclose(self) -> None:
        return None

    @property
    def image_models(self) -> Sequence[str]:
        """The names of all models that are there, the one that is wished first."""
        wished = self._wishes().model
        return sorted((model.name for model in found_models(self._folder)), key=lambda name: name != wished)

    async def models(self, call: Call) -> list[str]:
        return list(self.image_models)

    async def machine(self, call: Call) -> str:
        """What would paint, and with which models, in a sentence."""
        answer = await call.isolate(f"{_TASKS}machine", {}, heavy=True)
        return tr("ready: {device}; models: {names}", device=answer["device"], names=", ".join(self.image_models))

    @property
    def made_with(self) -> dict[str, Any]:
        """What decides on a picture besides the request and the model: the steps and the guidance that the creator has set."""
        wishes = self._wishes()
        return {name: getattr(wishes, name) for name in ("steps", "guidance") if getattr(wishes, name) != getattr(Wishes(), name)}

    async def paint(self, request: ImageRequest, call: Call) -> ImageResult:
        """`path` is a PNG in the size that the model paints best in the shape asked for. Without a seed the request decides on
        one: the same request gives the same picture."""
        call.cancel.raise_if_cancelled()
        wishes = self._wishes()
        prompt = checked_prompt(request.prompt)
        model = chosen_model(self._folder, request.model or wishes.model)
        seed = request.seed if request.seed is not None else _seed_of(request)
        path = call.workdir / f"{new_id('picture')}.png"
        try:
            answer = await call.isolate(f"{_TASKS}paint", {
                "model": str(model), "prompt": prompt, "negative": request.negative, "width": request.width,
                "height": request.height, "seed": seed, "steps": wishes.steps, "guidance": wishes.guidance, "path": str(path),
            }, _teller(call), heavy=True)
        except StudioError as error:
            if error.code != "worker-died":
                raise
            raise _died(model.name, error.details) from error
        made_by = Provenance(self.id, model.name, seed=seed, licence=licence(model))
        return ImageResult(path, answer["width"], answer["height"], Usage({Unit.IMAGE: Decimal(1)}), made_by, answer["made_with"])


def _seed_of(request: ImageRequest) -> int:
    return int(digest_of([request.prompt, request.negative, request.width, request.height])[:8], 16)


def _teller(call: Call) -> Callable[[float], None]:
    """Passes the progress on. All steps take the same time: what is left follows from those since the model was loaded (0)."""
    begun = 0.0

    def tell(fraction: float) -> None:
        nonlocal begun
        now = time.monotonic()
        begun = begun or now
        left = (now - begun) * (1.0 - fraction) / fraction if fraction > 0.0 else None
        call.progress(Progress(fraction, "painting", left))

    return tell


def _died(model: str, details: str) -> ProviderError:
    """Unlike the death of other workers it is not tried again by itself: gigabytes would be loaded to die once more."""
    return ProviderError(
        tr("The process that painted with “{model}” ended unexpectedly. Everything made before is safe.", model=model),
        tr("Mostly the memory was too small: close other programs, choose a smaller model, or try again."), details,
        provider=Diffusion.id)
