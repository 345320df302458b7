"""Settings on a real disk: broken, full, read-only, older, newer."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.foundation.errors import DiskFull, InvalidInput, NewerVersion, NotFound, ReadOnly
from autovideo_studio.settings import upgrades
from autovideo_studio.settings.schema import (
    CACHE_GB,
    CAPTIONS,
    FPS,
    LANGUAGE,
    LIBRARY_FOLDER,
    LOUDNESS,
    SETTINGS,
    TEXT_ADDRESS,
    VOICE,
    WORKERS,
    section_name,
)
from autovideo_studio.settings.store import SettingsStore, default_path, setting_called


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, values: dict[str, object], schema: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"schema": schema, "values": values}))
    return path


def test_every_setting_is_sound() -> None:
    for key, setting in SETTINGS.items():
        assert key == setting.key
        assert setting.checked(setting.default) == setting.default
        assert setting.parsed(str(setting.default)) == setting.default
        assert setting.label()
        assert setting.help()
        assert section_name(setting.section)
        assert setting_called(key) is setting
    with pytest.raises(NotFound, match="no setting"):
        setting_called("nothing.here")


def test_defaults_then_what_was_put_also_after_a_restart(path: Path) -> None:
    store = SettingsStore(path)
    assert (store.get(LOUDNESS), store.get(WORKERS), store.get(CAPTIONS), store.get(LIBRARY_FOLDER)) == (-14.0, 0, "karaoke", "")
    assert not path.exists()
    store.put(LOUDNESS, -16)
    store.put(LIBRARY_FOLDER, "/données/影片 😀")
    again = SettingsStore(path)
    assert (again.get(LOUDNESS), again.get(LIBRARY_FOLDER)) == (-16.0, "/données/影片 😀")
    again.reset(LOUDNESS)
    assert SettingsStore(path).get(LOUDNESS) == -14.0
    assert os.listdir(path.parent) == ["settings.json"]


def test_the_file_is_in_the_platforms_place() -> None:
    SettingsStore().put(FPS, 25)
    assert default_path().is_relative_to(os.environ["XDG_CONFIG_HOME"])
    assert json.loads(default_path().read_text())["values"] == {"video.fps": 25}


def test_a_change_is_told_after_it_was_written(path: Path) -> None:
    store = SettingsStore(path)
    seen: list[tuple[str, int]] = []
    store.changed.subscribe(lambda key: seen.append((key, SettingsStore(path).get(FPS))))
    store.put(FPS, 60)
    with pytest.raises(InvalidInput):
        store.put(FPS, 61)
    assert seen == [("video.fps", 60)]


@pytest.mark.parametrize(("key", "value"), [
    ("video.fps", 23), ("video.fps", "30"), ("video.fps", True), ("video.fps", 30.0), ("video.loudness", -50),
    ("video.loudness", "loud"),
    ("video.loudness", float("nan")), ("video.loudness", float("inf")), ("machine.workers", -1), ("machine.cache_gb", 0),
    ("messages.language", "xx"), ("video.voice", "a\nb"), ("video.voice", None), ("library.folder", "a\0b"),
    ("text.address", "localhost:11434"), ("text.address", "file:///etc/passwd"), ("text.address", "http://"),
    ("text.address", "http://me:secret@host/v1"), ("text.address", "http://host:port/v1"), ("text.address", "https://host/v1?key=sk-1")])
def test_wrong_values_change_nothing(path: Path, key: str, value: object) -> None:
    store = SettingsStore(path)
    with pytest.raises(InvalidInput) as error:
        store.put(SETTINGS[key], value)
    assert key in error.value.message
    assert not path.exists()


@pytest.mark.parametrize("address", ["", "http://localhost:11434/v1", "https://api.example.com/v1/", "http://[::1]:8080/v1"])
def test_addresses_that_work(path: Path, address: str) -> None:
    store = SettingsStore(path)
    store.put(TEXT_ADDRESS, address)
    assert SettingsStore(path).get(TEXT_ADDRESS) == address


def test_typed_values() -> None:
    assert FPS.parsed(" 25 ") == 25
    assert LOUDNESS.parsed("-16") == -16.0
    for setting, text in ((FPS, "fast"), (FPS, "25.5"), (LOUDNESS, "nan")):
        with pytest.raises(InvalidInput):
            setting.parsed(text)


@pytest.mark.parametrize("content", [
    b"", b"{", b"\xff\xfe\x00", b"[]", b"null", b'{"schema": 1}', b'{"schema": "1", "values": {}}',
    b'{"schema": 0, "values": {}}',
    b'{"schema": 1, "values": []}', b'{"schema": true, "values": {}}', b'{"schema": 1, "values": {"x": NaN}}', b"[" * 200_000])
def test_a_broken_file_is_kept_aside_and_the_defaults_are_used(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = SettingsStore(path)
    (aside,) = path.parent.iterdir()
    assert aside.read_bytes() == content
    assert "broken" in aside.name
    assert len(store.warnings) == 1
    assert str(aside) in store.warnings[0]
    assert store.get(VOICE) == "auto"
    store.put(VOICE, "espeak:en")
    assert SettingsStore(path).get(VOICE) == "espeak:en"
    assert SettingsStore(path).warnings == []
    assert aside.exists()


def test_one_odd_value_does_not_spoil_the_others_and_is_kept_until_changed(path: Path) -> None:
    store = SettingsStore(written(path, {"video.fps": 23, "video.voice": "espeak:en"}))
    assert (store.get(FPS), store.get(VOICE)) == (30, "espeak:en")
    assert "video.fps" in store.warnings[0]
    store.put(CACHE_GB, 5)
    assert json.loads(path.read_text())["values"] == {"video.fps": 23, "video.voice": "espeak:en", "machine.cache_gb": 5}


def test_unknown_keys_are_kept(path: Path) -> None:
    store = SettingsStore(written(path, {"window.future": {"x": [1, None]}, "video.fps": 25}))
    store.put(VOICE, "espeak:en")
    assert json.loads(path.read_text())["values"]["window.future"] == {"x": [1, None]}
    assert store.warnings == []


def test_two_programs_change_two_settings(path: Path) -> None:
    one, other = SettingsStore(path), SettingsStore(path)
    one.put(FPS, 25)
    other.put(VOICE, "espeak:en")
    assert (SettingsStore(path).get(FPS), SettingsStore(path).get(VOICE)) == (25, "espeak:en")


def test_an_older_file_is_upgraded_and_written_with_the_next_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrades, "SCHEMA", 3)
    monkeypatch.setattr(upgrades, "UPGRADES", {
        1: lambda values: {("video.fps" if key == "fps" else key): value for key, value in values.items()},
        2: lambda values: {("video.loudness" if key == "loud" else key): (-value if key == "loud" else value)
                           for key, value in values.items()}})
    store = SettingsStore(written(path, {"fps": 25, "loud": 16, "kept": 1}))
    assert (store.get(FPS), store.get(LOUDNESS)) == (25, -16.0)
    store.put(VOICE, "espeak:en")
    assert json.loads(path.read_text()) == {
        "schema": 3, "values": {"video.fps": 25, "video.loudness": -16, "video.voice": "espeak:en", "kept": 1}}
    assert SettingsStore(written(path, {"loud": 18}, schema=2)).get(LOUDNESS) == -18.0


def test_a_newer_file_is_read_but_left_untouched(path: Path) -> None:
    before = written(path, {"video.fps": 25, "new": True}, schema=99).read_bytes()
    store = SettingsStore(path)
    assert store.get(FPS) == 25
    with pytest.raises(NewerVersion):
        store.put(FPS, 30)
    assert store.get(FPS) == 25
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["settings.json"]


def test_a_folder_in_the_way_is_told_and_left(path: Path) -> None:
    path.mkdir(parents=True)
    store = SettingsStore(path)
    assert store.get(FPS) == 30
    assert "defaults" in store.warnings[0]
    assert path.is_dir()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True).returncode:
        pytest.skip("mounting needs more rights")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "settings.json"
    store = SettingsStore(path)
    store.put(FPS, 25)
    before = path.read_bytes()
    with (small_disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space"):
        while True:
            filler.write(b"x" * 4_096)
    with pytest.raises(DiskFull):
        store.put(FPS, 30)
    assert store.get(FPS) == SettingsStore(path).get(FPS) == 25
    assert path.read_bytes() == before
    assert sorted(os.listdir(small_disk)) == ["filler", "settings.json"]
    (small_disk / "filler").unlink()
    store.put(FPS, 30)
    assert SettingsStore(path).get(FPS) == 30


def test_a_read_only_disk_is_told(small_disk: Path) -> None:
    path = small_disk / "settings.json"
    store = SettingsStore(path)
    store.put(FPS, 25)
    path.with_name("broken.json").write_text("{")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ReadOnly):
        store.put(FPS, 30)
    assert store.get(FPS) == SettingsStore(path).get(FPS) == 25
    broken = SettingsStore(path.with_name("broken.json"))  # it cannot even be put aside
    assert broken.get(FPS) == 30
    assert len(broken.warnings) == 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=6)


@settings(max_examples=40)
@given(values=st.dictionaries(st.sampled_from([*SETTINGS, "unknown", ""]), json_values))
def test_any_file_gives_allowed_values(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    path = written(tmp_path_factory.mktemp("settings") / "settings.json", values)
    store = SettingsStore(path)
    for setting in SETTINGS.values():
        assert setting.checked(store.get(setting)) == store.get(setting)
    store.put(LANGUAGE, "zh_TW")
    assert SettingsStore(path).get(LANGUAGE) == "zh_TW"
