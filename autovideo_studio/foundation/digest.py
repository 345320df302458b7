"""Digests of values and files: the currency of the build."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, no spaces and no NaN: the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_parts(value: Any, depth: int) -> Iterator[str]:
    """The text of `canonical_json` in parts: dicts and lists are opened down to `depth`, what lies deeper is one part."""
    if depth and value and isinstance(value, dict):
        for number, key in enumerate(sorted(value)):
            yield f"{',' if number else '{'}{canonical_json(key)}:"
            yield from canonical_parts(value[key], depth - 1)
        yield "}"
    elif depth and value and isinstance(value, list):
        for number, item in enumerate(value):
            yield "," if number else "["
            yield from canonical_parts(item, depth - 1)
        yield "]"
    else:
        yield canonical_json(value)


def digest_of(value: Any) -> str:
    """SHA-256 (hex) of a JSON-able value."""
    return digest_of_text(canonical_json(value))


def digest_of_text(text: str) -> str:
    """SHA-256 (hex) of a text, be it well-formed Unicode or not."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_file(path: Path) -> str:
    """SHA-256 (hex) of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
