"""Layouts, styles and motifs: composed well for any text in any format, cheap at rest, the same each time."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from frozendict import frozendict
from golden_frames import matches_golden, painted_frame, pixels, sprite_image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from autovideo_studio.domain.media_reference import GraphicReference
from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.render.drawing import Drawing, Placed
from autovideo_studio.render.graphics import drawing_for, layout_ids, motif_ids
from autovideo_studio.render.graphics.area import caption_area, content_area
from autovideo_studio.render.graphics.icons import draw_icon, icon_names
from autovideo_studio.render.raster import transparent
from autovideo_studio.render.styles import load_style, style_ids

RATE = Fraction(30)
DURATION = 150
FORMATS = {"16:9": (480, 270), "9:16": (270, 480), "1:1": (320, 320), "4:5": (288, 360)}
WORDS = {
    "en": [
        "the",
        "moon",
        "moves",
        "every",
        "ocean",
        "a",
        "little",
        "further",
        "than",
        "anybody",
        "in",
        "1998",
        "extraordinarily",
    ],
    "zh-TW": ["月球", "推動", "海洋", "每年", "遠離", "地球", "公分", "潮汐", "為什麼", "我們"],
    "ja": ["月", "海", "潮の満ち引き", "毎年", "地球", "から", "離れて", "いく", "センチ"],
    "ar": ["القمر", "يحرك", "البحر", "كل", "يوم", "ويبتعد", "عن", "الأرض", "ببطء", "شديد"],
    "hi": ["चाँद", "समुद्र", "को", "हर", "दिन", "खींचता", "है", "और", "दूर", "जाता", "है"],
    "th": ["ดวงจันทร์", "ทำให้", "น้ำทะเล", "ขึ้น", "และ", "ลง", "ทุกวัน"],
    "de": ["Donaudampfschifffahrtsgesellschaft", "Gezeiten", "Mond", "und", "Erde", "Geschwindigkeitsbegrenzung"],
    "emoji": ["sleep", "😴", "coffee", "☕", "moon", "🌕", "brain", "🧠", "👩🏽\u200d🚀", "wins"],
}
PARAMS: dict[str, dict[str, Any]] = {
    "title": {
        "kicker": "Ocean science",
        "title": "Why the Moon moves the sea",
        "subtitle": "Two tides a day",
        "icon": "moon",
        "motif": "moon",
    },
    "statement": {
        "text": "Every year the Moon moves 3.8 centimetres away",
        "emphasis": ("3.8 centimetres",),
        "motif": "mountains",
    },
    "list": {"title": "What makes a tide", "items": ("The Moon pulls", "The Earth spins", "The Sun helps"), "motif": "sea"},
    "number": {
        "value": "384,400",
        "suffix": "km",
        "label": "Distance to the Moon",
        "compare": frozendict(label="Around the Earth", number=40075),
        "motif": "data",
    },
}


def drawn(
    layout: str, style: str, params: dict[str, Any], size: tuple[int, int] = (480, 270), seed: int = 3, duration: int = DURATION
) -> Drawing:
    return drawing_for(GraphicReference(layout, style, frozendict(params), seed), *size, duration, RATE)


def words_in(drawing: Drawing, frame: float) -> list[Placed]:
    return [placed for placed in drawing.placed(frame) if placed.sprite.key.startswith(("text:", "digits:"))]


def said(rng: random.Random, language: str, most: int) -> str:
    joint = "" if language in ("zh-TW", "ja", "th") else " "
    return joint.join(rng.choice(WORDS[language]) for _ in range(rng.randint(1, most)))


def random_params(rng: random.Random, layout: str, language: str) -> dict[str, Any]:
    shared = {
        "language": language if language != "emoji" else "en",
        "motif": rng.choice(motif_ids()),
        "icon": rng.choice(("", "moon", "heart")),
    }
    if layout == "title":
        return {**shared, "kicker": said(rng, language, 3), "title": said(rng, language, 9), "subtitle": said(rng, language, 12)}
    if layout == "statement":
        text = said(rng, language, 18)
        return {**shared, "text": text, "emphasis": (text.split(" ")[-1], text[:3])}
    if layout == "list":
        return {
            **shared,
            "title": said(rng, language, 5),
            "items": tuple(said(rng, language, 8) for _ in range(rng.randint(1, 8))),
        }
    value = rng.choice(("7", "3.8", "1,234,567", "99", "−40"))
    return {
        **shared,
        "value": value,
        "suffix": rng.choice(("", "%", "km", "公里", "كم")),
        "prefix": rng.choice(("", "$")),
        "label": said(rng, language, 8),
        "compare": frozendict(label=said(rng, language, 3), number=rng.randint(0, 5000)),
    }


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("layout", ["title", "statement", "list", "number"])
@pytest.mark.parametrize("language", WORDS)
def test_no_text_is_cut_or_covered(layout: str, format: str, language: str) -> None:
    """The letters of all words lie in the content area, above the captions, and never upon each other."""
    size = FORMATS[format]
    rng = random.Random(f"{layout}{format}{language}")
    for style in style_ids():
        drawing = drawn(layout, style, random_params(rng, layout, language), size)
        count = np.zeros((size[1], size[0]), np.int32)
        shown = words_in(drawing, DURATION - 20)
        assert shown
        for placed in shown:
            assert placed.opacity == 1
            letters, x, y = visible_letters(placed)
            rows, columns = np.nonzero(letters)
            if not len(rows):
                continue
            x0, x1, y0, y1 = x + columns.min(), x + columns.max(), y + rows.min(), y + rows.max()
            area, slack = content_area(*size), min(size) * 0.02
            assert area.left() - slack <= x0 and x1 <= area.right() + slack
            assert area.top() - slack <= y0 and y1 <= area.bottom() + slack
            assert y1 < caption_area(*size).top()
            count[y0 : y1 + 1, x0 : x1 + 1] += letters[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        assert np.count_nonzero(count > 1) <= 0.01 * np.count_nonzero(count) + 3


def visible_letters(placed: Placed) -> tuple[np.ndarray, int, int]:
    """Where the letters themselves are (not their soft shadow), and the place of that part in the picture."""
    mask = pixels(sprite_image(placed.sprite))
    solid = (mask[:, :, 3] > 235).astype(np.int32)
    if placed.reveal:
        top, bottom = round(placed.reveal[1] * placed.sprite.height), round(placed.reveal[3] * placed.sprite.height)
        return solid[top:bottom], round(placed.x), round(placed.y) + top
    return solid, round(placed.x), round(placed.y)


@pytest.mark.parametrize("style", ["nocturne", "paper"])
@pytest.mark.parametrize("motif", motif_ids())
def test_every_motif_is_cheap_at_rest(motif: str, style: str) -> None:
    """One picture's worth of opaque ground, little above it, and all of it on whole pixels and unscaled."""
    width, height = 1920, 1080
    drawing = drawn("title", style, {**PARAMS["title"], "motif": motif}, (width, height))
    for frame in (70, 71, 90):
        placed = drawing.placed(frame)
        assert placed[0].sprite.opaque and not any(item.sprite.opaque for item in placed[1:])
        assert all(
            item.scale == 1 and item.rotation == 0 and item.x == round(item.x) and item.y == round(item.y) for item in placed
        )
        area = sum(visible_area(item, width, height) for item in placed) / (width * height)
        assert area < 1.75


