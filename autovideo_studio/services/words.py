"""What can be changed in the words that a clip draws (a title, a caption, a graphic): its text, and a sheet of fields."""

from __future__ import annotations

from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any

from frozendict import frozendict

from autovideo_studio.domain.media_reference import (
    CaptionReference,
    CaptionWord,
    GraphicReference,
    MediaReference,
    TitleReference,
)
from autovideo_studio.domain.text_look import Align, TextLook, TextUnit
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.catalogues import Number, Setting, caption_style, fonts, title_movements
from autovideo_studio.services.looks import choose_style

Field = Number | Setting
Sheet = tuple[tuple[str, tuple[Field, ...]], ...]
"""Headings with their fields."""
Words = TitleReference | CaptionReference | GraphicReference

_LOOK = {field.name for field in fields(TextLook)}
_MAIN = {"title": "title", "statement": "text", "list": "items", "number": "label", "lower-third": "text"}
"""Which of a layout's words stand in the large field."""
_OTHERS = {"title": ("kicker", "subtitle"), "list": ("title",), "number": ("value", "prefix", "suffix")}


def has_words(media: MediaReference) -> bool:
    return isinstance(media, (TitleReference, CaptionReference)) or (isinstance(media, GraphicReference)
                                                                     and media.layout in _MAIN)


def same_sheet(one: MediaReference, other: MediaReference) -> bool:
    """Whether both have the same fields, so that they can be changed together."""
    return type(one) is type(other) and getattr(one, "layout", "") == getattr(other, "layout", "")


def text_of(media: Words) -> str:
    """The words, a line each."""
    if isinstance(media, GraphicReference):
        value = media.params.get(_MAIN[media.layout], "")
        return "\n".join(_item(one) for one in value) if isinstance(value, tuple) else str(value)
    return media.text


def with_text(media: Words, text: str) -> Words:
    """Other words. Those of a caption that stay keep their times; new ones share the time of what they stand for."""
    if isinstance(media, TitleReference):
        return replace(media, text=text)
    if isinstance(media, CaptionReference):
        return _retimed(media, text)
    name = _MAIN[media.layout]
    value: Any = tuple(line for line in text.split("\n") if line.strip()) if media.layout == "list" else text
    return replace(media, params=media.params | {name: value})


def sheet_of(media: Words) -> Sheet:
    match media:
        case TitleReference():
            return _title_sheet()
        case CaptionReference():
            return _caption_sheet(media.style)
        case GraphicReference():
            return _graphic_sheet(media.layout)


def value_of(media: Words, field: Field) -> Any:
    match media:
        case TitleReference():
            return getattr(media.look if field.name in _LOOK else media, field.name)
        case CaptionReference():
            return media.overrides.get(field.name, field.default)
        case GraphicReference():
            return media.params.get(field.name, field.default)


def with_value(media: Words, field: Field, value: Any) -> Words:
    """Another value; a caption forgets what is the same as its style says."""
    name = field.name
    match media:
        case TitleReference():
            if isinstance(field, Number) and isinstance(getattr(media.look if name in _LOOK else media, name), int):
                value = round(value)
            value = Align(value) if name == "align" else TextUnit(value) if name == "by" else value
            return replace(media, look=replace(media.look, **{name: value})) if name in _LOOK else replace(media, **{name: value})
        case CaptionReference():
            others = {key: one for key, one in media.overrides.items() if key != name}
            return replace(media, overrides=frozendict(others if value == field.default else {**others, name: value}))
        case GraphicReference():
            return replace(media, params=media.params | {name: value})


def in_style(media: Words, style: str) -> Words:
    """A caption or graphic in another style; single values of its own stay."""
    return media if isinstance(media, TitleReference) else replace(media, style=style)


def style_of(media: Words) -> str:
    """The id of a caption's or graphic's style, or of how a title comes."""
    match media:
        case TitleReference():
            return media.appear
        case CaptionReference():
            return media.style
        case GraphicReference():
            return choose_style(media.style)


def looking_like(media: MediaReference, other: MediaReference) -> MediaReference:
    """A caption with the style and the single values of another, or a graphic with the style of another."""
    if isinstance(media, CaptionReference) and isinstance(other, CaptionReference):
        return replace(media, style=other.style, overrides=other.overrides)
    if isinstance(media, GraphicReference) and isinstance(other, GraphicReference):
        return replace(media, style=other.style)
    return media


