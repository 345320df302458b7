"""Prefixed ids: `clip_01jd8x…`. Never positions, never re-used; they sort by time of birth."""

from __future__ import annotations

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base 32: no i, l, o, u


def new_id(prefix: str) -> str:
    """`prefix_` and 26 characters: 48 bits of milliseconds, 82 of chance."""
    number = (time.time_ns() // 1_000_000 << 82) | secrets.randbits(82)
    return f"{prefix}_" + "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))
