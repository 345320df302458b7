"""Captions: inside the safe area, filled in the direction and order in which they are spoken, cheap."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from golden_frames import matches_golden, painted_frame, pixels, sprite_image

from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.render.captions import caption_style_ids, drawing_for, load_caption_style
from autovideo_studio.render.drawing import Drawing
from autovideo_studio.render.graphics.area import caption_area, content_area

RATE = Fraction(30)
FORMATS = {"16:9": (640, 360), "9:16": (360, 640), "1:1": (400, 400), "4:5": (400, 500)}
PHRASES = {
    "en": ("The Moon is slowly", "leaving us 🌕"),
    "zh-TW": ("月球 每年", "離我們 遠去"),
    "ja": ("潮の 満ち引きは", "なぜ 起こる"),
    "ar": ("يبتعد القمر", "عن NASA كل عام"),
    "hi": ("चाँद हर साल", "दूर जाता है"),
}
STEP = 10


def phrase(language: str, *lines: str) -> tuple[CaptionReference, int]:
    """A caption in which each word takes `STEP` frames, and its length."""
    at, made = 0, []
    for line in lines or PHRASES[language]:
        words = []
        for word in line.split():
            words.append(CaptionWord(word, at, at + STEP, language not in ("zh-TW", "ja")))
            at += STEP
        made.append(tuple(words))
    return CaptionReference(tuple(made), "karaoke", language), at


def styled(language: str, style: str, size: tuple[int, int], *lines: str) -> tuple[Drawing, int]:
    reference, length = phrase(language, *lines)
    return drawing_for(CaptionReference(reference.lines, style, language), *size, length, RATE), length


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("style", ["karaoke", "box", "plain"])
@pytest.mark.parametrize("language", PHRASES)
def test_captions_lie_in_their_area_and_are_not_cut(language: str, style: str, format: str) -> None:
    size = FORMATS[format]
    drawing, length = styled(language, style, size)
    base = drawing.placed(length - 1)[0]
    solid = pixels(sprite_image(base.sprite))[:, :, 3]
    rows, columns = np.nonzero(solid > 200)
    area = caption_area(*size)
    assert base.x + columns.min() >= area.left() - 1 and base.x + columns.max() <= area.right() + 1
    assert base.y + rows.min() >= area.top() - min(size) * 0.03 and base.y + rows.max() <= area.bottom() + min(size) * 0.02
    assert base.y + rows.min() > content_area(*size).bottom()
    if style != "box":  # the box reaches the border, letters never do
        assert max(solid[0].max(), solid[-1].max(), solid[:, 0].max(), solid[:, -1].max()) <= 3


def test_a_line_too_wide_is_made_smaller() -> None:
    wide, _ = styled(
        "en",
        "karaoke",
        (640, 360),
        "Extraordinarily long captions that nobody broke into lines before they came to be drawn here",
    )
    base = wide.placed(20)[0]
    assert base.sprite.width <= 640 and base.x >= 0


def revealed_width(drawing: Drawing, frame: float) -> float:
    return sum((placed.reveal[2] - placed.reveal[0]) * placed.sprite.width for placed in drawing.placed(frame) if placed.reveal)


@pytest.mark.parametrize("language", PHRASES)
def test_the_fill_grows_word_by_word_and_ends_complete(language: str) -> None:
    drawing, length = styled(language, "karaoke", (640, 360))
    before = [revealed_width(drawing, frame) for frame in range(length)]
    assert before[0] == 0 or before[0] < before[-1] / 3
    assert all(later >= earlier - 1 for earlier, later in zip(before, before[1:], strict=False))
    lines = len(PHRASES[language])
    assert revealed_width(drawing, length - 0.01) >= before[-1] > lines * 0.5 * drawing.placed(0)[0].sprite.width * 0.5


def test_latin_fills_from_the_left_and_arabic_from_the_right() -> None:
    latin, _ = styled("en", "karaoke", (640, 360), "one two three four")
    arabic, _ = styled("ar", "karaoke", (640, 360), "يبتعد القمر عنا ببطء")
    left, _, right, _ = next(placed.reveal for placed in latin.placed(STEP * 2) if placed.reveal)
    assert left == 0 and 0.3 < right < 0.8
    left, _, right, _ = next(placed.reveal for placed in arabic.placed(STEP * 2) if placed.reveal)
    assert right == 1 and 0.2 < left < 0.8


def test_a_foreign_word_in_an_arabic_line_fills_in_its_own_direction() -> None:
    drawing, _ = styled("ar", "karaoke", (640, 360), "عن NASA اليوم")
    reveals = [placed.reveal for placed in drawing.placed(STEP * 1.5) if placed.reveal]
    assert len(reveals) == 2
    first, second = reveals
    assert first[0] > second[2] - 0.01  # the first word stands to the right
    full = [placed.reveal for placed in drawing.placed(STEP * 2) if placed.reveal][1]
    assert second[0] == full[0] and second[2] < full[2]


def test_the_spoken_word_is_marked_in_the_box_look() -> None:
    drawing, length = styled("en", "box", (640, 360), "one two three")
    marks = [drawing.placed(STEP * index + 6)[1:] for index in range(3)]
    assert [len(mark) for mark in marks] == [1, 1, 1]
    places = [mark[0].x for mark in marks]
    assert places == sorted(places) and len(set(places)) == 3
    assert drawing.placed(length) == ()


@pytest.mark.parametrize("style", ["karaoke", "box", "plain"])
def test_captions_are_cheap_and_still(style: str) -> None:
    drawing, length = styled("en", style, (640, 360))
    for frame in range(6, length):
        placed = drawing.placed(frame)
        assert 1 <= len(placed) <= 3
        assert all(item.scale == 1 and item.x == round(item.x) and item.y == round(item.y) for item in placed)
    assert len({item.sprite.key for frame in range(length) for item in drawing.placed(frame)}) <= 2 + 6


def test_a_caption_without_words_shows_nothing() -> None:
    empty = drawing_for(CaptionReference(((), (CaptionWord(" ", 0, 5),)), "karaoke"), 640, 360, 30, RATE)
    assert empty.placed(3) == ()


def test_every_caption_style_says_how_much_fits_on_a_line() -> None:
    assert caption_style_ids()[0] == "karaoke" == load_caption_style("auto").id
    for id in caption_style_ids():
        style = load_caption_style(id)
        for shape, size in (("wide", (1920, 1080)), ("square", (1080, 1080)), ("tall", (1080, 1920))):
            assert 1 <= style.max_lines[shape] <= 3
            room = caption_area(*size).width() / (min(size) / 100 * style.size[shape])
            assert style.max_units[shape] <= room  # a full line keeps the style's own size
    with pytest.raises(NotFound, match="subtitle"):
        load_caption_style("subtitle")


@pytest.mark.parametrize("style", ["karaoke", "box", "plain"])
@pytest.mark.parametrize("language", ["en", "zh-TW", "ar"])
def test_golden_captions(language: str, style: str) -> None:
    drawing, _ = styled(language, style, (240, 136))
    assert matches_golden(f"caption_{style}_{language}", painted_frame(drawing, 25, 240, 136))
