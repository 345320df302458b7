"""Regular expressions that are compiled when they are first used: a large class of characters takes milliseconds."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def pattern(text: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Call it for the compiled expression: `_WORD = pattern("[a-z]+")`, then `_WORD().findall(text)`."""
    return cache(lambda: re.compile(text, flags))
