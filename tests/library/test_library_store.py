"""Files by content: wholly there or not there, and found again."""

import hashlib
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.foundation.errors import DiskFull, NotFound
from autovideo_studio.library.library import Library
from autovideo_studio.library.store import Cache, FileStore


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FileStore:
    return FileStore(tmp_path_factory.mktemp("store"))


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=3000), way=st.sampled_from(["bytes", "copy", "move"]))
def test_any_bytes_come_back_under_their_digest(store: FileStore, data: bytes, way: str) -> None:
    source = store.folder / "source.bin"
    source.write_bytes(data)
    digest, size = store.put_bytes(data) if way == "bytes" else store.put_file(source, move=way == "move")
    assert (digest, size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert store.path(digest).read_bytes() == data
    assert store.has(digest, size=size, verify=True)
    assert source.exists() == (way != "move")
    assert not list((store.folder / "incoming").iterdir())


def test_a_file_from_another_disk_can_be_moved_in(store: FileStore) -> None:
    if os.stat("/dev/shm").st_dev == store.folder.stat().st_dev:
        pytest.skip("no second disk")
    source = Path(f"/dev/shm/autovideo-test-{os.getpid()}")
    source.write_bytes(b"from afar")
    digest, _ = store.put_file(source, move=True)
    assert store.path(digest).read_bytes() == b"from afar"
    assert not source.exists()


def test_a_damaged_file_is_seen_and_mended_by_putting_it_again(library: Library) -> None:
    digest, size = library.store.put_bytes(b"whole")
    library.store.path(digest).write_bytes(b"wHole")
    assert library.store.has(digest, size=size)
    assert not library.store.has(digest, verify=True)
    library.store.put_bytes(b"whole")
    assert library.store.has(digest, verify=True)


def test_what_is_missing_is_named(library: Library, tmp_path: Path) -> None:
    for name in ("0" * 64, "../../etc/passwd", "", "G" * 64, "0" * 63 + "\n"):
        with pytest.raises(NotFound):
            library.store.path(name)
    with pytest.raises(NotFound):
        library.store.put_file(tmp_path / "nothing.mp4")
    assert list(library.store.digests()) == []


def test_many_threads_may_put_the_same_and_different_files(library: Library) -> None:
    def put() -> None:
        for number in range(20):
            library.store.put_bytes(b"%d" % number * 1000)

    threads = [threading.Thread(target=put) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(library.store.digests())) == 20
    assert library.check().healthy


def put_all(cache: Cache, count: int) -> list[str]:
    digests = [cache.put_bytes(bytes([number]) * 1000)[0] for number in range(count)]
    for age, digest in enumerate(digests):
        os.utime(cache.path(digest), (1_000_000 + age, 1_000_000 + age))
    return digests


def test_the_longest_unused_goes_first_and_nothing_that_this_session_used(tmp_path: Path) -> None:
    digests = put_all(Cache(tmp_path / "cache", 0), 6)
    cache = Cache(tmp_path / "cache", 3500)
    assert cache.has(digests[0])
    assert cache.evict() == digests[1:4]
    assert {digest for digest in digests if cache.has(digest)} == {digests[0], digests[4], digests[5]}
    tight = Cache(tmp_path / "cache", 0)
    tight.path(digests[4])
    assert set(tight.evict()) == {digests[0], digests[5]}
    assert tight.evict() == []


def test_use_is_remembered_over_sessions(tmp_path: Path) -> None:
    digests = put_all(Cache(tmp_path / "cache", 0), 3)
    Cache(tmp_path / "cache", 0).path(digests[0])
    assert Cache(tmp_path / "cache", 1000).evict() == [digests[1], digests[2]]


def test_a_cache_that_was_deleted_is_only_empty(library: Library, folder: Path) -> None:
    import shutil

    digest, _ = library.cache.put_bytes(b"x")
    shutil.rmtree(folder / "cache")
    assert not library.cache.has(digest)
    assert library.cache.evict() == []
    assert library.cache.put_bytes(b"x")[0] == digest


def test_a_full_disk_stores_nothing_in_part(tmp_path: Path) -> None:
    from test_library_opening import mounted

    source = tmp_path / "film.mp4"
    source.write_bytes(os.urandom(2_000_000))
    with mounted(tmp_path / "disk", "-o", "size=1m"):
        store = FileStore(tmp_path / "disk" / "store")
        kept, _ = store.put_bytes(b"small")
        for move in (False, True):
            with pytest.raises(DiskFull):
                store.put_file(source, move=move)
            assert source.stat().st_size == 2_000_000
        assert list(store.digests()) == [kept]
        assert not list((tmp_path / "disk/store/incoming").iterdir())


def test_what_is_held_stays_and_goes_when_the_work_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that lasts for days: what it used long ago may go, but not what a running export needs."""
    now = 1_000.0
    monkeypatch.setattr("autovideo_studio.library.store.time.monotonic", lambda: now)
    cache = Cache(tmp_path / "cache", 2_500)
    earlier, _ = cache.put_bytes(b"a" * 1000)
    with cache.holding():
        held = [cache.put_bytes(bytes([number]) * 1000)[0] for number in range(4)]
        now += 10_000
        assert cache.evict() == [earlier]
        assert all(cache.has(digest) for digest in held)
    assert cache.evict() == []  # asked for a moment ago
    now += 10_000
    assert len(cache.evict()) == 2


def test_a_cache_that_grows_says_when_to_look(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", 16_000)
    cache.put_bytes(b"a" * 900)
    assert not cache.has_grown
    cache.put_bytes(b"b" * 900)
    assert cache.has_grown
    cache.evict()
    assert not cache.has_grown
