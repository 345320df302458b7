"""How the notes sound: additive synthesis on a ring of samples, so that what rings over the end rings on at the beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autovideo_studio.providers.offline.music_score import Note, Score

if TYPE_CHECKING:
    import numpy as np

    Sound = np.ndarray[Any, np.dtype[Any]]
    Spectrum = np.ndarray[Any, np.dtype[Any]]

RATE = 48_000
TARGET_LUFS = -20.0
PAD, BASS, PLUCK, SHAKER = 0.2, 0.13, 0.34, 0.05
_GRID = 1920
"""Samples per beat are a multiple of this, so that the whole ring is a length that the FFT likes."""


def perform(score: Score, seed: int) -> Sound:
    """Shape (n, 2), float32, about −20 LUFS, peak under full scale; sample n−1 is followed by sample 0 without a seam."""
    import numpy as np

    rng = np.random.default_rng(seed)
    beat = round(RATE * 60 / score.tempo / _GRID) * _GRID
    length = score.beats * beat
    pad, pluck = np.zeros((2, length), np.float32), np.zeros((2, length), np.float32)
    dry = np.zeros((2, length), np.float32)
    for note in score.pad:
        _lay(pad, note, beat, _pad_tone(note, beat, score.brightness, rng), PAD)
    swell = 1 + 0.18 * np.sin(2 * np.pi * 3 * np.arange(length) / length + rng.uniform(0, 6))
    pad *= swell.astype(np.float32)
    for note in score.bass:
        _lay(dry, note, beat, _bass_tone(note, beat), BASS)
    for note in score.pluck:
        _lay(pluck, note, beat, _pluck_tone(note, score.brightness), PLUCK)
    for note in score.shaker:
        _lay(dry, note, beat, _shaker_tone(rng), SHAKER)
    pluck += _echoes(pluck, beat * 3 // 4)
    spectrum = np.fft.rfft(pad + pluck + dry, axis=1)
    spectrum *= (1 + 0.55 * _room(length, rng)) * _tone_curve(length)
    return np.ascontiguousarray(_at_level(spectrum, length).T)


def _lay(ring: Sound, note: Note, beat: int, tone: Sound, gain: float) -> None:
    """Add a mono tone at the note's place, panned with constant power, wrapping over the ring's end."""
    import numpy as np

    angle = (note.pan + 1) * np.pi / 4
    sides = np.array([[np.cos(angle)], [np.sin(angle)]], np.float32) * np.float32(gain * note.velocity)
    start, done = int(note.start * beat) % ring.shape[1], 0
    while done < len(tone):
        count = min(len(tone) - done, ring.shape[1] - start)
        ring[:, start:start + count] += sides * tone[done:done + count]
        start, done = 0, done + count


def _hertz(pitch: int) -> float:
    return float(440 * 2 ** ((pitch - 69) / 12))


def _envelope(sounding: int, attack: float, release: float) -> Sound:
    """A rise over `attack` seconds, and a fall of `release` seconds after `sounding` samples; cosine flanks, so no clicks."""
    import numpy as np

    up, down = min(int(attack * RATE), sounding), int(release * RATE)
    curve = np.ones(sounding + down, np.float32)
    curve[:up] = (1 - np.cos(np.linspace(0, np.pi, up))) / 2
    curve[sounding:] = (1 + np.cos(np.linspace(0, np.pi, down))) / 2
    return curve


def _turning(hertz: float, count: int, phase: float = 0.0) -> Spectrum:
    """exp(i·(2π·hertz·t + phase)) for `count` samples, as the outer product of two short exact series: no sine per sample."""
    import numpy as np

    columns = 4096
    rows = -(-count // columns)
    step = 2j * np.pi * hertz / RATE
    coarse = np.exp(step * columns * np.arange(rows) + 1j * phase).astype(np.complex64)
    return np.outer(coarse, np.exp(step * np.arange(columns)).astype(np.complex64)).reshape(-1)[:count]


def _pad_tone(note: Note, beat: int, brightness: float, rng: np.random.Generator) -> Sound:
    """Two slightly detuned voices whose four harmonics open and close slowly; little above 1 kHz.

    Harmonic n has the weight openness^(n−1)/n. With x = 2·cos and sin 2a = sin a·x, sin 3a = sin a·(x²−1),
    sin 4a = sin a·(x³−2x) their sum is a cubic in x.
    """
    import numpy as np

    envelope = _envelope(int(note.length * beat), 1.1, 1.6)
    count = len(envelope)
    sway = _turning(RATE / count * int(rng.integers(1, 3)), count, rng.uniform(0, 6)).imag
    open1 = (0.42 + 0.16 * sway) * np.float32(brightness)
    open2 = open1 * open1
    cubic = open2 * open1 / 4
    square = open2 / 3
    linear, constant = open1 / 2 - 2 * cubic, 1 - square
    tone = np.zeros(count, np.float32)
    for detune in (-2.5, 2.5):
        turn = _turning(_hertz(note.pitch) * 2 ** (detune / 1200), count, rng.uniform(0, 6))
        x = 2 * turn.real
        tone += turn.imag * (((cubic * x + square) * x + linear) * x + constant)
    return np.asarray(tone * envelope * np.float32(0.5))


def _bass_tone(note: Note, beat: int) -> Sound:
    import numpy as np

    short = note.length < 1
    envelope = _envelope(int(note.length * beat), 0.03 if short else 0.15, 0.12 if short else 0.6)
    turn = _turning(_hertz(note.pitch), len(envelope))
    sine, x = turn.imag, 2 * turn.real
    return np.asarray(sine * (1 + 0.45 * x + 0.2 * (x * x - 1)) * envelope)


def _pluck_tone(note: Note, brightness: float) -> Sound:
    """A soft mallet: a sine that rings, and overtones that die at once."""
    import numpy as np

    time = np.arange(int(1.4 * RATE)) / RATE
    first, second, fourth = (_turning(_hertz(note.pitch) * harmonic, len(time)).imag for harmonic in (1, 2, 4))
    tone = first * np.exp(-time * 4.2) + 0.28 * brightness * second * np.exp(-time * 9)
    tone += 0.1 * brightness * fourth * np.exp(-time * 28)
    attack = int(0.006 * RATE)
    tone[:attack] *= np.linspace(0, 1, attack) ** 2
    tone[-2400:] *= np.linspace(1, 0, 2400)
    return tone.astype(np.float32)


def _shaker_tone(rng: np.random.Generator) -> Sound:
    """A breath of noise above 6 kHz, where speech has little."""
    import numpy as np

    count = int(0.09 * RATE)
    noise = rng.standard_normal(count + 3)
    noise = np.diff(noise, 3)
    time = np.arange(count) / RATE
    return (noise * np.exp(-time * 55) * np.minimum(time / 0.008, 1) * 0.35).astype(np.float32)


def _echoes(ring: Sound, delay: int) -> Sound:
    """Three repeats that change sides and fade; they wrap around the ring like everything else."""
    import numpy as np

    repeats = np.zeros_like(ring)
    for number, gain in enumerate((0.38, 0.2, 0.1), 1):
        repeats += np.float32(gain) * np.roll(ring[::-1] if number % 2 else ring, number * delay, axis=1)
    return repeats


def _room(length: int, rng: np.random.Generator) -> Spectrum:
    """The spectrum of a room's answer: decaying noise, 2.2 s, different left and right; the bass stays out of it."""
    import numpy as np

    count = min(int(2.2 * RATE), length)
    time = np.arange(count) / RATE
    answer = np.zeros((2, length), np.float32)
    answer[:, :count] = rng.standard_normal((2, count)) * np.exp(-time * 3.1) * np.minimum(time / 0.03, 1)
    answer /= np.sqrt(np.square(answer).sum(axis=1, keepdims=True))
    hertz = np.fft.rfftfreq(length, 1 / RATE)
    return np.asarray(np.fft.rfft(answer, axis=1) * (hertz**4 / (hertz**4 + 160.0**4)).astype(np.float32))


