"""A project as text: JSON in which every object says its schema, so that old files can be upgraded and new ones refused."""

from __future__ import annotations

import json
from typing import Any

from autovideo_studio.document.upgrades import upgraded
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.codec import edit_from_plain
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.project import Project
from autovideo_studio.foundation.digest import canonical_json
from autovideo_studio.foundation.errors import Damaged
from autovideo_studio.foundation.i18n import tr


def dumps(project: Project) -> str:
    """The same project always gives the same text."""
    return canonical_json(to_plain(project))


def loads(text: str | bytes) -> Project:
    """The project of `dumps`, of this or an older version. Raises `NewerVersion`, or `Damaged` for anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(error) from error
    return project_from(data)


def project_from(data: Any) -> Project:
    """A project from plain data, upgraded first."""
    try:
        return from_plain(upgraded(data), Project)
    except _SHAPE_ERRORS as error:
        raise _unreadable(error) from error


def edit_from(data: dict[str, Any]) -> Edit:
    """An edit from plain data, upgraded first."""
    try:
        return edit_from_plain(upgraded(data))
    except _SHAPE_ERRORS as error:
        raise _unreadable(error) from error


_SHAPE_ERRORS = (ValueError, TypeError, KeyError, AttributeError, ExceptionGroup)
"""What cattrs and the constructors raise on data of another shape."""


def _unreadable(error: Exception) -> Damaged:
    return Damaged(tr("The project's data cannot be read. It was left untouched."), tr("Restore it from a backup."), repr(error))
