"""Colours that can be told apart, a sheet without holes, icons that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autovideo_studio.foundation.paths import resources
from autovideo_studio.ui.style import tokens
from autovideo_studio.ui.style.sheet import style_sheet

UI = Path(__file__).parents[2] / "autovideo_studio" / "ui"


@pytest.mark.parametrize("name", ["DARK", "LIGHT"])
def test_everything_can_be_told_from_its_ground(name: str) -> None:
    colours = getattr(tokens, name)
    weak = [(one, other) for one, other, least in tokens.CONTRASTS if tokens.contrast(colours[one], colours[other]) < least]
    assert weak == []


def test_both_themes_have_the_same_tokens_and_fill_the_sheet() -> None:
    assert set(tokens.DARK) == set(tokens.LIGHT)
    for name, colours in (("dark", tokens.DARK), ("light", tokens.LIGHT)):
        sheet = style_sheet(colours, name)
        assert "$" not in sheet
        assert all(Path(path).is_file() for path in re.findall(r"url\((.+?)\)", sheet))


def test_every_icon_that_the_window_names_ships() -> None:
    shipped = {path.stem for path in (resources() / "ui" / "icons").glob("*.svg")}
    named = set()
    for path in UI.rglob("*.py"):
        text = path.read_text("utf-8")
        named |= set(re.findall(r'(?:icon_name=|icon\(|pixmap\(|picture\(|icon_button\()"([a-z0-9-]+)"', text))
    assert named - shipped == set()


def test_no_label_that_could_show_html() -> None:
    """Labels are made by `label`, `chip` or `ElidedLabel`, which show plain text."""
    bare = [path.name for path in UI.rglob("*.py") if re.search(r"\bQLabel\((?!\))", path.read_text("utf-8"))
            and path.name not in ("labels.py", "notices.py")]
    assert bare == []
