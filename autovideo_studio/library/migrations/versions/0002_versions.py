"""Version 2: a version has a name, and the project as it was."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE video_versions RENAME TO video_versions_before",
    """CREATE TABLE video_versions (
    video_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    file TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    what_changed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    name TEXT NOT NULL,
    project VARCHAR NOT NULL,
    CONSTRAINT pk_video_versions PRIMARY KEY (video_id, number),
    CONSTRAINT fk_video_versions_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
)""",
    """INSERT INTO video_versions
    SELECT video_id, number, file, size, digest, what_changed, created_at, '', '' FROM video_versions_before""",
    "DROP TABLE video_versions_before",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
