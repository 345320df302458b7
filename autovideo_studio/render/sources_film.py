"""A clip of film as a drawing: one sprite per instant, decoded when it is painted."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.domain.items import Clip
from autovideo_studio.media.probe import MediaFacts, probe
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.drawing import Placed, Sprite
from autovideo_studio.render.sources import Canvas, Report, fitted_scale, largest_scale, paint_placeholder


class FilmDrawing:
    """The film, fitted to the frame, decoded at the size it is shown at. Before its first frame and after its last it stands."""

    def __init__(self, file: AssetFile, clip: Clip, canvas: Canvas, report_missing: Report) -> None:
        """Raises `InvalidInput` for a file that no picture can be decoded from."""
        facts = _facts(file.path, file.digest)
        self._file, self._clip, self._rate, self._report_missing = file, clip, canvas.rate, report_missing
        self._film = canvas.films.film(file.path)
        self._opaque = not facts.has_alpha
        fitted = fitted_scale(QSize(facts.width, facts.height), clip.transform.fit, canvas)
        reduced = min(1.0, fitted * largest_scale(clip.transform.scale))
        self._width, self._height = max(1, round(facts.width * reduced)), max(1, round(facts.height * reduced))
        self._scale = fitted / reduced  # exactly 1 where it is reduced to what is shown: rounded sides are no reason to resample
        self._corner = (canvas.width - self._width) // 2, (canvas.height - self._height) // 2

    def placed(self, frame: float) -> tuple[Placed, ...]:
        seconds = max(Fraction(0), self._clip.source_at(int(frame), self._rate))
        paint = partial(self._paint, seconds)
        film = partial(self._film.planes_at, seconds) if self._opaque else None
        sprite = Sprite(f"film {self._file.digest} {seconds}", self._width, self._height, paint, self._opaque, film)
        return (Placed(sprite, *self._corner, self._scale),)

    def _paint(self, seconds: Fraction, painter: QPainter) -> None:
        pixels = self._film.frame_at(seconds, self._width, self._height)
        if pixels is None:
            self._report_missing(self._file.name)
            paint_placeholder(painter, self._width, self._height, self._file.name)
            return
        form = QImage.Format.Format_RGB32 if self._opaque else QImage.Format.Format_ARGB32
        painter.drawImage(0, 0, QImage(pixels.data, self._width, self._height, self._width * 4, form))


@lru_cache(maxsize=64)
def _facts(path: Path, digest: str) -> MediaFacts:
    """Each piece of an export asks again."""
    return probe(path)
