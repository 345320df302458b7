"""The worker's half of the espeak voice: a text with pauses becomes a WAV and the time of every written word."""

from __future__ import annotations

import bisect
from typing import Any

from autovideo_studio.foundation.errors import Cancelled
from autovideo_studio.providers.narration import Span, TaskContext, narrate
from autovideo_studio.providers.narration_audio import Samples
from autovideo_studio.providers.offline.espeak_engine import EspeakEngine, SpokenWord, Stopped, engine
from autovideo_studio.providers.offline.espeak_tone import PLAIN, TONES, toned
from autovideo_studio.providers.phoneme_alignment import Phoneme, share_out, spans_by_sound, without_marks
from autovideo_studio.providers.reading import Reading, read_as
from autovideo_studio.providers.written_words import WrittenWord

_LONGEST = 2_000  # written characters: with signs in words and kanji in kana they may become four times as many


def speak(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Payload of `narrate` and voice ("gmw/en-US+f2"), words_per_minute, pitch (0..99)."""
    voice, tone = engine(), TONES.get(payload["voice"].partition("+")[2], PLAIN)
    voice.set_voice(payload["voice"], words_per_minute=payload["words_per_minute"], pitch=payload["pitch"],
                    pitch_range=tone.pitch_range)

    def speak_piece(reading: Reading, words: list[WrittenWord]) -> tuple[Samples, list[Span]]:
        try:
            utterance = voice.speak(reading.spoken, lambda: not context.cancelled)
        except Stopped:
            raise Cancelled from None
        samples = toned(utterance.samples, voice.rate, tone)
        return samples, word_spans(voice, reading, words, utterance.words, len(utterance.samples))

    language = payload["voice"].partition("+")[0].rpartition("/")[2]
    return narrate(payload, context, voice.rate, _LONGEST, speak_piece, language=language)


def word_spans(voice: EspeakEngine, reading: Reading, words: list[WrittenWord], spoken: list[SpokenWord],
               total: int) -> list[Span]:
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
    spans: list[Span] = []
    heads = sorted(groups)
    for head, following in zip(heads, [*heads[1:], len(words)], strict=True):
        spans += _divide(voice, reading, words[head:following], groups[head])
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
    heard = [Phoneme(without_marks(sound.name), sound.at, max(sound.at, stop))
             for sound, stop in zip(event.sounds, stops, strict=True) if sound.name]
    return heard or [Phoneme("", event.at, after)]


def _divide(voice: EspeakEngine, reading: Reading, words: list[WrittenWord], sounds: list[Phoneme]) -> list[Span]:
    sounds = sorted(sounds, key=lambda sound: sound.begin)
    if len(words) == 1:
        return [(sounds[0].begin, max(sound.end for sound in sounds))]
    expected = [without_marks(voice.pronunciation(read_as(reading, word.offset, word.end))) for word in words]
    return spans_by_sound(sounds, expected, [word.letters for word in words])
