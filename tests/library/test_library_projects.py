"""The shelf: what is put there is found again, in every script and in any order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autovideo_studio.foundation.errors import InvalidInput, NotFound
from autovideo_studio.library.library import Library
from autovideo_studio.library.projects import Sort, Video, VideoFilter

FIRST_DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Sixty videos, one a day."""
    with Library.open(tmp_path_factory.mktemp("shared")) as library:
        for number in range(60):
            with patch("autovideo_studio.library.projects.now", lambda number=number: FIRST_DAY + timedelta(days=number)):
                video = library.projects.create(
                    f"Video {number * 7 % 60:02}", status="completed" if number % 3 else "failed", seconds=float(number % 5),
                    tags=["Sea", "moon"] if number % 2 else ["moon"], platforms=["youtube"] if number % 4 else ["tiktok"])
                if number % 10 == 0:
                    library.projects.archive(video.id)
        yield library


def everything(library: Library) -> list[Video]:
    return list(library.projects.list_page(VideoFilter(archived=None), sort=Sort.CREATED, descending=False, limit=1000).videos)


def test_all_fields_come_back(library: Library) -> None:
    published = datetime(2026, 5, 4, 3, 2, 1, 5, tzinfo=UTC)
    facts = {
        "status": "completed", "progress": 80, "stage_details": {"speech": {"seconds": 1.5}}, "error": "none", "seconds": 61.5,
        "file": "/films/影片.mp4", "thumbnail": "a" * 64, "size": 2**40, "resolution": "1920x1080", "format": "mp4",
        "platforms": ("youtube", "bilibili"), "tags": ("Sea", "海"), "seo_title": "T" * 100, "seo_description": "D",
        "seo_keywords": ("k", "w"), "description": "About 🌊", "published_at": published}
    video = library.projects.create("Tides", script="The sea rises.", **facts)
    assert library.projects.get(video.id) == video
    for name, value in facts.items():
        assert getattr(video, name) == value
    assert library.projects.script(video.id) == "The sea rises."
    assert video.created_at == video.updated_at
    assert video.id.startswith("project_")


text_in = st.text(max_size=60)


@settings(max_examples=80, deadline=None)
@given(title=text_in, description=text_in, script=text_in, tags=st.lists(text_in, max_size=3))
def test_any_text_is_stored_and_never_breaks_the_search(shared: Library, title: str, description: str, script: str,
                                                        tags: list[str]) -> None:
    def storable(words: str) -> str:
        return words.replace("\0", "").encode("utf-8", "replace").decode()

    video = shared.projects.create(title, description=description, script=script, tags=tags, status="pending")
    try:
        stored = shared.projects.get(video.id)
        assert (stored.title, stored.description, list(stored.tags)) == (
            storable(title), storable(description), [storable(tag) for tag in tags])
        assert shared.projects.script(video.id) == storable(script)
        for words in map(storable, (title, description, script, *tags)):
            found = shared.projects.list_page(VideoFilter(text=words, status="pending")).videos
            assert stored in found or not any(letter.isalnum() for letter in words)
    finally:
        shared.projects.delete(video.id)


SENTENCES = {
    "en": "How the Moon pulls the tides: a café story", "zh": "人工智慧如何改變影片剪輯的未來", "ja": "海の潮はなぜ満ちるのか",
    "ar": "كيف يسحب القمر المدّ والجزر", "th": "ทำไมน้ำขึ้นน้ำลง", "ko": "달이 바다를 당긴다",
    "de": "Übermäßige Gezeiten im Wattenmeer"}


@pytest.mark.parametrize(("words", "language"), [
    ("tides", "en"), ("TIDE", "en"), ("moon story", "en"), ("cafe", "en"), ("café", "en"), ("影片", "zh"), ("剪", "zh"),
    ("來", "zh"), ("人工智慧", "zh"), ("未來 影片", "zh"), ("潮", "ja"), ("なぜ", "ja"),
    ("القمر", "ar"), ("والجزر", "ar"), ("น้ำ", "th"),
    ("바다", "ko"), ("gezeiten", "de"), ("übermässig", "de"), ("Ubermaßige", "de"), ("満ちる", "ja"), ("القمَر", "ar"),
    ("ｔｉｄｅｓ", "en")])
def test_a_word_is_found_in_its_script(library: Library, words: str, language: str) -> None:
    ids = {name: library.projects.create(sentence).id for name, sentence in SENTENCES.items()}
    assert [video.id for video in library.projects.list_page(VideoFilter(text=words)).videos] == [ids[language]]


@pytest.mark.parametrize("words", [
    "影來", "slower", "moon castle", "\"", "*", "AND", "NEAR(", "title:x", "-", "'; drop table videos"])
def test_what_is_not_there_is_not_found(library: Library, words: str) -> None:
    for sentence in SENTENCES.values():
        library.projects.create(sentence)
    assert library.projects.list_page(VideoFilter(text=words)).videos == ()


