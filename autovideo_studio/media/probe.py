"""What a file is: looked up from its content, proved by decoding its first frame."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.plain import to_plain
from autovideo_studio.foundation.errors import NotFound, os_error
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.media import animation
from autovideo_studio.media.colour_tags import HLG, PQ
from autovideo_studio.media.container import (
    film_streams,
    has_decoder,
    open_media,
    packets_of,
    sound_streams,
    undecodable,
    unreadable,
)
from autovideo_studio.media.film_timing import is_variable
from autovideo_studio.media.picture import (
    caption_of,
    has_alpha,
    header_of,
    looks_like_picture,
    open_picture,
    orientation_of,
)
from autovideo_studio.media.task import TaskContext
from autovideo_studio.media.vector import MEDIA_TYPE as SVG
from autovideo_studio.media.vector import looks_like_svg, read_svg

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

STILLS = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".apng", ".heic", ".heif", ".svg",
                    ".svgz"))
FILMS = frozenset((".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".mts", ".m2ts", ".flv", ".wmv",
                   ".3gp", ".ogv", ".mxf", ".vob", ".asf", ".dv", ".qt"))
SOUNDS = frozenset((".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".oga", ".opus", ".aif", ".aiff", ".wma", ".caf"))
_NOT_TODAY = frozenset((".psd", ".ai", ".eps", ".pdf"))
_HDR = {PQ: "PQ", HLG: "HLG"}
MAX_FILES, MAX_DEPTH = 5_000, 8
_MEDIA_TYPES = {"mov": "video/mp4", "matroska": "video/x-matroska", "avi": "video/x-msvideo", "mpegts": "video/mp2t",
                "mp3": "audio/mpeg", "wav": "audio/wav", "flac": "audio/flac", "ogg": "audio/ogg", "aac": "audio/aac",
                "aiff": "audio/aiff", "mpeg": "video/mpeg", "mxf": "application/mxf", "flv": "video/x-flv",
                "asf": "video/x-ms-asf"}


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """Sizes are as seen: after rotation, with square pixels. `rotation` is in degrees clockwise, `orientation` EXIF's 1 to 8
    (where mirrored, the rotation comes first).

    `rate` is the film's average; `seconds` how much of it can be read (a `truncated` file says more than it has). `colour` holds
    FFmpeg's numbers of matrix, primaries, transfer and range, or a still's "mode". `caption` is what is written in the file,
    `hdr` is "PQ", "HLG" or nothing, `timecode` the first frame's ("01:00:00:00") or nothing.
    """

    kind: AssetKind
    media_type: str
    container: str
    video_codec: str = ""
    audio_codec: str = ""
    width: int = 0
    height: int = 0
    rate: Fraction | None = None
    seconds: Fraction | None = None
    has_audio: bool = False
    has_alpha: bool = False
    rotation: int = 0
    orientation: int = 1
    pixel_aspect: Fraction = Fraction(1)
    channels: int = 0
    sample_rate: int = 0
    caption: str = ""
    colour: tuple[tuple[str, str], ...] = ()
    truncated: bool = False
    is_variable_rate: bool = False
    is_interlaced: bool = False
    bit_depth: int = 8
    hdr: str = ""
    timecode: str = ""


@dataclass(frozen=True, slots=True)
class FolderScan:
    """`candidates` in stable order; `refused` are (name, reason) of files that look like media but are not taken."""

    candidates: tuple[Path, ...]
    refused: tuple[tuple[str, str], ...] = ()


def probe_task(payload: dict[str, Any], context: TaskContext) -> dict[str, Any]:
    """Worker task: `path` in; `facts` (a `MediaFacts` in plain form) out."""
    context.raise_if_cancelled()
    return {"facts": to_plain(probe(Path(payload["path"])))}


def probe(path: Path) -> MediaFacts:
    """The facts of a still, film or sound. Raises `NotFound`, `InvalidInput` (unreadable, empty) or `Refused` (large, unsafe)."""
    if not path.is_file():
        raise NotFound(tr("There is no file “{name}”.", name=path.name), tr("Check the path and try again."))
    try:
        start = header_of(path)
        if looks_like_picture(start):
            return _probe_picture(path)
        return _probe_drawing(path) if looks_like_svg(start) else _probe_stream(path)
    except OSError as error:
        raise os_error(error, tr("reading a media file")) from error


def scan_folder(folder: Path) -> FolderScan:
    """The files in `folder` and below that may be media, by name alone, in natural order.

    Hidden files are passed over. Links that lead out of the folder are refused, and so is what lies too deep or comes after the
    first `MAX_FILES`. Raises `NotFound` or a translated system error.
    """
    if not folder.is_dir():
        raise NotFound(tr("There is no folder “{name}”.", name=folder.name), tr("Check the path and try again."))
    root = folder.resolve()
    candidates: list[Path] = []
    refused: list[tuple[str, str]] = []
    try:
        for here, folders, names in os.walk(folder):
            deep = len(Path(here).relative_to(folder).parts) >= MAX_DEPTH
            folders[:] = [] if deep else sorted((name for name in folders if not name.startswith(".")), key=_natural)
            for name in sorted(names, key=_natural):
                path = Path(here, name)
                reason = _why_refused(path, root)
                if name.startswith(".") or path.suffix.lower() not in STILLS | FILMS | SOUNDS | _NOT_TODAY:
                    continue
                if reason is None and len(candidates) >= MAX_FILES:
                    reason = tr("The folder holds more than {count} files.", count=MAX_FILES)
                if reason is None:
                    candidates.append(path)
                else:
                    refused.append((name.encode("utf-8", "replace").decode(), reason))
    except OSError as error:
        raise os_error(error, tr("reading the folder of pictures")) from error
    return FolderScan(tuple(candidates), tuple(refused))


def _why_refused(path: Path, root: Path) -> str | None:
    try:
        path.name.encode("utf-8")
        inside = path.resolve().is_relative_to(root)
    except UnicodeEncodeError:
        return tr("Its name is not valid text.")
    except (OSError, RuntimeError):
        inside = False
    if not inside:
        return tr("It is a link that leads out of the folder.")
    if path.suffix.lower() in _NOT_TODAY:
        return tr("This format is not read. Export it as PNG or JPEG.")
    return None


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Sort key: "2.png" before "10.png", whatever the case and the form of accents."""
    key: list[tuple[int, int, str]] = []
    text = unicodedata.normalize("NFC", name).casefold()
    digits = ""
    for character in [*text, ""]:
        if character.isascii() and character.isdigit():
            digits += character
            continue
        if digits:
            key.append((0, int(digits), digits))
            digits = ""
        key.append((1, 0, character))
    return [*key, (2, 0, name)]


