"""What the pool lists, without a library."""

from dataclasses import replace
from fractions import Fraction

import pytest
from frozendict import frozendict

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Script, Take
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.domain.track import Track, TrackKind
from autovideo_studio.services.media_pool import NARRATION, Bin, PoolFile, PoolQuery, PoolSort, bins, listed

FILES = (Asset("a", "a", AssetKind.FILM, "Zebra.mp4", seconds=Fraction(9), bin="Zoo"),
         Asset("b", "b", AssetKind.STILL, "apple.png", favourite=True),
         Asset("c", "c", AssetKind.AUDIO, "Bell.wav", seconds=Fraction(20)),
         Asset("voice", "v", AssetKind.AUDIO, "Once upon a time", seconds=Fraction(3)),
         Asset("table", "t", AssetKind.LUT, "warm.cube"))


def project() -> Project:
    scene = Scene("s", "Once upon a time", takes=(Take("t", "narration", "r", "v", frozendict(asset="voice")),))
    track = Track("V", TrackKind.VIDEO, items=tuple(Clip(f"k{n}", AssetReference("b"), 5) for n in range(2)))
    return Project("p", "P", Brief("x"), Script(scenes=(scene,)), Sequence("q", tracks=(track,)), FILES)


def ids(**query: object) -> list[str]:
    entries = listed(project(), PoolQuery(**query), {})  # type: ignore[arg-type]
    return [entry.name if isinstance(entry, Bin) else entry.asset.id for entry in entries]


@pytest.mark.parametrize(("query", "expected"), [
    ({}, ["Zoo", NARRATION, "c", "b"]), ({"bin": "Zoo"}, ["a"]), ({"bin": NARRATION}, ["voice"]),
    ({"text": "ZEB"}, ["a"]), ({"text": "zoo mp4"}, ["a"]), ({"text": "nothing"}, []), ({"favourites": True}, ["b"]),
    ({"kind": AssetKind.AUDIO}, ["voice", "c"]), ({"kind": AssetKind.AUDIO, "bin": NARRATION}, ["voice"])])
def test_what_is_listed(query: dict[str, object], expected: list[str]) -> None:
    assert ids(**query) == expected


@pytest.mark.parametrize(("sort", "expected"), [
    (PoolSort.NEWEST, ["voice", "c", "b", "a"]), (PoolSort.NAME, ["b", "c", "voice", "a"]),
    (PoolSort.USES, ["b", "a", "c", "voice"]), (PoolSort.LENGTH, ["c", "a", "voice", "b"]),
    (PoolSort.KIND, ["b", "a", "c", "voice"])])
def test_in_which_order(sort: PoolSort, expected: list[str]) -> None:
    everything = replace(project(), assets=tuple(replace(asset, favourite=True) for asset in FILES))
    entries = listed(everything, PoolQuery(favourites=True, sort=sort), {})
    assert [entry.asset.id for entry in entries if isinstance(entry, PoolFile)] == expected


def test_what_is_told_of_a_file() -> None:
    entries = listed(project(), PoolQuery(), {"c": "gone"}, frozenset({"b"}))
    told = {entry.asset.id: (entry.uses, entry.missing, entry.has_proxy) for entry in entries if isinstance(entry, PoolFile)}
    assert told == {"b": (2, "", True), "c": (0, "gone", False)}
    assert Bin("Zoo", 1) in entries and bins(project()) == ["Zoo"]