def test_search_looks_at_title_tags_description_and_script_and_forgets_what_was_changed(library: Library) -> None:
    video = library.projects.create("alpha", tags=["beta"], description="gamma", script="delta")

    def found(words: str) -> bool:
        return library.projects.count(VideoFilter(text=words)) == 1

    assert all(map(found, ["alpha", "beta", "gamma", "delta", "alpha delta"]))
    library.projects.update(video.id, title="omega", script="")
    assert [word for word in ("alpha", "beta", "gamma", "delta", "omega") if found(word)] == ["beta", "gamma", "omega"]
    library.projects.delete(video.id)
    assert not found("omega")


@settings(max_examples=60, deadline=None)
@given(where=st.builds(
    VideoFilter, status=st.sampled_from(["", "completed", "failed", "pending"]), tag=st.sampled_from(["", "sea", "MOON", "none"]),
    platform=st.sampled_from(["", "youtube", "tiktok"]), text=st.sampled_from(["", "video", "video 07", "0", "sea", "nothing"]),
    created_from=st.sampled_from([None, FIRST_DAY, FIRST_DAY + timedelta(days=20)]),
    created_to=st.sampled_from([None, FIRST_DAY + timedelta(days=40)]), archived=st.sampled_from([None, True, False])),
    sort=st.sampled_from(Sort), descending=st.booleans(), limit=st.integers(1, 25), few=st.sampled_from([1, 1000]))
def test_pages_are_the_filtered_and_sorted_whole(shared: Library, where: VideoFilter, sort: Sort, descending: bool, limit: int,
                                                 few: int) -> None:
    def passes(video: Video) -> bool:
        assert video.created_at is not None
        words = [*video.title.lower().split(), *(tag.lower() for tag in video.tags)]
        return (where.status in ("", video.status)
                and (not where.tag or where.tag.lower() in [tag.lower() for tag in video.tags])
                and (not where.platform or where.platform in video.platforms)
                and (where.created_from is None or video.created_at >= where.created_from)
                and (where.created_to is None or video.created_at < where.created_to)
                and (where.archived is None or where.archived == (video.archived_at is not None))
                and all(any(word.startswith(part) for word in words) for part in where.text.split()))

    numbered = [(getattr(video, sort), number, video) for number, video in enumerate(everything(shared)) if passes(video)]
    expected = [video for *_, video in sorted(numbered, key=lambda entry: entry[:2], reverse=descending)]
    got: list[Video] = []
    after = None
    with patch("autovideo_studio.library.projects._FEW", few):
        for _ in range(len(expected) + 1):
            page = shared.projects.list_page(where, sort=sort, descending=descending, after=after, limit=limit)
            assert len(page.videos) <= limit
            got += page.videos
            after = page.next
            if after is None:
                break
        assert got == expected
        assert shared.projects.count(where) == len(expected)
        assert shared.projects.count(where, at_most=5) == min(5, len(expected))


def test_pages_do_not_repeat_or_skip_while_videos_are_added(library: Library) -> None:
    old = [library.projects.create(f"Old {number}").id for number in range(10)]
    page = library.projects.list_page(limit=4)
    seen = [video.id for video in page.videos]
    while page.next:
        library.projects.create("New")
        page = library.projects.list_page(limit=4, after=page.next)
        seen += [video.id for video in page.videos]
    assert seen == old[::-1]


def test_a_change_that_cannot_be_changes_nothing(library: Library) -> None:
    video = library.projects.create("Tides", seo_title="Tides")
    for facts in ({"title": "x" * 201}, {"seo_title": "x" * 101}):
        with pytest.raises(InvalidInput):
            library.projects.update(video.id, **facts)
    with pytest.raises(TypeError):
        library.projects.update(video.id, colour="red")
    shelf = library.projects
    for call in (shelf.get, shelf.update, shelf.delete, shelf.archive, shelf.script):
        with pytest.raises(NotFound):
            call("project_nobody")
    assert library.projects.get(video.id) == video


def test_duplicating_archiving_deleting(library: Library, folder: Path) -> None:
    original = library.projects.create("Tides", script="The sea.", tags=["sea"], file="/x.mp4", status="completed")
    copy = library.projects.duplicate(original.id, title="Tides 2")
    assert (copy.title, copy.tags, copy.file, copy.status) == ("Tides 2", ("sea",), "", "pending")
    assert library.projects.script(copy.id) == "The sea."
    library.projects.archive(original.id)
    assert [video.id for video in library.projects.list_page().videos] == [copy.id]
    library.projects.archive(original.id, archived=False)
    library.projects.delete(original.id)
    assert [video.id for video in library.projects.list_page(VideoFilter(archived=None, tag="sea")).videos] == [copy.id]
    assert library.check().healthy


def test_versions_are_numbered_and_the_newest_is_shown(library: Library) -> None:
    video = library.projects.create("Tides")
    for number in (1, 2):
        library.projects.add_version(video.id, file=f"/films/{number}.mp4", size=number, digest="d" * 64, what_changed="Shorter")
    assert [(version.number, version.file) for version in library.projects.versions(video.id)] == [
        (1, "/films/1.mp4"), (2, "/films/2.mp4")]
    assert library.projects.get(video.id).file == "/films/2.mp4"
    with pytest.raises(NotFound):
        library.projects.add_version("project_nobody", file="", size=0, digest="", what_changed="")
