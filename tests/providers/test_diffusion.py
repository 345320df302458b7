"""Pictures by real diffusion pipelines on models of random numbers, through the real worker. Needs the extra `local`."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import threading
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from isolation import make_call
from PIL import Image

from autovideo_studio.app.opening import open_studio
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import (
    Cancelled,
    ContentRefused,
    Damaged,
    DiskFull,
    NotFound,
    ProviderError,
    Unsupported,
)
from autovideo_studio.jobs.fork_server import ForkServer
from autovideo_studio.jobs.worker_errors import as_studio_error
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.providers.base import Call, Capability, ImageRequest, ImageResult, Progress
from autovideo_studio.providers.local.diffusion import Diffusion, Wishes
from autovideo_studio.providers.router import Policy

pytestmark = [pytest.mark.local, pytest.mark.timeout(300)]

RED_CAT = ImageRequest("a red cat on a bicycle", 1920, 1080, negative="blurry", seed=1, model="small")
FEW = Wishes(steps=3)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library's folder of models: five in `diffusion`."""
    from tiny_diffusion import make_flux, make_sd, make_sdxl, make_single_file

    models = tmp_path_factory.mktemp("models")
    make_sd(models / "diffusion" / "small")
    make_sd(models / "diffusion" / "strict", checker=True)
    make_sdxl(models / "diffusion" / "xl-turbo")
    make_flux(models / "diffusion" / "flux")
    make_single_file(models / "diffusion" / "small", models / "diffusion" / "one.safetensors")
    return models


class Studio:
    """A provider, and a pool that holds its model as the program's does."""

    def __init__(self, models: Path, workdir: Path) -> None:
        self.models, self.workdir, self._runner = models, workdir, asyncio.Runner()
        self.pool = WorkerPool(1, recycle_above_mb=None)
        self.pids: set[int] = set()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self._runner.run(work)

    def call(self, **options: Any) -> Call:
        cancel = options.setdefault("cancel", CancelToken())

        async def isolate(task: str, payload: dict[str, Any], progress: Any = lambda fraction: None, *,
                          heavy: bool = False) -> dict[str, Any]:
            assert heavy
            return await self.pool.run(task, payload, cancel=cancel, progress=progress)

        return make_call(self.workdir, run=isolate, **options)

    def paint(self, request: ImageRequest = RED_CAT, wishes: Wishes = FEW, **options: Any) -> ImageResult:
        return self.run(Diffusion(self.models, lambda: wishes).paint(request, self.call(**options)))

    def worker(self) -> int:
        return next(iter([*self.pool._idle, *self.pool._busy])).pid

    def close(self) -> None:
        self.run(self.pool.aclose())
        self._runner.close()


