"""The finished sound in passages of some seconds, each keyed by the very samples that it is encoded from: after an edit those
that sound as before are found, the others encoded anew, and all are joined.

Each goes on into the next, so that the next one's encoder has found its way where it takes over:

    sound      |---------------------|---------------------|-----------|
    passage 1  |==========================|
    passage 2                        |==========================|
    passage 3                                              |===========|

They begin on a grid that is fixed to the beginning. To follow the edits would win nothing: what comes after an insertion lies
elsewhere within the codec's frames, unless by chance that is a whole number of them, and under another part of the music.
"""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from autovideo_studio.domain.plain import from_plain, to_plain
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.errors import os_error
from autovideo_studio.foundation.files import written_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media.audio import AudioReader
from autovideo_studio.media.task import TaskContext
from autovideo_studio.render.aac_join import FRAME, NoSeam, Stretch, join_aac
from autovideo_studio.render.dynamics import decibels
from autovideo_studio.render.encode_sound import encode_sound
from autovideo_studio.render.loudness import Meter
from autovideo_studio.render.mastering import BLOCK, Attempt, Mastering, RawMix

ENCODE_TASK = "autovideo_studio.render.passages:encode_task"
FINISH_TASK = "autovideo_studio.render.passages:finish_task"
VERSION = 1
"""Part of every key: raise it when the same samples give other bytes."""

LENGTH, OVERLAP = 480, 24
"""Frames from one passage to the next, and those that it shares with it. The encoder's control of its rate has settled within
sixteen; twice as many bring nothing (measured)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The samples `first` to `first + count`, overlap and all. Passages with equal keys have equal bytes, wherever they lie."""

    first: int
    count: int
    key: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is to be encoded for an attempt, in order."""

    attempt: Attempt
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """What was written: loudness and true peak are measured after decoding it again. Silence has neither (None)."""

    samples: int
    lufs: float | None
    true_peak_dbtp: float | None
    gain_db: float


def plan_delivery(mix: RawMix, attempt: Attempt, mastering: Mastering, *, whole: bool = False) -> Delivery:
    """The passages of an attempt whose gain is set: one alone of a codec that cannot be joined, or where it shall be `whole`."""
    length = mix.length
    spans = [(0, length)] if whole or not mastering.in_passages else spans_of(length)
    settings = ["passage", VERSION, mastering.codec, mastering.bitrate, mastering.container]
    return Delivery(attempt, tuple(Passage(first, end - first, digest_of([*settings, mix.digest(first, end - first)]))
                                   for first, end in spans))


def spans_of(length: int) -> list[tuple[int, int]]:
    """The first sample and the end of each passage. The last is half to one and a half times as long as from one to the next."""
    frames = -(-length // FRAME)
    count = max(1, (frames + LENGTH // 2) // LENGTH)
    starts = [number * LENGTH * FRAME for number in range(count)]
    return [*((start, start + (LENGTH + OVERLAP) * FRAME) for start in starts[:-1]), (starts[-1], length)]


def encode_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: the `passage` of the mix in `folder` into `out` (whole or not at all), with the codec of its `Mastering`."""
    passage, mastering = from_plain(payload["passage"], Passage), Mastering.of(payload)
    sound = RawMix(Path(payload["folder"])).blocks(passage.first, passage.count, context)
    try:
        with written_whole(Path(payload["out"])) as temporary:
            encode_sound(temporary, sound, mastering.codec, mastering.bitrate, mastering.container)
    except OSError as error:
        raise os_error(error, tr("mixing the sound")) from error
    return {}


def finish_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: join the `files` of a `delivery` of the mix in `folder` into `out`, and listen to it.

    Returns `finished`; or, where passages do not join or the codec took the sound out of its limits, the next `delivery`.
    """
    mix, delivery, mastering = RawMix(Path(payload["folder"])), from_plain(payload["delivery"], Delivery), Mastering.of(payload)
    try:
        return _finish(mix, delivery, [Path(path) for path in payload["files"]], Path(payload["out"]), mastering)
    except OSError as error:
        raise os_error(error, tr("mixing the sound")) from error


def _finish(mix: RawMix, delivery: Delivery, files: list[Path], out: Path, mastering: Mastering) -> dict[str, Any]:
    try:
        _join(delivery, files, out, mix.length, mastering)
    except NoSeam:
        return {"delivery": to_plain(plan_delivery(mix, delivery.attempt, mastering, whole=True))}
    heard = _listen(out, mix.length)
    next = mix.after(delivery.attempt, mastering, heard)
    if next is not None:
        return {"delivery": to_plain(plan_delivery(mix, next, mastering))}
    lufs, peak_db = heard.lufs, decibels(heard.true_peak)
    return {"finished": asdict(Finished(mix.length, round(lufs, 2) if isfinite(lufs) else None,
                                        round(peak_db, 2) if isfinite(peak_db) else None, round(delivery.attempt.gain_db, 2)))}


def _join(delivery: Delivery, files: list[Path], out: Path, length: int, mastering: Mastering) -> None:
    with written_whole(out) as temporary:
        if len(files) == 1:
            shutil.copyfile(files[0], temporary)
        else:
            stretches = [Stretch(path, passage.first // FRAME) for path, passage in zip(files, delivery.passages, strict=True)]
            join_aac(stretches, length, temporary, mastering.bitrate, mastering.container)


def _listen(path: Path, length: int) -> Meter:
    meter = Meter()
    with AudioReader(path) as reader:
        for start in range(0, length, BLOCK):
            meter.feed(reader.read(start, min(BLOCK, length - start)))
    return meter
