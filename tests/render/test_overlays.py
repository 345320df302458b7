"""Small things over a moving picture: what is kept from frame to frame must be what would be drawn anew."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.overlays import Overlays
from autovideo_studio.render.plan import ClipLayer
from autovideo_studio.render.planes import Converter, planes_of

RATE = Fraction(30)


@pytest.mark.parametrize("style", ["karaoke", "box", "plain"])
def test_a_caption_renewed_word_by_word_looks_as_one_drawn_anew(style: str) -> None:
    from av import VideoFrame

    words = tuple(CaptionWord(word, n * 5, n * 5 + 5) for n, word in enumerate(("the", "tide", "comes", "in", "and", "goes")))
    captions = [Clip(f"c{n}", CaptionReference((words[n:3], words[3:]), style), 30) for n in range(2)]
    compositor = Compositor(lambda _: None, 640, 360, RATE)
    kept = Overlays(compositor, Converter())
    grounds = np.random.default_rng(1).integers(16, 236, (540, 640)).astype(np.uint8)
    for clip, number in [*((captions[0], n) for n in range(30)), *((captions[1], n) for n in range(12)), (captions[0], 3)]:
        items = compositor.picture([ClipLayer(clip, number)])
        shown = []
        for overlays in (kept, Overlays(compositor, Converter())):
            frame = VideoFrame.from_ndarray(grounds, format="yuv420p")
            assert overlays.can_draw(items)
            overlays.draw(frame)
            shown.append(planes_of(frame))
        for one, other in zip(*shown, strict=True):
            difference = np.abs(one.astype(int) - other)  # the converter's dither begins elsewhere
            assert difference.max() <= 1, number
            assert difference.mean() < 0.001
