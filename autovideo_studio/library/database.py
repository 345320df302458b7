"""The library's file: one writer connection on one thread, readers with a snapshot each.

SQLAlchemy is loaded at the first query, not at the opening: a window that only asks "is it there, is it mine" stays quick.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from autovideo_studio.foundation.errors import ReadOnly
from autovideo_studio.library.driver import Mode, connect, driver, is_io_error, translated

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

T = TypeVar("T")

FILE_NAME = "library.db"


class Database:
    """Reads from any thread, writes through the one writer thread. `read_only` is the error that a write gets, or None."""

    def __init__(self, path: Path, *, read_only: ReadOnly | None = None, immutable: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._immutable = immutable
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="library-writer")
        self._writer_thread: int | None = None
        self._engines: dict[Mode, Engine] = {}
        self._engines_lock = threading.Lock()

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction on the writer thread; it is on the disk when this returns.

        An exception in `work` undoes all of it. Raises `ReadOnly`, `DiskFull`, `Damaged`.
        """
        if self.read_only:
            raise self.read_only
        if threading.get_ident() == self._writer_thread:
            raise RuntimeError("a write within a write: pass the connection on instead")
        return self._executor.submit(self._write, work).result()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in the calling thread on a snapshot: what others commit meanwhile is not seen. Raises `Damaged`."""
        with translated(self.path), self._engine("ro", "begin").begin() as connection:
            return work(connection)

    def close(self) -> None:
        """The last connection to close folds the WAL into the file, if it may write."""
        self._executor.shutdown(wait=True)
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()
        if self.read_only is None:
            with suppress(driver().Error):
                connect(self.path, "rw").close()

    def _write(self, work: Callable[[Connection], T]) -> T:
        self._writer_thread = threading.get_ident()
        engine = self._engine("rw", "begin immediate")
        with translated(self.path):
            try:
                with engine.begin() as connection:
                    return work(connection)
            except Exception as error:
                if is_io_error(error):  # after a failed write or flush the connection's view of the file is not to be trusted
                    engine.dispose()
                raise

    def _engine(self, mode: Mode, begin: str) -> Engine:
        with self._engines_lock:
            if mode not in self._engines:
                from sqlalchemy import QueuePool, create_engine, event

                engine = create_engine(
                    "sqlite://", module=driver(), creator=lambda: connect(self.path, mode, immutable=self._immutable),
                    poolclass=QueuePool, pool_size=1 if mode == "rw" else 4, max_overflow=0 if mode == "rw" else 16)
                # The driver's own transactions give no snapshot and begin too late: say BEGIN ourselves.
                event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
                self._engines[mode] = engine
            return self._engines[mode]