@pytest.fixture(scope="module")
def studio(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    studio = Studio(models, tmp_path_factory.mktemp("work"))
    yield studio
    studio.close()


def pixels(result: ImageResult) -> bytes:
    with Image.open(result.path) as picture:
        assert picture.format == "PNG" and picture.size == (result.width, result.height)
        return picture.convert("RGB").tobytes()


def test_a_picture_has_the_models_size_in_the_shape_asked_for_and_says_how_it_was_made(studio: Studio) -> None:
    wide = studio.paint()
    assert (wide.width, wide.height) == (88, 48)
    assert len(set(pixels(wide))) > 20
    assert wide.provenance.provider == "diffusion" and wide.provenance.model == "small" and wide.provenance.seed == 1
    assert wide.provenance.licence == "noise-licence"
    made = wide.made_with
    assert made["steps"] == 3 and made["guidance"] == 7.5 and made["negative"] and made["scheduler"] == "DDIMScheduler"
    assert made["device"] in ("cpu", "cuda", "mps") and made["torch"] and json.dumps(dict(made))
    tall = studio.paint(replace(RED_CAT, width=1080, height=1920))
    assert (tall.width, tall.height) == (48, 88)


def test_a_seed_gives_the_same_picture_also_by_another_process_and_from_a_single_file(studio: Studio) -> None:
    first = pixels(studio.paint())
    assert pixels(studio.paint()) == first != pixels(studio.paint(replace(RED_CAT, seed=2)))
    assert pixels(studio.paint(replace(RED_CAT, model="one.safetensors"))) == first
    studio.run(studio.pool._idle.pop().stop())
    assert pixels(studio.paint()) == first
    free = replace(RED_CAT, seed=None)
    one, other = studio.paint(free), studio.paint(free)
    assert one.provenance.seed == other.provenance.seed and pixels(one) == pixels(other)
    assert studio.paint(replace(free, prompt="a blue cat")).provenance.seed != one.provenance.seed


def test_a_turbo_model_paints_in_four_steps_without_guidance(studio: Studio) -> None:
    made = studio.paint(replace(RED_CAT, model="xl-turbo", width=512, height=512), Wishes())
    assert (made.width, made.height) == (64, 64)
    assert made.made_with["steps"] == 4 and made.made_with["guidance"] == 0.0 and not made.made_with["negative"]
    assert studio.paint(replace(RED_CAT, model="xl-turbo"), Wishes(steps=2, guidance=3.0)).made_with["negative"]


def test_flux_comes_in_by_the_same_door(studio: Studio) -> None:
    made = studio.paint(replace(RED_CAT, model="flux"), Wishes(steps=2))
    assert (made.width, made.height) == (344, 192)
    assert made.made_with["guidance"] == 3.5 and not made.made_with["negative"]
    assert pixels(studio.paint(replace(RED_CAT, model="flux"), Wishes(steps=2))) == pixels(made)


def test_the_program_keeps_the_model_between_pictures(models: Path, tmp_path: Path, forks: ForkServer | None) -> None:
    """As the window does it: by the router, in a process of the program's own pool, forked where it forks."""
    library = tmp_path / "library"
    library.mkdir()
    (library / "models").symlink_to(models)

    async def scenario() -> None:
        async with open_studio(library, forks=forks) as program:
            heard: list[Progress] = []
            for seed in (1, 2):
                call = replace(program._calls(CancelToken()), progress=heard.append)
                request = replace(RED_CAT, seed=seed)
                policy = Policy(("diffusion",), allow_failover=False)
                routed = await program._router.run(Capability.IMAGE, request, call, policy)
                assert routed.result.path.parent == library / "scratch" and routed.attempts[0].cost.amount == 0
            assert len(program._heavy._idle) == 1 and program._heavy._idle[0].tasks_done == 2
            assert heard[-1].fraction == 1.0
            finding = next(one for one in await program.care.doctor() if one.name == "Diffusion")
            assert finding.healthy and "small" in finding.says

    asyncio.run(scenario())


def test_every_step_is_told_with_the_time_that_is_left(studio: Studio) -> None:
    heard: list[Progress] = []
    studio.paint(wishes=Wishes(steps=24), progress=heard.append)
    fractions = [progress.fraction for progress in heard]
    assert fractions == sorted(fractions) and fractions[0] == 0.0 and fractions[-1] == 1.0 and len(fractions) > 3
    left = [progress.remaining_s for progress in heard]
    assert left[0] is None and left[-1] == 0.0 and all(seconds >= 0.0 for seconds in left[1:])


def test_a_cancel_is_heard_after_the_step_and_the_model_stays(studio: Studio) -> None:
    first, worker, cancel = pixels(studio.paint()), studio.worker(), CancelToken()
    before = set(studio.workdir.iterdir())
    heard: list[float] = []

    def stop(progress: Progress) -> None:
        heard.append(progress.fraction or 0.0)
        if heard[-1] > 0.0:
            cancel.cancel()

    with pytest.raises(Cancelled):
        studio.paint(wishes=Wishes(steps=200), cancel=cancel, progress=stop)
    assert heard[-1] < 0.5 and set(studio.workdir.iterdir()) == before
    assert studio.worker() == worker and pixels(studio.paint()) == first


def test_the_models_own_safety_check_refuses(studio: Studio) -> None:
    before = set(studio.workdir.iterdir())
    with pytest.raises(ContentRefused, match="strict"):
        studio.paint(replace(RED_CAT, model="strict"))
    assert set(studio.workdir.iterdir()) == before


def test_a_killed_process_is_said_once_and_the_next_picture_comes(studio: Studio) -> None:
    def kill(progress: Progress) -> None:
        if progress.fraction:
            os.kill(studio.worker(), signal.SIGKILL)

    with pytest.raises(ProviderError, match="ended unexpectedly") as raised:
        studio.paint(wishes=Wishes(steps=100), progress=kill)
    assert not raised.value.retryable
    assert studio.paint().path.is_file()


@pytest.mark.parametrize("harm", ["config", "shape", "class", "cut"])
def test_files_that_do_not_fit_together_are_named(studio: Studio, models: Path, harm: str) -> None:
    broken = models / "diffusion" / f"broken-{harm}"
    shutil.copytree(models / "diffusion" / "small", broken)
    if harm == "config":
        (broken / "unet" / "config.json").write_text("{")
    elif harm == "cut":
        weights = broken / "unet" / "diffusion_pytorch_model.safetensors"
        os.truncate(weights, weights.stat().st_size // 2)
    elif harm == "shape":
        config = json.loads((broken / "unet" / "config.json").read_text())
        (broken / "unet" / "config.json").write_text(json.dumps({**config, "block_out_channels": [64, 128]}))
    else:
        index = json.loads((broken / "model_index.json").read_text())
        (broken / "model_index.json").write_text(json.dumps({**index, "_class_name": "AudioLDM2Pipeline"}))
    named = "diffusion_pytorch_model" if harm == "cut" else broken.name
    with pytest.raises(Unsupported if harm == "class" else Damaged, match=named):
        studio.paint(replace(RED_CAT, model=broken.name))
    shutil.rmtree(broken)
    assert studio.paint().path.is_file()


def test_what_would_paint_is_told_for_the_doctor(studio: Studio) -> None:
    says = studio.run(Diffusion(studio.models).machine(studio.call()))
    assert "flux, one.safetensors, small, strict, xl-turbo" in says and "ready" in says


def test_no_network_is_asked(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that would leave meets a proxy that counts."""
    (tmp_path / "alone").mkdir()
    shutil.copy(models / "diffusion" / "one.safetensors", tmp_path / "alone" / "one.safetensors")
    (tmp_path / "alone").rename(tmp_path / "diffusion")
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(200))

        threading.Thread(target=listen, daemon=True).start()
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
        for folder, error in ((models, None), (tmp_path, NotFound)):
            studio = Studio(folder, tmp_path)
            try:
                if error is None:
                    assert studio.paint(replace(RED_CAT, model="one.safetensors")).path.is_file()
                else:
                    with pytest.raises(error, match="how its model is built"):
                        studio.paint(replace(RED_CAT, model="one.safetensors"))
            finally:
                studio.close()
        server.shutdown(socket.SHUT_RDWR)
    assert asked == []


class Here:
    """The context of a task that runs in this process."""

    def progress(self, fraction: float) -> None: ...

    def raise_if_cancelled(self) -> None: ...


def payload(models: Path, path: Path) -> dict[str, Any]:
    return {"model": str(models / "diffusion" / "small"), "prompt": "a cat", "negative": "", "width": 640, "height": 640,
            "seed": 1, "steps": 2, "guidance": -1.0, "path": str(path)}


def test_without_memory_enough_it_is_tried_once_smaller(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card's memory cannot be had here: the network says that it is full."""
    import torch
    from diffusers import UNet2DConditionModel

    from autovideo_studio.providers.local import diffusion_task

    real, most = UNet2DConditionModel.forward, 24

    def forward(self: Any, sample: Any, *rest: Any, **named: Any) -> Any:
        if sample.shape[-1] > most:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return real(self, sample, *rest, **named)

    monkeypatch.setattr(UNet2DConditionModel, "forward", forward)
    made = diffusion_task.paint(payload(models, tmp_path / "a.png"), Here())
    assert (made["width"], made["height"]) == (48, 48) and made["made_with"]["memory"] != "whole"
    most = 8
    with pytest.raises(Unsupported, match="GB"):
        diffusion_task.paint(payload(models, tmp_path / "b.png"), Here())
    monkeypatch.undo()
    assert diffusion_task.paint(payload(models, tmp_path / "c.png"), Here())["made_with"]["memory"] == "whole"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "c.png"]


def test_a_full_disk_is_said_and_leaves_nothing(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from autovideo_studio.providers.local import diffusion_task

    def full(self: Any, path: Path, *rest: Any) -> None:
        Path(path).write_bytes(b"half a picture")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", full)
    with pytest.raises(OSError) as raised:
        diffusion_task.paint(payload(models, tmp_path / "a.png"), Here())
    assert isinstance(as_studio_error(raised.value), DiskFull) and not list(tmp_path.iterdir())
