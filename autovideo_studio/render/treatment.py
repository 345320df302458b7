"""What a clip's effects and appearance make of its drawing: again a drawing of sprites.

A plain clip's drawing is handed through untouched. Else the clip's picture is made one sprite, which the effects change, the
crops, round corners and masks cut out, and a shadow may lie beneath. Each stage is a sprite of its own, whose key holds all that
its pixels depend on: what does not change from frame to frame is painted once, and a still with a constant look stays a still.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QColor, QImage, QPainter

from autovideo_studio.domain.appearance import Shadow
from autovideo_studio.domain.items import Clip, Fit, Transform
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.render.clip_drawing import drawing_of
from autovideo_studio.render.clip_transform import WHOLE, crops, kept_part, move_of, picture_size
from autovideo_studio.render.cutouts import Cutout, cutout_at, paint_cutout
from autovideo_studio.render.drawing import ColouredSprite, Drawing, Placed, Sprite
from autovideo_studio.render.effects.base import Place
from autovideo_studio.render.effects.chain import Chain, Step
from autovideo_studio.render.painting import draw_placed
from autovideo_studio.render.placement import placing, revealed
from autovideo_studio.render.raster import image_of, overwrite, pixels_of
from autovideo_studio.render.shadows import SpriteImage, shadow_of
from autovideo_studio.render.sources import Assets, Canvas, Report


def treated(clip: Clip, drawing: Drawing, assets: Assets, canvas: Canvas, sprite_image: SpriteImage, report: Report) -> Drawing:
    """`drawing` under the clip's effects and appearance; itself where the clip asks for neither."""
    look, chain = clip.appearance, Chain(clip.effects, assets, report)
    round_cornered = bool(look.corner_radius.keyframes) or look.corner_radius.value > 0
    if not (chain or round_cornered or look.masks or look.shadow or crops(clip.transform)):
        return drawing
    return TreatedDrawing(clip, drawing, chain, assets, canvas, sprite_image, report)


