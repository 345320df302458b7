"""Edits to plain data and back: each carries its own tag, such as `"$": "MoveClip.1"`."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from cattrs import Converter

from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.catalogue import EDITS
from autovideo_studio.domain.plain import new_converter


def edit_to_plain(edit: Edit) -> dict[str, Any]:
    """Plain data that `json.dumps` accepts."""
    return cast("dict[str, Any]", _converter().unstructure(edit, unstructure_as=type(edit)))


def edit_from_plain(data: dict[str, Any]) -> Edit:
    """The edit that `edit_to_plain` was given. Raises `KeyError` for an unknown name, cattrs' errors on data of another shape."""
    return cast("Edit", _converter().structure(data, EDITS[data["$"].split(".")[0]]))


@cache
def _converter() -> Converter:
    converter = new_converter()
    converter.register_structure_hook_func(_is_any_edit, lambda data, _: edit_from_plain(data))
    converter.register_unstructure_hook_func(_is_any_edit, edit_to_plain)
    return converter


def _is_any_edit(kind: Any) -> bool:
    """A field that holds one edit or another. Not by class: on Python 3.12 each kind of edit would count as an `Edit` too."""
    return kind is Edit
