"""Who can make pictures, what is still to be made of a project's and for how much, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autovideo_studio.domain.brief import GRAPHICS
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import NotFound, NotInstalled
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.library.library import Library
from autovideo_studio.providers.base import Capability, Health, Money, Provider
from autovideo_studio.providers.router import Router
from autovideo_studio.services.calls import Calls
from autovideo_studio.services.own_files import OwnFiles
from autovideo_studio.services.painting import Easel, Painter, Painting, sent_before
from autovideo_studio.services.picture_wishes import OWN, is_to_be_painted, made_by, picture_wish, to_be_painted
from autovideo_studio.services.takes import variant_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What making the pictures of a project by now means: how many are to be made, and how many scenes only have to be given one
    that is there. `painter` is None where they are drawn."""

    painter: Painter | None = None
    pictures: int = 0
    ready: int = 0
    price: Money | None = None


@dataclass(frozen=True, slots=True)
class PictureState:
    """How a scene's picture stands, in a sentence; `wrong` where it could not or cannot be made. Whether it `can` be made anew,
    and the price of that."""

    says: str
    wrong: bool
    can: bool
    price: Money | None


class PaintersService:
    """All but `begin` may come from any thread; the first answer may have to wait for the system's key store."""

    def __init__(self, library: Library, workers: WorkerPool, router: Router, calls: Calls) -> None:
        self._library, self._router = library, router
        self._easel = Easel(library, router, calls, OwnFiles(library, workers))

    def painters(self) -> list[Painter]:
        """Every image provider with each of its models, the usable ones first."""
        found = []
        for provider in self._router.registry.able_to(Capability.IMAGE):
            models: Sequence[str] = getattr(provider, "image_models", ()) or (getattr(provider, "model", ""),)
            health = provider.health(self._router.secret)
            found += [_painter(provider, model, health) for model in models]
        return sorted(found, key=lambda painter: bool(painter.why_not))

    def painter(self, id: str) -> Painter:
        """The one that a brief names, be it there or not."""
        name, _, model = id.partition(":")
        provider = self._easel.provider(name)
        if provider is None:
            return Painter(id, id, False, tr("There is no provider “{name}”.", name=name))
        return _painter(provider, model, provider.health(self._router.secret))

    def choose(self, asked: str) -> str:
        """What a brief is to say: "graphics", or a painter's whole id for a provider's name. Raises `NotFound`, and
        `NotInstalled` for one that is not ready, before anything is made."""
        if asked == GRAPHICS:
            return asked
        able = {provider.id: provider for provider in self._router.registry.able_to(Capability.IMAGE)}
        name = asked.partition(":")[0]
        if name not in able:
            raise NotFound(tr("Nobody called “{name}” makes pictures. Nothing was made.", name=asked),
                           tr("Known: {names}.", names=", ".join((GRAPHICS, *able))))
        found = self.painter(asked) if name != asked else next(each for each in self.painters() if each.provider == name)
        if found.why_not:
            raise NotInstalled(tr("{name} cannot make pictures yet. Nothing was made.", name=found.label), found.why_not)
        return found.id

    def asked(self, project: Project) -> Asked:
        """Who makes the pictures that are still to be made, how many, and for how much."""
        if project.brief.pictures == GRAPHICS:
            return Asked()
        painter, format = self.painter(project.brief.pictures), project.sequence.format
        wishes = [picture_wish(project, scene, format, variant_of(scene, "visual", None))
                  for scene in to_be_painted(project, format)]
        missing, ready = self._easel.missing(wishes), sum(self._easel.is_there(wish) for wish in wishes)
        return Asked(painter, missing, ready, painter.price(missing, project.brief.picture_quality, format))

    def state(self, project: Project, scene: Scene) -> PictureState:
        """What became of the picture that a scene asks for, and what another one costs."""
        painter = self.painter(project.brief.pictures)
        says, wrong = (painter.why_not, True) if painter.why_not else self._became(project, scene)
        return PictureState(says, wrong, not painter.why_not,
                            painter.price(1, project.brief.picture_quality, project.sequence.format))

    def _became(self, project: Project, scene: Scene) -> tuple[str, bool]:
        """In a sentence, and whether that is bad news."""
        used, format = scene.take("visual"), project.sequence.format
        if not is_to_be_painted(project, scene, format):
            painter = made_by(used) if used is not None else GRAPHICS
            return (tr("Made by {name}", name=self.painter(painter).label) if painter not in (GRAPHICS, OWN) else ""), False
        recipe = self._easel.recipe(picture_wish(project, scene, format, variant_of(scene, "visual", None)))
        if self._library.ledger.find(recipe.key) is not None:
            return "", False
        if self._library.ledger.in_doubt(recipe.key):
            return sent_before(), True
        tries = self._library.ledger.history(recipe.key)
        if tries and tries[-1].status == "failed" and tries[-1].error:
            return tries[-1].error.partition(": ")[2] or tries[-1].error, True
        return tr("Still to be made"), False

    def begin(self, project: Project, format: SequenceFormat, builder: Builder, cancel: CancelToken) -> Painting:
        """Make pictures for a project."""
        return Painting(self._easel, self.painter(project.brief.pictures), project, format, builder, cancel)


def _painter(provider: Provider, model: str, health: Health) -> Painter:
    return Painter(f"{provider.id}:{model}" if model else provider.id, " · ".join(filter(None, (provider.label, model))),
                   provider.local, "" if health.usable else f"{health.reason} {health.remedy}".strip())
