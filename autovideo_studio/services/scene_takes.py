"""What can be seen and heard of a scene's takes: their pictures, and when each word is spoken."""

from __future__ import annotations

from pathlib import Path

from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import MediaReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Take
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.library.library import Library
from autovideo_studio.providers.base import Word
from autovideo_studio.services.illustrating import IllustratingService
from autovideo_studio.services.pictures import PicturesService
from autovideo_studio.services.takes import words_of

__all__ = ["TakesService", "Word"]

SHOWN_FRAMES = 90


class TakesService:
    def __init__(self, library: Library, illustrating: IllustratingService, pictures: PicturesService) -> None:
        self._library, self._illustrating, self._pictures = library, illustrating, pictures

    def seen_in(self, take: Take) -> MediaReference:
        """Raises `NotFound` where the bytes are gone."""
        return self._illustrating.seen_in(take)

    async def picture(self, project: Project, take: Take, cancel: CancelToken) -> Path:
        """A visual take as a small JPEG. Belongs to the workers' loop."""
        return await self._pictures.of_clip(project, Clip("take", self.seen_in(take), SHOWN_FRAMES), cancel)

    def words(self, take: Take) -> tuple[Word, ...]:
        """Of a narration; none where they were not timed."""
        product = self._library.ledger.find(take.recipe)
        return tuple(words_of(take, product.meta.get("words", ()) if product is not None else ()))
