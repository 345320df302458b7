"""A work's words as Advanced SubStation Alpha, which libass draws in ffmpeg and in melt alike."""

from __future__ import annotations

from pathlib import Path

from benchmarks.works import HEIGHT, PHRASE, RATE, TITLE_FRAMES, WIDTH, WORD, Work

_HEAD = f"""[Script Info]
ScriptType: v4.00+
PlayResX: {WIDTH}
PlayResY: {HEIGHT}

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Caption,Inter,64,&H0000D7FF,&H00FFFFFF,&H00000000,&H80000000,-1,0,0,0,100,100,0,0,1,4,2,2,80,80,90,1
Style: Title,Inter,72,&H00FFFFFF,&H00FFFFFF,&H80402010,&H80402010,-1,0,0,0,100,100,0,0,3,12,0,1,120,80,240,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def write_captions(work: Work, path: Path) -> None:
    """Each word fills with colour while it is spoken; the title slides in and fades out."""
    lines = [_line(start, start + PHRASE, "Caption", "".join(f"{{\\kf{WORD * 100 // RATE}}}{word} " for word in words))
             for start, words in work.phrases()]
    if work.title:
        lines.append(_line(0, TITLE_FRAMES, "Title", f"{{\\move(-900,840,120,840,0,500)\\fad(0,400)}}{work.title}"))
    path.write_text(_HEAD + "".join(lines))


def _line(start: int, end: int, style: str, text: str) -> str:
    return f"Dialogue: 0,{_time(start)},{_time(end)},{style},,0,0,0,,{text.strip()}\n"


def _time(frame: int) -> str:
    hundredths = frame * 100 // RATE
    return f"0:{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"
