"""The sound of a sequence: mixed and ducked, to be brought to a loudness, limited, encoded.

Streamed, so that memory does not grow with length:

    1. levels   each narration and each ducked asset is measured
    2. speech   narration through its chain and plain sounds -> a raw file; where speech is heard -> the ducking curve
    3. mix      plus the ducked bus; loudness and true peak per millisecond
    4. master   gain and limiter as one curve (`mastering`)
    5. encode   in passages, each found or made; then join, decode, measure, and correct if the codec moved it (`passages`)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from fractions import Fraction
from math import inf, isfinite
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.effect import Effect
from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import TrackSound
from autovideo_studio.foundation.errors import InvalidInput, StudioError, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.media.task import TaskContext
from autovideo_studio.render import ducking
from autovideo_studio.render.audio_mix import Bus, Mixer, Sounding, sample_of, soundings
from autovideo_studio.render.audio_sources import Level
from autovideo_studio.render.dynamics import Biquad, Compressor, Filter, bell, high_pass, high_shelf
from autovideo_studio.render.loudness import Meter
from autovideo_studio.render.mastering import BLOCK, USUAL, Mastering, RawMix
from autovideo_studio.render.passages import plan_delivery

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[Any, np.dtype[Any]]
    Curve = np.ndarray[Any, np.dtype[Any]]

VERSION = 4
"""Raise when the same sequence would sound different."""
SPEECH_LUFS, DUCKED_LUFS = -16.0, -24.0
"""Before the mix, narration is brought to the one level and ducked music to the other (open 8 LU, ducked 20 LU under the voice);
the clips' own gains come on top."""
_MAX_TRIM_DB = 24.0
_VOICE: tuple[Biquad, ...] = (high_pass(80), bell(220, 1.0, 0.8), bell(3300, -1.5, 1.2), high_shelf(5500, -2.0))
"""No rumble, a little body, less of the harsh region; the shelf takes back what the compressor leaves of sibilants."""


def mix_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: mix a `sequence` (plain data) of `assets` {asset id: path} into `folder`, for any of `Mastering`.

    Returns the `delivery` that is to be encoded. A clip whose file is missing or unreadable is left out and named in `skipped`,
    with the reason. `levels` {asset id: what `level_task` returned} spares measuring.
    """
    sequence, mastering, raw = from_plain(payload["sequence"], Sequence), Mastering.of(payload), RawMix(Path(payload["folder"]))
    try:
        levels = {key: level_from_plain(plain) for key, plain in payload.get("levels", {}).items()}
        paths = {key: Path(path) for key, path in payload["assets"].items()}
        skipped = mix(sequence, paths, raw, context, levels)
        delivery = plan_delivery(raw, raw.first(mastering), mastering)
    except OSError as error:
        raise os_error(error, tr("mixing the sound")) from error
    return {"delivery": to_plain(delivery), "skipped": skipped}


def level_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: measure the sound at `path`: `lufs` (None for silence), `samples`, `seamless`."""
    level = level_of(Path(payload["path"]), context)
    return {**asdict(level), "lufs": level.lufs if isfinite(level.lufs) else None}


def level_from_plain(plain: dict[str, Any]) -> Level:
    return Level(-inf if plain["lufs"] is None else plain["lufs"], plain["samples"], plain["seamless"])


def audio_fingerprint(sequence: Sequence, digests: Mapping[str, str], mastering: Mastering = USUAL) -> dict[str, Any]:
    """Plain data that is equal exactly when the sound is: what is heard, when and how, and the bytes (`digests` by asset id).

    Names, positions on the screen, effects of the picture, pictures and the tracks' order are not in it.
    """
    tracks: dict[tuple[str, Bus], list[Sounding]] = {}
    for each in soundings(sequence):
        tracks.setdefault((each.track_id if each.track_sound != TrackSound() else "", each.bus), []).append(each)
    heard = [{**_plain_sound(track[0].track_sound), "bus": bus.value, "clips": sorted((_plain(each, digests) for each in track),
              key=lambda one: (one["start"], one["end"], one["digest"], repr(one)))} for (_, bus), track in tracks.items()]
    return {"version": VERSION, "rate": str(sequence.format.rate), "frames": sequence.duration, "heard": sorted(heard, key=repr),
            "mastering": asdict(mastering)}


def _plain(each: Sounding, digests: Mapping[str, str]) -> dict[str, Any]:
    return {"digest": digests.get(each.asset_id, ""), "start": each.range.start, "end": each.range.end, "begins": each.begins,
            "duration": each.clip.duration, "source_start": str(each.clip.source_start), "speed": str(each.clip.speed),
            "time_map": to_plain(each.clip.time_map), "sound": to_plain(each.clip.sound), "blend_in": each.blend_in,
            "blend_out": each.blend_out, "looped": each.looped, "effects": _plain_effects(each.clip.effects)}


def _plain_sound(sound: TrackSound) -> dict[str, Any]:
    return {"gain_db": to_plain(sound.gain_db), "pan": to_plain(sound.pan), "effects": _plain_effects(sound.effects)}


def _plain_effects(effects: tuple[Effect, ...]) -> list[Any]:
    if not effects:
        return []
    from autovideo_studio.render.sound_effects.catalogue import heard_of

    return [{"effect": effect.effect, "params": to_plain(effect.params)} for effect in heard_of(effects)]


