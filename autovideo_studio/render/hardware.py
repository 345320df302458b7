"""Whether an encoder of a graphics card works on this machine: found out by encoding with it."""

from __future__ import annotations

import platform
import sys
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.media.task import TaskContext

TASK = "autovideo_studio.render.hardware:try_task"
VERSION = 1
_WIDTH, _HEIGHT, _FRAMES = 640, 368, 12
_DRIVERS = ("/proc/driver/nvidia/version", "/sys/module/nvidia/version", "/sys/module/amdgpu/version", "/sys/module/xe/version",
            "/sys/module/i915/version")


def try_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: encode a few frames as `preset` (its `encoder` named) into `output` and look at what came out. A driver may
    crash: call it in a process that may. Returns whether it `works`, and `why` not."""
    from av import VideoFrame, open
    from av.codec.codec import UnknownCodecError
    from av.error import FFmpegError

    from autovideo_studio.domain.plain import from_plain
    from autovideo_studio.render.encode import VideoWriter
    from autovideo_studio.render.presets import RenderPreset

    preset, output = from_plain(payload["preset"], RenderPreset), Path(payload["output"])
    try:
        with VideoWriter(output, preset, _WIDTH, _HEIGHT, Fraction(30), context.raise_if_cancelled) as writer:
            for number in range(_FRAMES):
                frame = VideoFrame(_WIDTH, _HEIGHT, preset.pix_fmt)
                for plane in frame.planes:
                    plane.update(bytes([40 + 8 * number]) * plane.buffer_size)
                writer.write(frame)
        with open(str(output)) as file:
            frames = sum(1 for _ in file.decode(video=0))
        return {"works": frames == _FRAMES, "why": "" if frames == _FRAMES else f"{frames} of {_FRAMES} frames came out"}
    except UnknownCodecError:
        return {"works": False, "why": "not in this build of FFmpeg"}
    except (FFmpegError, StudioError, ValueError) as error:
        return {"works": False, "why": str(getattr(error, "details", "") or error)}
    finally:
        output.unlink(missing_ok=True)


def machine() -> dict[str, str]:
    """What the answer depends on: the machine, its system, the drivers of its cards, FFmpeg."""
    from av import library_versions

    facts = {"node": platform.node(), "system": platform.platform(), "cpu": platform.machine(), "python": sys.platform,
             "ffmpeg": repr(library_versions)}
    for path in _DRIVERS:
        with suppress(OSError):
            facts[path] = Path(path).read_text("utf-8", "replace").strip()
    return facts