def _tone_curve(length: int) -> Sound:
    """No rumble or offset below 30 Hz, and room for consonants: −5 dB around 2 kHz."""
    import numpy as np

    hertz = np.fft.rfftfreq(length, 1 / RATE)
    octaves = np.log2(np.maximum(hertz, 1) / 2000)
    dip = np.power(10, -5 / 20 * np.exp(-np.square(octaves / 1.1)))
    return np.asarray(dip * hertz**4 / (hertz**4 + 30.0**4), np.float32)


def _at_level(spectrum: Spectrum, length: int) -> Sound:
    """Back to samples, at the target loudness: K-weighting (a high-pass at 38 Hz and +4 dB above 1.7 kHz) as a power curve."""
    import numpy as np

    hertz = np.fft.rfftfreq(length, 1 / RATE)
    shelf = (1 + 2.51 * (hertz / 1680) ** 4) / (1 + (hertz / 1680) ** 4)
    weights = hertz**4 / (hertz**2 + 38.0**2) ** 2 * shelf
    power = 2 * float((np.square(np.abs(spectrum)).sum(axis=0) * weights).sum()) / length**2
    gain = 10 ** ((TARGET_LUFS + 0.691) / 20) / np.sqrt(max(power, 1e-12))
    sound = np.fft.irfft(spectrum, length, axis=1) * gain
    return np.asarray(sound / max(1.0, float(np.abs(sound).max()) / 0.9), np.float32)