def visible_area(placed: Placed, width: int, height: int) -> float:
    wide = min(width, placed.x + placed.sprite.width) - max(0, placed.x)
    high = min(height, placed.y + placed.sprite.height) - max(0, placed.y)
    return max(0.0, wide) * max(0.0, high) if placed.opacity else 0.0


@pytest.mark.parametrize("motif", ["mountains", "sea", "city", "moon", "fields", "people", "abstract"])
def test_half_of_the_frames_at_rest_are_like_the_one_before(motif: str) -> None:
    drawing = drawn("statement", "nocturne", {**PARAMS["statement"], "motif": motif}, (1920, 1080))
    same = sum(drawing.placed(frame) == drawing.placed(frame - 1) for frame in range(80, 140))
    assert same >= 30


@pytest.mark.parametrize("layout", ["title", "statement", "list", "number"])
@pytest.mark.parametrize("style", ["nocturne", "paper"])
def test_the_same_seed_gives_the_same_picture_and_another_seed_another(layout: str, style: str) -> None:
    one, again, other = (drawn(layout, style, PARAMS[layout], seed=seed) for seed in (5, 5, 6))
    assert one.placed(60) == again.placed(60)
    assert one.placed(60)[0].sprite.key != other.placed(60)[0].sprite.key
    assert painted_frame(one, 60, 480, 270) != painted_frame(other, 60, 480, 270)


@pytest.mark.parametrize("layout", ["title", "statement", "list", "number"])
def test_words_come_within_the_clip_and_stay_for_the_dissolve_that_takes_the_picture(layout: str) -> None:
    drawing = drawn(layout, "paper", PARAMS[layout])
    assert words_in(drawing, -20) == []
    at_rest = words_in(drawing, DURATION - 15)
    assert at_rest
    for frame in (DURATION - 1, DURATION, DURATION + 6):
        assert words_in(drawing, frame) == at_rest
        assert drawing.placed(frame)[0].sprite.opaque


def test_words_over_another_picture_leave_before_the_clip_ends() -> None:
    drawing = drawn("lower-third", "paper", {"text": "Bay of Fundy"})
    assert drawing.placed(DURATION / 2)
    assert min(item.opacity for item in drawing.placed(DURATION - 2)) < 0.5
    assert drawing.placed(DURATION) == ()


@pytest.mark.parametrize("duration", [4, 12, 30])
def test_short_clips_still_show_their_words(duration: int) -> None:
    drawing = drawn("title", "nocturne", PARAMS["title"], duration=duration)
    assert any(words_in(drawing, frame) for frame in range(duration))


