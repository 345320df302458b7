"""What an image model is asked for a scene, and whether the picture in use is that. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from autovideo_studio.domain.brief import GRAPHICS
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.pipeline.picture_prompt import picture_prompt, picture_words

OWN = "own"
SECONDS_A_PICTURE = 7
"""About how long a scene is."""
SHORT_SIDE = 1080
"""Pictures are asked for as large as this, whatever the video's resolution: another one makes no picture anew."""


@dataclass(frozen=True, slots=True)
class PictureWish:
    """`painter` is `provider:model`; `words` are the scene's own, `prompt` all that is sent."""

    painter: str
    words: str
    prompt: str
    width: int
    height: int
    quality: str
    variant: int = 0

    @property
    def provider(self) -> str:
        return self.painter.partition(":")[0]

    @property
    def model(self) -> str:
        return self.painter.partition(":")[2]

    @property
    def seed(self) -> int:
        """The same wish has the same seed, another variant another one."""
        return int(digest_of([self.prompt, self.variant])[:8], 16) & 0x7FFFFFFF

    def facts(self) -> dict[str, Any]:
        """What a take tells of how it was asked for."""
        return {"painter": self.painter, "words": self.words, "prompt": self.prompt, "quality": self.quality,
                "shape": f"{self.width}x{self.height}"}


def picture_wish(project: Project, scene: Scene, format: SequenceFormat, variant: int = 0) -> PictureWish:
    brief = project.brief
    width, height = painted_size(format)
    words = picture_words(scene, project.title, brief.language)
    return PictureWish(brief.pictures, words, picture_prompt(words, brief.style, width, height), width, height,
                       brief.picture_quality, variant)


def painted_size(format: SequenceFormat) -> tuple[int, int]:
    factor = SHORT_SIDE / min(format.width, format.height)
    return round(format.width * factor), round(format.height * factor)


def expected_pictures(seconds: float) -> int:
    """About how many scenes a video of that length has."""
    return max(3, round(seconds / SECONDS_A_PICTURE))


def made_by(take: Take) -> str:
    """The painter of a visual take; GRAPHICS for a drawn one, OWN for the creator's file."""
    return str(take.meta.get("painter", OWN if "asset" in take.meta else GRAPHICS))


def to_be_painted(project: Project, format: SequenceFormat) -> list[Scene]:
    """The scenes whose picture an image model is to make: without own media, and not as they are wished by now."""
    return [scene for scene in project.script.scenes if is_to_be_painted(project, scene, format)]


def to_be_drawn(project: Project) -> list[Scene]:
    """The scenes that show a painted picture where all is to be drawn."""
    if project.brief.pictures != GRAPHICS:
        return []
    return [scene for scene in project.script.scenes
            if (used := scene.take("visual")) is not None and not used.locked and made_by(used) not in (GRAPHICS, OWN)]


def is_to_be_painted(project: Project, scene: Scene, format: SequenceFormat) -> bool:
    used = scene.take("visual")
    if project.brief.pictures == GRAPHICS:
        return False
    if used is None:
        return not scene.media
    if used.locked or made_by(used) == OWN:
        return False
    return not is_as_wished(scene, picture_wish(project, scene, format, int(used.meta.get("variant", 0))))


def is_as_wished(scene: Scene, wish: PictureWish) -> bool:
    """Whether the picture in use was asked for just so."""
    used = scene.take("visual")
    if used is None or int(used.meta.get("variant", 0)) != wish.variant:
        return False
    return all(used.meta.get(name) == value for name, value in wish.facts().items() if name != "words")
