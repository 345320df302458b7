"""The effects of a clip at a moment, as few steps: colour effects in a row are one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from autovideo_studio.domain.effect import Effect
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.render.asset_file import AssetFile
from autovideo_studio.render.effects.base import ColourMap, EffectKind, Moment, Pixels, Place, moment_of
from autovideo_studio.render.effects.catalogue import find
from autovideo_studio.render.effects.colours import Colours, colours_of


@dataclass(frozen=True, slots=True)
class Step:
    """From a picture to a picture of `size` (columns, rows). Equal pictures under steps of equal `key` become equal pictures.
    `colours` is the whole step where it is one of colours alone."""

    key: str
    size: tuple[int, int]
    opaque: bool
    apply: Callable[[Pixels], Pixels] = field(compare=False, repr=False)
    colours: Colours | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Link:
    kind: EffectKind
    effect: Effect
    file: AssetFile | None

    @property
    def moves(self) -> bool:
        return any(number.keyframes for number in self.effect.params.values())

    def key(self, moment: Moment) -> str:
        values = [self.kind.id, *(f"{name}={value}" for name, value in (*moment.numbers.items(), *moment.settings.items()))]
        if self.file:
            values.append(self.file.digest)
        if not self.kind.still(moment):
            values.append(f"frame {moment.place.frame}")
        return " ".join(values)


class Chain:
    """An effect that is switched off, not known here or broken (its file is gone or damaged) is left out; the latter two are told
    to `report`."""

    def __init__(self, chosen: tuple[Effect, ...], assets: Callable[[str], AssetFile | None],
                 report: Callable[[str], None]) -> None:
        self._report, self._links = report, []
        for effect in chosen:
            if not effect.enabled:
                continue
            file = assets(effect.asset_id) if effect.asset_id else None
            kind = find(effect.effect)
            if kind is None or (effect.asset_id and (file is None or not file.path.is_file())):
                report((file.name if file else "") or effect.effect)
            else:
                self._links.append(_Link(kind, effect, file))

    def __bool__(self) -> bool:
        return bool(self._links)

    def steps(self, place: Place) -> list[Step]:
        steps: list[Step] = []
        colouring: list[tuple[_Link, Moment]] = []
        for link in self._links:
            moment = moment_of(link.kind, link.effect, place, link.file.path if link.file else None)
            if link.kind.neutral(moment):
                continue
            if link.kind.colours is not None:
                colouring.append((link, moment))
                continue
            steps += self._coloured(colouring, place)
            colouring = []
            try:
                steps.append(self._step(link, moment))
            except StudioError as error:
                self._report(error.message)
                continue
            place = replace(place, size=steps[-1].size, opaque=steps[-1].opaque)
        return steps + self._coloured(colouring, place)

    def _step(self, link: _Link, moment: Moment) -> Step:
        opaque = link.kind.fills or (moment.place.opaque and not link.kind.makes_holes)
        return Step(f"{link.key(moment)} {moment.place.width}x{moment.place.height}", link.kind.size(moment), opaque,
                    lambda pixels: self._applied(link, moment, pixels))

    def _applied(self, link: _Link, moment: Moment, pixels: Pixels) -> Pixels:
        assert link.kind.apply is not None
        try:
            return link.kind.apply(pixels, moment)
        except StudioError as error:
            self._report(error.message)
            return pixels

    def _coloured(self, colouring: list[tuple[_Link, Moment]], place: Place) -> list[Step]:
        maps: list[ColourMap] = []
        for link, moment in colouring:
            assert link.kind.colours is not None
            try:
                maps.append(link.kind.colours(moment))
            except StudioError as error:
                self._report(error.message)
        if not maps:
            return []
        colours = colours_of(" ".join(link.key(moment) for link, moment in colouring), tuple(maps),
                             all(link.kind.channelwise for link, _ in colouring), any(link.moves for link, _ in colouring))
        return [Step(colours.key, place.size, place.opaque, lambda pixels: colours.apply(pixels, place.opaque), colours)]


def colours_at(chosen: tuple[Effect, ...], place: Place, assets: Callable[[str], AssetFile | None]) -> Colours | None:
    """What the effects do at a moment, where that is a matter of colours alone; None where it is nothing or more."""
    steps = Chain(chosen, assets, lambda name: None).steps(place)
    return steps[0].colours if len(steps) == 1 else None
