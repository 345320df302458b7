"""FFmpeg's filters on sound in memory."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.audio import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    from av.filter.context import FilterContext

    Samples = np.ndarray[Any, np.dtype[Any]]


class SoundGraph:
    """A chain of filters run over a stream of 48 kHz float32 blocks of shape (n, 2). For filters without delay: as many samples
    come out as went in."""

    def __init__(self, *filters: tuple[str, str]) -> None:
        """Each filter is a name and its options, as FFmpeg writes them; `filters` keeps them, to be sent commands."""
        import av

        self._graph = av.filter.Graph()
        self._graph.threads = 1
        self._position = 0
        self.filters: list[FilterContext] = [self._graph.add(name, options) for name, options in filters]
        source = self._graph.add_abuffer(format="flt", sample_rate=SAMPLE_RATE, layout="stereo",
                                         time_base=Fraction(1, SAMPLE_RATE))
        nodes = [source, *self.filters, self._graph.add("aformat", "sample_fmts=flt"), self._graph.add("abuffersink")]
        for one, other in zip(nodes, nodes[1:], strict=False):
            one.link_to(other)
        self._graph.configure()

    def __call__(self, block: Samples) -> Samples:
        import av
        import numpy as np

        if not len(block):
            return block
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block, np.float32).reshape(1, -1), format="flt", layout="stereo")
        frame.sample_rate, frame.pts = SAMPLE_RATE, self._position
        self._position += len(block)
        self._graph.push(frame)
        return self._graph.pull().to_ndarray().reshape(-1, 2)
