"""The time of day, in one place so that tests may stop it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC, aware."""
    return datetime.now(UTC)
