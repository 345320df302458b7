"""The shelf: one row per project, with what lists, filters and searches show of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    tuple_,
    update,
)

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.errors import InvalidInput, NotFound
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.ids import new_id
from autovideo_studio.library import search
from autovideo_studio.library.database import Database
from autovideo_studio.library.tables import video_labels, video_versions, videos

_TABLE = videos.c
_TITLE_LENGTH, _SEO_TITLE_LENGTH = 200, 100
_SEARCHED = {"title", "tags", "description", "script"}
_LABELLED = {"tag": "tags", "platform": "platforms"}
_FEW = 1000
"""So many matches are looked up one by one; with more, the list is walked in its order until a page is full."""


@dataclass(frozen=True, slots=True)
class Video:
    """`id` is the project's. `progress` 0..100; `file` a path and `thumbnail` a digest, "" while there is none; `size` in bytes;
    `resolution` as "1920x1080". Status: pending, processing, completed, failed."""

    id: str
    title: str
    status: str = "pending"
    progress: int = 0
    stage_details: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    seconds: float = 0.0
    file: str = ""
    thumbnail: str = ""
    size: int = 0
    resolution: str = ""
    format: str = ""
    platforms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    seo_title: str = ""
    seo_description: str = ""
    seo_keywords: tuple[str, ...] = ()
    description: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    published_at: datetime | None = None
    archived_at: datetime | None = None


_FIELDS = tuple(each.name for each in fields(Video))
_COLUMNS = [_TABLE[name] for name in _FIELDS]
_GIVEN = set(_FIELDS) - {"id", "created_at", "updated_at", "archived_at"} | {"script"}


@dataclass(frozen=True, slots=True)
class VideoVersion:
    """A project as it once was; numbers start at 1. `file` is what was exported of it, "" for none; `project` the digest of its
    value in the store, "" where it was not kept; `name` the creator's, "" for none."""

    video_id: str
    number: int
    file: str
    size: int
    digest: str
    what_changed: str
    created_at: datetime
    name: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True)
class VideoFilter:
    """All that is set must hold. `text` is searched in title, tags, description and script; the dates are those of creation, the
    end excluded; `archived` None means both."""

    text: str = ""
    status: str = ""
    tag: str = ""
    platform: str = ""
    created_from: datetime | None = None
    created_to: datetime | None = None
    archived: bool | None = False