def _probe_picture(path: Path) -> MediaFacts:
    from PIL import Image

    with open_picture(path) as picture:
        turned = orientation_of(picture)
        facts = MediaFacts(
            AssetKind.STILL, Image.MIME.get(picture.format or "", "image/*"), (picture.format or "").lower(),
            width=picture.height if turned >= 5 else picture.width, height=picture.width if turned >= 5 else picture.height,
            has_alpha=has_alpha(picture), orientation=turned, caption=caption_of(picture), colour=(("mode", picture.mode),))
        if animation.is_animated(picture):
            starts = animation.frame_starts(picture, path)
            if len(starts) > 2:
                return replace(facts, kind=AssetKind.FILM, seconds=starts[-1], rate=(len(starts) - 1) / starts[-1])
            picture.seek(0)
        if picture.format in ("JPEG", "MPO"):
            picture.draft("RGB", (max(picture.width // 8, 1), max(picture.height // 8, 1)))
        picture.load()
    return facts


def _probe_drawing(path: Path) -> MediaFacts:
    drawing = read_svg(path)
    return MediaFacts(AssetKind.STILL, SVG, "svg", width=max(1, round(drawing.width)), height=max(1, round(drawing.height)),
                      has_alpha=True)


def _probe_stream(path: Path) -> MediaFacts:
    with open_media(path) as container:
        films, sounds = film_streams(container), sound_streams(container)
        if (films and not has_decoder(films[0])) or (not films and not sounds and container.streams.audio):
            raise undecodable(path)
        name = container.format.name.split(",")[0]
        caption = "\n".join(container.metadata[key].strip() for key in ("title", "description", "comment")
                            if container.metadata.get(key, "").strip())
        facts = MediaFacts(AssetKind.AUDIO, _MEDIA_TYPES.get(name, "application/octet-stream"), name,
                           has_audio=bool(sounds), caption=caption)
        if sounds:
            codec = sounds[0].codec_context
            facts = replace(facts, audio_codec=codec.name, channels=codec.layout.nb_channels, sample_rate=codec.sample_rate or 0)
        if films:
            facts = _film_facts(path, container, films[0], facts)
        elif not sounds:
            raise unreadable(path, "no stream")
        elif not _first_frame(container, sounds[0]):
            raise unreadable(path, "no sound decodes")
        elif name == "mov":
            facts = replace(facts, media_type="audio/mp4")
        said, readable = _said_seconds(container), _readable_seconds(path, container)
    seconds = readable if said is None else min(said, readable) if readable is not None else said
    cut = said is not None and readable is not None and readable < said - Fraction(1, 2)
    return replace(facts, seconds=seconds, truncated=cut)


def _film_facts(path: Path, container: InputContainer, stream: VideoStream, facts: MediaFacts) -> MediaFacts:
    from autovideo_studio.media.film_colour import TURNED, orientation_of

    frame = _first_frame(container, stream)
    if frame is None:
        raise unreadable(path, "no picture decodes")
    orientation = orientation_of(frame)
    aspect = stream.sample_aspect_ratio or Fraction(1)
    width, height = seen_size(frame.width, frame.height, aspect, TURNED[orientation])
    return replace(
        facts, kind=AssetKind.FILM, video_codec=stream.codec_context.name.removeprefix("lib"), width=width, height=height,
        rate=stream.average_rate or stream.guessed_rate, is_variable_rate=is_variable(container, stream),
        rotation=TURNED[orientation], orientation=orientation, pixel_aspect=aspect, is_interlaced=frame.interlaced_frame,
        has_alpha=any(part.is_alpha for part in frame.format.components) or stream.metadata.get("alpha_mode") == "1",
        bit_depth=max(part.bits for part in frame.format.components), hdr=_HDR.get(int(frame.color_trc), ""),
        timecode=stream.metadata.get("timecode") or container.metadata.get("timecode", ""),
        colour=(("matrix", str(int(frame.colorspace))), ("primaries", str(int(frame.color_primaries))),
                ("transfer", str(int(frame.color_trc))), ("range", str(int(frame.color_range)))))


def seen_size(width: int, height: int, aspect: Fraction, rotation: int) -> tuple[int, int]:
    """Coded pixels to what is seen: wide or narrow pixels made square (never fewer of them), then rotated."""
    if aspect > 1:
        width = round(width * aspect)
    elif 0 < aspect < 1:
        height = round(height / aspect)
    return (height, width) if rotation % 180 else (width, height)


def _first_frame(container: InputContainer, stream: Any) -> Any:
    """The first frame that decodes among the first packets; damaged ones are passed over."""
    import av

    try:
        for count, packet in enumerate(packets_of(container, stream)):
            try:
                for frame in packet.decode():
                    return frame
            except av.error.FFmpegError:
                pass
            if count > 500:
                return None
    except av.error.FFmpegError:
        pass
    return None


def _said_seconds(container: InputContainer) -> Fraction | None:
    """How long the file says it is. Matroska and Flash count from 0 even where the film begins much later."""
    if not container.duration or container.duration <= 0:
        return None
    late = max(container.start_time or 0, 0) if container.format.name.startswith(("matroska", "flv")) else 0
    return Fraction(container.duration - (late if late < container.duration else 0), 1_000_000)


def _readable_seconds(path: Path, container: InputContainer) -> Fraction | None:
    """Up to which second the file's packets are there: by its index where it has one (no reading), else by walking them."""
    size = path.stat().st_size
    ends: list[Fraction] = []
    for stream in (*container.streams.video, *container.streams.audio):
        entries = stream.index_entries
        if stream.time_base is None or len(entries) < 2 or "mov" not in container.format.name:
            continue
        lost = next((entry.timestamp for entry in entries if entry.pos + entry.size > size), None)
        if lost is not None:
            ends.append(max(lost - (stream.start_time or 0), 0) * stream.time_base)
    if ends:
        return min(ends)
    return None if _said_seconds(container) is not None else _walked_seconds(container)


def _walked_seconds(container: InputContainer) -> Fraction | None:
    import av

    last = Fraction(0)
    try:
        container.seek(0)
        for packet in packets_of(container):
            if packet.pts is not None and packet.time_base is not None:
                last = max(last, (packet.pts + (packet.duration or 0)) * packet.time_base)
    except av.error.FFmpegError:
        pass
    return last or None
