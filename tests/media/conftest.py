"""Films and sounds made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

RATE = 48_000


class Context:
    """What a worker task is given, here in the same process."""

    def __init__(self) -> None:
        self.seen: list[float] = []

    def progress(self, fraction: float) -> None:
        self.seen.append(fraction)

    def raise_if_cancelled(self) -> None:
        pass


@pytest.fixture
def context() -> Context:
    return Context()


def flat(width: int, height: int, rgb: tuple[int, int, int]) -> np.ndarray[Any, Any]:
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:] = rgb
    return picture


def numbered(index: int, width: int, height: int) -> np.ndarray[Any, Any]:
    """A picture from which `number_in` reads its index (0..255) back through any codec: eight columns, black or white."""
    picture = np.zeros((height, width, 3), np.uint8)
    for bit in range(8):
        if index >> bit & 1:
            picture[:, width * bit // 8 : width * (bit + 1) // 8] = 255
    return picture


def number_in(bgra: np.ndarray[Any, Any]) -> int:
    height, width = bgra.shape[:2]
    return sum(1 << bit for bit in range(8) if bgra[height // 2, width * (2 * bit + 1) // 16, 1] > 127)


def display_matrix(exchanged: int, across: int, down: int) -> list[int]:
    """FFmpeg's matrix for: lines and columns exchanged, then mirrored across, then down."""
    one = 1 << 16
    x, y = -one if across else one, -one if down else one
    return [0, y, 0, x, 0, 0, 0, 0, 1 << 30] if exchanged else [x, 0, 0, 0, y, 0, 0, 0, 1 << 30]


def with_fields(frame: Any, order: str) -> Any:
    """The frame marked as interlaced, "tff" or "bff"."""
    import av

    graph = av.filter.Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1))
    marked, sink = graph.add("setfield", order), graph.add("buffersink")
    source.link_to(marked)
    marked.link_to(sink)
    graph.configure()
    graph.push(frame)
    return graph.vpull()


MakeFilm = Callable[..., Path]


@pytest.fixture
def make_film(tmp_path: Path) -> MakeFilm:
    """`make_film(name, pictures, …)` writes RGB pictures (and, if given, stereo samples) and returns the path."""

    def make(
        name: str,
        pictures: list[np.ndarray[Any, Any]],
        *,
        rate: int | Fraction = 30,
        codec: str = "libx264",
        pix_fmt: str = "yuv420p",
        gop: int = 12,
        times: list[int] | None = None,
        rotation: int = 0,
        display: tuple[int, int, int] | None = None,
        fields: str = "",
        aspect: Fraction | None = None,
        matrix: int | None = None,
        transfer: int | None = None,
        full_range: bool = False,
        sound: np.ndarray[Any, Any] | None = None,
        sound_codec: str = "aac",
        options: dict[str, str] | None = None,
        container_options: dict[str, str] | None = None,
        metadata: dict[str, str] | None = None,
    ) -> Path:
        import av

        path = tmp_path / name
        height, width = pictures[0].shape[:2]
        x264 = {"preset": "ultrafast"} if codec == "libx264" else {}
        with av.open(str(path), "w", container_options=container_options or {}) as container:
            stream = container.add_stream(codec, rate=rate, options=x264 | (options or {}))
            stream.width, stream.height, stream.pix_fmt = width, height, pix_fmt
            stream.gop_size = gop
            container.metadata.update(metadata or {})
            if aspect:
                stream.codec_context.sample_aspect_ratio = aspect
            if rotation:
                stream.set_display_rotation(rotation)
            if display:
                stream.set_display_matrix(display_matrix(*display))
            if transfer is not None:
                stream.codec_context.color_trc, stream.codec_context.color_primaries = transfer, 9
            if matrix is not None:
                stream.codec_context.colorspace = matrix
                stream.codec_context.color_range = 2 if full_range else 1
            track = container.add_stream(sound_codec, rate=RATE, layout="stereo") if sound is not None else None
            for index, picture in enumerate(pictures):
                frame = av.VideoFrame.from_ndarray(picture, "rgba" if picture.shape[2] == 4 else "rgb24").reformat(
                    format=pix_fmt, dst_colorspace=matrix, dst_color_range=2 if full_range else None
                )
                frame = with_fields(frame, fields) if fields else frame
                frame.pts, frame.time_base = times[index] if times else index, 1 / Fraction(rate)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
            if track is not None and sound is not None:
                for start in range(0, len(sound), RATE):
                    block = av.AudioFrame.from_ndarray(
                        np.ascontiguousarray(sound[start : start + RATE].T, np.float32), "fltp", "stereo"
                    )
                    block.sample_rate, block.pts = RATE, start
                    container.mux(track.encode(block))
                container.mux(track.encode(None))
        return path

    return make


def write_sound(path: Path, samples: np.ndarray[Any, Any], codec: str, rate: int = RATE, layout: str = "stereo") -> Path:
    """Write float samples (n, channels) with `codec` in the container that the suffix names."""
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        resampler = av.AudioResampler(format=stream.codec_context.format.name, layout=layout, rate=rate)
        block = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32).reshape(1, -1), "flt", layout)
        block.sample_rate, block.pts = rate, 0
        for piece in [*resampler.resample(block), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path
