"""Proxies in the making: one film after the other, each shown on its tile, any of them given up again."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from autovideo_studio.domain.asset import Asset
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.ui.editor import Editor
from autovideo_studio.ui.tasks import Task
from autovideo_studio.ui.workspace import Workspace

PROXIES = "proxies"


class ProxyMaker(QObject):
    """`making` holds how far each film is, 0..1, by asset id. `changed` tells of each step, `made` of each film that is done."""

    changed = Signal()
    made = Signal()

    def __init__(self, workspace: Workspace, editor: Editor) -> None:
        super().__init__()
        self._workspace, self._editor = workspace, editor
        self.making: dict[str, float] = {}
        self._waiting: deque[Asset] = deque()
        self._now: tuple[Asset, CancelToken] | None = None

    def make(self, films: Sequence[Asset]) -> None:
        for film in films:
            if film.id not in self.making:
                self.making[film.id] = 0.0
                self._waiting.append(film)
        self._next()

    def cancel(self, *asset_ids: str) -> None:
        """Those of these films; without any, all."""
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
            preview, mailbox = self._workspace.studio.preview, self._workspace.mailbox

            def advance(fraction: float) -> None:
                mailbox.post(lambda: self._advanced(film.id, fraction))

            token = CancelToken()
            self._now = film, token
            self._workspace.engine.run_async(lambda _: preview.make_proxy(film, advance, token),
                                             lambda _: self._ended(film, None), lambda error: self._ended(film, error))
        self._tell()

    def _tell(self) -> None:
        """To the tiles, and to the queue: the film in hand, and how many wait behind it."""
        self.changed.emit()
        if self._now is None:
            self._workspace.tasks.end(PROXIES)
            return
        film, more = self._now[0], len(self._waiting)
        done = self.making.get(film.id, 0.0)
        says = f"{done:.0%}" + (" · " + tr("{count} more to come", count=more) if more else "")
        self._workspace.tasks.show(Task(PROXIES, tr("Lighter copy of {name}", name=film.name), done, says, self.cancel))

    def _advanced(self, asset_id: str, fraction: float) -> None:
        if asset_id in self.making:
            self.making[asset_id] = fraction
            self._tell()

    def _ended(self, film: Asset, error: StudioError | None) -> None:
        self.making.pop(film.id, None)
        if self._now is not None and self._now[0].id == film.id:
            self._now = None
        if error is not None:
            self._workspace.tell_error(error)
        elif self._workspace.editor is self._editor:
            self._editor.preview.proxies_changed()
            self.made.emit()
        self._next()
