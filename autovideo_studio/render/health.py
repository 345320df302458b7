"""Can this machine draw and encode? Tried for real, for the doctor."""

from __future__ import annotations

import io

from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources


def encoder_problem() -> str:
    """Encode two small frames as the default export does; "" if that works, else what went wrong."""
    import av

    try:
        with av.open(io.BytesIO(), "w", format="mp4") as container:
            stream = container.add_stream("libx264", rate=30)
            stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
            for _ in range(2):
                container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
            container.mux(stream.encode(None))
    except (av.FFmpegError, ValueError) as error:
        return tr("H.264 cannot be encoded: {reason}", reason=error)
    return ""


def drawing_problem() -> str:
    """Load the drawing library and look for the shipped fonts; "" if both are there."""
    try:
        from PySide6.QtGui import QImage
    except ImportError as error:
        return tr("The drawing library cannot be loaded: {reason}", reason=error)
    if QImage(2, 2, QImage.Format.Format_RGB32).isNull():
        return tr("The drawing library does not work.")
    if not any((resources() / "fonts").rglob("*.ttf")):
        return tr("The fonts are missing from {folder}.", folder=resources() / "fonts")
    return ""
