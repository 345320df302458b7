"""libespeak-ng through ctypes: samples, word events and phoneme events in one pass; no audio device, no temporary file.

The library keeps global state and may crash on hostile input, so it lives in a worker process: one engine per process,
one utterance at a time. The interface is espeak-ng's `speak_lib.h`.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from autovideo_studio.providers.narration_audio import Samples

_SYNCHRONOUS = 2
_PHONEME_EVENTS, _PHONEME_IPA, _DONT_EXIT = 1, 2, 0x8000
_EVENT_WORD, _EVENT_PHONEME = 1, 7
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_UNCLIPPED = 60  # percent: at 100 some voices reach the limits of 16 bits
_UTF8, _END_PAUSE = 1, 0x1000
_IPA_TEXT = 2


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("unique", ctypes.c_uint), ("text_position", ctypes.c_int), ("length", ctypes.c_int),
                ("audio_position", ctypes.c_int), ("sample", ctypes.c_int), ("user_data", ctypes.c_void_p), ("id", _Id)]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class SpokenSound:
    """A phoneme (IPA; "" is a pause) that begins at sample `at`."""

    name: str
    at: int


@dataclass(slots=True)
class SpokenWord:
    """What the engine treats as one word: it begins at character `position` of the text and at sample `at`."""

    position: int
    at: int
    sounds: list[SpokenSound] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Utterance:
    samples: Samples
    words: list[SpokenWord]


class Stopped(Exception):
    """The caller's `keep_going` said no."""


class EspeakEngine:
    """Not thread-safe: one task at a time."""

    def __init__(self, library: str, data: str) -> None:
        self._library = ctypes.CDLL(library)
        self._library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        self._library.espeak_Synth.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint,
                                               ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p]
        self._library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        self._library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        options = _PHONEME_EVENTS | _PHONEME_IPA | _DONT_EXIT
        self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 200, os.fsencode(data), options)
        if self.rate <= 0:
            raise RuntimeError(f"espeak-ng did not start with data in {data}")
        self._callback = _Callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)
        self._keep_going: Callable[[], bool] = lambda: True
        self._begin()

    def set_voice(self, name: str, *, words_per_minute: int, pitch: int, pitch_range: int) -> None:
        """`name` as in "en-us+f3"; pitch and range 0..99, 50 being the voice's own."""
        if self._library.espeak_SetVoiceByName(name.encode()) != 0:
            raise ValueError(f"no voice {name}")
        for parameter, value in ((_RATE, words_per_minute), (_PITCH, pitch), (_RANGE, pitch_range), (_VOLUME, _UNCLIPPED)):
            self._library.espeak_SetParameter(parameter, value, 0)

    def speak(self, text: str, keep_going: Callable[[], bool] = lambda: True) -> Utterance:
        """Positions are characters of `text`. Give less than 9,000 characters: above 14,000 the library has crashed."""
        self._keep_going = keep_going
        self._begin()
        data = text.encode("utf-8", "replace") + b"\0"
        status = self._library.espeak_Synth(data, len(data), 0, 1, 0, _UTF8 | _END_PAUSE, None, None)
        if self._error is not None:
            raise self._error
        if status != 0:
            raise RuntimeError(f"espeak_Synth answered {status}")
        samples = np.frombuffer(bytes(self._pcm), "<i2").astype(np.float32) / 32768.0
        return Utterance(samples, self._words)

    def pronunciation(self, text: str) -> str:
        """IPA of `text` alone, in the chosen voice, without spaces."""
        buffer = ctypes.create_string_buffer(text.encode("utf-8", "replace") + b"\0\0\0\0")
        pointer = ctypes.c_char_p(ctypes.addressof(buffer))
        parts = []
        while pointer.value:
            parts.append(self._library.espeak_TextToPhonemes(ctypes.byref(pointer), 1, _IPA_TEXT) or b"")
        return b"".join(parts).decode("utf-8", "replace").replace(" ", "")

    def _begin(self) -> None:
        self._pcm = bytearray()
        self._words: list[SpokenWord] = []
        self._error: Exception | None = None

    def _collect(self, wave: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]) -> int:
        """Called by the library with the next samples and events; anything but 0 stops it."""
        try:
            if not self._keep_going():
                raise Stopped
            if wave and count > 0:
                self._pcm += ctypes.string_at(wave, count * 2)
            index = 0
            while events[index].type != 0:
                event = events[index]
                at = event.sample
                if event.type == _EVENT_WORD:
                    self._words.append(SpokenWord(event.text_position - 1, at))
                elif event.type == _EVENT_PHONEME and self._words:
                    self._words[-1].sounds.append(SpokenSound(_sound_name(event.id), at))
                index += 1
        except Exception as error:  # noqa: BLE001 - it must not travel through the C library: raised again after the call
            self._error = error
            return 1
        return 0


def _sound_name(id: _Id) -> str:
    """Phoneme names fill all eight bytes when they are long: no terminating zero then."""
    return bytes(id.string).split(b"\0")[0].decode("utf-8", "ignore")


@cache
def engine() -> EspeakEngine:
    """The one engine of this process."""
    import espeakng_loader

    return EspeakEngine(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
