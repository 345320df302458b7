"""Titles: every script whole in its pieces, still when at rest, the same at every size, and how they come and go."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from golden_frames import matches_golden, pixels
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from autovideo_studio.domain.items import Clip, Transform
from autovideo_studio.domain.keyframe import Animated
from autovideo_studio.domain.media_reference import TitleReference
from autovideo_studio.domain.text_look import Align, TextLook, TextUnit
from autovideo_studio.render.compositor import Compositor
from autovideo_studio.render.drawing import Drawing, Placed, Sprite
from autovideo_studio.render.placement import Group
from autovideo_studio.render.plan import ClipLayer
from autovideo_studio.render.raster import ensure_gui
from autovideo_studio.render.sources import Canvas
from autovideo_studio.render.text_units import spans
from autovideo_studio.render.titles import drawing_for
from autovideo_studio.render.titles.presets import REST, Place, text_presets
from autovideo_studio.render.titles.typeset import Typeset

WIDE, TALL = (320, 180), (180, 320)
DURATION = 60
PRESETS = tuple(text_presets)
PLAIN = Transform()
LOOK = TextLook(size=0.14, stroke_colour="#16202e", stroke_width=0.05, shadow_colour="#c0000000", shadow_y=0.06)
GRADIENT = replace(LOOK, colour="#7af0ff", colour_to="#b06bff", gradient_angle=0.0)
TEXTS = {
    "long-word": TitleReference("Donaudampfschifffahrtsgesellschaftskapitän", LOOK, width=0.7),
    "zh": TitleReference("月球每年離我們遠去", replace(GRADIENT, letter_spacing=0.15, box_colour="#c0101828"), language="zh-TW"),
    "vertical-forms": TitleReference("︵潮汐︶﹁月亮﹂︱︽海︾、。「引」", LOOK, language="zh-TW"),
    "ja": TitleReference("潮の満ち引き、なぜ？", GRADIENT, language="ja"),
    "ko": TitleReference("달은 왜 바다를 움직일까", LOOK, language="ko"),
    "ar": TitleReference("لماذا يبتعد القمر؟", replace(GRADIENT, letter_spacing=0.2), language="ar"),
    "bidi": TitleReference("NASA تقول: القمر (Moon) يبتعد 3.8 cm", LOOK, language="ar"),
    "he": TitleReference("למה הירח מתרחק 5%?", LOOK, language="he"),
    "hi": TitleReference("चाँद दूर क्यों जाता है", GRADIENT, language="hi"),
    "th": TitleReference("ทำไมดวงจันทร์จึงห่างออกไป", LOOK, language="th"),
    "emoji": TitleReference("👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇹🇼 1️⃣ office", LOOK),
    "upper": TitleReference("Quiet straße,\nloud sea", replace(LOOK, family="Fraunces", italic=True, weight=600, uppercase=True,
                            align=Align.LEFT, line_spacing=1.5)),
}
MOVING = TitleReference("Tides pull\nthe 🌊 sea", GRADIENT, appear_frames=30, vanish_frames=20, by=TextUnit.LETTER, seed=3)


@pytest.fixture(autouse=True, scope="module")
def gui() -> None:
    ensure_gui()


def drawn(title: TitleReference, size: tuple[int, int] = WIDE, duration: int = DURATION) -> Drawing:
    return drawing_for(title, Canvas(*size, Fraction(30)), duration, 1.0, lambda name: None)


def ground(size: tuple[int, int]) -> Group:
    return Group((Placed(Sprite(f"grey {size}", *size, lambda painter: painter.fillRect(0, 0, *size, QColor("#404850")), True)),))


def frame(title: TitleReference, number: float, size: tuple[int, int] = WIDE, transform: Transform = PLAIN) -> QImage:
    compositor = Compositor({}.get, *size, Fraction(30))
    clip = Clip("clip", title, DURATION, transform=transform)
    compositor.show((ground(size), *compositor.picture([ClipLayer(clip, number)])))
    return compositor.image.copy()


def ink(image: QImage) -> np.ndarray:
    """Where the title has changed the ground: rows and columns."""
    return np.argwhere(np.abs(pixels(image)[..., :3].astype(int) - [0x50, 0x48, 0x40]).sum(axis=2) > 60)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("size", [WIDE, TALL])
def test_a_title_stands_in_the_middle_and_keeps_its_width(name: str, size: tuple[int, int]) -> None:
    seen = ink(frame(TEXTS[name], 10, size))
    assert len(seen) > 100
    left, right = seen[:, 1].min(), seen[:, 1].max()
    box = (TEXTS[name].look.box_padding if TEXTS[name].look.box_colour else 0.12) * TEXTS[name].look.size * size[1]
    assert right - left <= TEXTS[name].width * size[0] + 2 * box + 2
    assert abs((left + right) / 2 - size[0] / 2) <= 0.05 * size[0]
    assert abs((seen[:, 0].min() + seen[:, 0].max()) / 2 - size[1] / 2) <= 0.05 * size[1]


@pytest.mark.parametrize("name", TEXTS)
def test_the_pieces_together_are_the_whole(name: str) -> None:
    """Letter by letter at rest, and line by line: the same letters at the same places."""
    title = replace(TEXTS[name], look=replace(TEXTS[name].look, stroke_width=0.0, shadow_colour=""))
    whole = ink(frame(title, 10))
    pieces = ink(frame(replace(title, appear="fade", appear_frames=60, by=TextUnit.LETTER), 59.999))
    assert len(pieces) and abs(len(pieces) - len(whole)) <= 0.02 * len(whole)


def test_a_long_text_stays_in_the_frame_and_whole_words_before_large_letters() -> None:
    novel = TitleReference("The tide comes in and goes out again twice a day, for ever and ever. " * 12, LOOK)
    for size in (WIDE, TALL):
        seen = ink(frame(novel, 10, size))
        assert seen[:, 0].min() > 0 and seen[:, 0].max() < size[1] - 1
    narrow = Typeset(replace(TEXTS["upper"], width=0.8), 360, 640)
    assert [word for line in narrow.lines for word in line.text.split()] == ["QUIET", "STRASSE,", "LOUD", "SEA"]


def units_of(title: TitleReference, by: TextUnit) -> list[str]:
    typeset = Typeset(title, *WIDE)
    return [line.text[start:end] for line in typeset.lines for start, end in spans(line, by)]


def test_letters_are_graphemes_and_joined_words_stay_whole() -> None:
    assert units_of(TEXTS["emoji"], TextUnit.LETTER) == ["👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇹🇼", "1️⃣", *"office"]
    assert units_of(TEXTS["ar"], TextUnit.LETTER) == ["لماذا", "يبتعد", "القمر؟"]
    assert units_of(TEXTS["hi"], TextUnit.LETTER) == ["चाँद", "दूर", "क्यों", "जाता", "है"]
    assert units_of(TitleReference("ที่นี่", LOOK), TextUnit.LETTER) == ["ที่", "นี่"]
    assert units_of(TitleReference("Cafe\u0301 NASA قمر", LOOK), TextUnit.LETTER) == [*"Caf", "e\u0301", *"NASA", "قمر"]
    assert units_of(TitleReference("「引力」、海。", LOOK, language="zh-TW"), TextUnit.WORD) == ["「引", "力」、", "海。"]


@settings(max_examples=12, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=40), st.sampled_from(TextUnit))
def test_any_text_can_be_drawn_in_pieces(text: str, by: TextUnit) -> None:
    for placed in drawn(replace(MOVING, text=text, appear="scatter", by=by)).placed(7):
        assert placed.sprite.width < 4000 and np.isfinite([placed.x, placed.y, placed.scale]).all()
    title = TitleReference(text, LOOK)
    lines = "".join(line.text for line in Typeset(title, *WIDE).lines)
    assert "".join("".join(units_of(title, by)).split()) == "".join(lines.split())


@pytest.mark.parametrize("by", TextUnit)
@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_begins_with_nothing_ends_at_rest_and_is_the_same_each_time(preset: str, by: TextUnit) -> None:
    title = replace(MOVING, appear=preset, vanish=preset, by=by)
    still = drawn(replace(title, appear="", vanish=""))
    moving = drawn(title)
    assert ink(frame(title, 0)).size == 0 and ink(frame(title, DURATION - 1)).size == 0
    assert moving.placed(30) == still.placed(30) == moving.placed(DURATION - 21)
    assert moving.placed(12) == drawn(title).placed(12)
    assert (moving.placed(12) == still.placed(12)) == ((preset, by) == ("typewriter", TextUnit.WHOLE))
    near, rest = pixels(frame(title, 29.99)).astype(int), pixels(frame(title, 30)).astype(int)
    assert np.abs(near - rest).mean() < 1.5  # nothing jumps when it comes to rest


@pytest.mark.parametrize("preset", PRESETS)
def test_every_movement_rests_at_its_end(preset: str) -> None:
    end = text_presets[preset].move(1.0, Place(1.0, 1.0, -1, (0.5, -0.5, 0.2)))
    assert end.scale == pytest.approx(1) and end.opacity == 1 and abs(end.rotation) < 1e-6
    assert (abs(end.x) + abs(end.y) + end.blur) < 1e-6 and end.shown in (None, (0.0, 0.0, 1.0, 1.0))
    assert REST.shown is None


def test_titles_are_cheap() -> None:
    for preset in text_presets:
        drawing = drawn(replace(MOVING, appear=preset))
        sprites = {placed.sprite.key for number in range(DURATION) for placed in drawing.placed(number)}
        pieces = 2 * len(units_of(MOVING, TextUnit.LETTER)) + 4
        assert len(sprites) <= pieces * (16 if preset in ("blur", "slam") else 1)
        assert len(drawing.placed(40)) == 4  # two lines, with their shadows


def test_right_to_left_comes_from_the_right() -> None:
    for title, first in ((TEXTS["he"], "right"), (MOVING, "left")):
        seen = ink(frame(replace(title, appear="typewriter", appear_frames=40, by=TextUnit.LETTER), 8))
        assert (seen[:, 1].mean() > WIDE[0] / 2) == (first == "right")
    wiped = [ink(frame(replace(TEXTS[name], appear="wipe", appear_frames=20), 9))[:, 1].mean() for name in ("he", "ko")]
    assert wiped[0] > WIDE[0] / 2 > wiped[1]


def test_a_seed_gives_another_chance() -> None:
    one, other = (drawn(replace(MOVING, appear="scatter", seed=seed)).placed(9) for seed in (1, 2))
    assert one != other


def test_lines_that_move_as_one_grow_about_the_middle_of_the_title() -> None:
    seen = ink(frame(replace(MOVING, appear="grow", appear_frames=30, by=TextUnit.WHOLE), 6))
    whole = ink(frame(MOVING, 40))
    assert abs(seen.mean(axis=0) - whole.mean(axis=0)).max() < 3
    assert np.ptp(seen[:, 0]) < np.ptp(whole[:, 0])


def test_at_half_the_size_it_looks_the_same() -> None:
    title = replace(MOVING, appear="rise")
    large = frame(title, 14, (640, 360)).scaled(320, 180, Qt.AspectRatioMode.IgnoreAspectRatio,
                                                Qt.TransformationMode.SmoothTransformation)
    difference = np.abs(pixels(large.convertToFormat(QImage.Format.Format_RGB32)).astype(int) - pixels(frame(title, 14)))
    assert difference.mean() < 2.5


def test_an_enlarged_title_is_as_sharp_as_a_large_one() -> None:
    small = TitleReference("Moon", replace(LOOK, size=0.1, shadow_colour=""))
    enlarged = frame(small, 10, transform=Transform(scale=Animated(3.0)))
    large = frame(replace(small, look=replace(small.look, size=0.3)), 10)
    assert np.abs(pixels(enlarged).astype(int) - pixels(large)).mean() < 1.5


def test_fonts_that_are_missing_are_named_and_others_taken() -> None:
    title = TitleReference("Moon ܐ", replace(LOOK, family="No Such Serif"))
    compositor = Compositor({}.get, *WIDE, Fraction(30))
    image = compositor.compose([ClipLayer(Clip("c", title, 30), 3)])
    assert [name for name in compositor.missing if "No Such Serif" in name or "ܐ" in name] == list(compositor.missing) != []
    assert pixels(image)[..., :3].max() > 200


def test_a_title_without_words_shows_nothing() -> None:
    assert drawn(TitleReference("  \n ", LOOK)).placed(3) == ()


def _strip(images: list[QImage]) -> QImage:
    made = QImage(sum(image.width() for image in images), images[0].height(), QImage.Format.Format_RGB32)
    painter, left = QPainter(made), 0
    for image in images:
        painter.drawImage(left, 0, image)
        left += image.width()
    painter.end()
    return made


@pytest.mark.parametrize("name", TEXTS)
def test_golden_titles(name: str) -> None:
    title = replace(TEXTS[name], appear="rise", appear_frames=30, by=TextUnit.LETTER)
    tall = (102, 180)
    assert matches_golden(f"titles_{name}", _strip([frame(TEXTS[name], 10), frame(title, 12), frame(TEXTS[name], 10, tall)]))


@pytest.mark.parametrize("preset", PRESETS)
def test_golden_presets(preset: str) -> None:
    title = replace(MOVING, appear=preset)
    assert matches_golden(f"titles_preset_{preset}", _strip([frame(title, number, (200, 112)) for number in (5, 12, 19)]))
