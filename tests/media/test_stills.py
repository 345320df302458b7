"""Pictures made ready for the compositor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.media.stills import import_still_task
from tests.media.conftest import Context


def imported(source: Path, context: Context, width: int = 640, height: int = 360) -> tuple[dict[str, object], Image.Image]:
    answer = import_still_task(
        {"path": str(source), "width": width, "height": height, "out": str(source.parent / "ready")}, context
    )
    with Image.open(str(answer["path"])) as picture:
        picture.load()
    assert picture.size == (answer["width"], answer["height"])
    return answer, picture


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(tmp_path: Path, context: Context, orientation: int) -> None:
    upright = Image.new("RGB", (80, 40), "black")
    upright.paste("white", (0, 0, 40, 20))
    upright.paste("red", (40, 0, 80, 20))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = upright.transpose(undo[orientation]) if orientation > 1 else upright
    stored.save(tmp_path / "a.png", exif=exif)
    _, picture = imported(tmp_path / "a.png", context)
    assert np.abs(np.asarray(picture, int) - np.asarray(upright, int)).mean() < 3


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (1600, 1200)),
        ((6000, 1000), (5400, 900)),
        ((800, 600), (800, 600)),
        ((1, 1), (1, 1)),
        ((20000, 100), (6400, 32)),
    ],
)
def test_no_larger_than_the_frame_needs(
    tmp_path: Path, context: Context, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    Image.new("RGB", size, "navy").save(tmp_path / "a.jpg")
    _, picture = imported(tmp_path / "a.jpg", context)
    assert picture.size == expected


def test_an_unusual_profile_is_brought_to_srgb(tmp_path: Path, context: Context) -> None:
    """A profile whose green and blue are exchanged, made by swapping sRGB's own tags: what is stored as blue is seen green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    green, blue = profile.find(b"gXYZ"), profile.find(b"bXYZ")
    profile[green : green + 4], profile[blue : blue + 4] = b"bXYZ", b"gXYZ"
    Image.new("RGB", (40, 40), (0, 0, 255)).save(tmp_path / "a.png", icc_profile=bytes(profile))
    _, picture = imported(tmp_path / "a.png", context)
    assert np.abs(np.asarray(picture.convert("RGB"))[20, 20].astype(int) - [0, 255, 0]).max() < 6
    Image.new("RGB", (40, 40), (0, 0, 255)).save(tmp_path / "b.png", icc_profile=b"broken profile")
    _, picture = imported(tmp_path / "b.png", context)
    assert np.asarray(picture.convert("RGB"))[20, 20][2] > 250


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_alpha_is_kept(tmp_path: Path, context: Context, mode: str) -> None:
    see_through = Image.new("RGBA", (50, 50), (255, 0, 0, 0))
    see_through.paste((0, 255, 0, 255), (0, 0, 25, 50))
    see_through.convert(mode).save(tmp_path / "a.png")
    answer, picture = imported(tmp_path / "a.png", context)
    assert answer["has_alpha"] and answer["media_type"] == "image/png"
    assert picture.getpixel((40, 25))[3] == 0 and picture.getpixel((10, 25))[3] == 255


def test_an_alpha_that_hides_nothing_is_dropped(tmp_path: Path, context: Context) -> None:
    Image.new("RGBA", (50, 50), (255, 0, 0, 255)).save(tmp_path / "a.png")
    answer, picture = imported(tmp_path / "a.png", context)
    assert not answer["has_alpha"] and picture.mode == "RGB" and answer["media_type"] == "image/jpeg"


@pytest.mark.parametrize(
    ("mode", "colour", "name", "grey"),
    [
        ("I;16", 32_768, "a.png", 128),
        ("F", 0.5, "a.tiff", 128),
        ("L", 77, "a.png", 77),
        ("1", 1, "a.png", 255),
        ("I", 40_000, "a.tiff", 156),
    ],
)
def test_other_depths_keep_their_brightness(
    tmp_path: Path, context: Context, mode: str, colour: float, name: str, grey: int
) -> None:
    Image.new(mode, (30, 30), colour).save(tmp_path / name)
    _, picture = imported(tmp_path / name, context)
    assert abs(picture.convert("L").getpixel((15, 15)) - grey) <= 2


def test_print_colours_become_screen_colours(tmp_path: Path, context: Context) -> None:
    Image.new("CMYK", (30, 30), (0, 255, 255, 0)).save(tmp_path / "a.jpg", quality=100)
    _, picture = imported(tmp_path / "a.jpg", context)
    red, green, blue = picture.getpixel((15, 15))
    assert red > 200 and green < 60 and blue < 60


def test_what_cannot_be_used_says_so_and_leaves_nothing(tmp_path: Path, context: Context) -> None:
    Image.effect_noise((300, 300), 90).save(tmp_path / "whole.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "whole.png").read_bytes()[:9_000])
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "drawing.svg").write_bytes(b"<svg/>")
    for name, error in (("cut.png", InvalidInput), ("empty.png", InvalidInput), ("drawing.svg", InvalidInput)):
        with pytest.raises(error) as caught:
            imported(tmp_path / name, context)
        assert name in caught.value.message
    assert not list(tmp_path.glob("ready*")) and not list(tmp_path.glob(".*"))
