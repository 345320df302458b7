"""Version 1: the first."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE accounts (
    id VARCHAR NOT NULL,
    platform VARCHAR NOT NULL,
    remote_id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    status VARCHAR NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY (id)
)""",
    """CREATE TABLE assets (
    digest VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    verified_at BIGINT,
    CONSTRAINT pk_assets PRIMARY KEY (digest)
)""",
    """CREATE TABLE generations (
    id INTEGER NOT NULL,
    "key" VARCHAR(64) NOT NULL,
    kind VARCHAR NOT NULL,
    label TEXT NOT NULL,
    provider VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    prompt TEXT NOT NULL,
    params TEXT,
    status VARCHAR NOT NULL
        CONSTRAINT ck_generations_status CHECK (status in ('sent', 'made', 'spare', 'lost', 'failed')),
    place VARCHAR NOT NULL,
    digest VARCHAR(64),
    size INTEGER,
    media_type VARCHAR NOT NULL,
    meta TEXT NOT NULL,
    usage TEXT NOT NULL,
    cost_usd TEXT,
    seconds FLOAT,
    error TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    CONSTRAINT pk_generations PRIMARY KEY (id)
)""",
    "CREATE INDEX ix_generations_digest ON generations (digest)",
    "CREATE INDEX ix_generations_finished ON generations (finished_at)",
    """CREATE UNIQUE INDEX ix_generations_made ON generations ("key") WHERE status = 'made'""",
    """CREATE INDEX ix_generations_open ON generations ("key") WHERE status = 'sent'""",
    """CREATE TABLE jobs (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    label TEXT NOT NULL,
    project_id VARCHAR,
    priority INTEGER NOT NULL,
    state VARCHAR NOT NULL
        CONSTRAINT ck_jobs_state CHECK (state in ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')),
    wish VARCHAR NOT NULL
        CONSTRAINT ck_jobs_wish CHECK (wish in ('', 'pause', 'cancel')),
    stage TEXT NOT NULL,
    fraction FLOAT NOT NULL,
    failures INTEGER NOT NULL,
    not_before BIGINT,
    owner VARCHAR NOT NULL,
    lease_until BIGINT,
    epoch INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT,
    seq INTEGER NOT NULL,
    failure TEXT,
    result TEXT NOT NULL,
    payload TEXT NOT NULL,
    CONSTRAINT pk_jobs PRIMARY KEY (id),
    CONSTRAINT uq_jobs_seq UNIQUE (seq)
)""",
    "CREATE INDEX ix_jobs_next ON jobs (state, priority, created_at, id)",
    "CREATE INDEX ix_jobs_project_id ON jobs (project_id)",
    """CREATE TABLE quotas (
    kind VARCHAR NOT NULL,
    period VARCHAR NOT NULL
        CONSTRAINT ck_quotas_period CHECK (period in ('daily', 'monthly')),
    used INTEGER NOT NULL,
    "limit" INTEGER NOT NULL,
    resets_at BIGINT NOT NULL,
    CONSTRAINT pk_quotas PRIMARY KEY (kind, period)
)""",
    """CREATE TABLE videos (
    number INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    title VARCHAR(200) NOT NULL
        CONSTRAINT ck_videos_title_length CHECK (length(title) <= 200),
    status VARCHAR NOT NULL
        CONSTRAINT ck_videos_status CHECK (status in ('pending', 'processing', 'completed', 'failed')),
    progress INTEGER NOT NULL
        CONSTRAINT ck_videos_progress CHECK (progress between 0 and 100),
    stage_details TEXT NOT NULL,
    error TEXT NOT NULL,
    seconds FLOAT NOT NULL,
    file TEXT NOT NULL,
    thumbnail VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    resolution VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    platforms TEXT NOT NULL,
    tags TEXT NOT NULL,
    seo_title VARCHAR(100) NOT NULL
        CONSTRAINT ck_videos_seo_title_length CHECK (length(seo_title) <= 100),
    seo_description TEXT NOT NULL,
    seo_keywords TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    archived_at BIGINT,
    description TEXT NOT NULL,
    script TEXT NOT NULL,
    CONSTRAINT pk_videos PRIMARY KEY (number),
    CONSTRAINT uq_videos_id UNIQUE (id)
)""",
    "CREATE INDEX ix_videos_by_created_at ON videos (created_at, number, status, archived_at)",
    "CREATE INDEX ix_videos_by_seconds ON videos (seconds, number, status, created_at, archived_at)",
    """CREATE INDEX ix_videos_by_title ON videos (title COLLATE "NOCASE", number, status, created_at, archived_at)""",
    "CREATE INDEX ix_videos_by_updated_at ON videos (updated_at, number, status, created_at, archived_at)",
    """CREATE TABLE documents (
    project_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    label TEXT NOT NULL,
    merge_key TEXT NOT NULL,
    data TEXT NOT NULL,
    prev_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    written_at BIGINT NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (project_id, seq),
    CONSTRAINT fk_documents_project_id FOREIGN KEY(project_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    """CREATE TABLE documents_aside (
    id INTEGER NOT NULL,
    project_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    label TEXT NOT NULL,
    merge_key TEXT NOT NULL,
    data TEXT NOT NULL,
    prev_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    written_at BIGINT NOT NULL,
    put_aside_at BIGINT NOT NULL,
    CONSTRAINT pk_documents_aside PRIMARY KEY (id),
    CONSTRAINT fk_documents_aside_project_id FOREIGN KEY(project_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_documents_aside_project_id ON documents_aside (project_id)",
    """CREATE TABLE journal_heads (
    project_id VARCHAR NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    last_hash VARCHAR(64) NOT NULL,
    CONSTRAINT pk_journal_heads PRIMARY KEY (project_id),
    CONSTRAINT fk_journal_heads_project_id FOREIGN KEY(project_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    """CREATE TABLE notifications (
    id VARCHAR NOT NULL,
    video_id VARCHAR,
    kind VARCHAR NOT NULL,
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    CONSTRAINT pk_notifications PRIMARY KEY (id),
    CONSTRAINT fk_notifications_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_notifications_created_at ON notifications (created_at)",
    """CREATE TABLE processing_history (
    id INTEGER NOT NULL,
    video_id VARCHAR NOT NULL,
    job_id VARCHAR,
    stage VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    progress INTEGER NOT NULL,
    error TEXT NOT NULL,
    metadata TEXT NOT NULL,
    CONSTRAINT pk_processing_history PRIMARY KEY (id),
    CONSTRAINT fk_processing_history_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_processing_history_video_id ON processing_history (video_id)",
    """CREATE TABLE publications (
    id VARCHAR NOT NULL,
    video_id VARCHAR NOT NULL,
    account_id VARCHAR,
    platform VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    remote_id VARCHAR NOT NULL,
    url TEXT NOT NULL,
    request TEXT NOT NULL,
    upload TEXT NOT NULL,
    error TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    CONSTRAINT pk_publications PRIMARY KEY (id),
    CONSTRAINT fk_publications_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE,
    CONSTRAINT fk_publications_account_id FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE SET NULL
)""",
    "CREATE INDEX ix_publications_video_id ON publications (video_id)",
    """CREATE TABLE schedules (
    id VARCHAR NOT NULL,
    video_id VARCHAR NOT NULL,
    account_id VARCHAR NOT NULL,
    due_at BIGINT NOT NULL,
    status VARCHAR NOT NULL,
    request TEXT NOT NULL,
    CONSTRAINT pk_schedules PRIMARY KEY (id),
    CONSTRAINT fk_schedules_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE,
    CONSTRAINT fk_schedules_account_id FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_schedules_due ON schedules (status, due_at)",
    """CREATE TABLE statistics (
    video_id VARCHAR NOT NULL,
    platform VARCHAR NOT NULL,
    taken_at BIGINT NOT NULL,
    views INTEGER NOT NULL,
    likes INTEGER NOT NULL,
    dislikes INTEGER NOT NULL,
    shares INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    watch_seconds INTEGER NOT NULL,
    engagement_rate FLOAT NOT NULL,
    CONSTRAINT pk_statistics PRIMARY KEY (video_id, platform, taken_at),
    CONSTRAINT fk_statistics_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    """CREATE TABLE video_labels (
    kind VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    video_number INTEGER NOT NULL,
    CONSTRAINT pk_video_labels PRIMARY KEY (kind, label, video_number),
    CONSTRAINT fk_video_labels_video_number FOREIGN KEY(video_number) REFERENCES videos (number) ON DELETE CASCADE
)
 WITHOUT ROWID""",
    "CREATE INDEX ix_video_labels_video_number ON video_labels (video_number)",
    """CREATE TABLE video_versions (
    video_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    file TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    what_changed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT pk_video_versions PRIMARY KEY (video_id, number),
    CONSTRAINT fk_video_versions_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    """create virtual table video_search using fts5(title, tags, description, script,
    tokenize = 'ascii', prefix = '1 2 3 4 5 6 7 8', detail = 'none')""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
