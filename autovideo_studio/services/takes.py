"""Putting products into a project: assets by content, takes chosen unless the creator has locked another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.edits.base import Edit
from autovideo_studio.domain.edits.project import AddAssets
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.edits.takes import AddTake, ChooseTake
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.services.documents import Door


def asset_for(digest: str, kind: AssetKind, name: str, *, media_type: str = "", width: int = 0, height: int = 0,
              seconds: Fraction | None = None, has_audio: bool = False, has_alpha: bool = False) -> Asset:
    """The asset of stored bytes: the same bytes are the same asset."""
    return Asset(f"asset_{digest[:26]}", digest, kind, name, media_type, width, height, seconds,
                 has_audio or kind is AssetKind.AUDIO, has_alpha=has_alpha)


def take_of(scene: Scene, role: str, recipe: Recipe, product: Product, **meta: Any) -> Take:
    """The take that a recipe's product is for a scene: the same recipe gives the same take."""
    return Take(f"take_{digest_of([scene.id, role, recipe.key])[:26]}", role, recipe.key, product.digest, frozendict(meta))


def keep_takes(document: Door, made: Sequence[tuple[Scene, Take, Asset | None]], label: str) -> None:
    """Add what is new as one step of the history; a locked take stays the chosen one. Nothing new, nothing changed."""
    project, edits = document.project, list[Edit]()
    known = {asset.id for asset in project.assets}
    for scene, take, asset in made:
        if asset is not None and asset.id not in known:
            edits.append(AddAssets((asset,)))
            known.add(asset.id)
        chosen = scene.take(take.role)
        if all(old.id != take.id for old in scene.takes):
            edits.append(AddTake(scene.id, take))
        elif chosen is None or (chosen.id != take.id and not chosen.locked):
            edits.append(ChooseTake(scene.id, take.id))
    if edits:
        document.apply(Several(tuple(edits), label))
