"""One wish to export: into which file, how encoded, which part, in which shape, with which captions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.time import TimeRange, to_seconds
from autovideo_studio.foundation.errors import InvalidInput, NotFound, ReadOnly
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.render.codecs import CONTAINERS
from autovideo_studio.render.preset_table import DEFAULT_PRESET, presets
from autovideo_studio.render.presets import RenderPreset, check_preset
from autovideo_studio.services.formats import CaptionUse, in_shape, without_captions


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """`within` in frames of the sequence, None for all of it; `aspect` "" for the preset's, else the sequence's."""

    out: Path
    preset: RenderPreset = field(default_factory=lambda: presets[DEFAULT_PRESET])
    aspect: str = ""
    captions: CaptionUse = CaptionUse.BURN
    within: TimeRange | None = None

    def span(self, sequence: Sequence) -> TimeRange:
        """The frames to export. Raises `InvalidInput` where there is nothing."""
        whole = TimeRange(0, sequence.duration)
        if not whole.duration:
            raise InvalidInput(tr("There is nothing to show: the script has no words."), tr("Give a longer text."))
        span = whole if self.within is None else self.within.clamped(whole)
        if not span.duration:
            raise InvalidInput(tr("The range lies behind the end of the video. Nothing was made."),
                               tr("The video is {seconds:.1f} s long.",
                                  seconds=float(to_seconds(whole.duration, sequence.format.rate))))
        return span

    def shown(self, sequence: Sequence) -> Sequence:
        """The sequence as it is drawn for this export."""
        shaped = in_shape(sequence, self.aspect or self.preset.aspect)
        return shaped if self.captions.drawn else without_captions(shaped)


def preset_for(out: Path, preset: RenderPreset | None = None) -> RenderPreset:
    """The preset for a file of this name: `preset` in the container that the name asks for, else the first that makes such files.
    Raises `InvalidInput` where it cannot go in there."""
    suffix = out.suffix.lower()
    wanted = next((container.id for container in CONTAINERS.values() if suffix in container.suffixes), None)
    if preset is None:
        fitting = (each for each in presets.values() if suffix in each.wrapper.suffixes)
        preset = presets[DEFAULT_PRESET] if wanted in (None, "mov", "mkv") else next(fitting, presets[DEFAULT_PRESET])
    if wanted is not None and suffix not in preset.wrapper.suffixes:
        preset = replace(preset, container=wanted)
    check_preset(preset)
    return preset


def check_output(request: ExportRequest) -> None:
    """Ask before the work, not after: the folder must be there and writable. Raises `InvalidInput`, `NotFound`, `ReadOnly`."""
    out, container = request.out, request.preset.wrapper
    check_preset(request.preset)
    if out.suffix.lower() not in container.suffixes:
        raise InvalidInput(tr("The file's name must end in {suffixes}, not “{name}”. Nothing was made.",
                              suffixes=", ".join(container.suffixes) or tr("nothing (it is a folder)"), name=out.name),
                           tr("For example: -o {example}", example=f"video{container.suffixes[0]}"))
    if container.id == "png":
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise InvalidInput(tr("{path} is there already and not empty. Nothing was made.", path=out),
                               tr("Name a new folder for the pictures."))
    elif out.is_dir():
        raise InvalidInput(tr("{path} is a folder. Nothing was made.", path=out), tr("Name the video file in it."))
    check_folder(out)


def check_folder(out: Path) -> None:
    """Raises `NotFound`, `ReadOnly`."""
    if not out.parent.is_dir():
        raise NotFound(tr("The folder {folder} does not exist. Nothing was made.", folder=out.parent.absolute()),
                       tr("Make the folder first, or choose another."))
    probe = out.parent / f".{new_id('probe')}"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ReadOnly(tr("The folder {folder} cannot be written. Nothing was made.", folder=out.parent.absolute()),
                       tr("Choose another folder, or allow writing there."), repr(error)) from error