class Sort(StrEnum):
    UPDATED = "updated_at"
    CREATED = "created_at"
    TITLE = "title"
    DURATION = "seconds"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last video of a page, as a place in the order."""

    value: Any
    number: int


@dataclass(frozen=True, slots=True)
class Page:
    """`next` is what `list_page` takes as `after`; None at the end."""

    videos: tuple[Video, ...]
    next: Cursor | None


class Projects:
    """Every call commits before it returns. Safe for several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, title: str, *, id: str | None = None, **facts: Any) -> Video:
        """A new row; `facts` are fields of `Video` and `script`. Raises `InvalidInput`."""
        present = now()
        empty = Video(id or new_id("project"), "", created_at=present, updated_at=present)
        row = {name: getattr(empty, name) for name in _FIELDS} | {"script": ""} | _storable({"title": title, **facts})

        def write(connection: Connection) -> Video:
            number = connection.execute(insert(videos).values(row)).inserted_primary_key[0]  # type: ignore[index]
            _index(connection, number, row)
            return _get(connection, row["id"])

        return self._database.write(write)

    def get(self, video_id: str) -> Video:
        """Raises `NotFound`."""
        return self._database.read(lambda connection: _get(connection, video_id))

    def script(self, video_id: str) -> str:
        """The whole script as text, "" if there is none yet. Raises `NotFound`."""
        return str(self._database.read(lambda connection: _row(connection, video_id).script))

    def update(self, video_id: str, **facts: Any) -> Video:
        """Change fields of `Video` or `script`. Raises `NotFound`, `InvalidInput`; then nothing has changed."""
        values = _storable(facts)

        def write(connection: Connection) -> Video:
            number = _row(connection, video_id).number
            connection.execute(update(videos).where(_TABLE.number == number).values(**values, updated_at=now()))
            if values.keys() & (_SEARCHED | set(_LABELLED.values())):
                _index(connection, number, _row(connection, video_id)._mapping)
            return _get(connection, video_id)

        return self._database.write(write)

    def duplicate(self, video_id: str, *, title: str, id: str | None = None) -> Video:
        """A new row with the same description, script, tags and platforms, and nothing made yet. Raises `NotFound`."""
        original, script = self.get(video_id), self.script(video_id)
        return self.create(title, id=id, script=script, description=original.description, tags=original.tags,
                           platforms=original.platforms)

    def archive(self, video_id: str, archived: bool = True) -> Video:
        """Put away, or take back. Raises `NotFound`."""
        def write(connection: Connection) -> Video:
            connection.execute(update(videos).where(_TABLE.id == video_id).values(archived_at=now() if archived else None))
            return _get(connection, video_id)

        return self._database.write(write)

    def delete(self, video_id: str) -> None:
        """Remove the row with its journal, versions and statistics; stored files stay. Raises `NotFound`."""
        def write(connection: Connection) -> None:
            number = _row(connection, video_id).number
            search.remove(connection, number)
            connection.execute(delete(videos).where(_TABLE.number == number))

        self._database.write(write)

    def list_page(self, where: VideoFilter | None = None, *, sort: Sort = Sort.UPDATED, descending: bool = True,
                  after: Cursor | None = None, limit: int = 50) -> Page:
        """The next `limit` videos in that order, from `after` on."""
        key = _TABLE[sort].collate("NOCASE") if sort is Sort.TITLE else _TABLE[sort]
        order = [key.desc(), _TABLE.number.desc()] if descending else [key, _TABLE.number]

        def read(connection: Connection) -> Page:
            numbers = _filtered(connection, select(_TABLE.number), where or VideoFilter()).order_by(*order).limit(limit + 1)
            if after is not None:
                place, last = tuple_(key, _TABLE.number), tuple_(literal(after.value, key.type), after.number)
                numbers = numbers.where(place < last if descending else place > last)
            rows = connection.execute(select(_TABLE.number, *_COLUMNS).where(_TABLE.number.in_(numbers)).order_by(*order)).all()
            page = rows[:limit]
            more = Cursor(getattr(page[-1], sort), page[-1].number) if len(rows) > limit else None
            return Page(tuple(_video(row) for row in page), more)

        return self._database.read(read)

    def count(self, where: VideoFilter | None = None, *, at_most: int | None = None) -> int:
        """How many videos pass the filter; with `at_most` ("1,000 or more") it stops there, which is quicker."""
        def read(connection: Connection) -> int:
            numbers = _filtered(connection, select(_TABLE.number), where or VideoFilter()).limit(at_most)
            return connection.scalar(select(func.count()).select_from(numbers.subquery())) or 0

        return self._database.read(read)

    def add_version(self, video_id: str, *, what_changed: str, file: str = "", size: int = 0, digest: str = "", name: str = "",
                    project: str = "") -> VideoVersion:
        """A version under the next number; a finished file is what the video shows from now on. Raises `NotFound`."""
        def write(connection: Connection) -> VideoVersion:
            _row(connection, video_id)
            last = connection.scalar(select(func.max(video_versions.c.number)).where(video_versions.c.video_id == video_id))
            version = VideoVersion(video_id, (last or 0) + 1, _clean(file), size, digest, _clean(what_changed), now(),
                                   _clean(name), project)
            connection.execute(insert(video_versions).values(asdict(version)))
            if file:
                shown = {"file": version.file, "size": size, "updated_at": now()}
                connection.execute(update(videos).where(_TABLE.id == video_id).values(**shown))
            return version

        return self._database.write(write)

    def name_version(self, video_id: str, number: int, name: str) -> None:
        """Raises `NotFound`."""
        def write(connection: Connection) -> None:
            there = (video_versions.c.video_id == video_id) & (video_versions.c.number == number)
            if not connection.execute(update(video_versions).where(there).values(name=_clean(name))).rowcount:
                raise NotFound(tr("There is no version {number}. Nothing was changed.", number=number))

        self._database.write(write)

    def versions(self, video_id: str) -> tuple[VideoVersion, ...]:
        """The oldest first."""
        rows = select(video_versions).where(video_versions.c.video_id == video_id).order_by(video_versions.c.number)
        return tuple(self._database.read(lambda connection: [VideoVersion(**row._mapping) for row in connection.execute(rows)]))


