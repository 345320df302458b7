"""Where the program writes what it did: a file that turns over, with secrets taken out; never the terminal."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from autovideo_studio.settings.secrets import RedactingFilter, SecretStore


def log_file() -> Path:
    """The log's path on this platform."""
    from platformdirs import user_log_path

    return Path(user_log_path("autovideo-studio", appauthor=False)) / "studio.log"


def redact_log(secrets: SecretStore) -> None:
    """From now on no known key stands in the log."""
    for handler in logging.getLogger().handlers:
        handler.addFilter(RedactingFilter(secrets))


def begin_logging() -> None:
    """Send the program's log to its file; where that cannot be written, the program runs without one."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(log_file(), maxBytes=2_000_000, backupCount=3, encoding="utf-8",
                                                       delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