def _title_sheet() -> Sheet:
    movements = (("", tr("None")), *((kind.id, kind.text) for kind in title_movements()))
    units = ((TextUnit.WHOLE, tr("All at once")), (TextUnit.LINE, tr("Line by line")), (TextUnit.WORD, tr("Word by word")),
             (TextUnit.LETTER, tr("Letter by letter")))
    families = (("", tr("Own")), *((family, family) for family in fonts()))
    sides = ((Align.LEFT, tr("Left")), (Align.CENTER, tr("Middle")), (Align.RIGHT, tr("Right")))
    own = TextLook()
    return (
        (tr("Font"), (Setting("family", tr("Font"), "choice", "", families), Number("size", tr("Size"), own.size, 0.01, 0.6, "h"),
                      Number("weight", tr("Weight"), own.weight, 100, 900), Setting("italic", tr("Italic"), "switch", False),
                      Setting("uppercase", tr("Capital letters"), "switch", False),
                      Setting("align", tr("Alignment"), "choice", Align.CENTER, sides),
                      Number("letter_spacing", tr("Letter spacing"), 0.0, -0.1, 1.0, "em"),
                      Number("line_spacing", tr("Line spacing"), own.line_spacing, 0.6, 3.0, ""),
                      Number("width", tr("Line width"), 0.8, 0.05, 1.0, "%"))),
        (tr("Colour"), (Setting("colour", tr("Colour"), "colour", own.colour), Setting("colour_to", tr("Colour to"), "colour"),
                        Number("gradient_angle", tr("Angle"), own.gradient_angle, -360, 360, "°"))),
        (tr("Outline"), (Setting("stroke_colour", tr("Colour"), "colour"),
                         Number("stroke_width", tr("Width"), 0.0, 0.0, 0.5, "em"))),
        (tr("Shadow"), (Setting("shadow_colour", tr("Colour"), "colour"),
                        Number("shadow_x", tr("To the right"), own.shadow_x, -1.0, 1.0, "em"),
                        Number("shadow_y", tr("Downwards"), own.shadow_y, -1.0, 1.0, "em"),
                        Number("shadow_blur", tr("Softness"), own.shadow_blur, 0.0, 1.0, "em"))),
        (tr("Box"), (Setting("box_colour", tr("Colour"), "colour"),
                     Number("box_padding", tr("Room"), own.box_padding, 0.0, 2.0, "em"),
                     Number("box_radius", tr("Corners"), own.box_radius, 0.0, 1.0, "em"))),
        (tr("Movement"), (Setting("appear", tr("Comes"), "choice", "", movements),
                          Number("appear_frames", tr("Within"), 15, 1, 300, "frames"),
                          Setting("vanish", tr("Goes"), "choice", "", movements),
                          Number("vanish_frames", tr("Within"), 15, 1, 300, "frames"),
                          Setting("by", tr("Piece by piece"), "choice", TextUnit.WHOLE, units))),
    )


def _caption_sheet(style: str) -> Sheet:
    """What the style says are the defaults."""
    kind = caption_style(style)
    families = (*((family, family) for family in fonts()),)
    settings = tuple(replace(one, kind="choice", choices=families) if one.name == "family" else one for one in kind.settings)
    texts, colours = _parted(settings)
    return ((tr("Font"), (*texts, *kind.numbers)), (tr("Colour"), colours))


def _parted(settings: tuple[Setting, ...]) -> tuple[tuple[Setting, ...], tuple[Setting, ...]]:
    return (tuple(one for one in settings if one.kind != "colour"), tuple(one for one in settings if one.kind == "colour"))


def _graphic_sheet(layout: str) -> Sheet:
    names = {"kicker": tr("Line above"), "subtitle": tr("Line below"), "title": tr("Heading"), "value": tr("Number"),
             "prefix": tr("Before it"), "suffix": tr("Behind it")}
    words = tuple(Setting(name, names[name], "text") for name in _OTHERS.get(layout, ()))
    behind = () if layout == "lower-third" else (Setting("motif", tr("Picture"), "choice", "", _motifs()),)
    return ((tr("Graphic"), (*words, *behind)),)


def _motifs() -> tuple[tuple[str, str], ...]:
    names = {"mountains": tr("Mountains"), "forest": tr("Forest"), "city": tr("City"), "desert": tr("Desert"),
             "fields": tr("Fields"), "sun": tr("Sun"), "people": tr("People"), "sea": tr("Sea"), "moon": tr("Moon"),
             "reef": tr("Reef"), "space": tr("Space"), "abstract": tr("Abstract"), "rain": tr("Rain"), "aurora": tr("Aurora"),
             "data": tr("Data")}
    return (("", tr("None")), *names.items())


def _item(value: Any) -> str:
    return str(value.get("text", "")) if isinstance(value, frozendict) else str(value)


def _retimed(caption: CaptionReference, text: str) -> CaptionReference:
    """The caption with the words of `text`: those that stay keep their frames, others fill the time between them."""
    from autovideo_studio.pipeline.segmentation import joins_without_space

    old = [word for line in caption.lines for word in line]
    lines = [_tokens(line, caption.language, joins_without_space(caption.language)) for line in text.split("\n") if line.strip()]
    new = [token for line in lines for token in line]
    if not new or not old:
        return caption
    spans: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, [word.text for word in old], [token for token, _ in new], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal" or old_to - old_from == new_to - new_from:
            spans += [(word.start, word.end) for word in old[old_from:old_to]]
        elif new_to > new_from:
            begin = old[old_from].start if old_from < old_to else old[old_from - 1].end if old_from else 0
            end = old[old_to - 1].end if old_from < old_to else old[old_to].start if old_to < len(old) else begin
            spans += _shares([token for token, _ in new[new_from:new_to]], begin, max(end, begin))
    made = iter([CaptionWord(token, start, end, spaced) for (token, spaced), (start, end) in zip(new, spans, strict=True)])
    return replace(caption, lines=tuple(tuple(next(made) for _ in line) for line in lines))


def _tokens(line: str, language: str, joined: bool) -> list[tuple[str, bool]]:
    """The words of a line and whether a space follows."""
    from autovideo_studio.pipeline.segmentation import phrases

    parts = line.split()
    if not joined:
        return [(part, number + 1 < len(parts)) for number, part in enumerate(parts)]
    found: list[tuple[str, bool]] = []
    for number, part in enumerate(parts):
        pieces = phrases(part, language) or (part,)
        found += [(piece, place + 1 == len(pieces) and number + 1 < len(parts)) for place, piece in enumerate(pieces)]
    return found


def _shares(tokens: list[str], begin: int, end: int) -> list[tuple[int, int]]:
    """Spans of a time, as long as the words are."""
    whole, done, spans = sum(map(len, tokens)) or 1, 0, []
    for token in tokens:
        start = begin + (end - begin) * done // whole
        done += len(token)
        spans.append((start, begin + (end - begin) * done // whole))
    return spans
