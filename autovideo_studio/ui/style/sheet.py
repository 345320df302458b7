"""The style sheet: one template, filled from the tokens. Widgets choose by properties (`kind`, `tone`, `role`, `chip`)."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from autovideo_studio.foundation.paths import resources


def style_sheet(tokens: Mapping[str, str], name: str) -> str:
    """`name` is "dark" or "light"; raises `KeyError` for a token that is not there."""
    folder = (resources() / "ui" / "sheet").as_posix()
    template = (resources() / "ui" / "sheet" / "studio.qss").read_text("utf-8")
    return Template(template).substitute(tokens, folder=folder, theme=name)
