"""One video's value: everything that undo brings back."""

from __future__ import annotations

from dataclasses import dataclass

from autovideo_studio.domain.asset import Asset
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence


@dataclass(frozen=True, slots=True)
class Project:
    id: str
    title: str
    brief: Brief
    script: Script
    sequence: Sequence
    assets: tuple[Asset, ...] = ()

    def asset(self, asset_id: str) -> Asset | None:
        return next((asset for asset in self.assets if asset.id == asset_id), None)
