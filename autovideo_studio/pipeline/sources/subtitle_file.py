"""A .srt or .vtt file: its cues joined to sentences again; their times are left behind."""

from __future__ import annotations

import re

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.pipeline.segmentation import CJK
from autovideo_studio.pipeline.sources.encoding import decode
from autovideo_studio.pipeline.sources.source import Source

_SOUND_NOTE = re.compile(r"^[\[(（【♪].*[\])）】♪]$")
_SPEAKER = re.compile(r"^(?:[-–]\s*|[A-Z][A-Z .]{1,20}:\s+)")
_ENDS = re.compile(r"[.!?。！？؟…][\"'”’」』)]*$")
_LONG_PAUSE_MS = 2500


def read(data: bytes, name: str) -> Source:
    import pysubs2

    text = decode(data, name)
    try:
        cues = pysubs2.SSAFile.from_string(text, format_="vtt" if text.lstrip().startswith("WEBVTT") else "srt")
    except (pysubs2.exceptions.Pysubs2Error, ValueError) as error:
        raise _no_cues(name) from error
    paragraphs: list[str] = []
    last_end = None
    for cue in cues:
        line = _spoken(cue.plaintext)
        if not line:
            continue
        new_thought = last_end is not None and cue.start - last_end > _LONG_PAUSE_MS and _ENDS.search(paragraphs[-1])
        if not paragraphs or new_thought:
            paragraphs.append(line)
        elif not paragraphs[-1].endswith(line):  # rolling captions repeat the line before
            paragraphs[-1] = _joined(paragraphs[-1], line)
        last_end = cue.end
    if not paragraphs:
        raise _no_cues(name)
    return Source("\n\n".join(paragraphs), SourceKind.SUBTITLES)


def _spoken(cue: str) -> str:
    lines = [re.sub(r"<[^>]*>", "", line).strip() for line in cue.splitlines()]
    spoken = ""
    for line in (_SPEAKER.sub("", line) for line in lines if line and not _SOUND_NOTE.match(line)):
        spoken = _joined(spoken, line) if spoken else line
    return spoken


def _joined(left: str, right: str) -> str:
    both_dense = re.match(f"[{CJK}]", right) and re.search(f"[{CJK}]$", left)
    return left + ("" if both_dense else " ") + right


def _no_cues(name: str) -> InvalidInput:
    return InvalidInput(tr("“{name}” holds no subtitle with words. Nothing was made.", name=name),
                        tr("Check that it is a .srt or .vtt file, or give the text itself."))
