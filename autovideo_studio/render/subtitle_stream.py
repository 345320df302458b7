"""Words as a subtitle stream inside a film: text that a player can show, hide and search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from av import Packet
    from av.container import OutputContainer

_MILLISECOND = Fraction(1, 1000)

_LOOK = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,18,&Hffffff,&Hffffff,&H0,&H80000000,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""MP4 wants to know what its text looks like; FFmpeg's encoder takes that from such a header. White at the bottom."""

_THREE_LETTERS = dict(pair.split(":") for pair in re.findall(r"\S+", """
    af:afr ar:ara bg:bul bn:ben ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est fa:fas fi:fin fr:fra he:heb hi:hin
    hr:hrv hu:hun id:ind it:ita ja:jpn ko:kor lt:lit lv:lav ms:msa nb:nob nl:nld no:nor pl:pol pt:por ro:ron ru:rus sk:slk
    sl:slv sr:srp sv:swe ta:tam te:tel th:tha tl:tgl tr:tur uk:ukr ur:urd vi:vie zh:zho"""))


@dataclass(frozen=True, slots=True)
class Subtitle:
    """Words shown from second `start` to `end` (excluded)."""

    start: Fraction
    end: Fraction
    text: str


def subtitle_packets(film: OutputContainer, codec: str, subtitles: Sequence[Subtitle], language: str) -> Iterator[Packet[Any]]:
    """Add the stream now, give its packets later, in the order of their times. `codec`: mov_text, subrip or webvtt."""
    stream: Any
    if codec == "mov_text":
        stream = film.add_stream(codec)
        stream.codec_context.subtitle_header = _LOOK
        stream.codec_context.time_base = _MILLISECOND
        stream.codec_context.open()
    else:
        stream = film.add_mux_stream(codec)
    if language:
        stream.metadata["language"] = three_letters(language)
    return _packets(stream, codec, subtitles)


def _packets(stream: Any, codec: str, subtitles: Sequence[Subtitle]) -> Iterator[Packet[Any]]:
    from av import Packet

    for each in subtitles:
        packet = Packet(_body(each.text, codec))
        packet.pts = packet.dts = round(each.start / _MILLISECOND)
        packet.duration, packet.time_base = max(1, round((each.end - each.start) / _MILLISECOND)), _MILLISECOND
        packet.stream = stream
        yield packet


def _body(text: str, codec: str) -> bytes:
    """A cue as the container holds it. SubRip has no escapes: angle brackets become typographic ones."""
    if codec == "mov_text":
        body = text.encode()
        return len(body).to_bytes(2, "big") + body
    if codec == "webvtt":
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    return text.replace("<", "‹").replace(">", "›").encode()


def three_letters(language: str) -> str:
    """A language tag as files name it (ISO 639-2), "und" for one that is not in the table."""
    primary = language.split("-")[0].lower()
    return primary if len(primary) == 3 else _THREE_LETTERS.get(primary, "und")
