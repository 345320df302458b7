"""From what the creator points at (a file, an address, standard input, a topic) to text; from a folder to usable media."""

from __future__ import annotations

import asyncio
import base64
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.domain.plain import from_plain
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.digest import digest_file
from autovideo_studio.foundation.errors import Cancelled, Refused, StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.together import together
from autovideo_studio.jobs.build import Builder, Made
from autovideo_studio.jobs.recipe import Recipe
from autovideo_studio.jobs.workers import WorkerPool
from autovideo_studio.media import image_sequence
from autovideo_studio.media.probe import MediaFacts, scan_folder
from autovideo_studio.pipeline.sources.reading import is_foreign, load, read_bytes, source_from_task
from autovideo_studio.pipeline.sources.source import Source
from autovideo_studio.services.text_files import is_text

READ_TASK = "autovideo_studio.pipeline.sources.reading:read_task"
PROBE_TASK = "autovideo_studio.media.probe:probe_task"
READ_TIMEOUT_S = 60.0
PROBE_TIMEOUT_S = 30.0
SECONDS_A_PICTURE = 3.0



@dataclass(frozen=True, slots=True)
class OwnFile:
    """A picture, clip or sound of the creator's."""

    path: Path
    facts: MediaFacts

    @property
    def kind(self) -> str:
        return self.facts.kind

    @property
    def caption(self) -> str:
        return self.facts.caption


@dataclass(frozen=True, slots=True)
class MediaFolder:
    """What of a folder can be used; `problems` names each file that cannot, and why."""

    files: tuple[OwnFile, ...] = ()
    problems: tuple[str, ...] = ()

    def joined(self, other: MediaFolder) -> MediaFolder:
        """Both, each file once."""
        known = {file.path.resolve() for file in self.files}
        new = tuple(file for file in other.files if file.path.resolve() not in known)
        return MediaFolder(self.files + new, self.problems + other.problems)


class ImportingService:
    def __init__(self, workers: WorkerPool) -> None:
        self._workers = workers

    async def read_source(self, argument: str, stdin: bytes, cancel: CancelToken) -> Source:
        """The text behind `argument`. Large foreign formats are parsed in a worker process.

        Raises `InvalidInput`, `NotFound`, `Refused`.
        """
        if argument == "-":
            return await self._parse(stdin, "", "", "-", cancel)
        if argument.startswith(("http://", "https://")):
            from autovideo_studio.providers.http import fetch_page

            page = await cancel.run(fetch_page(argument))
            return await self._parse(page.data, "", page.content_type, page.url, cancel)
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", argument):
            raise Refused(tr("“{address}” is not a web address. Nothing was made.", address=argument[:80]),
                          tr("Give an address that begins with http:// or https://, or a file's path."))
        path = Path(argument).expanduser()
        if _names_a_file(argument, path):
            data = await asyncio.to_thread(load, path)
            return await self._parse(data, path.name, "", str(path.resolve()), cancel)
        return Source(argument.strip(), SourceKind.TOPIC, argument.strip(), base=argument.strip())

    async def read_media(self, folder: Path, cancel: CancelToken) -> MediaFolder:
        """Look into every picture and clip of `folder`; what cannot be read is named, not raised. Raises `NotFound`."""
        scan = scan_folder(folder)
        refused = [tr("{name} was left out: {reason}", name=name, reason=reason) for name, reason in scan.refused]
        return await self._probe_all(scan.candidates, refused, cancel)

    async def read_named_media(self, names: list[str], source_base: str, cancel: CancelToken) -> MediaFolder:
        """The pictures that a creator's own script names, looked for beside the script."""
        folder = Path(source_base).parent
        if not source_base or "://" in source_base or not folder.is_dir():
            return MediaFolder()
        found = [path for name in names if (path := folder / name).is_file()]
        missing = [tr("{name} was left out: it is not beside the script.", name=name) for name in names
                   if not (folder / name).is_file()]
        return await self._probe_all(tuple(dict.fromkeys(found)), missing, cancel)

    async def import_sequence(self, picture: Path, rate: Fraction, scratch: Path, builder: Builder,
                              cancel: CancelToken) -> OwnFile:
        """The numbered run of pictures that `picture` belongs to, as one film at `rate` frames a second in the library's store;
        made once for the same pictures. Raises `InvalidInput` (unreadable, sizes differ), `Refused` (too large) or
        `Cancelled`."""
        paths = await asyncio.to_thread(image_sequence.run_of, picture)
        digests = await asyncio.to_thread(lambda: [digest_file(path) for path in paths])
        recipe = Recipe("image-sequence", image_sequence.VERSION, {"rate": str(rate), "files": digests}, label=picture.name)

        async def maker() -> Made:
            out = scratch / f"{recipe.key[:26]}.mkv"
            payload = {"paths": [str(path) for path in paths], "rate": str(rate), "out": str(out), "title": picture.stem}
            meta = await self._workers.run(image_sequence.TASK, payload, cancel=cancel,
                                           timeout_s=PROBE_TIMEOUT_S + SECONDS_A_PICTURE * len(paths))
            return Made(image_sequence.MEDIA_TYPE, path=out, scratch=True, meta=meta, provider="creator")

        film = builder.path(await builder.make(recipe, maker))
        return OwnFile(film, await self.probe_file(film, cancel))

    async def probe_file(self, path: Path, cancel: CancelToken) -> MediaFacts:
        """The facts of one file. Raises `NotFound`, `InvalidInput`, `Refused`."""
        answer = await self._workers.run(PROBE_TASK, {"path": str(path)}, cancel=cancel, timeout_s=PROBE_TIMEOUT_S)
        return from_plain(answer["facts"], MediaFacts)

    async def _probe_all(self, paths: tuple[Path, ...], problems: list[str], cancel: CancelToken) -> MediaFolder:
        found = await together(self._probe_one(path, cancel) for path in paths)
        files = tuple(item for item in found if isinstance(item, OwnFile) and item.kind != "audio")
        return MediaFolder(files, (*problems, *(item for item in found if isinstance(item, str))))

    async def _probe_one(self, path: Path, cancel: CancelToken) -> OwnFile | str:
        try:
            return OwnFile(path, await self.probe_file(path, cancel))
        except Cancelled:
            raise
        except StudioError as error:
            return tr("{name} was left out: {reason}", name=path.name, reason=error.message)

    async def _parse(self, data: bytes, name: str, media_type: str, base: str, cancel: CancelToken) -> Source:
        if not is_foreign(name, data, media_type):
            return read_bytes(data, name=name, media_type=media_type, base=base)
        payload = {"data": base64.b64encode(data).decode(), "name": name, "media_type": media_type, "base": base}
        return source_from_task(await self._workers.run(READ_TASK, payload, cancel=cancel, timeout_s=READ_TIMEOUT_S))


def _names_a_file(argument: str, path: Path) -> bool:
    """A path that exists, or that looks so much like one that a topic was hardly meant."""
    try:
        if path.exists():
            return True
    except (OSError, ValueError):
        return False
    return is_text(path) or argument.startswith(("/", "./", "../", "~/"))
