"""One utterance of the operating system's own voice, in a process of its own: `python -m …` with JSON on standard input.

pyttsx3's drivers can dead-lock on their second use, crash on long texts and lose files; here each sees one use only.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from threading import Event
from typing import Any

_LIMIT_S, _STILL_S = 50.0, 1.0


def _lend_espeak() -> None:
    """On Linux pyttsx3 speaks through libespeak-ng.so.1; load the one from the wheel, so that none need be installed."""
    import ctypes
    import os
    from importlib.util import find_spec

    if sys.platform.startswith("linux") and find_spec("espeakng_loader") is not None:
        import espeakng_loader

        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()


def _wait_for(finished: Event, path: Path) -> None:
    """On Linux the loop ends while speech is still being written; where no end is told, a file that stopped growing tells."""
    size, deadline = -1, time.monotonic() + _LIMIT_S
    while not finished.wait(_STILL_S) and time.monotonic() < deadline:
        now = path.stat().st_size if path.is_file() else -1
        if now == size and now > 0:
            return
        size = now


def _listed(engine: Any) -> list[dict[str, Any]]:
    found = []
    for voice in engine.getProperty("voices"):
        languages = [language.decode("utf-8", "ignore") if isinstance(language, bytes) else str(language)
                     for language in voice.languages or ()]
        found.append({"id": voice.id, "name": voice.name, "gender": str(voice.gender or "").lower(),
                      "languages": [language.strip("\x00\x02\x05\x06") for language in languages]})
    return found


def main() -> None:
    order = json.load(sys.stdin)
    _lend_espeak()
    import pyttsx3

    engine = pyttsx3.init()
    if order["do"] == "list":
        answer: Any = _listed(engine)
    else:
        engine.setProperty("voice", order["voice"])
        engine.setProperty("rate", round(engine.getProperty("rate") * order["speed"]))
        finished = Event()
        engine.connect("finished-utterance", lambda name, completed: finished.set())
        engine.save_to_file(order["text"], order["path"])
        engine.runAndWait()
        _wait_for(finished, Path(order["path"]))
        answer = {}
    sys.stdout.write("\n" + json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
