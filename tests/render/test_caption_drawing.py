"""Captions: inside the safe area, filled in the direction and order in which they are spoken, cheap."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from frozendict import frozendict
from golden_frames import matches_golden, painted_frame, pixels, sprite_image

from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.render.captions import drawing_for
from autovideo_studio.render.captions.styles import caption_options, caption_style, caption_style_ids, load_caption_style
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
STYLES = caption_style_ids()
WHOLE = ("karaoke", "box", "plain", "sunset", "spotlight")
"""Styles in which every word is seen from the start, on one sprite."""


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
@pytest.mark.parametrize("style", WHOLE)
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


@pytest.mark.parametrize("style", WHOLE)
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


def inked(drawing: Drawing, frame: float, size: tuple[int, int] = (640, 360)) -> np.ndarray:
    return np.argwhere(np.abs(pixels(painted_frame(drawing, frame, *size))[..., :3].astype(int) - 0x40).sum(axis=2) > 60)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("style", ["pop", "typed", "impact"])
@pytest.mark.parametrize("language", PHRASES)
def test_captions_of_single_pieces_lie_in_their_area(language: str, style: str, format: str) -> None:
    size = FORMATS[format]
    drawing, length = styled(language, style, size)
    seen, area = inked(drawing, length - 1, size), caption_area(*size)
    room = 0.1 * min(size)  # for outlines, and a word that is larger for the moment
    assert area.left() - room <= seen[:, 1].min() and seen[:, 1].max() <= area.right() + room
    assert area.top() - room <= seen[:, 0].min() and seen[:, 0].max() <= area.bottom() + room
    assert sum(len(drawing.placed(frame)) for frame in range(length)) / length < 40


@pytest.mark.parametrize("style", ["pop", "typed"])
@pytest.mark.parametrize("language", PHRASES)
def test_words_come_one_after_the_other_from_where_their_script_begins(language: str, style: str) -> None:
    drawing, length = styled(language, style, (640, 360))
    counts = [len(drawing.placed(frame)) for frame in range(length)]
    assert counts == sorted(counts) and counts[STEP - 1] < counts[-1]
    first, whole = inked(drawing, STEP - 1), inked(drawing, length - 1)
    line = whole[whole[:, 0] < np.median(whole[:, 0])]
    assert (first[:, 1].mean() > line[:, 1].mean()) == (language == "ar")


def test_the_spoken_word_is_larger_and_in_the_accent_in_the_impact_look() -> None:
    drawing, _ = styled("en", "impact", (640, 360), "one two three")
    scales = [[placed.scale for placed in drawing.placed(STEP * index + 8)] for index in range(3)]
    assert [sorted(row)[:2] for row in scales] == [[1.0, 1.0]] * 3 and all(max(row) >= 1.1 for row in scales)
    last = [drawing.placed(STEP * index + 8)[-1].x for index in range(3)]
    assert last == sorted(last) and len(set(last)) == 3


def overridden(style: str, **changes: object) -> Drawing:
    reference, length = phrase("en")
    return drawing_for(CaptionReference(reference.lines, style, "en", frozendict(changes)), 640, 360, length, RATE)


def test_single_values_of_a_style_can_be_changed() -> None:
    plain = caption_style("karaoke", {})
    assert caption_style("karaoke", {"nonsense": 1, "weight": "heavy", "mode": "upside down"}) == plain
    changed = caption_style("karaoke", {"fill": "#112233", "size": 9.0, "mode": "pop", "spoken_to": "#00ff00", "outline": ""})
    assert changed.paint.fill == ("#112233",) and changed.spoken.fill == (plain.spoken.fill[0], "#00ff00")
    assert changed.size["wide"] == 2.5 * plain.size["wide"] and changed.mode == "pop" and changed.paint.outline_width == 0


@pytest.mark.parametrize("style", STYLES)
def test_every_option_of_a_style_has_its_own_value_and_changes_the_picture(style: str) -> None:
    options = caption_options(style)
    assert caption_style(style, {option.name: option.default for option in options}).mode == load_caption_style(style).mode
    before = {frame: pixels(painted_frame(overridden(style), frame, 640, 360)) for frame in (12, 25)}
    own = load_caption_style(style)
    others = {"mode": "plain" if own.mode != "plain" else "pop", "family": "Fraunces", "weight": 100, "size": 0.6,
              "caps": not own.look.caps, "tracking": 0.2, "line_height": 2.0, "fill": "#ff00ff",
              "fill_to": "#00ffff", "outline": "#00ff00", "outline_width": 0.2, "shadow": "#ffff0000", "box": "#ff203040"}
    for name, other in others.items():
        after = overridden(style, **({"outline": "#ff0000"} if name == "outline_width" else {}), **{name: other})
        assert any((pixels(painted_frame(after, frame, 640, 360)) != before[frame]).any() for frame in before), name


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ["en", "zh-TW", "ar"])
def test_golden_captions(language: str, style: str) -> None:
    drawing, _ = styled(language, style, (240, 136))
    assert matches_golden(f"caption_{style}_{language}", painted_frame(drawing, 25, 240, 136))


@pytest.mark.parametrize("style", STYLES)
def test_golden_captions_of_tall_frames(style: str) -> None:
    """A long word, foreign words, emoji of several parts and punctuation, in 9:16."""
    lines = ("Extraordinarily", "NASA: 月亮、「海」 👩‍🚀")
    drawing, _ = styled("zh-TW", style, (180, 320), *lines)
    assert matches_golden(f"caption_{style}_tall", painted_frame(drawing, 25, 180, 320).copy(0, 180, 180, 90))
