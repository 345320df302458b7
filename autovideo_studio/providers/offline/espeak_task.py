"""The worker's half of the espeak voice: a text with pauses becomes a WAV and the time of every written word."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from autovideo_studio.foundation.errors import Cancelled
from autovideo_studio.providers.narration_audio import LEAD_S, TAIL_S, Samples, faded, silence, voiced_range, write_wav
from autovideo_studio.providers.offline.espeak_engine import EspeakEngine, SpokenWord, Stopped, engine
from autovideo_studio.providers.offline.reading import Reading, reading_of
from autovideo_studio.providers.phoneme_alignment import Phoneme, align, share_out
from autovideo_studio.providers.written_words import WrittenWord, written_words

MAX_PIECE = 4_000
_JOIN_S = 0.35
_STRESS = str.maketrans("", "", "ˈˌːˑ̩̃͡ʲ() ")


class TaskContext(Protocol):
    """What a worker gives its task."""

    @property
    def cancelled(self) -> bool: ...

    def progress(self, fraction: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start`..`end` of the text, followed by `gap` seconds of silence."""

    start: int
    end: int
    gap: float


def speak(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Payload: text, voice ("en-us+f2"), words_per_minute, pitch and pitch_range (0..99), pauses [[offset, seconds]], path.

    Writes the WAV; returns {"seconds", "rate", "words": [[text, offset, begin, end]]}.
    """
    text: str = payload["text"]
    words = written_words(text)
    voice = engine()
    voice.set_voice(payload["voice"], words_per_minute=payload["words_per_minute"], pitch=payload["pitch"],
                    pitch_range=payload["pitch_range"])
    parts: list[Samples] = [silence(LEAD_S, voice.rate)]
    times: list[list[Any]] = []
    at = len(parts[0])
    for piece in pieces(text, words, [(offset, float(seconds)) for offset, seconds in payload["pauses"]]):
        inside = [word for word in words if piece.start <= word.offset < piece.end]
        if inside:
            samples, spans = _speak_piece(voice, text, piece, inside, context)
            begin, end = voiced_range(samples, voice.rate)
            parts.append(faded(samples[begin:end], voice.rate))
            times += [[word.text, word.offset, *_moved(span, begin, end, at, voice.rate)]
                      for word, span in zip(inside, spans, strict=True)]
            at += end - begin
        parts.append(silence(piece.gap, voice.rate))
        at += len(parts[-1])
        context.progress(piece.end / max(1, len(text)))
    parts.append(silence(TAIL_S, voice.rate))
    samples = np.concatenate(parts)
    write_wav(Path(payload["path"]), samples, voice.rate)
    return {"seconds": len(samples) / voice.rate, "rate": voice.rate, "words": times}


def pieces(text: str, words: list[WrittenWord], pauses: list[tuple[int, float]]) -> list[Piece]:
    """Cut at every pause (never inside a word) and wherever more than `MAX_PIECE` characters would be spoken at once."""
    gaps: dict[int, float] = {}
    for offset, seconds in pauses:
        offset = min(max(0, offset), len(text))
        holder = next((word for word in words if word.offset < offset < word.end), None)
        where = holder.offset if holder else offset
        gaps[where] = gaps.get(where, 0.0) + max(0.0, seconds)
    cut: list[Piece] = []
    start = 0
    for end in sorted({*gaps, len(text)}):
        while end - start > MAX_PIECE:
            stop = _end_of_sentence(text, start, start + MAX_PIECE)
            cut.append(Piece(start, stop, _JOIN_S))
            start = stop
        cut.append(Piece(start, end, gaps.get(end, 0.0)))
        start = end
    return cut


def _end_of_sentence(text: str, start: int, limit: int) -> int:
    """The last sentence end before `limit`, else the last space, else `limit`."""
    for marks in ("\n", ".!?…。！？؟।", ",;:，、；：،", " "):
        found = max(text.rfind(mark, start + 1, limit) for mark in marks)
        if found > start:
            return found + 1
    return limit


def _speak_piece(voice: EspeakEngine, text: str, piece: Piece, words: list[WrittenWord],
                 context: TaskContext) -> tuple[Samples, list[tuple[float, float]]]:
    """Samples, and begin and end (samples, not rounded) of each of `words`."""
    reading = reading_of(text, piece.start, piece.end)
    try:
        utterance = voice.speak(reading.spoken, lambda: not context.cancelled)
    except Stopped:
        raise Cancelled from None
    return utterance.samples, word_spans(voice, reading, words, utterance.words, len(utterance.samples))


def word_spans(voice: EspeakEngine, reading: Reading, words: list[WrittenWord], spoken: list[SpokenWord],
               total: int) -> list[tuple[float, float]]:
    """Begin and end of each written word in samples.

    The engine merges clitics ("from the") and repeats itself inside numbers. Each run of written words that shares one
    spoken word is divided by its sounds: those heard, aligned with those that each word has on its own.
    """
    starts = [word.offset for word in words]
    groups: dict[int, list[Phoneme]] = {}
    for index, event in enumerate(spoken):
        owner = _owner(reading, words, starts, event.position)
        after = spoken[index + 1].at if index + 1 < len(spoken) else total
        groups.setdefault(owner, []).extend(_sounds(event, after))
    if not groups:
        return share_out(len(words), [word.letters for word in words], 0, total)
    first = min(groups)
    groups[0] = groups.pop(first)
    spans: list[tuple[float, float]] = []
    heads = sorted(groups)
    for head, following in zip(heads, [*heads[1:], len(words)], strict=True):
        spans += _divide(voice, words[head:following], groups[head])
    return spans


def _owner(reading: Reading, words: list[WrittenWord], starts: list[int], position: int) -> int:
    """The written word that the engine means by `position`: the one around it, else the next, else the last."""
    origin = reading.origin[min(max(0, position), len(reading.origin) - 1)]
    index = bisect.bisect_right(starts, origin) - 1
    if index >= 0 and origin < words[index].end:
        return index
    return min(index + 1, len(words) - 1)


def _sounds(event: SpokenWord, after: int) -> list[Phoneme]:
    """The sounds of one spoken word without pauses; `after` is where the next word begins."""
    stops = [*(sound.at for sound in event.sounds[1:]), after]
    heard = [Phoneme(sound.name.translate(_STRESS), sound.at, max(sound.at, stop))
             for sound, stop in zip(event.sounds, stops, strict=True) if sound.name]
    return heard or [Phoneme("", event.at, after)]


def _divide(voice: EspeakEngine, words: list[WrittenWord], sounds: list[Phoneme]) -> list[tuple[float, float]]:
    sounds = sorted(sounds, key=lambda sound: sound.begin)
    begin, end = sounds[0].begin, max(sound.end for sound in sounds)
    if len(words) == 1:
        return [(begin, end)]
    expected = [voice.pronunciation(word.text).translate(_STRESS) for word in words]
    spans = align(sounds, expected) if all(expected) else []
    if spans and all(spans):
        return [span for span in spans if span]
    return share_out(len(words), [word.letters for word in words], begin, end)


def _moved(span: tuple[float, float], begin: int, end: int, at: int, rate: int) -> tuple[float, float]:
    """Samples of the piece before trimming become seconds of the whole."""
    first, last = (min(max(moment, begin), end) - begin + at for moment in span)
    return round(first / rate, 4), round(max(first, last) / rate, 4)
