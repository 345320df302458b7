"""At the start of the packaged program: MoviePy looks for an ffmpeg when it is imported. We use its effects, never its files."""

import os

os.environ.setdefault("FFMPEG_BINARY", "auto-detect")
