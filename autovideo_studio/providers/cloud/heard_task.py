"""The worker's half of a cloud voice: the sound that came, trimmed as every voice's is, and the time of each written word."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Timing
from autovideo_studio.providers.character_times import in_order, spans_by_character
from autovideo_studio.providers.estimated_words import estimate
from autovideo_studio.providers.narration import TaskContext
from autovideo_studio.providers.narration_audio import LEAD_S, TAIL_S, Samples, faded, silence, unclipped, voiced_range, write_wav
from autovideo_studio.providers.written_words import written_words

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 192_000


def finish(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Payload: sound (a file), rate (0: it is a WAV), text, characters ({"characters", "begins", "ends"} or None), path.

    Writes a mono WAV with 60 ms before and 120 ms after the speech. Returns {"seconds", "rate", "words": [[text, offset, begin,
    end]], "timing"}: measured where every word has its own time, aligned where some were put between, estimated from the sound.
    Raises `InvalidInput` for what is no sound or holds none.
    """
    data = Path(payload["sound"]).read_bytes()
    samples, rate = from_wav(data) if not payload["rate"] else (from_pcm(data), int(payload["rate"]))
    first, last = voiced_range(samples, rate)
    if first == last:
        raise InvalidInput(tr("There is nothing to be heard in it."))
    text, words = payload["text"], written_words(payload["text"])
    timing = Timing.ESTIMATED
    spans = None
    if (told := payload["characters"]) is not None:
        found = spans_by_character(text, words, told["characters"], told["begins"], told["ends"], len(samples) / rate)
        if found is not None:
            spans, timing = found[0], Timing.MEASURED if found[1] else Timing.ALIGNED
    if spans is None:
        spans = [(begin / rate, end / rate) for begin, end in estimate(samples, rate, text, words)]
    lead = silence(LEAD_S, rate)
    shift = (len(lead) - first) / rate
    whole = unclipped(np.concatenate([lead, faded(samples[first:last], rate), silence(TAIL_S, rate)]))
    write_wav(Path(payload["path"]), whole, rate)
    seconds = len(whole) / rate
    placed = in_order([(begin + shift, end + shift) for begin, end in spans], seconds)  # cut off as silence: it is no word's
    return {"seconds": seconds, "rate": rate, "timing": str(timing), "words": [
        [word.text, word.offset, round(begin, 4), round(end, 4)] for word, (begin, end) in zip(words, placed, strict=True)]}


def from_pcm(data: bytes) -> Samples:
    """16-bit mono samples, as they come."""
    return np.frombuffer(data[:len(data) // 2 * 2], "<i2").astype(np.float32) / 32768.0


def from_wav(data: bytes) -> tuple[Samples, int]:
    """Samples and rate of a WAV file: 8 to 32 bits or floats, several channels are averaged. Servers that stream do not know the
    length when they begin and write nonsense: what came counts."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise InvalidInput(tr("It is not a WAV file."), details=repr(data[:16]))
    at, layout = 12, (0, 0, 0, 0)
    while at + 8 <= len(data):
        name, size = data[at:at + 4], struct.unpack_from("<I", data, at + 4)[0]
        if name == b"fmt " and size >= 16:
            kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", data, at + 8)
            if kind == _EXTENSIBLE and size >= 26:
                kind = struct.unpack_from("<H", data, at + 32)[0]
            layout = kind, channels, rate, bits
        elif name == b"data":
            rest = len(data) - at - 8
            return _samples(data[at + 8:at + 8 + (size if 0 < size <= rest else rest)], *layout), layout[2]
        at += 8 + size + size % 2
    raise InvalidInput(tr("The WAV file holds no sound."))


def _samples(data: bytes, kind: int, channels: int, rate: int, bits: int) -> Samples:
    width = bits // 8
    if kind not in (_PCM, _FLOAT) or (kind, bits) not in ((1, 8), (1, 16), (1, 24), (1, 32), (3, 32)) or not (
            1 <= channels <= 8 and _LOWEST_RATE <= rate <= _HIGHEST_RATE):
        raise InvalidInput(tr("This kind of WAV file is not known."), details=f"{kind} {channels} {rate} {bits}")
    data = data[:len(data) // (width * channels) * width * channels]
    if kind == _FLOAT:
        samples = np.nan_to_num(np.frombuffer(data, "<f4")).astype(np.float32)
    elif bits == 24:
        bytes_of = np.frombuffer(data, np.uint8).reshape(-1, 3)
        padded = np.zeros((len(bytes_of), 4), np.uint8)
        padded[:, 1:] = bytes_of
        samples = padded.view("<i4")[:, 0].astype(np.float32) / 2.0**31
    elif bits == 8:
        samples = (np.frombuffer(data, np.uint8).astype(np.float32) - 128.0) / 128.0
    else:
        samples = np.frombuffer(data, f"<i{width}").astype(np.float32) / 2.0**(bits - 1)
    mono: Samples = samples.reshape(-1, channels).mean(axis=1).astype(np.float32)
    return mono
