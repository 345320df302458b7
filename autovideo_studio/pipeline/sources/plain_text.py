"""A .txt file, or what came through standard input."""

from __future__ import annotations

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.pipeline.sources.encoding import decode
from autovideo_studio.pipeline.sources.source import Source


def read(data: bytes, name: str) -> Source:
    return Source(decode(data, name), SourceKind.TEXT)
