"""SVG files drawn at the size that the frame needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from autovideo_studio.foundation.errors import Refused
from autovideo_studio.render.vector import import_drawing_task
from tests.media.conftest import Context

STAR = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#ff0000"/>'
        '<image href="{other}" width="20" height="10"/></svg>')


def drawn(path: Path) -> QImage:
    answer = import_drawing_task({"path": str(path), "width": 320, "height": 180, "out": str(path.parent / "ready")}, Context())
    image = QImage(str(answer["path"]))
    assert (image.width(), image.height()) == (answer["width"], answer["height"]) and answer["media_type"] == "image/png"
    return image


def test_a_drawing_is_sharp_at_any_size_and_clear_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(STAR.format(other="#none"))
    image = drawn(tmp_path / "a.svg")
    assert (image.width(), image.height()) == (800, 400)
    assert image.pixelColor(398, 200).getRgb() == (255, 0, 0, 255) and image.pixelColor(402, 200).alpha() == 0


def test_no_other_file_is_shown(tmp_path: Path) -> None:
    blue = QImage(20, 10, QImage.Format.Format_RGB32)
    blue.fill(0xFF0000FF)
    blue.save(str(tmp_path / "secret.png"))
    for other in ("secret.png", (tmp_path / "secret.png").as_uri(), str(tmp_path / "secret.png")):
        (tmp_path / "a.svg").write_text(STAR.format(other=other))
        assert drawn(tmp_path / "a.svg").pixelColor(100, 200).getRgb() == (255, 0, 0, 255)


def test_a_page_is_no_drawing(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<html></html>")
    with pytest.raises(Refused):
        drawn(tmp_path / "a.svg")
    assert not list(tmp_path.glob("ready*"))
