"""The one door through which FFmpeg opens a file: a local file, of an allowed format, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autovideo_studio.foundation.errors import InvalidInput, NotFound, os_error
from autovideo_studio.foundation.i18n import tr

if TYPE_CHECKING:
    from av import Packet
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.stream import Stream
    from av.video.stream import VideoStream

FORMATS = ("mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm", "avi", "mpegts", "mpeg", "flv", "asf", "gif", "apng",
           "mxf", "ivf", "nut", "dv", "wav", "w64", "aiff", "flac", "ogg", "mp3", "aac", "caf")
"""FFmpeg's names of the containers we read. No playlists (hls, concat, dash), no devices, no subtitles, no raw pictures."""


def open_media(path: Path) -> InputContainer:
    """Open `path` for reading: the caller closes it.

    Only the `file` protocol and `FORMATS` are let in, so that a playlist in disguise can neither read other files nor the
    network. Raises `NotFound`, `InvalidInput` (not a sound or film we read) or a translated system error.
    """
    import av

    if not path.is_file():
        raise NotFound(tr("There is no file “{name}”.", name=path.name), tr("Check the path and try again."))
    if path.stat().st_size == 0:
        raise InvalidInput(tr("“{name}” is empty.", name=path.name), tr("Choose another file."))
    options = {"protocol_whitelist": "file", "format_whitelist": ",".join(FORMATS)}
    if _says_all_in_its_header(path):
        options["probesize"] = "65536"
    try:
        return av.open(f"file:{path.resolve()}", "r", container_options=options, metadata_errors="replace")
    except av.error.PermissionError as error:
        raise os_error(PermissionError(error.errno, error.strerror, str(path)), tr("opening a media file")) from error
    except (av.error.FFmpegError, UnicodeError) as error:
        raise unreadable(path, error) from error


def _says_all_in_its_header(path: Path) -> bool:
    """WAV and FLAC: FFmpeg would decode megabytes of them only to be sure."""
    with path.open("rb") as file:
        return file.read(4) in (b"RIFF", b"RF64", b"fLaC")


def packets_of(container: InputContainer, *streams: Stream) -> Iterator[Packet[Any]]:
    """The packets of these streams (none named: of all), and empty ones at the end. PyAV gives up where a stream turns up that
    the beginning of the file did not tell of, as in broadcasts: then we go on behind it."""
    while True:
        try:
            yield from container.demux(*streams)
            return
        except IndexError:
            continue


def film_streams(container: InputContainer) -> list[VideoStream]:
    """The streams of moving pictures; the cover of a record is none."""
    import av

    cover = av.stream.Disposition.attached_pic
    return [stream for stream in container.streams.video if not stream.disposition & cover]


def sound_streams(container: InputContainer) -> list[AudioStream]:
    """The streams of sound that can be decoded."""
    return [stream for stream in container.streams.audio if has_decoder(stream)]


def has_decoder(stream: Any) -> bool:
    """PyAV gives no codec context where FFmpeg has no decoder, whatever its stubs say."""
    return stream.codec_context is not None


def undecodable(path: Path) -> InvalidInput:
    """The error for a file of a known shape whose pictures or sound nobody here can decode. It names the codec."""
    return InvalidInput(tr("“{name}” is coded in {codec}, which this program does not read.", name=path.name,
                           codec=_codec_of(path)), tr("Convert it to a common format, such as H.264 in MP4."))


def _codec_of(path: Path) -> str:
    """As the file says: Matroska's own name, or else the four letters that FFmpeg's complaint holds."""
    import av.logging

    with path.open("rb") as file:
        named = re.search(rb"\x86[\x80-\xff]([VAS]_[A-Z0-9_./]{2,40})", file.read(1 << 20))
    if named:
        return named[1].decode("ascii")
    level, skips = av.logging.get_level(), av.logging.get_skip_repeated()
    av.logging.set_level(av.logging.WARNING)
    av.logging.set_skip_repeated(False)
    try:
        with av.logging.Capture() as logs:
            open_media(path).close()
    finally:
        av.logging.set_level(level)
        av.logging.set_skip_repeated(skips)
    tags = re.search(r"none \(([^)]{1,20}) / 0x", " ".join(message for _, _, message in logs))
    return tags[1].strip() if tags else tr("an unknown format")


def unreadable(path: Path, cause: object = "") -> InvalidInput:
    """The error for a file that is damaged or of a kind we do not read."""
    return InvalidInput(tr("“{name}” cannot be read: it is damaged, or not a sound, film or picture that this program knows.",
                           name=path.name), tr("Open it in a player to check it, or save it anew in a common format."),
                        repr(cause))
