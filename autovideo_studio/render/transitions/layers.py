"""Both sides of a transition into one frame: by weight, or by a matte."""

from __future__ import annotations

from PySide6.QtGui import QImage, QTransform

from autovideo_studio.render.mixing import Mode, added
from autovideo_studio.render.raster import painter_on, transparent
from autovideo_studio.render.transitions.base import Crossing, Side


def dissolved(crossing: Crossing, weight: float, leaving: QTransform | None = None, coming: QTransform | None = None) -> None:
    """The weighted mean of both sides; where neither has a pixel, what lies beneath shows through. The moves `leaving` and
    `coming` may only enlarge: a side that covers the frame must still cover it."""
    painter, outgoing, incoming = crossing.painter, crossing.outgoing, crossing.incoming
    if incoming.covers and outgoing.covers:
        outgoing.draw(painter, move=leaving)
        incoming.draw(painter, weight, coming)
        return
    # Source-over would let both shine through at half way; premultiplied, the weighted pictures are added instead.
    total, part = (transparent(crossing.width, crossing.height) for _ in range(2))
    for image, side, share, move in ((total, outgoing, 1 - weight, leaving), (part, incoming, weight, coming)):
        one = painter_on(image)
        side.draw(one, share, move)
        one.end()
    added(total, part)
    painter.drawImage(0, 0, total)


def revealed_by(crossing: Crossing, matte: QImage) -> None:
    """The incoming picture where the matte's alpha is full, the outgoing one where it is nothing. The matte is stretched over the
    frame."""
    painter = crossing.painter
    if crossing.incoming.covers or not crossing.outgoing.covers:
        below, above, keep = crossing.outgoing, crossing.incoming, Mode.CompositionMode_DestinationIn
    else:
        below, above, keep = crossing.incoming, crossing.outgoing, Mode.CompositionMode_DestinationOut
    upper = _cut(crossing, above, matte, keep)
    if above.covers:
        below.draw(painter)
        painter.drawImage(0, 0, upper)
        return
    lower = _cut(crossing, below, matte, Mode.CompositionMode_DestinationOut)
    added(lower, upper)
    painter.drawImage(0, 0, lower)


def _cut(crossing: Crossing, side: Side, matte: QImage, mode: Mode) -> QImage:
    image = transparent(crossing.width, crossing.height)
    painter = painter_on(image)
    side.draw(painter)
    painter.setCompositionMode(mode)
    if matte.size() == image.size():
        painter.drawImage(0, 0, matte)
    else:
        painter.drawImage(image.rect(), matte)
    painter.end()
    return image
