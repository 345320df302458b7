"""Presets: those that come with the program hold together; what does not is refused by name."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.render.codecs import AUDIO_CODECS, CONTAINERS, VIDEO_CODECS
from autovideo_studio.render.encode_sound import CODECS
from autovideo_studio.render.preset_table import DEFAULT_PRESET, presets
from autovideo_studio.render.presets import check_preset

PRESET = presets[DEFAULT_PRESET]


@pytest.mark.parametrize("id", list(presets))
def test_a_shipped_preset_is_whole(id: str) -> None:
    check_preset(presets[id])
    assert presets[id].label and presets[id].description


def test_the_tables_fit_together() -> None:
    assert {codec.encoder for codec in AUDIO_CODECS.values()} <= set(CODECS)
    for container in CONTAINERS.values():
        assert set(container.video) <= set(VIDEO_CODECS) and set(container.audio) <= set(AUDIO_CODECS)
    suffixes = [suffix for container in CONTAINERS.values() for suffix in container.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(("change", "named"), [
    ({"container": "webm"}, "H.264 cannot go into webm"), ({"container": "avi"}, "avi"), ({"video_codec": "h266"}, "h266"),
    ({"audio_codec": "opus", "container": "mov"}, "Opus sound cannot go into mov"), ({"video_codec": ""}, "without a picture"),
    ({"video_codec": "", "audio_codec": ""}, "neither picture nor sound"), ({"crf": 60}, "crf must be from 0 to 51, not 60"),
    ({"speed": "placebo"}, "speed cannot be “placebo”"), ({"pix_fmt": "yuv444p"}, "pix_fmt cannot be “yuv444p”"),
    ({"bitrate": 1_000_000, "file_size": 1_000_000}, "both a bit rate and a file size"), ({"bitrate": 5}, "bitrate must be from"),
    ({"short_side": 9000}, "short_side"), ({"audio_bitrate": 1}, "audio_bitrate"), ({"lufs": 3}, "lufs"),
    ({"container": "mov", "video_codec": "prores", "profile": "4444", "pix_fmt": "yuv422p10le"}, "4444"),
    ({"container": "mov", "video_codec": "prores", "profile": "hq", "pix_fmt": "yuv422p10le", "bitrate": 1_000_000},
     "ProRes cannot be brought to a size"), ({"hardware": "voodoo"}, "hardware cannot be “voodoo”")])
def test_what_does_not_fit_is_named(change: dict[str, object], named: str) -> None:
    with pytest.raises(StudioError) as caught:
        check_preset(replace(PRESET, **change))
    assert named in caught.value.message


def test_size_and_rate() -> None:
    wide = SequenceFormat(1920, 1080, Fraction(60000, 1001))
    assert replace(PRESET, short_side=720).size_for(wide) == (1280, 720)
    assert PRESET.size_for(replace(wide, width=1079, height=607)) == (1080, 608)
    assert [replace(PRESET, max_rate=Fraction(most)).step_for(wide.rate) for most in (60, 59, 30, 15)] == [1, 2, 2, 4]
    assert PRESET.step_for(wide.rate) == 1
