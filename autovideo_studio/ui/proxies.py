"""Proxies in the making: one film after the other, each shown on its tile, any of them given up again.

Films that are heavy get theirs without being asked, once a project rests, unless the creator has said otherwise: by the setting,
or of a film by stopping its proxy or deleting it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from autovideo_studio.domain.asset import Asset
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.services.documents import ProjectChanged
from autovideo_studio.services.studio import Studio
from autovideo_studio.settings.schema import PROXIES
from autovideo_studio.ui.bridge.engine import Engine
from autovideo_studio.ui.bridge.mailbox import Mailbox
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.tasks import Task, Tasks

TASK = "proxies"
REST_MS = 1_500
"""After opening a project, and after files came, until films are weighed: first the creator sees what was opened."""


class ProxyMaker(QObject):
    """`making` holds how far each film is, 0..1, by asset id. `changed` tells of each step, `made` of each film that is done,
    `failed` carries an error."""

    changed = Signal()
    made = Signal()
    failed = Signal(object)

    def __init__(self, studio: Studio, engine: Engine, mailbox: Mailbox, tasks: Tasks) -> None:
        super().__init__()
        self._studio, self._engine, self._mailbox, self._tasks = studio, engine, mailbox, tasks
        self._editor: Editor | None = None
        self.making: dict[str, float] = {}
        self._waiting: deque[Asset] = deque()
        self._now: tuple[Asset, CancelToken] | None = None
        self._store = QSettings("AutoVideo Studio", "proxies")
        self._failed: set[str] = set()
        """Digests of films that are not tried again unasked while the window is open."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._weigh)

    def follow(self, editor: Editor | None) -> None:
        """Another project is open, or none."""
        self._stop()
        self._editor = editor
        if editor is not None:
            editor.changed.connect(self._on_changed)
            self._rest.start()

    def make(self, films: Sequence[Asset]) -> None:
        self._remember(self._declined() - {film.digest for film in films})
        for film in films:
            if film.id not in self.making:
                self.making[film.id] = 0.0
                self._waiting.append(film)
        self._next()

    def cancel(self, *asset_ids: str) -> None:
        """Those of these films; without any, all. They are not made again unasked."""
        films = [*self._waiting, *([self._now[0]] if self._now is not None else [])]
        self.decline([film for film in films if not asset_ids or film.id in asset_ids])
        self._stop(*asset_ids)

    def decline(self, films: Sequence[Asset]) -> None:
        """Not to be made again unless asked for."""
        self._remember(self._declined() | {film.digest for film in films})

    def _declined(self) -> set[str]:
        return set(filter(None, str(self._store.value("declined", "")).split()))

    def _remember(self, declined: set[str]) -> None:
        self._store.setValue("declined", " ".join(sorted(declined)))

    def _on_changed(self, event: ProjectChanged) -> None:
        if event.changes.assets:
            self._rest.start()

    def _weigh(self) -> None:
        editor, studio = self._editor, self._studio
        if editor is None or studio.read_only or not studio.settings.get(PROXIES):
            return
        project = editor.project

        def found(films: list[Asset]) -> None:
            if editor is self._editor:
                unwanted = self._declined() | self._failed
                self.make([film for film in films if film.digest not in unwanted])

        self._engine.run_async(lambda cancel: studio.preview.wanting_proxies(project, cancel), found, lambda error: None)

    def _stop(self, *asset_ids: str) -> None:
        for film in [film for film in self._waiting if not asset_ids or film.id in asset_ids]:
            self._waiting.remove(film)
            self.making.pop(film.id, None)
        if self._now is not None and (not asset_ids or self._now[0].id in asset_ids):
            film, token = self._now
            self._now = None
            token.cancel()
            self.making.pop(film.id, None)
        self._tell()
        self._next()

    def _next(self) -> None:
        if self._now is None and self._waiting:
            film = self._waiting.popleft()
            preview, mailbox = self._studio.preview, self._mailbox

            def advance(fraction: float) -> None:
                mailbox.post(lambda: self._advanced(film.id, fraction))

            token = CancelToken()
            self._now = film, token
            self._engine.run_async(lambda _: preview.make_proxy(film, advance, token),
                                   lambda _: self._ended(film, None), lambda error: self._ended(film, error))
        self._tell()

    def _tell(self) -> None:
        """To the tiles, and to the queue: the film in hand, and how many wait behind it."""
        self.changed.emit()
        if self._now is None:
            self._tasks.end(TASK)
            return
        film, more = self._now[0], len(self._waiting)
        done = self.making.get(film.id, 0.0)
        says = f"{done:.0%}" + (" · " + tr("{count} more to come", count=more) if more else "")
        self._tasks.show(Task(TASK, tr("Lighter copy of {name}", name=film.name), done, says, self.cancel))

    def _advanced(self, asset_id: str, fraction: float) -> None:
        if asset_id in self.making:
            self.making[asset_id] = fraction
            self._tell()

    def _ended(self, film: Asset, error: StudioError | None) -> None:
        self.making.pop(film.id, None)
        if self._now is not None and self._now[0].id == film.id:
            self._now = None
        if error is not None:
            self._failed.add(film.digest)
            self.failed.emit(error)
        elif self._editor is not None:
            self._editor.preview.proxies_changed()
            self.made.emit()
        self._next()