class TreatedDrawing:
    def __init__(self, clip: Clip, drawing: Drawing, chain: Chain, assets: Assets, canvas: Canvas, sprite_image: SpriteImage,
                 report: Report) -> None:
        self._clip, self._drawing, self._chain = clip, drawing, chain
        self._assets, self._canvas, self._sprite_image, self._report = assets, canvas, sprite_image, report

    def placed(self, frame: float) -> tuple[Placed, ...]:
        kept = kept_part(self._clip.transform, frame)
        placed = self._drawing.placed(frame)
        if not placed or kept[0] >= kept[2] or kept[1] >= kept[3]:
            return ()
        picture = self._with_effects(self._as_one(placed), frame)
        shadow, cutout = self._clip.appearance.shadow, cutout_at(self._clip.appearance, frame, kept)
        if shadow is None or shadow.opacity.at(frame) <= 0:
            return (self._seen(picture, cutout),)
        outline = self._cut_out(_outline(picture.sprite), cutout)
        return self._shadow(shadow, picture, outline, frame), self._seen(picture, cutout)

    def _seen(self, picture: Placed, cutout: Cutout) -> Placed:
        """Mere crops need no pixels of their own."""
        if cutout.corner or cutout.masks:
            return replace(picture, sprite=self._cut_out(picture.sprite, cutout))
        return picture if cutout.kept == WHOLE else replace(picture, reveal=cutout.kept)

    def _as_one(self, placed: tuple[Placed, ...]) -> Placed:
        """The clip's whole picture as one upright sprite: a file's own, else all sprites together in a picture of the frame."""
        first, width, height = placed[0], self._canvas.width, self._canvas.height
        is_file = isinstance(self._clip.media, AssetReference)
        if len(placed) == 1 and not first.rotation and first.reveal is None and (is_file or _fills(first, width, height)):
            return first
        opaque = first.sprite.opaque and first.opacity >= 1 and first.reveal is None and _covers(first, width, height)
        return Placed(Sprite(f"together {width}x{height} {placed!r}", width, height, partial(self._paint_all, placed), opaque))

    def _paint_all(self, placed: tuple[Placed, ...], painter: QPainter) -> None:
        for one in placed:
            draw_placed(painter, one, self._sprite_image(one.sprite))

    def _with_effects(self, picture: Placed, frame: float) -> Placed:
        for step in self._chain.steps(self._place(picture, frame)):
            before, after = picture.sprite, self._changed(picture.sprite, step)
            picture = replace(picture, sprite=after, x=picture.x + (before.width - after.width) / 2,
                              y=picture.y + (before.height - after.height) / 2)
        return picture

    def _place(self, picture: Placed, frame: float) -> Place:
        rate, sprite = self._canvas.rate, picture.sprite
        return Place(frame, float(frame / rate), float(self._clip.source_at(int(frame), rate)), float(self._clip.duration / rate),
                     max(1, round(self._canvas.width / picture.scale)), max(1, round(self._canvas.height / picture.scale)),
                     (sprite.width, sprite.height), sprite.opaque)

    def _changed(self, sprite: Sprite, step: Step) -> Sprite:
        width, height = step.size
        key, paint = f"{sprite.key} > {step.key}", partial(self._paint_step, sprite, step)
        if step.colours is None:
            return Sprite(key, width, height, paint, step.opaque)
        source, colours = sprite, step.colours
        return ColouredSprite(key, width, height, paint, step.opaque, source=source, colours=colours)

    def _paint_step(self, sprite: Sprite, step: Step, painter: QPainter) -> None:
        form = QImage.Format.Format_RGB32 if step.opaque else QImage.Format.Format_ARGB32_Premultiplied
        before = self._sprite_image(sprite)
        overwrite(painter, image_of(step.apply(pixels_of(before)), form))

    def _cut_out(self, sprite: Sprite, cutout: Cutout) -> Sprite:
        if cutout == Cutout(WHOLE):
            return sprite
        width, height = sprite.width, sprite.height
        files = [self._digest(mask.file) for mask in cutout.masks if mask.file]
        stencil = Sprite(f"cutout {width}x{height} {cutout!r} {files}", width, height,
                         lambda painter: paint_cutout(painter, cutout, width, height, self._picture_of))

        def paint(painter: QPainter) -> None:
            overwrite(painter, self._sprite_image(sprite))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            painter.drawImage(0, 0, self._sprite_image(stencil))

        return Sprite(f"{sprite.key} > {stencil.key}", width, height, paint)

    def _digest(self, asset_id: str) -> str:
        file = self._assets(asset_id)
        return file.digest if file else "missing"

    def _picture_of(self, asset_id: str) -> QImage | None:
        """The picture of a luma mask."""
        file = self._assets(asset_id)
        if file is None or not file.path.is_file():
            self._report((file.name if file else "") or asset_id)
            return None
        whole = Clip("", AssetReference(asset_id), 1, transform=Transform(Fit.FIT))
        return self._sprite_image(drawing_of(whole, self._assets, self._canvas, self._report).placed(0)[0].sprite)

    def _shadow(self, shadow: Shadow, picture: Placed, outline: Sprite, frame: float) -> Placed:
        """It falls towards the same side of the frame however the picture is turned, and grows with it."""
        blur = max(0.0, shadow.blur.at(frame)) * self._canvas.height / picture.scale
        sprite, shrink = shadow_of(outline, blur, shadow.colour, self._sprite_image)
        x, y = self._shift(shadow, picture, frame)
        return Placed(sprite, picture.x + (picture.sprite.width - sprite.width) / 2 + x,
                      picture.y + (picture.sprite.height - sprite.height) / 2 + y, picture.scale * shrink,
                      opacity=min(1.0, shadow.opacity.at(frame)) * picture.opacity)

    def _shift(self, shadow: Shadow, picture: Placed, frame: float) -> tuple[float, float]:
        """How far the shadow lies off before the clip's transform, so that after it the direction is the frame's."""
        transform = self._clip.transform
        move = move_of(transform, frame, self._canvas, picture_size(self._clip.media, (picture,), self._canvas))
        determinant = move.a * move.d - move.b * move.c
        if not determinant:
            return 0.0, 0.0
        scale = transform.scale.at(frame) * self._canvas.height / determinant
        x, y = shadow.x.at(frame) * scale, shadow.y.at(frame) * scale
        return move.d * x - move.c * y, move.a * y - move.b * x


def _outline(sprite: Sprite) -> Sprite:
    """What has the outline of `sprite`: of a picture without holes a plain box, so that its shadow is the same in every frame of
    a film."""
    if not sprite.opaque:
        return sprite
    width, height = sprite.width, sprite.height
    return Sprite(f"box {width}x{height}", width, height, lambda painter: painter.fillRect(0, 0, width, height, QColor("white")),
                  opaque=True)


def _fills(placed: Placed, width: int, height: int) -> bool:
    return (placed.x, placed.y, placed.scale, placed.sprite.width, placed.sprite.height) == (0, 0, 1, width, height)


def _covers(placed: Placed, width: int, height: int) -> bool:
    left, top, right, bottom = placing(placed).around(revealed(placed))
    return not placed.rotation and left <= 0 and top <= 0 and right >= width and bottom >= height

