"""Samples of what can be chosen, drawn by real workers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage

from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.services import catalogues
from autovideo_studio.services.looks import caption_looks
from autovideo_studio.services.pictures import PicturesService
from autovideo_studio.services.ready_titles import ready_titles
from autovideo_studio.services.samples import sample_sequence


def test_everything_in_the_catalogues_has_a_sample() -> None:
    found = {"effect": catalogues.effects(), "transition": catalogues.transitions(), "title": ready_titles(),
             "movement": catalogues.title_movements(), "caption": caption_looks(), "camera": catalogues.camera_moves()}
    for of, things in found.items():
        for thing in things:
            shown = sample_sequence(of, thing.id)
            assert min(shown.moving) >= 0
            assert max(*shown.moving, shown.still) < shown.sequence.duration
    with pytest.raises(NotFound):
        sample_sequence("effect", "no-such-effect")


def test_a_sample_is_drawn_once_and_moves(run: Callable[..., Any]) -> None:
    async def work(bench: Any) -> tuple[Any, ...]:
        service = PicturesService(bench.library, bench.workers)
        still = await service.sample("effect", "pixelate", CancelToken())
        moving = await service.sample("transition", "push-left", CancelToken(), moving=True)
        again = await service.sample("transition", "push-left", CancelToken(), moving=True)
        return still, moving, again

    still, moving, again = run(work)
    assert again.path == moving.path
    strip = QImage(str(moving.path))
    assert (still.count, strip.width(), strip.height()) == (1, moving.count * moving.width, moving.height)
    parts = [strip.copy(number * moving.width, 0, moving.width, moving.height) for number in range(moving.count)]
    assert all(one != other for one, other in zip(parts[2:-2], parts[3:-1], strict=True))
