"""Drawn frames, found again by what they show."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b

from autovideo_studio.render.placement import Picture

FrameKey = tuple[bytes, int, int]


def frame_key(picture: Picture, width: int, height: int) -> FrameKey:
    """Equal for equal pictures of one size. A digest: a `Picture` itself would keep its open files alive. (Its `hash` would not
    do: −1.0 and −2.0 have the same.)"""
    return blake2b(repr(picture).encode(), digest_size=16).digest(), width, height


class FrameCache:
    """Pixels by key; above `limit` bytes the longest unused go."""

    def __init__(self, limit: int) -> None:
        self.limit, self.bytes = limit, 0
        self._frames: OrderedDict[FrameKey, bytes] = OrderedDict()

    def __contains__(self, key: FrameKey | None) -> bool:
        return key in self._frames

    def __len__(self) -> int:
        return len(self._frames)

    def get(self, key: FrameKey) -> bytes | None:
        pixels = self._frames.get(key)
        if pixels is not None:
            self._frames.move_to_end(key)
        return pixels

    def put(self, key: FrameKey, pixels: bytes) -> None:
        if key in self._frames:
            return
        self._frames[key] = pixels
        self.bytes += len(pixels)
        while self.bytes > self.limit and len(self._frames) > 1:
            self.bytes -= len(self._frames.popitem(last=False)[1])
