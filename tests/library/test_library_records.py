"""Stage runs, quotas, accounts, publications, statistics."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.library.library import Library
from autovideo_studio.library.publications import Statistics


def test_stage_runs_are_kept_in_order_with_their_outcome(library: Library) -> None:
    video = library.projects.create("Tides")
    first = library.processing.begin(video.id, "script")
    library.processing.end(first, progress=10, metadata={"words": 120})
    second = library.processing.begin(video.id, "speech", job_id="job_x")
    library.processing.end(second, progress=20, error="No voice.")
    runs = library.processing.of(video.id)
    assert [(run.stage, run.status, run.progress, run.error, run.metadata) for run in runs] == [
        ("script", "completed", 10, "", {"words": 120}), ("speech", "failed", 20, "No voice.", {})]
    library.projects.delete(video.id)
    assert library.processing.of(video.id) == ()


def test_a_quota_is_never_exceeded_and_starts_anew_when_its_period_ends(library: Library) -> None:
    with patch("autovideo_studio.library.quotas.now") as clock:
        clock.return_value = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
        library.quotas.limit("image", "daily", 3)
        library.quotas.limit("image", "monthly", 5)
        assert [library.quotas.use("image", 2) for _ in range(2)] == [True, False]
        assert [(quota.used, quota.resets_at) for quota in library.quotas.list()] == [(2, datetime(2027, 1, 1, tzinfo=UTC))] * 2
        clock.return_value = datetime(2027, 1, 1, tzinfo=UTC)
        assert [quota.used for quota in library.quotas.list()] == [0, 0]
        assert library.quotas.use("image", 3)
        clock.return_value = datetime(2027, 1, 2, tzinfo=UTC)
        assert [library.quotas.use("image", amount) for amount in (3, 2)] == [False, True]  # the month has 5
    assert library.quotas.use("unlimited", 10**9)


def test_publications_outlive_their_account(library: Library) -> None:
    video = library.projects.create("Tides")
    account = library.publications.link("youtube", remote_id="UC1", name="Tides & co", scopes=("upload",))
    assert library.publications.accounts() == (account,)
    publication = library.publications.begin(video.id, account, {"title": "Tides"})
    published = library.publications.update(publication.id, status="published", url="https://example.org/v", remote_id="v")
    library.publications.unlink(account.id)
    (kept,) = library.publications.of(video.id)
    assert (kept.status, kept.url, kept.request, kept.account_id) == ("published", published.url, {"title": "Tides"}, None)
    with pytest.raises(NotFound):
        library.publications.update("publication_nobody", status="x")


def test_the_newest_statistics_of_each_platform(library: Library) -> None:
    video = library.projects.create("Tides")
    for platform, views, day in (("youtube", 10, 1), ("tiktok", 5, 1), ("youtube", 30, 3), ("youtube", 20, 2)):
        library.publications.add_statistics(Statistics(video.id, platform, views, taken_at=datetime(2026, 5, day, tzinfo=UTC)))
    assert [(each.platform, each.views) for each in library.publications.latest_statistics(video.id)] == [
        ("tiktok", 5), ("youtube", 30)]
