"""From one version of the library's file to the next, by Alembic; and a new file at once in the newest version.

`VERSION` is written into the file's header (`user_version`), so that opening needs to read no table and load no Alembic.
"""

from __future__ import annotations

from pathlib import Path

from autovideo_studio.library.driver import connect, driver, translated

VERSION = 2
"""The newest version = the number of the newest file in `versions/`. Raise it together with a new one."""

APPLICATION_ID = 0x41565354  # "AVST": in the file's header; tells ours from any other SQLite file

STEPS = [Path(__file__).parent / "versions"]
"""The folders of upgrade steps, one file per version."""

_VERSION_TABLE = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def create(path: Path) -> None:
    """A new, empty library file in the newest version, wholly there or (after a kill) empty and made again."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    from autovideo_studio.library import search
    from autovideo_studio.library.tables import metadata

    engine = create_engine("sqlite://", module=driver(), creator=lambda: connect(path, "rwc"), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("begin immediate"))
    with translated(path), engine.begin() as connection:
        metadata.create_all(connection, checkfirst=False)
        stamp = f"insert into alembic_version values ('{VERSION:04}')"
        for statement in (search.TABLE, _VERSION_TABLE, stamp, *_header(VERSION)):
            connection.exec_driver_sql(statement)


def upgrade(path: Path) -> None:
    """Bring an older file (or an empty one) to the newest version in one transaction: a kill leaves it as it was."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    config = Config()
    config.set_main_option("script_location", str(STEPS[0].parent).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(folder) for folder in STEPS).replace("%", "%%"))
    head = ScriptDirectory.from_config(config).get_current_head()

    engine = create_engine("sqlite://", module=driver(), creator=lambda: connect(path, "rwc"), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("begin immediate"))
    with translated(path), engine.connect() as connection:
        # Rebuilding a table would fire its ON DELETE CASCADE; the rule is checked as a whole at the end instead.
        connection.connection.driver_connection.execute("pragma foreign_keys = off")  # type: ignore[union-attr]
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if broken := connection.exec_driver_sql("pragma foreign_key_check").fetchall():
                raise RuntimeError(f"the upgrade broke references: {broken[:3]}")
            for statement in _header(int(head or 0)):
                connection.exec_driver_sql(statement)


def _header(version: int) -> tuple[str, str]:
    return f"pragma application_id = {APPLICATION_ID}", f"pragma user_version = {version}"
