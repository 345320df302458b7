"""The library's tables, as they are in the newest version. (How older files get there: `migrations/`.)

Truth is in `documents` (each project's journal), `generations` (the ledger) and `assets` (the store); `videos` is what the shelf
shows of a project. `video_labels` and `video_search` are derived from `videos` and can be rebuilt.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, text

from autovideo_studio.library.columns import Json, Moment

metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"})


def _of_video() -> Column[str]:
    return Column("video_id", String, ForeignKey("videos.id", ondelete="CASCADE"), nullable=False)


videos = Table(
    "videos", metadata,
    Column("number", Integer, primary_key=True),  # stable row number: the search index refers to it, pages break ties by it
    Column("id", String, nullable=False, unique=True),
    Column("title", String(200), CheckConstraint("length(title) <= 200", name="title_length"), nullable=False),
    Column("status", String, CheckConstraint("status in ('pending', 'processing', 'completed', 'failed')", name="status"),
           nullable=False),
    Column("progress", Integer, CheckConstraint("progress between 0 and 100", name="progress"), nullable=False),
    Column("stage_details", Json, nullable=False),
    Column("error", Text, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("file", Text, nullable=False),
    Column("thumbnail", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("resolution", String, nullable=False),
    Column("format", String, nullable=False),
    Column("platforms", Json, nullable=False),
    Column("tags", Json, nullable=False),
    Column("seo_title", String(100), CheckConstraint("length(seo_title) <= 100", name="seo_title_length"), nullable=False),
    Column("seo_description", Text, nullable=False),
    Column("seo_keywords", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("published_at", Moment),
    Column("archived_at", Moment),
    Column("description", Text, nullable=False),
    Column("script", Text, nullable=False),  # last: a long text stays out of the pages that lists read
)
# One index per order. Each also holds what the filters look at, so that a list is walked without touching the rows it skips.
Index("ix_videos_by_updated_at", videos.c.updated_at, videos.c.number, videos.c.status, videos.c.created_at, videos.c.archived_at)
Index("ix_videos_by_created_at", videos.c.created_at, videos.c.number, videos.c.status, videos.c.archived_at)
Index("ix_videos_by_title", videos.c.title.collate("NOCASE"), videos.c.number, videos.c.status, videos.c.created_at,
      videos.c.archived_at)
Index("ix_videos_by_seconds", videos.c.seconds, videos.c.number, videos.c.status, videos.c.created_at, videos.c.archived_at)

video_labels = Table(
    "video_labels", metadata,
    Column("kind", String, primary_key=True),  # "tag" or "platform"
    Column("label", String, primary_key=True),
    Column("video_number", Integer, ForeignKey("videos.number", ondelete="CASCADE"), primary_key=True),
    Index("ix_video_labels_video_number", "video_number"),
    sqlite_with_rowid=False,
)

video_versions = Table(
    "video_versions", metadata,
    Column("video_id", String, ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("what_changed", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("name", Text, nullable=False),
    Column("project", String, nullable=False),  # digest of the project's value in the store; "" where it was not kept
)

processing_history = Table(
    "processing_history", metadata,
    Column("id", Integer, primary_key=True),
    _of_video(),
    Column("job_id", String),
    Column("stage", String, nullable=False),
    Column("status", String, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("progress", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("metadata", Json, nullable=False),
    Index("ix_processing_history_video_id", "video_id"),
)

def _entry_columns() -> list[Column[Any]]:
    return [
        Column("kind", String, nullable=False),
        Column("label", Text, nullable=False),
        Column("merge_key", Text, nullable=False),
        Column("data", Text, nullable=False),
        Column("prev_hash", String(64), nullable=False),
        Column("hash", String(64), nullable=False),
        Column("written_at", Moment, nullable=False),
    ]


documents = Table(
    "documents", metadata,
    Column("project_id", String, ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    *_entry_columns(),
)

documents_aside = Table(
    "documents_aside", metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", String, ForeignKey("videos.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    *_entry_columns(),
    Column("put_aside_at", Moment, nullable=False),
    Index("ix_documents_aside_project_id", "project_id"),
)

journal_heads = Table(
    "journal_heads", metadata,
    Column("project_id", String, ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True),
    Column("first_seq", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("last_hash", String(64), nullable=False),
)

assets = Table(
    "assets", metadata,
    Column("digest", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("verified_at", Moment),
)

generations = Table(
    "generations", metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False),
    Column("kind", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("provider", String, nullable=False),
    Column("model", String, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("params", Json),  # null for products of the cache: the project tells them again
    Column("status", String, CheckConstraint("status in ('sent', 'made', 'spare', 'lost', 'failed')", name="status"),
           nullable=False),
    Column("place", String, nullable=False),  # "store", "cache", or "" while there is no product
    Column("digest", String(64)),
    Column("size", Integer),
    Column("media_type", String, nullable=False),
    Column("meta", Json, nullable=False),
    Column("usage", Json, nullable=False),
    Column("cost_usd", Text),  # an exact decimal
    Column("seconds", Float),
    Column("error", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
)
Index("ix_generations_made", generations.c.key, unique=True, sqlite_where=text("status = 'made'"))
Index("ix_generations_open", generations.c.key, sqlite_where=text("status = 'sent'"))
Index("ix_generations_digest", generations.c.digest)
Index("ix_generations_finished", generations.c.finished_at)

quotas = Table(
    "quotas", metadata,
    Column("kind", String, primary_key=True),
    Column("period", String, CheckConstraint("period in ('daily', 'monthly')", name="period"), primary_key=True),
    Column("used", Integer, nullable=False),
    Column("limit", Integer, nullable=False),
    Column("resets_at", Moment, nullable=False),
)

jobs = Table(
    "jobs", metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("project_id", String),
    Column("priority", Integer, nullable=False),
    Column("state", String, CheckConstraint(
        "state in ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')", name="state"), nullable=False),
    Column("wish", String, CheckConstraint("wish in ('', 'pause', 'cancel')", name="wish"), nullable=False),
    Column("stage", Text, nullable=False),
    Column("fraction", Float, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("not_before", Moment),
    Column("owner", String, nullable=False),
    Column("lease_until", Moment),
    Column("epoch", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("seq", Integer, nullable=False, unique=True),
    Column("failure", Json),
    Column("result", Json, nullable=False),
    Column("payload", Json, nullable=False),
)
Index("ix_jobs_next", jobs.c.state, jobs.c.priority, jobs.c.created_at, jobs.c.id)
Index("ix_jobs_project_id", jobs.c.project_id)

accounts = Table(
    "accounts", metadata,
    Column("id", String, primary_key=True),
    Column("platform", String, nullable=False),
    Column("remote_id", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", Json, nullable=False),
    Column("status", String, nullable=False),
    Column("created_at", Moment, nullable=False),  # secrets are in the keyring under this row's id, never here
)

publications = Table(
    "publications", metadata,
    Column("id", String, primary_key=True),
    _of_video(),
    Column("account_id", String, ForeignKey("accounts.id", ondelete="SET NULL")),
    Column("platform", String, nullable=False),
    Column("status", String, nullable=False),
    Column("remote_id", String, nullable=False),
    Column("url", Text, nullable=False),
    Column("request", Json, nullable=False),
    Column("upload", Json, nullable=False),  # where the server said to resume
    Column("error", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("published_at", Moment),
    Index("ix_publications_video_id", "video_id"),
)

statistics = Table(
    "statistics", metadata,
    Column("video_id", String, ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True),
    Column("platform", String, primary_key=True),
    Column("taken_at", Moment, primary_key=True),
    Column("views", Integer, nullable=False),
    Column("likes", Integer, nullable=False),
    Column("dislikes", Integer, nullable=False),
    Column("shares", Integer, nullable=False),
    Column("comments", Integer, nullable=False),
    Column("watch_seconds", Integer, nullable=False),
    Column("engagement_rate", Float, nullable=False),
)

schedules = Table(
    "schedules", metadata,
    Column("id", String, primary_key=True),
    _of_video(),
    Column("account_id", String, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("status", String, nullable=False),
    Column("request", Json, nullable=False),
    Index("ix_schedules_due", "status", "due_at"),
)

notifications = Table(
    "notifications", metadata,
    Column("id", String, primary_key=True),
    Column("video_id", String, ForeignKey("videos.id", ondelete="CASCADE")),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("read_at", Moment),
    Index("ix_notifications_created_at", "created_at"),
)
