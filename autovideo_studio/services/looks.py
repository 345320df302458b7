"""The looks that ship: visual styles and caption styles, known by their files alone, so that listing them draws nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.paths import resources

DEFAULT_STYLE = "nocturne"
DEFAULT_CAPTIONS = "karaoke"
NO_CAPTIONS = "none"


@dataclass(frozen=True, slots=True)
class Look:
    id: str
    name: str


def looks() -> list[Look]:
    """The visual styles, the default one first."""
    return sorted((_look(path) for path in _files(resources() / "styles")), key=lambda look: look.id != DEFAULT_STYLE)


def caption_looks() -> list[Look]:
    """The caption styles."""
    return [_look(path) for path in _files(resources() / "styles" / "captions")]


def _look(path: Path) -> Look:
    """Those that ship are known by their names in every language, any other by the name in its file."""
    shipped = {"Nocturne": tr("Nocturne"), "Daylight": tr("Daylight"), "Golden Hour": tr("Golden Hour"), "Ink": tr("Ink"),
               "Lantern": tr("Lantern"), "Neon": tr("Neon"), "Paper": tr("Paper"), "Poster": tr("Poster"),
               "Karaoke": tr("Karaoke"), "Box": tr("Box"), "Plain": tr("Plain"), "Pop": tr("Pop"), "Spotlight": tr("Spotlight"),
               "Typed": tr("Typed"), "Sunset": tr("Sunset"), "Impact": tr("Impact")}
    name = _read(path).get("name", path.stem)
    return Look(path.stem, shipped.get(name, name))


def choose_style(asked: str) -> str:
    """The id of a style, "auto" resolved. Raises `NotFound`."""
    return _chosen(asked, "auto", DEFAULT_STYLE, [look.id for look in looks()], tr("visual style"))


def choose_captions(asked: str) -> str:
    """The id of a caption style or "none". Raises `NotFound`."""
    if asked == NO_CAPTIONS:
        return NO_CAPTIONS
    return _chosen(asked, "auto", DEFAULT_CAPTIONS, [look.id for look in caption_looks()], tr("caption style"))


def caption_limits(style: str, shape: str) -> tuple[float, int]:
    """How wide a caption line may be (in ems: a CJK character is 1, a Latin letter about 0.55) and how many lines it may have,
    in a picture of that shape (wide, square, tall)."""
    data = _read(resources() / "styles" / "captions" / f"{style}.json")
    return float(data["max_units"][shape]), int(data["max_lines"][shape])


def _chosen(asked: str, auto: str, default: str, known: list[str], what: str) -> str:
    if asked == auto:
        return default
    if asked not in known:
        raise NotFound(tr("There is no {what} called “{id}”. Nothing was made.", what=what, id=asked),
                       tr("Known: {known}.", known=", ".join(known)))
    return asked


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


@cache
def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data