def mix(sequence: Sequence, paths: Mapping[str, Path], raw: RawMix, context: TaskContext,
        known: Mapping[str, Level] = MappingProxyType({})) -> list[dict[str, str]]:
    """Write the sequence's sound to `raw`, to the sample as long as the sequence; returns what was left out, with the reason.
    Assets whose level is `known` are not measured."""
    rate, total = sequence.format.rate, sample_of(sequence.duration, sequence.format.rate)
    if total <= 0:
        raise InvalidInput(tr("There is nothing to mix: the video has no length."), tr("Add a scene first."))
    heard = list(soundings(sequence))
    levels, skipped = _measure(heard, paths, known, context)
    heard = [each for each in heard if each.asset_id in levels]
    curve = _write_speech(raw.samples, mixer_for(heard, Bus.SPEECH, rate, paths, levels),
                          mixer_for(heard, Bus.PLAIN, rate, paths, levels), total, context)
    raw.keep(_add_ducked(raw.samples, mixer_for(heard, Bus.DUCKED, rate, paths, levels), curve, total, context))
    context.progress(1.0)
    return skipped


def mixer_for(heard: list[Sounding], bus: Bus, rate: Fraction, paths: Mapping[str, Path], levels: Mapping[str, Level]) -> Mixer:
    """Mixes the clips of one bus, each brought to the bus's own level."""
    aim = {Bus.SPEECH: SPEECH_LUFS, Bus.DUCKED: DUCKED_LUFS}.get(bus)
    mine = [each for each in heard if each.bus is bus]
    trims = {} if aim is None else {
        each.asset_id: max(-_MAX_TRIM_DB, min(_MAX_TRIM_DB, aim - levels[each.asset_id].lufs))
        for each in mine if isfinite(levels[each.asset_id].lufs)}
    return Mixer(mine, rate, paths, trims, levels)


def _measure(heard: list[Sounding], paths: Mapping[str, Path], known: Mapping[str, Level],
             context: TaskContext) -> tuple[dict[str, Level], list[dict[str, str]]]:
    """The level of each asset, and those that are left out, with the reason."""
    levels: dict[str, Level] = {}
    skipped: dict[str, str] = {}
    for each in heard:
        if each.asset_id in levels or each.asset_id in skipped:
            continue
        if each.asset_id not in paths:
            skipped[each.asset_id] = tr("Its file is missing.")
            continue
        try:
            levels[each.asset_id] = known.get(each.asset_id) or level_of(paths[each.asset_id], context)
        except StudioError as error:
            if error.code == "cancelled":
                raise
            skipped[each.asset_id] = error.message
    return levels, [{"asset_id": key, "reason": reason} for key, reason in skipped.items()]


def level_of(path: Path, context: TaskContext) -> Level:
    """Raises `InvalidInput` where there is no sound."""
    with AudioReader(path) as reader:
        meter, position = Meter(), 0
        while reader.ended_at is None or position < reader.ended_at:
            context.raise_if_cancelled()
            meter.feed(reader.read(position, BLOCK))
            position += BLOCK
        return Level(meter.lufs, reader.ended_at, reader.seamless)


def _blocks(total: int, context: TaskContext, begin: float, end: float) -> Iterator[tuple[int, int]]:
    """Start and length of each block (all but the last are `BLOCK` long), reporting progress from `begin` to `end`."""
    for start in range(0, total, BLOCK):
        context.raise_if_cancelled()
        context.progress(begin + (end - begin) * start / total)
        yield start, min(BLOCK, total - start)


def speech_chain() -> Callable[[Samples], Samples]:
    """What narration goes through, block by block: tone, and a light compressor for a voice at `SPEECH_LUFS`, whose make-up gain
    gives back what it takes from ordinary speech."""
    tone, compressor = Filter(*_VOICE), Compressor(threshold_db=-16, ratio=2, attack_ms=3, release_ms=120, makeup_db=3.5)
    return lambda block: compressor(tone(block))


def _write_speech(raw: Path, speech: Mixer, plain: Mixer, total: int, context: TaskContext) -> Curve:
    """Narration through its chain, plus the plain bus, into `raw`; returns the ducking curve."""
    import numpy as np

    chain = speech_chain()
    levels = []
    with raw.open("wb") as file, closing(speech), closing(plain):
        for start, count in _blocks(total, context, 0.1, 0.5):
            voice = chain(speech.read(start, BLOCK))
            levels.append(ducking.step_levels(voice))
            file.write(np.ascontiguousarray(voice[:count] + plain.read(start, count)).data)
    return ducking.duck_knots(np.concatenate(levels))


def _add_ducked(raw: Path, ducked: Mixer, curve: Curve, total: int, context: TaskContext) -> Meter:
    """Add the ducked bus under `curve` to the raw mix in place, and measure the whole."""
    import numpy as np

    meter = Meter()
    with raw.open("r+b") as file, closing(ducked):
        for start, count in _blocks(total, context, 0.5, 0.9):
            block = np.fromfile(file, np.float32, 2 * count).reshape(-1, 2)
            block += ducked.read(start, count) * ducking.gains(curve, start, count)[:, None]
            file.seek(start * 8)
            file.write(block.data)
            meter.feed(block)
    return meter
