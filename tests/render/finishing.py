"""A sequence's sound made as the export makes it: mixed, encoded in passages, joined, each task in turn."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from autovideo_studio.media.task import TaskContext
from autovideo_studio.render.passages import encode_task, finish_task
from autovideo_studio.render.soundtrack import mix_task


def finished(payload: dict[str, Any], context: TaskContext, passages: Path | None = None) -> dict[str, Any]:
    """Write `payload["out"]`; what is known of it, with `skipped`. Encoded passages are kept in `passages` and used again."""
    with tempfile.TemporaryDirectory() as folder:
        kept = passages or Path(folder)
        state = mix_task({**payload, "folder": folder}, context)
        skipped, shared = state["skipped"], {**payload, "folder": folder}
        while "delivery" in state:
            files = [kept / passage["key"] for passage in state["delivery"]["passages"]]
            for passage, file in zip(state["delivery"]["passages"], files, strict=True):
                if not file.exists():
                    encode_task({**shared, "passage": passage, "out": str(file)}, context)
            state = finish_task({**shared, "delivery": state["delivery"], "files": [str(file) for file in files]}, context)
    return {**state["finished"], "skipped": skipped}
