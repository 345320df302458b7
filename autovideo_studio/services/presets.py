"""Presets of an export: those that come with the program and the creator's own, and what one makes of a sequence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, get_type_hints

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange, to_seconds
from autovideo_studio.foundation.errors import InvalidInput, NotFound, StudioError, os_error
from autovideo_studio.foundation.files import sweep_beside, write_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.render.preset_table import presets
from autovideo_studio.render.presets import Limits, RenderPreset, check_preset
from autovideo_studio.services.formats import in_shape
from autovideo_studio.settings.store import default_path

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
_NOT_IN_FILES = {"id", "encoder"}
_LARGEST_FILE = 64_000


def own_presets_folder() -> Path:
    """Beside the settings."""
    return default_path().parent / "presets"


@dataclass(frozen=True, slots=True)
class ListedPreset:
    """`problem` tells why one of the creator's own cannot be used: then `preset` is None."""

    id: str
    preset: RenderPreset | None
    own: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What a preset makes of a sequence. `problems` are sentences about the destination's limits."""

    width: int
    height: int
    rate: Fraction
    frames: int
    seconds: float
    problems: tuple[str, ...] = ()


class PresetsService:
    """The creator's own lie in `folder`, one JSON file each, named after the id: the fields of a `RenderPreset`, as far as they
    differ from those of `based_on` (another preset's id) or from the usual."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> list[ListedPreset]:
        """The creator's own first. One that cannot be used is listed with its problem: it stops nothing."""
        return [*self._own(), *(ListedPreset(id, preset, False) for id, preset in presets.items())]

    def get(self, id: str) -> RenderPreset:
        """Raises `NotFound`, or `InvalidInput` where the creator's own file cannot be used."""
        path = self._folder / f"{id}.json"
        if id in presets or not _ID.match(id) or not path.is_file():
            if id not in presets:
                raise NotFound(tr("There is no preset called “{id}”.", id=id),
                               tr("Known: {known}.", known=", ".join(each.id for each in self.list())))
            return presets[id]
        return self.read(path)

    def read(self, path: Path) -> RenderPreset:
        """The preset that a file holds; its name is the id. Raises `InvalidInput`, `NotFound`."""
        try:
            text = path.read_bytes()[:_LARGEST_FILE + 1]
        except OSError as error:
            raise os_error(error, tr("reading a preset")) from error
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict) or len(text) > _LARGEST_FILE:
            raise InvalidInput(tr("{name} is not a preset: it must be JSON with one object.", name=path.name),
                               tr("Look at one with: presets h264-balanced --json"))
        preset = _preset_of(path.stem, data)
        check_preset(preset)
        return preset

    def save(self, preset: RenderPreset, *, overwrite: bool = False) -> Path:
        """Keep a preset as one of the creator's own. Raises `InvalidInput`, `DiskFull`, `ReadOnly`; then nothing has changed."""
        check_preset(preset)
        path = self._folder / f"{preset.id}.json"
        if not _ID.match(preset.id):
            raise InvalidInput(tr("“{id}” cannot be the name of a preset.", id=preset.id),
                               tr("Use up to 40 small letters, digits and hyphens, such as my-preset."))
        if preset.id in presets:
            raise InvalidInput(tr("“{id}” comes with the program and stays as it is.", id=preset.id), tr("Choose another name."))
        if path.exists() and not overwrite:
            raise InvalidInput(tr("There is a preset “{id}” already. Nothing was changed.", id=preset.id),
                               tr("Choose another name, or say that it may be replaced."))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep_beside(path)
            write_whole(path, json.dumps(plain(preset), ensure_ascii=False, indent=2).encode() + b"\n")
        except OSError as error:
            raise os_error(error, tr("saving a preset")) from error
        return path

    def delete(self, id: str) -> None:
        """Remove one of the creator's own. Raises `NotFound`, or `InvalidInput` for one that comes with the program."""
        if id in presets:
            raise InvalidInput(tr("“{id}” comes with the program and stays as it is.", id=id), tr("Your own can be deleted."))
        path = self._folder / f"{id}.json"
        if not _ID.match(id) or not path.is_file():
            raise NotFound(tr("There is no preset called “{id}”.", id=id), tr("See: presets"))
        try:
            path.unlink()
        except OSError as error:
            raise os_error(error, tr("deleting a preset")) from error

    def _own(self) -> Iterator[ListedPreset]:
        for path in sorted(self._folder.glob("*.json")):
            try:
                yield ListedPreset(path.stem, self.read(path), True)
            except StudioError as error:
                yield ListedPreset(path.stem, None, True, error.message)


def apply(preset: RenderPreset, sequence: Sequence, aspect: str = "", within: TimeRange | None = None) -> Applied:
    """What comes out when `sequence` is exported with `preset`."""
    format = in_shape(sequence, aspect or preset.aspect).format
    width, height = preset.size_for(format) if preset.video_codec else (0, 0)
    step = preset.step_for(format.rate)
    span = (within or TimeRange(0, sequence.duration)).clamped(TimeRange(0, sequence.duration))
    seconds = float(to_seconds(span.duration, format.rate))
    problems = []
    if preset.limits.seconds and seconds > preset.limits.seconds:
        problems.append(tr("{label} takes at most {limit} seconds; this video has {seconds}.", label=preset.label,
                           limit=preset.limits.seconds, seconds=round(seconds)))
    return Applied(width, height, format.rate / step, -(-span.duration // step), seconds, tuple(problems))


def plain(preset: RenderPreset) -> dict[str, Any]:
    """The preset as it stands in a file."""
    from autovideo_studio.domain.plain import to_plain

    data = {name: value for name, value in to_plain(preset).items() if name not in _NOT_IN_FILES and name != "$"}
    data["limits"] = {name: value for name, value in data["limits"].items() if name != "$"}
    return data


def _preset_of(id: str, data: dict[str, Any]) -> RenderPreset:
    base = RenderPreset(id, id)
    if "based_on" in data:
        base = replace(presets[str(data["based_on"])], id=id)
    hints = get_type_hints(RenderPreset)
    known = [field.name for field in fields(RenderPreset) if field.name not in _NOT_IN_FILES]
    for name in data:
        if name not in known and name != "based_on":
            raise InvalidInput(tr("The preset “{id}” has a field “{name}” that there is not.", id=id, name=name),
                               tr("Known: {known}.", known=", ".join(known)))
    return replace(base, **{name: _value(id, name, value, hints[name]) for name, value in data.items() if name != "based_on"})


def _value(id: str, name: str, value: Any, kind: Any) -> Any:
    """A field's value from JSON. Raises `InvalidInput` that names the field."""
    if value is None and kind not in (str, float, int, Fraction, Limits):
        return None
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is str and isinstance(value, str) and value.isprintable():
        return value
    if kind is float and number:
        return float(value)
    if kind in (int, int | None) and isinstance(value, int) and number:
        return value
    if kind in (Fraction, Fraction | None) and (number or isinstance(value, str)):
        try:
            return Fraction(str(value))
        except (ValueError, ZeroDivisionError):
            pass
    if kind is Limits and isinstance(value, dict) and set(value) <= {"seconds", "bytes"}:
        return Limits(**{part: _value(id, f"{name}.{part}", each, int | None) for part, each in value.items()})
    raise InvalidInput(tr("In the preset “{id}” the field {name} cannot be {value}.", id=id, name=name,
                          value=json.dumps(value, ensure_ascii=False)[:60]),
                       tr("Look at one with: presets h264-balanced --json"))
