"""What a reader returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from autovideo_studio.domain.brief import SourceKind


@dataclass(frozen=True, slots=True)
class Source:
    """`language_hint` is what the document declares (a BCP 47 tag, often empty); `base` where it came from (a path or an
    address), which is also where its pictures are looked for."""

    text: str
    kind: SourceKind
    title: str = ""
    language_hint: str = ""
    base: str = ""


Reader = Callable[[bytes, str], Source]
"""`reader(data, name)`: `name` is the file's name for sentences to the creator. Raises `InvalidInput`."""