def _filtered(connection: Connection, query: Select[Any], where: VideoFilter) -> Select[Any]:
    """Few matches of a word or label are looked up one by one; else the index of the order is walked, and each of its entries
    is asked whether it is among them."""
    if where.archived is not None:
        query = query.where(_TABLE.archived_at.is_not(None) if where.archived else _TABLE.archived_at.is_(None))
    if where.status:
        query = query.where(_TABLE.status == where.status)
    if where.created_from:
        query = query.where(_TABLE.created_at >= where.created_from)
    if where.created_to:
        query = query.where(_TABLE.created_at < where.created_to)
    for matches, among_them in _conditions(where):
        few = connection.scalars(matches.limit(_FEW)).all()
        query = query.where(_TABLE.number.in_(few) if len(few) < _FEW else among_them)
    return query


def _conditions(where: VideoFilter) -> Iterator[tuple[Select[Any], ColumnElement[bool]]]:
    """Per label and for the words: the numbers of the videos that have them, and the question whether one video does."""
    for kind, label in (("tag", where.tag), ("platform", where.platform)):
        if label:
            labelled = select(video_labels.c.video_number).where(
                video_labels.c.kind == kind, video_labels.c.label == label.casefold())
            yield labelled, labelled.where(video_labels.c.video_number == _TABLE.number).exists()
    if where.text.strip():
        found = search.matching(where.text)
        yield found, literal_column("+videos.number").in_(found)  # the plus: SQLite shall not look them all up and sort them


def _row(connection: Connection, video_id: str) -> Row[Any]:
    row = connection.execute(select(videos).where(_TABLE.id == video_id)).first()
    if row is None:
        raise NotFound(tr("There is no project {id}.", id=video_id), tr("List them with: autovideo-studio projects."))
    return row


def _get(connection: Connection, video_id: str) -> Video:
    return _video(_row(connection, video_id))


def _video(row: Row[Any]) -> Video:
    values = {name: row._mapping[name] for name in _FIELDS}
    return Video(**values | {name: tuple(values[name]) for name in ("platforms", "tags", "seo_keywords")})


def _index(connection: Connection, number: int, row: Any) -> None:
    """Bring the derived tables up to date with a row of `videos`."""
    search.put(connection, number, row)
    connection.execute(delete(video_labels).where(video_labels.c.video_number == number))
    if labels := labels_of(number, row):
        connection.execute(insert(video_labels), labels)


def labels_of(number: int, row: Any) -> list[dict[str, Any]]:
    """The rows of `video_labels` for a row of `videos`: what filters by tag and platform look at, whatever the case."""
    return [{"kind": kind, "label": label, "video_number": number}
            for kind, column in _LABELLED.items() for label in {each.casefold() for each in row[column]}]


def _storable(facts: dict[str, Any]) -> dict[str, Any]:
    if unknown := facts.keys() - _GIVEN:
        raise TypeError(f"no such field of a video: {sorted(unknown)}")
    facts = {name: _clean(value) for name, value in facts.items()}
    for name, longest in (("title", _TITLE_LENGTH), ("seo_title", _SEO_TITLE_LENGTH)):
        if len(facts.get(name, "")) > longest:
            raise InvalidInput(tr("The title is longer than {longest} characters. Nothing was changed.", longest=longest),
                               tr("Shorten it."))
    return facts


def _clean(value: Any) -> Any:
    """Texts without the two kinds of character that SQLite cannot hold: NUL and lone halves of a pair."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, (tuple, list)):
        return [_clean(each) for each in value]
    return value
