"""What one frame of each transition costs: CPU time of all threads, the worst of five moments, 1920 × 1080.

    python -m benchmarks.transitions [WIDTHxHEIGHT]

Both sides are ready painted pictures that fill the frame: what is measured is the transition alone. The median of several rounds
counts; the first frame of a size, which makes tables that the later ones look up, is a column of its own.
"""

from __future__ import annotations

import sys
import time
from fractions import Fraction
from statistics import median

import numpy as np
from PySide6.QtGui import QImage

from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import Placed, Sprite
from autovideo_studio.render.placement import Group, Mix
from autovideo_studio.render.transitions.catalogue import transitions

MOMENTS = (0.1, 0.3, 0.5, 0.7, 0.9)
ROUNDS = 5


def side(width: int, height: int, seed: int) -> Group:
    coarse = np.random.default_rng(seed).integers(0, 256, (height // 40, width // 40, 4)).astype(np.uint8)
    small = QImage(coarse.tobytes(), width // 40, height // 40, width // 40 * 4, QImage.Format.Format_RGB32)
    image = small.copy().scaled(width, height)
    return Group((Placed(Sprite(f"side {seed}", width, height, lambda painter: painter.drawImage(0, 0, image), opaque=True)),))


def cost(compositor: Compositor, kind: str, sides: tuple[Group, Group], moment: float) -> float:
    compositor.show(())
    began = time.process_time()
    compositor.show((Mix(kind, moment, *sides),))
    return (time.process_time() - began) * 1000


def main() -> None:
    width, height = (int(number) for number in (sys.argv[1] if len(sys.argv) > 1 else "1920x1080").split("x"))
    compositor = Compositor({}.get, width, height, Fraction(30))
    sides = side(width, height, 1), side(width, height, 2)
    compositor.show(sides)
    print(f"{width} x {height}: ms of CPU a frame, the worst moment; and the first frame of all")  # noqa: T201
    found = []
    for kind in sorted(transitions):
        first = cost(compositor, kind, sides, MOMENTS[2])
        worst = max(median(cost(compositor, kind, sides, moment) for _ in range(ROUNDS)) for moment in MOMENTS)
        found.append((worst, first, kind))
    for worst, first, kind in sorted(found):
        print(f"  {kind:<16} {worst:7.1f} {first:9.1f}")  # noqa: T201
    print(f"  {sum(worst <= 12 for worst, *_ in found)} of {len(found)} within 12 ms")  # noqa: T201


if __name__ == "__main__":
    main()
