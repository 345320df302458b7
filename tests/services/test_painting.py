"""Pictures by an image model, from the script to the timeline: takes, prices, refusals, trouble, and never a second bill."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from painting_desk import PAINTER, Answer, PaintingDesk, Seen, error, painted, painting_vendor, picture
from PIL import Image

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.project import SetBrief
from autovideo_studio.domain.edits.script import ReviseScene
from autovideo_studio.domain.edits.several import Several
from autovideo_studio.domain.edits.takes import LockTake
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.media_reference import AssetReference, GraphicReference
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.queries import clips_by_origin
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import Cancelled, NotFound, NotInstalled
from autovideo_studio.library.library import Library
from autovideo_studio.media.probe import probe
from autovideo_studio.providers.base import Call, Capability, Health, ImageRequest, ImageResult, Progress, Provenance, Usage
from autovideo_studio.services.importing import MediaFolder, OwnFile
from autovideo_studio.services.picture_wishes import made_by, to_be_drawn, to_be_painted
from autovideo_studio.services.spending import spent_words
from autovideo_studio.services.takes import Fresh, Manner, choosing, next_variant

AGAIN = Manner(may_pay=False, again=True)


@pytest.fixture
def at_desk(library: Library, run: Any) -> Any:
    """Run `work(desk)` with a vendor that answers by `script`; returns what was asked of it."""
    def at_desk(work: Any, script: Any = lambda seen: painted(), **desk: Any) -> list[Seen]:
        with painting_vendor(script) as vendor:
            run(lambda bench: work(PaintingDesk(library, bench.workers, vendor.address, **desk)))
        return vendor.seen

    return at_desk


def shown(project: Project, scene_id: str) -> Clip:
    placed, = clips_by_origin(project.sequence, scene_id, "visual")
    return placed.clip


def is_painted(project: Project, scene_id: str) -> bool:
    return isinstance(shown(project, scene_id).media, AssetReference)


def test_every_scene_gets_its_picture_which_lies_on_the_timeline_as_an_own_still(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document()
        assert desk.painters.asked(document.project).pictures == 3
        project = await desk.illustrate(document)
        assert desk.announced == ["Pictures by OpenAI · gpt-image-2: 3, about $0.28"] and desk.notes == ()
        scene = project.script.scenes[0]
        take, clip = scene.take("visual"), shown(project, "s1")
        assert take is not None and isinstance(clip.media, AssetReference)
        assert clip.transform.scale.keyframes, "the camera moves over it"
        asset = project.asset(clip.media.asset_id)
        assert asset is not None and (asset.kind, asset.attribution) == (AssetKind.STILL, "OpenAI · gpt-image-2")
        with Image.open(desk.library.store.path(asset.digest)) as still:
            assert still.getpixel((9, 9))[0] > 240  # type: ignore[index]
        assert take.meta["painter"] == PAINTER and take.meta["words"] == "a lighthouse at night"
        assert take.meta["request_id"] == "req_painted"
        row, = desk.library.ledger.history(take.recipe)
        assert (row.status, row.provider, row.model, row.cost_usd) == ("made", "openai", "gpt-image-2", Decimal("0.06"))
        assert row.prompt == take.meta["prompt"] and row.params is not None and row.params["seed"]
        assert spent_words(desk.watch.spent) == "$0.18"
        assert to_be_painted(project, project.sequence.format) == [] and desk.painters.asked(project).pictures == 0
        assert desk.painters.state(project, scene).says == "Made by OpenAI · gpt-image-2"

        await desk.illustrate(document)
        await desk.illustrate(document, manner=AGAIN)
        assert spent_words(desk.watch.spent) == "$0.18"

    seen = at_desk(work)
    assert len(seen) == 3
    assert sorted(one.body["prompt"].split(".")[0] for one in seen) == ["a calm sea", "a lighthouse at night", "fishing boats"]
    assert all("Cinematic night photograph" in one.body["prompt"] and one.body["quality"] == "medium" for one in seen)


@pytest.mark.parametrize(("aspect", "size"), [("16:9", "1920x1088"), ("9:16", "1088x1920"), ("1:1", "1088x1088")])
def test_each_format_in_its_own_shape(aspect: str, size: str, at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        project = await desk.illustrate(desk.document(("a calm sea",)), aspect=aspect)
        assert is_painted(project, "s1")

    assert [one.body["size"] for one in at_desk(work)] == [size]


def test_only_what_is_said_about_the_picture_makes_it_anew(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document()
        await desk.illustrate(document)
        document.apply(ReviseScene("s2", narration="Other words that are spoken."))
        await desk.illustrate(document)
        document.apply(ReviseScene("s2", prompt="a stormy sea"))
        assert [scene.id for scene in to_be_painted(document.project, document.project.sequence.format)] == ["s2"]
        before = shown(await desk.illustrate(document, manner=AGAIN), "s2").media
        asked = desk.painters.asked(document.project)
        state = desk.painters.state(document.project, document.project.script.scenes[1])
        assert asked.pictures == 1 and asked.price == state.price and state.can and desk.announced[1:] == []
        after = shown(await desk.illustrate(document, manner=Manner(again=True)), "s2").media
        assert before != after
        document.apply(ReviseScene("s2", prompt="a calm sea"))
        asked = desk.painters.asked(document.project)
        assert (asked.pictures, asked.ready) == (0, 1), "that one is there"
        assert shown(await desk.illustrate(document, manner=AGAIN), "s2").media == before

    seen = at_desk(work, lambda seen: painted(picture("blue" if "stormy" in seen.body["prompt"] else "red")))
    assert len(seen) == 4 and seen[-1].body["prompt"].startswith("a stormy sea.")


def test_takes_of_a_picture_stay_and_can_be_chosen_again(at_desk: Any) -> None:
    colours = iter(("red", "lime", "blue"))

    async def work(desk: PaintingDesk) -> None:
        document = desk.document(("a calm sea",))
        first = await desk.illustrate(document)
        scene = first.script.scenes[0]
        fresh = Manner(again=True, fresh=Fresh("s1", "visual", next_variant(scene, "visual")))
        second = await desk.illustrate(document, manner=fresh)
        scene = second.script.scenes[0]
        red, lime = scene.takes
        assert scene.take("visual") == lime and shown(first, "s1").media != shown(second, "s1").media
        document.apply(ReviseScene("s1", prompt="a stormy sea"))
        document.apply(Several(tuple(choosing(document.project, document.project.script.scenes[0], red,
                                              desk.service.seen_in(red))), "Choose"))
        chosen = document.project.script.scenes[0]
        assert chosen.prompt == "a calm sea", "the words that it was painted after"
        assert not chosen.take("visual").locked  # type: ignore[union-attr]
        third = await desk.illustrate(document)
        assert third.script.scenes[0].take("visual").id == red.id  # type: ignore[union-attr]
        assert shown(third, "s1").media == shown(first, "s1").media

    seen = at_desk(work, lambda seen: painted(picture(next(colours))))
    assert len(seen) == 2 and seen[0].body == seen[1].body


def test_a_drawn_picture_can_be_kept_among_painted_ones_and_the_other_way_round(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document(("a calm sea",), pictures="graphics")
        await desk.illustrate(document)
        drawn, = document.project.script.scenes[0].takes
        painted_brief = desk_brief(document.project, PAINTER)
        document.apply(SetBrief(painted_brief))
        await desk.illustrate(document)
        assert is_painted(document.project, "s1")
        document.apply(Several(tuple(choosing(document.project, document.project.script.scenes[0], drawn,
                                              desk.service.seen_in(drawn))), "Choose"))
        await desk.illustrate(document)
        assert not is_painted(document.project, "s1"), "the creator's choice outlives the making"
        fresh = Fresh("s1", "visual", next_variant(document.project.script.scenes[0], "visual"))
        await desk.illustrate(document, manner=Manner(again=True, fresh=fresh))
        assert is_painted(document.project, "s1"), "asked for, it is used"
        document.apply(SetBrief(desk_brief(document.project, "graphics")))
        assert [scene.id for scene in to_be_drawn(document.project)] == ["s1"]
        assert not is_painted(await desk.illustrate(document, manner=AGAIN), "s1")

    assert len(at_desk(work)) == 2


def desk_brief(project: Project, pictures: str) -> Brief:
    return replace(project.brief, pictures=pictures)


def test_own_pictures_come_first_and_stay(at_desk: Any, tmp_path: Path) -> None:
    path = tmp_path / "boats fishing.png"
    path.write_bytes(picture("yellow"))

    async def work(desk: PaintingDesk) -> None:
        media = MediaFolder((OwnFile(path, probe(path)),))
        document = desk.document()
        project = await desk.illustrate(document, media=media)
        used = project.script.scenes[2].take("visual")
        assert used is not None and made_by(used) == "own"
        again = await desk.illustrate(document, manner=Manner(again=True))
        assert again.script.scenes == project.script.scenes and again.sequence == project.sequence

    assert len(at_desk(work)) == 2


def test_a_refused_picture_is_said_and_the_rest_goes_on(at_desk: Any) -> None:
    def choosy(seen: Seen) -> Answer:
        return error(400, "moderation_blocked") if "calm sea" in seen.body["prompt"] else painted()

    async def work(desk: PaintingDesk) -> None:
        document = desk.document()
        project = await desk.illustrate(document)
        assert [is_painted(project, f"s{number}") for number in (1, 2, 3)] == [True, False, True]
        note, = desk.notes
        assert note.startswith("Scene 2: OpenAI refuses") and "Change the words" in note
        state = desk.painters.state(project, project.script.scenes[1])
        assert state.wrong and "refuses" in state.says
        document.apply(ReviseScene("s2", prompt="a wild sea"))
        assert is_painted(await desk.illustrate(document), "s2") and desk.notes == ()
        assert spent_words(desk.watch.spent) == "$0.18"

    assert len(at_desk(work, choosy)) == 4


@pytest.mark.parametrize(("answer", "says", "requests"), [
    (error(401, "invalid_api_key"), "does not accept the key", 1), (error(429, "insufficient_quota"), "balance", 1),
    (error(404, "model_not_found"), "does not know this model", 1), (error(429, "rate_limit_exceeded"), "asks to wait", 3),
    (error(500, "server_error"), "has a problem", 3), (Answer(b"<html>"), "no picture", 1),
    (Answer(painted().body, length=90_000), "its answer was lost", 1)],
    ids=["key", "balance", "model", "rate", "fault", "rubbish", "cut"])
def test_trouble_costs_no_film_and_is_told_once(answer: Answer, says: str, requests: int, at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document()
        project = await desk.illustrate(document)
        assert all(isinstance(shown(project, scene.id).media, GraphicReference) for scene in project.script.scenes)
        note, = desk.notes
        assert says in note and "1, 2, 3" in note and "update the video" in note
        assert desk.painters.asked(project).pictures == 3 and spent_words(desk.watch.spent) == "free"

    def slowly(seen: Seen) -> Answer:
        return answer

    assert requests <= len(at_desk(work, slowly)) <= 3 * requests


def test_a_broken_picture_was_paid_and_is_not_asked_for_again(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document(("a calm sea",))
        for _ in range(2):
            project = await desk.illustrate(document)
            assert not is_painted(project, "s1") and "broken" in desk.notes[0]
        assert spent_words(desk.watch.spent) == "$0.06"

    assert len(at_desk(work, lambda seen: painted(picture(size=(960, 540))[:300]))) == 1


def test_no_key_is_told_before_and_asks_nobody(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        with pytest.raises(NotInstalled, match="cannot make pictures yet"):
            desk.painters.choose("openai")
        with pytest.raises(NotFound):
            desk.painters.choose("nobody")
        project = await desk.illustrate(desk.document())
        assert "no key" in desk.notes[0] and desk.announced == [] and not is_painted(project, "s1")
        asked = desk.painters.asked(project)
        assert asked.painter is not None and "key" in asked.painter.why_not

    assert at_desk(work, key=None) == []


def test_offline_is_a_sentence(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        away = PaintingDesk(desk.library, desk.workers, "http://127.0.0.1:9")
        project = await away.illustrate(away.document())
        assert "connection to OpenAI failed" in away.notes[0] and not is_painted(project, "s1")

    at_desk(work)


def test_a_hanging_vendor_is_cancelled_at_once_and_never_asked_twice(at_desk: Any) -> None:
    token = CancelToken()
    begun: list[float] = []

    def hangs(seen: Seen) -> Answer:
        if not begun:
            begun.append(time.monotonic())
            token.cancel()
            return Answer(painted().body, delay_s=0.3)
        return painted()

    async def work(desk: PaintingDesk) -> None:
        document = desk.document(("a calm sea",))
        with pytest.raises(Cancelled):
            await desk.illustrate(document, token)
        await asyncio.sleep(0)
        project = await desk.illustrate(document)
        assert "may have been charged" in desk.notes[0] and not is_painted(project, "s1")
        assert "New picture" in desk.painters.state(project, project.script.scenes[0]).says
        assert len(desk.library.ledger.unknown()) == 1
        fresh = Fresh("s1", "visual", next_variant(project.script.scenes[0], "visual"))
        assert is_painted(await desk.illustrate(document, manner=Manner(again=True, fresh=fresh)), "s1")

    assert len(at_desk(work, hangs)) == 2


def test_a_locked_picture_is_not_replaced(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document(("a calm sea",))
        take = (await desk.illustrate(document)).script.scenes[0].takes[0]
        document.apply(LockTake("s1", take.id, True))
        document.apply(ReviseScene("s1", prompt="a stormy sea"))
        project = await desk.illustrate(document)
        assert project.script.scenes[0].take("visual").id == take.id  # type: ignore[union-attr]
        assert desk.painters.asked(project).pictures == 0

    assert len(at_desk(work)) == 1


def test_one_new_picture_asks_for_no_other(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document(pictures="graphics")
        await desk.illustrate(document)
        document.apply(SetBrief(desk_brief(document.project, PAINTER)))
        fresh = Fresh("s2", "visual", next_variant(document.project.script.scenes[1], "visual"))
        project = await desk.illustrate(document, manner=Manner(again=True, fresh=fresh))
        assert [is_painted(project, f"s{number}") for number in (1, 2, 3)] == [False, True, False]
        assert desk.announced == ["Pictures by OpenAI · gpt-image-2: 1, about $0.09"] and desk.notes == ()

    assert len(at_desk(work)) == 1


def test_a_newer_program_does_not_pay_for_pictures_that_are_as_wished(at_desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document(("a calm sea",))
        before = await desk.illustrate(document)
        monkeypatch.setattr(type(desk.router.registry["openai"]), "version", 99)
        after = await desk.illustrate(document)
        assert after.sequence == before.sequence and desk.painters.asked(after).pictures == 0
        assert len(desk.announced) == 1 and desk.notes == ()

    assert len(at_desk(work)) == 1


def test_while_the_making_is_paused_nobody_is_asked(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document, token = desk.document(("a calm sea",)), CancelToken()
        token.pause()
        making = asyncio.ensure_future(desk.illustrate(document, token))
        await asyncio.sleep(0.3)
        assert desk.watch.made["picture"] == 0 and not making.done()
        token.resume()
        assert is_painted(await making, "s1")

    assert len(at_desk(work)) == 1


def test_scenes_that_wish_the_same_share_a_picture_and_its_price(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        document = desk.document(("a calm sea", "a calm sea"))
        project = await desk.illustrate(document)
        assert desk.announced == ["Pictures by OpenAI · gpt-image-2: 1, about $0.09"]
        assert shown(project, "s1").media == shown(project, "s2").media

    assert len(at_desk(work)) == 1


class LocalPainter:
    """A model on this machine: it costs nothing, knows seeds, and tells how far it is."""

    id, label, local, version, model = "sketch", "Sketch", True, 1, "tiny"
    capabilities = frozenset({Capability.IMAGE})
    secrets: Sequence[str] = ()
    concurrency = 1

    def health(self, secret: Callable[[str], str | None]) -> Health:
        return Health(True)

    async def aclose(self) -> None:
        return None

    async def paint(self, request: ImageRequest, call: Call) -> ImageResult:
        for step in range(3):
            call.progress(Progress(step / 2, "painting"))
            await call.cancel.run(asyncio.sleep(0))
        path = call.workdir / f"sketch_{request.seed}.png"
        path.write_bytes(picture("blue"))
        return ImageResult(path, 96, 54, Usage(measured=False), Provenance(self.id, request.model, seed=request.seed))


def test_a_local_model_paints_for_nothing_and_tells_how_far_it_is(at_desk: Any) -> None:
    async def work(desk: PaintingDesk) -> None:
        desk.router.registry.register(LocalPainter())
        assert desk.painters.choose("sketch") == "sketch:tiny"
        document = desk.document(("a calm sea",), pictures="sketch:tiny")
        far: list[float] = []
        desk.watch.on_stage = lambda stage, fraction: far.append(fraction)
        project = await desk.illustrate(document)
        take = project.script.scenes[0].take("visual")
        assert is_painted(project, "s1") and take is not None and take.meta["seed"]
        assert far[:3] == [0.0, 0.5, 1.0] and desk.announced == ["Pictures by Sketch · tiny: 1, free"]
        row, = desk.library.ledger.history(take.recipe)
        assert (row.status, row.cost_usd, spent_words(desk.watch.spent)) == ("made", None, "free")

    assert at_desk(work) == []
