"""Pictures by image models: making those of a video's scenes, and what they cost.

A picture that cannot be made never stops the film: its scene shows what it showed before, or a motion graphic, and a note says
why. The bytes that came are kept as they came; what is shown is made of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from autovideo_studio.domain.asset import Asset, AssetKind
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Scene, Take
from autovideo_studio.domain.sequence import SequenceFormat
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import (
    Cancelled,
    ContentRefused,
    DiskFull,
    NotInstalled,
    ReadOnly,
    StudioError,
)
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.library.library import Library
from autovideo_studio.providers.base import Capability, ImageRequest, Money, Progress, Provider
from autovideo_studio.providers.prices import cost, picture_usage
from autovideo_studio.providers.router import Policy, Router
from autovideo_studio.services.calls import Calls
from autovideo_studio.services.own_files import OwnFiles
from autovideo_studio.services.picture_wishes import PictureWish, is_as_wished, painted_size, picture_wish
from autovideo_studio.services.spending import price_words
from autovideo_studio.services.takes import asset_for, take_of

AT_ONCE = 4
"""Pictures of one video that are asked for at the same time, if their provider allows as many."""
CLOUD_S, LOCAL_S = 300.0, 3_600.0
"""How long one picture may take."""
PAUSE_S = 0.2
"""How often a making that stands still looks whether it may go on."""
_USUAL_PROMPT = "x" * 400
_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class Painter:
    """Who can make pictures: `id` is `provider:model`, or the provider alone where it chooses itself. `why_not` says what is
    missing, "" where nothing is."""

    id: str
    label: str
    local: bool
    why_not: str = ""

    @property
    def provider(self) -> str:
        return self.id.partition(":")[0]

    def price(self, pictures: int, quality: str, format: SequenceFormat) -> Money | None:
        """About what so many pictures cost; None where nobody knows its prices."""
        usage = picture_usage(_USUAL_PROMPT, quality, *painted_size(format))
        one = cost(self.provider, self.id.partition(":")[2], usage, local=self.local)
        return None if one is None else replace(one, amount=one.amount * pictures)


@dataclass(frozen=True, slots=True)
class Easel:
    """What painting needs of the studio."""

    library: Library
    router: Router
    calls: Calls
    own_files: OwnFiles

    def recipe(self, wish: PictureWish) -> Recipe:
        provider = self.provider(wish.provider)
        params = {"provider": wish.provider, "model": wish.model, "prompt": wish.prompt, "width": wish.width,
                  "height": wish.height, "quality": wish.quality, "seed": wish.seed, **getattr(provider, "made_with", {})}
        return Recipe("picture", provider.version if provider else 0, params, label=wish.words[:60],
                      paid=provider is not None and not provider.local)

    def provider(self, id: str) -> Provider | None:
        registry = self.router.registry
        if id not in registry:
            return None
        return registry[id]

    def is_there(self, wish: PictureWish) -> bool:
        return self.library.ledger.find(self.recipe(wish).key) is not None

    def missing(self, wishes: Iterable[PictureWish]) -> int:
        """How many pictures are to be made for these: scenes that wish the same share one."""
        return sum(self.library.ledger.find(key) is None for key in {self.recipe(wish).key for wish in wishes})


class Painting:
    """The pictures of one making. The first is asked for alone; when its answer has come, several at a time. Trouble that would
    meet the others as well (key, balance, connection, a lost answer) ends the asking. `notes` tells what was not made and why."""

    def __init__(self, easel: Easel, painter: Painter, project: Project, format: SequenceFormat, builder: Builder,
                 cancel: CancelToken) -> None:
        self._easel, self._painter, self._project, self._format = easel, painter, project, format
        self._builder, self._cancel = builder, cancel
        self._numbers = {scene.id: number for number, scene in enumerate(project.script.scenes, 1)}
        provider = easel.provider(painter.provider)
        self._places = asyncio.Semaphore(1)
        self._more_places = min(AT_ONCE, provider.concurrency) - 1 if provider else 0
        self._trouble: StudioError | None = None
        if painter.why_not:
            self._trouble = NotInstalled(tr("{name} cannot make pictures yet.", name=painter.label), painter.why_not)
        self._left: list[Scene] = []
        self._said: dict[str, str] = {}

    def announcement(self, scenes: Sequence[tuple[Scene, int]]) -> str:
        """Who is about to make how many pictures (scenes with their variants) for how much; "" where none is to be made."""
        wishes = ((scene, picture_wish(self._project, scene, self._format, variant)) for scene, variant in scenes)
        count = self._easel.missing(wish for scene, wish in wishes if not is_as_wished(scene, wish))
        if not count or self._trouble:
            return ""
        price = self._painter.price(count, self._project.brief.picture_quality, self._format)
        return tr("Pictures by {name}: {count}, {price}", count=count, name=self._painter.label, price=price_words(price))

    async def picture(self, scene: Scene, variant: int, progress: Callable[[float], None], *,
                      may_ask: bool) -> tuple[Scene, Take, Asset] | None:
        """The scene's picture as a take, or None where it cannot be had now; without `may_ask`, where it is not there already."""
        wish = picture_wish(self._project, scene, self._format, variant)
        recipe = self._easel.recipe(wish)
        there = self._easel.is_there(wish)
        if not there and (not may_ask or is_as_wished(scene, wish)):
            return None
        product = await self._made(scene, wish, recipe, progress)
        if product is None:
            return None
        try:
            still = await self._easel.own_files.still(
                self._builder.path(product), product.digest, self._format, self._builder, self._cancel, label=wish.words[:60],
                provider=wish.provider)
        except (Cancelled, DiskFull, ReadOnly):
            raise
        except StudioError as error:
            self._say(scene, tr("The picture that came is broken: {what}", what=error.message))
            return None
        meta = still.meta
        name = f"{wish.words[:60]}.{'png' if meta['has_alpha'] else 'jpg'}"
        asset = replace(asset_for(still.digest, AssetKind.STILL, name, media_type=still.media_type, width=meta["width"],
                                  height=meta["height"], has_alpha=meta["has_alpha"]), attribution=self._painter.label)
        number = {"variant": variant} if variant else {}
        more = {name: product.meta[name] for name in ("seed", "request_id") if product.meta.get(name)}
        take = take_of(scene, "visual", recipe, still, asset=asset.id, picture=product.digest, **wish.facts(), **more, **number)
        return scene, take, asset

    def notes(self) -> tuple[str, ...]:
        """Sentences about what was not made."""
        said = [tr("Scene {number}: {what} It shows what it showed before, or a motion graphic.",
                   number=self._numbers[id], what=what) for id, what in self._said.items()]
        if self._trouble is not None and self._left:
            numbers = ", ".join(map(str, sorted(self._numbers[scene.id] for scene in self._left)))
            said.append(tr("{what} The pictures of these scenes were not made: {numbers}. They show what they showed before, or "
                           "motion graphics; update the video to ask again.", what=str(self._trouble), numbers=numbers))
        return tuple(said)

    async def _made(self, scene: Scene, wish: PictureWish, recipe: Recipe, progress: Callable[[float], None]) -> Product | None:
        if self._easel.is_there(wish):
            return await self._builder.make(recipe, lambda: self._paint(wish, progress))
        if self._easel.library.ledger.in_doubt(recipe.key):
            self._say(scene, sent_before())
            return None
        async with self._places:
            while self._cancel.paused:
                await self._cancel.run(asyncio.sleep(PAUSE_S))
            if self._trouble is None:
                try:
                    product = await self._builder.make(recipe, lambda: self._paint(wish, progress), provider=wish.provider,
                                                       model=wish.model)
                    self._go_on()
                    return product
                except (Cancelled, DiskFull, ReadOnly):
                    raise
                except ContentRefused as error:
                    self._go_on()
                    self._say(scene, tr("{what} Change the words for its picture and make it again.", what=error.message))
                    return None
                except StudioError as error:
                    self._trouble = self._trouble or error
            self._left.append(scene)
            return None

    def _go_on(self) -> None:
        """The provider answers."""
        for _ in range(self._more_places):
            self._places.release()
        self._more_places = 0

    async def _paint(self, wish: PictureWish, progress: Callable[[float], None]) -> Made:
        local = self._painter.local
        request = ImageRequest(wish.prompt, wish.width, wish.height, seed=wish.seed, model=wish.model, quality=wish.quality)

        def told(news: Progress) -> None:
            if news.fraction is not None:
                progress(news.fraction)

        call = replace(self._easel.calls(self._cancel), progress=told, deadline_s=LOCAL_S if local else CLOUD_S)
        routed = await self._easel.router.run(Capability.IMAGE, request, call, Policy((wish.provider,), allow_failover=False))
        result = routed.result
        costs = [attempt.cost.amount for attempt in routed.attempts if attempt.cost is not None]
        usage = {str(unit): str(amount) for unit, amount in result.usage.amounts.items()}
        meta = {"width": result.width, "height": result.height, "seed": result.provenance.seed,
                "request_id": result.provenance.request_id, "usage": usage, "licence": result.provenance.licence,
                "made_with": dict(result.made_with)}
        return Made(_TYPES.get(result.path.suffix, "image/png"), path=result.path, scratch=True, meta=meta,
                    provider=result.provenance.provider, model=result.provenance.model,
                    cost_usd=str(sum(costs, Decimal(0))) if costs and not local else None)

    def _say(self, scene: Scene, what: str) -> None:
        self._said[scene.id] = what


def sent_before() -> str:
    return tr("This picture was asked for before and no answer came: it may have been charged, so it is not asked for again by "
              "itself. “New picture” asks for another one.")