@pytest.mark.parametrize("layout", ["title", "statement", "list", "number"])
@pytest.mark.parametrize(
    "params",
    [
        {},
        {"title": None, "text": None, "items": None, "value": None, "motif": None, "icon": None},
        {
            "title": 5,
            "text": 3.5,
            "items": "one",
            "value": "about ten",
            "emphasis": "x",
            "number": "?",
            "compare": "much",
            "motif": "nothing",
            "icon": "none",
        },
        {
            "items": (None, 3, frozendict(text="three"), (), ""),
            "number": float("nan"),
            "decimals": -4,
            "compare": (frozendict(), 5, frozendict(number="7")),
        },
        {
            "title": "\x00\ttab\nline",
            "text": "a\n\nb",
            "items": ("\n",),
            "number": 1e30,
            "decimals": 99,
            "suffix": "\n",
            "language": "xx-YY",
        },
        {
            "title": "W" * 400,
            "text": "月" * 400,
            "items": tuple("item" * 20 for _ in range(30)),
            "label": "x" * 300,
            "value": "1234567890" * 4,
        },
    ],
    ids=["nothing", "none", "wrong kinds", "odd lists", "control characters", "far too much"],
)
def test_missing_or_odd_params_still_give_a_picture(layout: str, params: dict[str, Any]) -> None:
    for size in ((480, 270), (270, 480)):
        drawing = drawn(layout, "nocturne", params, size)
        assert not painted_frame(drawing, 80, *size).isNull()
        for placed in words_in(drawing, 80):
            assert placed.x > -20 and placed.x + placed.sprite.width < size[0] + 20


def test_a_counter_reuses_its_strips_and_ends_on_the_value() -> None:
    drawing = drawn("number", "nocturne", {"value": "384,400", "suffix": "km"})
    keys = {
        placed.sprite.key
        for frame in range(0, 100)
        for placed in drawing.placed(frame)
        if placed.sprite.key.startswith("digits:")
    }
    assert len(keys) <= 6
    moving = [[placed for placed in drawing.placed(frame) if placed.sprite.key.startswith("digits:")] for frame in (20, 100, 101)]
    assert len(moving[1]) == 6 and moving[0] != moving[1] == moving[2]
    assert all(placed.reveal and placed.reveal[3] == 1.0 for placed in moving[1])


def test_bars_are_as_long_as_their_numbers() -> None:
    drawing = drawn(
        "number", "paper", {"value": "100", "number": 100, "compare": frozendict(label="half", number=50)}, (960, 540)
    )
    own, other = [placed.sprite.width for placed in drawing.placed(140) if placed.sprite.key.startswith("bar:")]
    assert other == pytest.approx(own / 2, abs=1)


def test_right_to_left_lists_stand_on_the_right() -> None:
    params = {"title": "ما الذي يصنع المد", "items": ("يجذب القمر", "تدور الأرض"), "language": "ar"}
    drawing = drawn("list", "paper", params)
    discs = [placed for placed in drawing.placed(140) if placed.sprite.key.startswith("disc:")]
    assert len(discs) == 2 and all(placed.x > 400 for placed in discs)
    assert all(placed.x < discs[0].x for placed in words_in(drawing, 140)[2:])


def test_unknown_layouts_and_styles_are_named() -> None:
    with pytest.raises(NotFound, match="carousel"):
        drawn("carousel", "nocturne", {})
    with pytest.raises(NotFound, match="baroque"):
        load_style("baroque")
    assert load_style("auto").id == style_ids()[0] == "nocturne"
    assert set(layout_ids()) >= {"title", "statement", "list", "number"}


@pytest.mark.parametrize("style", style_ids())
def test_every_style_knows_every_motif_and_its_words_can_be_read(style: str) -> None:
    look = load_style(style)
    assert set(motif_ids()) == set(look.scenery)
    for scenery in look.scenery.values():
        assert contrast(look.title.fill[0], scenery.sky[0]) >= 4.5
        assert contrast(look.text.fill[0], scenery.sky[0]) >= 4.5


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two #RRGGBB colours."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_icon_is_drawn_whole() -> None:
    assert len(icon_names()) > 50
    for name in icon_names():
        image = transparent(60, 60)
        painter = QPainter(image)
        draw_icon(painter, name, QRectF(6, 6, 48, 48), QColor("#FFFFFF"))
        painter.end()
        ink = pixels(image)[:, :, 3]
        assert np.count_nonzero(ink) > 60, name
        assert max(ink[:4].max(), ink[-4:].max(), ink[:, :4].max(), ink[:, -4:].max()) == 0, name


@pytest.mark.parametrize("style", style_ids())
@pytest.mark.parametrize("layout", ["title", "statement", "list", "number"])
def test_golden_frames(layout: str, style: str) -> None:
    for name, size, frame in (("wide", (160, 90), 100), ("tall", (90, 160), 100), ("entering", (160, 90), 22)):
        image = painted_frame(drawn(layout, style, PARAMS[layout], size), frame, *size)
        assert matches_golden(f"{layout}_{style}_{name}", image), f"{layout} {style} {name}"
