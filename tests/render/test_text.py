"""Shaping, fitting and painting of text in every script that is shipped."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from autovideo_studio.render.fonts import families_for, scripts_of
from autovideo_studio.render.raster import ensure_gui, transparent
from autovideo_studio.render.text import ShapedLine, Stamp, TextLook, TextPaint, is_rtl
from autovideo_studio.render.textfit import PHRASE_BREAK, fit

LOOK = TextLook("Inter", 800, tracking=-0.02, line_height=1.1, emphasis_family="Playfair Display", emphasis_italic=True)
PAINT = TextPaint(("#FFFFFF", "#99BBFF"), "#101020", 0.08, "#000000", 0.05, 0.15)
SAMPLES = {
    "en": "The Moon is slowly leaving us, and nobody noticed 🌕",
    "zh-TW": "月球每年離我們遠去三點八公分，這是真的嗎？",
    "zh-CN": "月亮每年离我们远去三点八厘米",
    "ja": "潮の満ち引きはなぜ起こるのか",
    "ko": "달은 왜 바다를 움직일까",
    "ar": "لماذا يبتعد القمر عن الأرض كل عام؟",
    "he": "למה הירח מתרחק מאיתנו",
    "hi": "चाँद हर साल धरती से दूर क्यों जा रहा है",
    "th": "ทำไมดวงจันทร์จึงค่อยๆ ห่างออกไปจากโลกของเรา",
    "ru": "Почему Луна удаляется от Земли",
    "vi": "Vì sao Mặt Trăng rời xa chúng ta",
}


@pytest.fixture(autouse=True, scope="module")
def gui() -> None:
    ensure_gui()


def painted(stamp: Stamp) -> QImage:
    image = transparent(stamp.sprite.width, stamp.sprite.height)
    painter = QPainter(image)
    stamp.sprite.paint(painter)
    painter.end()
    return image


def border_is_clear(image: QImage, most: int = 2) -> bool:
    """Nothing of the text reaches the sprite's border (a shadow's last trace may)."""
    width, height = image.width(), image.height()
    ring = [(x, y) for x in range(width) for y in (0, height - 1)] + [(x, y) for y in range(height) for x in (0, width - 1)]
    return all(image.pixelColor(x, y).alpha() <= most for x, y in ring)


@pytest.mark.parametrize("language", SAMPLES)
def test_every_script_is_written_by_a_shipped_font(language: str) -> None:
    text = SAMPLES[language]
    families = set(families_for(text, language, "Inter"))
    line = ShapedLine(text, TextLook("Inter", 600), 40, language, rtl=is_rtl(text))
    for run in line._glyph_runs(0, len(text)):
        raw = run.rawFont()
        assert any(raw.familyName().startswith(family) for family in families)
        assert 0 not in run.glyphIndexes()


def test_the_face_of_a_text_does_not_depend_on_what_was_written_before() -> None:
    rng = random.Random(4)
    first: dict[tuple[str, str, int], set[str]] = {}
    for _ in range(300):
        language, family, weight = rng.choice(list(SAMPLES)), rng.choice(("Inter", "Fraunces")), rng.choice((400, 600, 800))
        line = ShapedLine(SAMPLES[language], TextLook(family, weight), rng.randint(10, 90), language)
        used = {run.rawFont().familyName() + run.rawFont().styleName() for run in line._glyph_runs(0, len(line.text))}
        assert first.setdefault((language, family, weight), used) == used


def test_japanese_and_taiwanese_forms_come_from_their_own_face() -> None:
    assert families_for("直海", "ja", "Inter") == ["Inter", "Noto Sans JP"]
    assert families_for("直海", "zh-TW", "Inter") == ["Inter", "Noto Sans TC"]
    assert families_for("直海", "zh-CN", "Inter") == ["Inter", "Noto Sans SC"]
    assert "Noto Sans SC" in families_for("发现们", "zh-TW", "Inter")
    assert families_for("发现大海", "en", "Inter") == ["Inter", "Noto Sans SC"]


def test_only_the_fonts_that_a_text_needs_are_named() -> None:
    assert families_for("Plain words", "zh-TW", "Inter") == ["Inter"]
    assert scripts_of("Привет, world") == {"latin"}


@pytest.mark.parametrize("language", SAMPLES)
def test_no_letter_is_cut_by_its_sprite(language: str) -> None:
    text = SAMPLES[language]
    line = ShapedLine(text, LOOK, 48, language, rtl=is_rtl(text))
    stamp = line.stamp(0, len(text), PAINT)
    assert stamp is not None
    assert border_is_clear(painted(stamp))


def test_characters_that_no_font_has_are_boxes() -> None:
    text = "a ܐܒ܏ ሀ b"  # Syriac and Ethiopic: asking the toolkit for such a glyph's outline ends the process
    line = ShapedLine(text, LOOK, 48, "en")
    assert len(line.text) == len(text) and "□" in line.text
    assert line.stamp(0, len(text), PAINT) is not None


def test_emoji_keep_their_colours_under_an_outline() -> None:
    line = ShapedLine("🌊", LOOK, 64, "en")
    stamp = line.stamp(0, 1, PAINT)
    assert stamp is not None
    image = painted(stamp)
    blue = [image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    assert sum(1 for pixel in blue if pixel.alpha() > 200 and pixel.blue() > pixel.red() + 40) > 20


def test_overlapping_strokes_of_han_characters_are_not_hollow() -> None:
    line = ShapedLine("中", TextLook("Inter", 800), 100, "zh-TW")
    stamp = line.stamp(0, 1, TextPaint(("#FFFFFF",)))
    assert stamp is not None
    image = painted(stamp)
    middle = image.width() // 2
    column = [image.pixelColor(middle, y).alpha() for y in range(4, image.height() - 4)]
    assert min(column) > 200  # the long vertical stroke crosses the box: an odd-even fill leaves holes where they meet


def test_words_of_a_line_that_runs_from_right_to_left_lie_from_right_to_left() -> None:
    text = "قمر NASA بحر"
    line = ShapedLine(text, TextLook("Inter", 600), 50, "ar", rtl=True)
    first, second, third = line.span(0, 3), line.span(4, 8), line.span(9, 12)
    assert first[0] >= second[1] - 1 and second[0] >= third[1] - 1
    assert all(right > left for left, right in (first, second, third))


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("size", [(900, 300), (400, 700), (180, 60)])
def test_a_fitted_text_stays_in_its_box(language: str, size: tuple[int, int]) -> None:
    width, height = size
    block = fit(SAMPLES[language], LOOK, language, width, height, max_lines=4, max_size=200, min_size=8)
    assert all(line.width <= width + 1 for line in block.lines)
    assert block.height <= height + 1
    assert "".join("".join(line.text.split()) for line in block.lines) == "".join(SAMPLES[language].split())


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=60))
def test_any_text_fits_and_can_be_painted(text: str) -> None:
    block = fit(text, LOOK, "en", 500, 200, max_lines=3, max_size=60, min_size=6)
    assert all(line.width <= 501 for line in block.lines)
    for line in block.lines:
        stamp = line.stamp(0, len(line.text), TextPaint())
        assert stamp is None or stamp.sprite.width < 2000


def test_the_largest_size_is_found_and_lines_are_even() -> None:
    block = fit("one two three four five six", LOOK, "en", 600, 400, max_lines=2, max_size=500)
    wider = fit("one two three four five six", LOOK, "en", 1200, 800, max_lines=2, max_size=500)
    assert wider.size >= block.size * 1.9
    widths = [line.width for line in block.lines]
    assert len(widths) == 2 and min(widths) > 0.7 * max(widths)


def test_given_line_breaks_are_kept() -> None:
    block = fit("first line\nsecond", LOOK, "en", 900, 300, max_lines=3, max_size=60)
    assert [line.text for line in block.lines] == ["first line", "second"]


def test_phrase_marks_are_the_only_places_to_break() -> None:
    phrases = ["月球", "每年", "離我們", "遠去"]
    block = fit(PHRASE_BREAK.join(phrases), LOOK, "zh-TW", 200, 300, max_lines=3, max_size=60)
    joined = PHRASE_BREAK.join(line.text for line in block.lines)
    assert len(block.lines) > 1
    assert [piece for piece in joined.split(PHRASE_BREAK) if piece] == phrases


def test_no_line_begins_with_closing_punctuation() -> None:
    block = fit("你好，世界。月亮，大海。天空，星星。", LOOK, "zh-TW", 150, 600, max_lines=8, max_size=60)
    assert len(block.lines) > 2
    assert not any(line.text[0] in "，。" for line in block.lines)


def test_equal_words_have_equal_keys_and_other_paint_another() -> None:
    stamps = [ShapedLine("Moon", LOOK, 40, "en").stamp(0, 4, paint) for paint in (PAINT, PAINT, TextPaint())]
    keys = [stamp.sprite.key for stamp in stamps if stamp]
    assert keys[0] == keys[1] != keys[2]
