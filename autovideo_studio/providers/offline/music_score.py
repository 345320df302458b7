"""Which notes are played: chords with good voice leading, a bass, an arpeggio, a little percussion. Time is in beats."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import product

BEATS_PER_BAR, BARS_PER_CHORD, CHORDS = 4, 2, 8
PAD_LOW, PAD_HIGH = 50, 69
"""MIDI notes of the pad, about 150 to 440 Hz: under the consonants of speech, over the bass."""
_MAJOR, _MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)


@dataclass(frozen=True, slots=True)
class Mood:
    """How it goes. `halves` are progressions in scale degrees from 0, combined two by two; `added` is each chord's fourth tone,
    in degrees above its root; `pluck_density` 0..1 of eighth notes; `pulse` how likely the bass repeats its note."""

    tempo: tuple[int, int]
    scale: tuple[int, ...]
    halves: tuple[tuple[int, int, int, int], ...]
    added: int
    pluck_density: float
    shaker: float
    pulse: float
    brightness: float
    words: str


MOODS = {
    "calm": Mood((66, 76), _MAJOR, ((0, 5, 3, 4), (0, 2, 3, 0), (3, 0, 5, 4), (0, 3, 5, 3)), 6, 0.3, 0.0, 0.0, 0.75,
                 "calm quiet gentle soft slow relaxed relaxing peaceful serene warm ambient nature meditation dreamy sad "
                 "tender sea night"),
    "bright": Mood((92, 104), _MAJOR, ((0, 4, 5, 3), (0, 3, 5, 4), (3, 4, 0, 5), (5, 3, 0, 4)), 1, 0.55, 0.6, 0.25, 1.0,
                   "bright happy upbeat optimistic uplifting inspiring positive hopeful corporate business technology energetic "
                   "travel"),
    "tense": Mood((78, 90), _MINOR, ((0, 5, 3, 4), (0, 3, 5, 6), (0, 5, 0, 6), (5, 6, 0, 0)), 1, 0.4, 0.25, 0.8, 0.7,
                  "tense dark dramatic serious suspense suspenseful mystery mysterious danger crime war urgent thriller epic "
                  "news"),
    "playful": Mood((104, 116), _MAJOR, ((0, 1, 4, 0), (0, 5, 1, 4), (0, 3, 1, 4), (5, 1, 4, 0)), 5, 0.7, 0.8, 0.35, 1.0,
                    "playful fun funny quirky comedy children kids cheerful whimsical light cooking animals cute game "
                    "games"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """`pitch` is a MIDI number, `velocity` 0..1; `pan` −1..1."""

    start: float
    length: float
    pitch: int
    velocity: float
    pan: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    mood: str
    tempo: int
    beats: int
    brightness: float
    pad: tuple[Note, ...]
    bass: tuple[Note, ...]
    pluck: tuple[Note, ...]
    shaker: tuple[Note, ...]


def mood_of(prompt: str) -> str:
    """The mood most of whose words are in the prompt; calm if none is."""
    words = set(re.findall(r"\w+", prompt.casefold()))
    return max(MOODS, key=lambda name: len(words & set(MOODS[name].words.split())))


def compose(prompt: str, seed: int) -> Score:
    """Eight chords of two bars each, so 16 bars; the last leads back to the first."""
    name = mood_of(prompt)
    mood = MOODS[name]
    chance = random.Random(f"{name}/{seed}")
    key = chance.choice((-3, -2, 0, 2, 3, 5)) + (0 if mood.scale is _MAJOR else -3)
    first, second = chance.sample(mood.halves, 2)
    degrees = first + second
    chords = _voiced([[_pitch(mood, key, degree + step) for step in (0, 2, 4, mood.added)] for degree in degrees])
    span = BEATS_PER_BAR * BARS_PER_CHORD
    return Score(
        name, chance.randint(*mood.tempo) // 2 * 2, span * CHORDS, mood.brightness,
        tuple(Note(at * span, span, pitch, 0.8, pan) for at, chord in enumerate(chords)
              for pitch, pan in zip(chord, (-0.5, 0.25, -0.25, 0.5), strict=True)),
        tuple(_bass(mood, key, degrees, span, chance)), tuple(_pluck(mood, chords, span, chance)),
        tuple(_shaker(mood, span * CHORDS, chance)))


def _pitch(mood: Mood, key: int, degree: int) -> int:
    """MIDI number of a scale degree, degree 0 in the octave of middle C."""
    return 60 + key + 12 * (degree // 7) + mood.scale[degree % 7]


def _voiced(chords: list[list[int]]) -> list[tuple[int, ...]]:
    """Each chord laid into the pad's register so that the voices move as little as possible around the whole ring: the cheapest
    closed path (Viterbi, from each voicing of the first chord), with the square of each voice's step as cost."""
    options = [_voicings(chord) for chord in chords]
    best: tuple[float, list[tuple[int, ...]]] | None = None
    for first in options[0]:
        paths = {first: (0.0, [first])}
        for following in [*options[1:], [first]]:
            paths = {voicing: min((cost + _effort(path[-1], voicing), [*path, voicing]) for cost, path in paths.values())
                     for voicing in following}
        best = min(best, paths[first]) if best else paths[first]
    assert best is not None
    return best[1][:-1]


