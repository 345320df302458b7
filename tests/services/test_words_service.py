"""Changing the words that clips draw, and single animated numbers."""

from __future__ import annotations

import pytest
from frozendict import frozendict

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.keyframe import Animated, Easing, Keyframe
from autovideo_studio.domain.media_reference import CaptionReference, CaptionWord, GraphicReference, TitleReference
from autovideo_studio.domain.text_look import Align
from autovideo_studio.services import animating, words
from autovideo_studio.services.animating import NumberOf


def caption(*spoken: tuple[str, int, int], language: str = "en") -> CaptionReference:
    spaced = language == "en"
    return CaptionReference((tuple(CaptionWord(text, start, end, spaced) for text, start, end in spoken),), "plain", language)


def spoken(media: words.Words) -> list[tuple[str, int, int]]:
    assert isinstance(media, CaptionReference)
    return [(word.text, word.start, word.end) for line in media.lines for word in line]


CAPTION = caption(("The", 0, 10), ("sea", 10, 30), ("sleeps", 30, 60))


def test_words_of_a_caption_that_stay_keep_their_times() -> None:
    assert spoken(words.with_text(CAPTION, "The lake sleeps")) == [("The", 0, 10), ("lake", 10, 30), ("sleeps", 30, 60)]
    assert spoken(words.with_text(CAPTION, "The sea")) == [("The", 0, 10), ("sea", 10, 30)]
    longer = spoken(words.with_text(CAPTION, "The big blue sleeps"))
    assert longer == [("The", 0, 10), ("big", 10, 18), ("blue", 18, 30), ("sleeps", 30, 60)]
    assert words.with_text(CAPTION, "  ") == CAPTION


def test_a_line_break_in_a_caption_stays_one() -> None:
    broken = words.with_text(CAPTION, "The sea\nsleeps")
    assert words.text_of(broken) == "The sea\nsleeps"
    assert spoken(broken) == spoken(CAPTION)


def test_chinese_captions_are_divided_without_spaces() -> None:
    chinese = caption(("貓", 0, 10), ("睡覺", 10, 40), language="zh-TW")
    changed = words.with_text(chinese, "貓睡午覺")
    assert words.text_of(changed) == "貓睡午覺"
    assert spoken(changed)[0] == ("貓", 0, 10) or spoken(changed)[-1][2] == 40


@pytest.mark.parametrize("media", [
    TitleReference("Night"), CAPTION, GraphicReference("title", "nocturne", frozendict(title="Night")),
    GraphicReference("list", "paper", frozendict(items=("One", "Two"))),
    GraphicReference("number", "paper", frozendict(value="7", label="seas")),
    GraphicReference("lower-third", "paper", frozendict(text="Name"))])
def test_every_field_can_be_set_and_read(media: words.Words) -> None:
    for _, fields in words.sheet_of(media):
        for field in fields:
            kind = getattr(field, "kind", "number")
            value = {"colour": "#123456", "switch": True, "text": "X", "number": getattr(field, "highest", 0)}.get(kind)
            value = getattr(field, "choices", (("", ""),))[-1][0] if kind == "choice" else value
            media = words.with_value(media, field, value)
            assert words.value_of(media, field) == value
    assert "Two" not in words.text_of(words.with_text(media, "Other"))
    assert words.text_of(words.with_text(media, "Other")) == "Other"


def test_a_caption_forgets_what_its_style_says_anyway() -> None:
    size = next(field for _, fields in words.sheet_of(CAPTION) for field in fields if field.name == "size")
    larger = words.with_value(CAPTION, size, 1.5)
    assert larger.overrides == {"size": 1.5}  # type: ignore[union-attr]
    assert words.with_value(larger, size, 1.0) == CAPTION


def test_a_choice_becomes_the_domain_s_own_value() -> None:
    title = TitleReference("Night")
    align = next(field for _, fields in words.sheet_of(title) for field in fields if field.name == "align")
    changed = words.with_value(title, align, "right")
    assert isinstance(changed, TitleReference) and changed.look.align is Align.RIGHT


CLIP = Clip("c", TitleReference("Night"), 60, effects=(Effect("e", "blur"),))


def test_a_first_key_animates_a_number_that_was_at_its_default() -> None:
    radius = NumberOf("radius", 0.01, 0)
    edit = animating.put_key(CLIP, radius, 12)
    assert edit.params["radius"] == Animated(0.01, (Keyframe(12, 0.01),))  # type: ignore[attr-defined]


def test_a_value_goes_to_the_frame_where_keys_are_and_to_the_whole_clip_where_none_are() -> None:
    still = Animated(1.0)
    assert animating.with_key(still, 10, 2.0).keyframes == (Keyframe(10, 2.0),)
    eased = Animated(0.0, (Keyframe(0, 0.0, Easing.HOLD), Keyframe(20, 1.0, Easing.LINEAR)))
    more = animating.with_key(eased, 10, 5.0)
    assert more.keyframes[1] == Keyframe(10, 5.0, Easing.HOLD)
    assert animating.with_key(more, 20, 3.0).keyframes[2] == Keyframe(20, 3.0, Easing.LINEAR)


def test_a_key_does_not_pass_its_neighbours_and_the_last_one_leaves_its_value() -> None:
    keys = Animated(0.0, (Keyframe(0, 0.0), Keyframe(10, 1.0), Keyframe(20, 2.0)))
    assert [key.frame for key in animating.moved_key(keys, 10, 90, 4.0).keyframes] == [0, 19, 20]
    one = Animated(0.0, (Keyframe(5, 3.0),))
    assert animating.without_key(one, 5) == Animated(3.0)
