"""From pictures to the frames that the encoder takes, each by the cheapest way that gives its pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.grounds import Grounds
from autovideo_studio.render.overlays import Overlays
from autovideo_studio.render.placement import Picture
from autovideo_studio.render.planes import Converter, planes_of
from autovideo_studio.render.regions import Box

if TYPE_CHECKING:
    from av import VideoFrame

SMALL_PART = 0.6
"""Of the frame: below it, converting only what changed is worth the pasting."""


class FrameMaker:
    """A frame is valid until the next is asked for. Four ways, counted in `made`:

    `repeated`  the picture is the one before: the same frame again
    `moved`     a film, or a still that moves, fills the frame under small overlays: all in planes
    `partial`   only a part differs: that part is painted and converted
    `painted`   everything is painted and converted
    """

    def __init__(self, compositor: Compositor) -> None:
        from av import VideoFrame

        self._compositor = compositor
        self._converter = Converter()
        self._grounds = Grounds(compositor, self._converter)
        self._overlays = Overlays(compositor, self._converter)
        _, _, width, height = compositor.frame
        self._moving, self._still = VideoFrame(width, height, "yuv420p"), VideoFrame(width, height, "yuv420p")
        self._last: tuple[Picture, VideoFrame] | None = None
        self._still_shows_image = False
        self.made = {"repeated": 0, "moved": 0, "partial": 0, "painted": 0}

    def frame(self, picture: Picture) -> VideoFrame:
        if self._last is not None and self._last[0] == picture:
            self.made["repeated"] += 1
            return self._last[1]
        frame = self._moved(picture) or self._drawn(picture)
        self._last = picture, frame
        return frame

    def _moved(self, picture: Picture) -> VideoFrame | None:
        ground = self._compositor.first_seen(picture)
        above = picture[ground + 1:]
        if not picture or not self._overlays.can_draw(above) or not self._grounds.can_draw(picture[ground]):
            return None
        self._grounds.draw(picture[ground], self._moving)
        self._overlays.draw(self._moving)
        self.made["moved"] += 1
        return self._moving

    def _drawn(self, picture: Picture) -> VideoFrame:
        dirty, frame = self._compositor.show(picture), self._compositor.frame
        if self._still_shows_image and sum(part.area for part in dirty) < SMALL_PART * frame.area:
            self.made["partial"] += 1
            for part in dirty:
                self._renew(part)
        else:
            self.made["painted"] += 1
            self._still, self._still_shows_image = self._converter.frame(self._compositor.image), True
        return self._still

    def _renew(self, part: Box) -> None:
        """Convert `part` again. Chroma looks one pixel to its left, so that one is converted too, but not pasted."""
        before = min(2, part.left)
        piece = self._converter.frame(self._compositor.image, part._replace(left=part.left - before))
        for source, target, shift in zip(planes_of(piece), planes_of(self._still), (0, 1, 1), strict=True):
            left, top, skip = part.left >> shift, part.top >> shift, before >> shift
            target[top:top + source.shape[0], left:left + source.shape[1] - skip] = source[:, skip:]