def _voicings(chord: list[int]) -> list[tuple[int, ...]]:
    """The chord's four tones in every octave of the register; none doubled, no second at the bottom (which would sound muddy)."""
    places = [[pitch for pitch in range(PAD_LOW, PAD_HIGH + 1) if pitch % 12 == tone % 12] for tone in chord]
    options = sorted({tuple(sorted(option)) for option in product(*places)})
    return [option for option in options if option[1] - option[0] >= 3] or options


def _effort(before: tuple[int, ...], after: tuple[int, ...]) -> float:
    middle = (PAD_LOW + PAD_HIGH) / 2
    return sum((a - b) ** 2 for a, b in zip(before, after, strict=True)) + abs(sum(after) / 4 - middle)


def _bass(mood: Mood, key: int, degrees: tuple[int, ...], span: int, chance: random.Random) -> list[Note]:
    notes = []
    for at, degree in enumerate(degrees):
        root = _pitch(mood, key, degree)
        root -= 12 * ((root - 33) // 12)
        if chance.random() < mood.pulse:
            notes += [Note(at * span + beat / 2, 0.45, root, 0.75 if beat % 4 == 0 else 0.5) for beat in range(2 * span)]
        else:
            fifth = root + 7 if root + 7 <= 45 else root - 5
            last = fifth if chance.random() < 0.4 else root
            notes += [Note(at * span, span - 2, root, 0.9), Note(at * span + span - 2, 2, last, 0.7)]
    return notes


def _pluck(mood: Mood, chords: list[tuple[int, ...]], span: int, chance: random.Random) -> list[Note]:
    """A figure of eight steps through the chord, an octave above the pad, kept for a half and then varied; it rests in the last
    bar of every other chord."""
    notes = []
    figure: list[int | None] = []
    for at, chord in enumerate(chords):
        if at % 4 == 0:
            figure = [chance.randrange(4) if step % 4 == 0 or chance.random() < mood.pluck_density else None for step in range(8)]
        for step in range(2 * span):
            voice = figure[step % 8]
            resting = at % 2 == 1 and step >= span
            if voice is None or (resting and step % 4):
                continue
            pitch = chord[voice] + 12
            strength = (0.7 if step % 4 == 0 else 0.45) * chance.uniform(0.75, 1.0)
            notes.append(Note(at * span + step / 2 + chance.uniform(0, 0.02), 1.0, pitch, strength, chance.uniform(-0.6, 0.6)))
    return notes


def _shaker(mood: Mood, beats: int, chance: random.Random) -> list[Note]:
    if not mood.shaker:
        return []
    accents = (0.3, 0.2, 0.6, 0.25)
    return [Note(step / 4 + chance.uniform(0, 0.01), 0.2, 0, accents[step % 4] * mood.shaker * chance.uniform(0.7, 1.0),
                 0.35 if step % 2 else -0.35) for step in range(4 * beats) if step % 2 == 0 or chance.random() < 0.35]
