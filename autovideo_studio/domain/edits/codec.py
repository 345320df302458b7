"""Edits to plain data and back: each carries its own tag, such as `"$": "MoveClip.1"`."""

from __future__ import annotations

from typing import Any, cast

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.catalogue import EDITS
from autovideo_studio.domain.edits.one_clip import OneClipEdit
from autovideo_studio.domain.plain import converter


def edit_to_plain(edit: Edit) -> dict[str, Any]:
    """Plain data that `json.dumps` accepts."""
    return cast("dict[str, Any]", converter(brief=False).unstructure(edit, unstructure_as=type(edit)))


def edit_from_plain(data: dict[str, Any]) -> Edit:
    """The edit that `edit_to_plain` was given. Raises `KeyError` for an unknown name, cattrs' errors on data of another shape."""
    return cast("Edit", converter(brief=False).structure(data, EDITS[data["$"].split(".")[0]]))


def _is_any_edit(kind: Any) -> bool:
    """A field that holds one edit or another. Not by class: on Python 3.12 each kind of edit would count as an `Edit` too."""
    return kind is Edit or kind is OneClipEdit


# Here, and not at the first edit: a converter that learns a rule forgets what it has worked out for every class.
converter(brief=False).register_structure_hook_func(_is_any_edit, lambda data, _: edit_from_plain(data))
converter(brief=False).register_unstructure_hook_func(_is_any_edit, edit_to_plain)
