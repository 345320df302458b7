"""A painting vendor on this machine that speaks OpenAI's schema, and a library whose videos ask it for pictures."""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1] / "providers"))

from vendor_server import Answer, Script, Seen, VendorServer, serving  # noqa: E402

from autovideo_studio.document.document import Document  # noqa: E402
from autovideo_studio.domain.brief import Brief  # noqa: E402
from autovideo_studio.domain.project import Project  # noqa: E402
from autovideo_studio.domain.script import Scene  # noqa: E402
from autovideo_studio.domain.script import Script as Words  # noqa: E402
from autovideo_studio.domain.sequence import Sequence, SequenceFormat  # noqa: E402
from autovideo_studio.foundation.cancel import CancelToken  # noqa: E402
from autovideo_studio.jobs.build import Builder  # noqa: E402
from autovideo_studio.jobs.workers import WorkerPool  # noqa: E402
from autovideo_studio.library.library import Library  # noqa: E402
from autovideo_studio.providers.registry import ProviderRegistry  # noqa: E402
from autovideo_studio.providers.router import Router  # noqa: E402
from autovideo_studio.services.calls import calls  # noqa: E402
from autovideo_studio.services.illustrating import IllustratingService  # noqa: E402
from autovideo_studio.services.importing import MediaFolder  # noqa: E402
from autovideo_studio.services.painters import PaintersService  # noqa: E402
from autovideo_studio.services.progress import Watch  # noqa: E402
from autovideo_studio.services.takes import Manner  # noqa: E402

__all__ = ["Answer", "PaintingDesk", "Seen", "VendorServer", "error", "painted", "painting_vendor", "picture"]

PAINTER = "openai:gpt-image-2"
SCENES = ("a lighthouse at night", "a calm sea", "fishing boats")


def picture(colour: str = "red", size: tuple[int, int] = (96, 54)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def painted(data: bytes | None = None) -> Answer:
    """One picture, as OpenAI answers: 2,000 tokens of it at 30 dollars a million."""
    body = {"created": 1, "size": "1920x1088", "data": [{"b64_json": base64.b64encode(data or picture()).decode()}],
            "usage": {"input_tokens": 0, "output_tokens": 2_000, "total_tokens": 2_000,
                      "input_tokens_details": {"text_tokens": 0, "image_tokens": 0}}}
    return Answer(body, headers={"x-request-id": "req_painted"})


def error(status: int, code: str) -> Answer:
    return Answer({"error": {"type": code, "code": code, "message": "no", "param": None}}, status)


@contextmanager
def painting_vendor(script: Script) -> Iterator[VendorServer]:
    with serving(script) as server:
        yield server


@dataclass
class PaintingDesk:
    """`illustrate` makes the pictures of the project's scenes as `make` does, and tells how many were asked for."""

    library: Library
    workers: WorkerPool
    address: str
    key: str | None = "sk-right"
    announced: list[str] = field(default_factory=list)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.watch = Watch(lambda progress: None)
        self.watch.enter("visuals")
        registry = ProviderRegistry(self.library.models, {"openai": {"address": f"{self.address}/v1"}})

        async def at_once(seconds: float) -> None:
            return None

        self.router = Router(registry, lambda name: self.key if name == "openai" else None, sleep=at_once)
        self.painters = PaintersService(self.library, self.workers, self.router, calls(self.library, self.workers, self.workers))
        self.service = IllustratingService(self.library, self.workers, self.painters)

    def document(self, words: tuple[str, ...] = SCENES, pictures: str = PAINTER, **brief: Any) -> Document:
        scenes = tuple(Scene(f"s{number}", f"Scene {number} tells.", prompt=prompt) for number, prompt in enumerate(words, 1))
        wish = Brief("harbour", captions="none", music="none", style="nocturne", pictures=pictures, **brief)
        project = Project("project_harbour", "Harbour", wish, Words("Harbour", "en", scenes), Sequence("sequence"))
        self.library.projects.create("Harbour", id=project.id)
        return Document.create(project, self.library.journal(project.id))

    async def illustrate(self, document: Document, cancel: CancelToken | None = None, aspect: str = "16:9",
                         manner: Manner | None = None, media: MediaFolder | None = None) -> Project:
        cancel = cancel or CancelToken()
        builder = Builder(self.library.ledger, self.library.store, self.library.cache, cancel, self.watch.task)
        format = SequenceFormat.of(aspect, 180, Fraction(24))
        manner = replace(manner or Manner(), announce=self.announced.append)
        self.notes = await self.service.illustrate(document, format, media or MediaFolder(), builder, self.watch.advance,
                                                   cancel, manner)
        self.service.arrange(document, format, None)
        return document.project


Run = Callable[..., Any]
