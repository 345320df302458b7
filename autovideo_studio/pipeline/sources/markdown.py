"""A Markdown file: an article or a creator's own script; `pipeline.directives` tells which."""

from __future__ import annotations

import re

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.pipeline.sources.encoding import decode
from autovideo_studio.pipeline.sources.source import Source


def read(data: bytes, name: str) -> Source:
    text = decode(data, name)
    heading = re.search(r"^# +(.+?) *#*$", text, re.MULTILINE)
    return Source(text, SourceKind.MARKDOWN, title=heading.group(1) if heading else "")
