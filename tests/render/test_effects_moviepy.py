"""Effects of MoviePy on a clip."""

from __future__ import annotations

import numpy as np
import pytest
from treating import cut_out, effect, landscape, place, treated

from autovideo_studio.domain.effect import Effect
from autovideo_studio.render.effects.chain import Chain
from autovideo_studio.render.effects.moviepy_effect import OTHER_TIMES, STEADY, TIMED

PICTURE = landscape(80, 44)
HOLED = cut_out(PICTURE)
ARGUMENTS: dict[str, dict[str, object]] = {
    "Crop": {"x1": 10, "y1": 4, "x2": 50, "y2": 40}, "GammaCorrection": {"gamma": 1.4},
    "LumContrast": {"lum": 20, "contrast": 0.3},
    "Margin": {"margin_size": 5, "color": [255, 0, 0]}, "MaskColor": {"color": [0, 177, 64], "threshold": 60},
    "MultiplyColor": {"factor": 0.5}, "Resize": {"new_size": 0.5}, "Rotate": {"angle": 30},
    "Blink": {"duration_on": 1, "duration_off": 1},
    "CrossFadeIn": {"duration": 2}, "CrossFadeOut": {"duration": 4}, "FadeIn": {"duration": 1}, "FadeOut": {"duration": 4},
    "Scroll": {"w": 40, "h": 44, "x_speed": 10}, "MirrorX": {"apply_to": ["mask"]}, "MirrorY": {"apply_to": ["mask"]},
}


def moviepy(name: str, **arguments: object) -> Effect:
    return effect("moviepy", {"name": name, "arguments": arguments or ARGUMENTS.get(name, {})})


def told(chosen: Effect) -> str:
    reports: list[str] = []
    picture = PICTURE
    for step in Chain((chosen,), {}.get, reports.append).steps(place(PICTURE)):
        picture = step.apply(picture)
    assert (picture == PICTURE).all()
    return reports[0]


def test_every_effect_of_moviepy_is_sorted() -> None:
    """A new version of MoviePy may bring new ones: they must be looked at, not let in."""
    from moviepy import vfx

    need_more = {"HeadBlur", "MasksAnd", "MasksOr", "SlideIn", "SlideOut", "Painting"}
    # functions, other clips, a place in a composition; scipy
    assert set(vfx.__all__) == {*STEADY, *TIMED, *OTHER_TIMES, *need_more}


@pytest.mark.parametrize("name", sorted({*STEADY, *TIMED}))
@pytest.mark.parametrize("opaque", [True, False])
def test_each_supported_effect_gives_a_valid_picture(name: str, opaque: bool) -> None:
    done = treated(PICTURE if opaque else HOLED, moviepy(name), frame=30, opaque=opaque)
    assert (done[..., :3] <= done[..., 3:]).all()


def test_colours_come_through_unswapped() -> None:
    assert (treated(PICTURE, moviepy("InvertColors"))[..., :3] == 255 - PICTURE[..., :3]).all()
    dim = treated(PICTURE, moviepy("MultiplyColor", factor=0.5)).astype(int)
    assert np.abs(2 * dim[..., :3] - PICTURE[..., :3]).max() <= 2


def test_one_that_depends_on_time_sees_the_clips_own_time() -> None:
    dark, light = (treated(PICTURE, moviepy("FadeIn", duration=2), frame=frame).astype(int) for frame in (6, 60))
    assert dark[..., :3].mean() < 0.2 * light[..., :3].mean()
    assert np.abs(light - PICTURE).max() <= 1


def test_one_that_changes_the_size_stays_about_the_centre() -> None:
    done = treated(PICTURE, moviepy("Crop"))
    assert done.shape == (36, 40, 4)
    assert (done[..., :3] == PICTURE[4:40, 10:50, :3]).all()


def test_values_may_be_json_text() -> None:
    text = effect("moviepy", {"name": "MultiplyColor", "arguments": '{"factor": 0.5}'})
    assert (treated(PICTURE, text) == treated(PICTURE, moviepy("MultiplyColor", factor=0.5))).all()


@pytest.mark.parametrize("name", OTHER_TIMES)
def test_one_that_changes_the_time_is_refused(name: str) -> None:
    assert "time" in told(moviepy(name))


def test_wrong_names_and_values_are_told_and_change_nothing() -> None:
    assert "HeadBlur" in told(moviepy("HeadBlur"))
    assert "__class__" in told(moviepy("__class__"))
    assert "LumContrast" in told(moviepy("LumContrast", no_such_value=3))
    assert "GammaCorrection" in told(moviepy("GammaCorrection", gamma="much"))
    assert "JSON" in told(effect("moviepy", {"name": "LumContrast", "arguments": "{lum"}))
    assert "names" in told(effect("moviepy", {"name": "LumContrast", "arguments": "[1]"}))


def test_only_those_that_move_are_drawn_anew_for_each_frame() -> None:
    def keys(chosen: Effect) -> set[str]:
        chain = Chain((chosen,), {}.get, lambda name: None)
        return {step.key for frame in (1, 2) for step in chain.steps(place(PICTURE, frame))}

    assert len(keys(moviepy("LumContrast"))) == 1
    assert len(keys(moviepy("FadeIn"))) == 2
