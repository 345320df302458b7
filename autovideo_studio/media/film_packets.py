"""A film's packets, looked at before they are decoded: which one is wanted, and which need not be decoded to get there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from autovideo_studio.media.container import packets_of

if TYPE_CHECKING:
    from av import Packet
    from av.container import InputContainer
    from av.video.stream import VideoStream

_HELD_BACK = 64
"""Packets whose frames a decoder may still hold, by far."""
_LONGEST_LOOK = 2_000
"""Packets. A film with hardly any key frames is not read into memory for a look."""


class FilmPackets:
    """Packets in the order of the file from where the container stands. Empty ones (AVI's “as before”) are passed over, a damaged
    end is the end."""

    def __init__(self, container: InputContainer, stream: VideoStream) -> None:
        self._demuxed = packets_of(container, stream)
        self._ahead: deque[Packet[Any]] = deque()
        self._given: deque[int | None] = deque(maxlen=_HELD_BACK)
        self._ended = False

    def __iter__(self) -> Iterator[Packet[Any]]:
        return self

    def __next__(self) -> Packet[Any]:
        if not self._ahead and not self._read():
            raise StopIteration
        self._given.append(self._ahead[0].pts)
        return self._ahead.popleft()

    @property
    def first(self) -> Packet[Any] | None:
        """The packet that comes next, as far as was looked."""
        return self._ahead[0] if self._ahead else None

    def target(self, due: int) -> int | None:
        """The timestamp of the frame that is seen at `due`, if its packet is still to come or was given out a moment ago; else
        None. Packets come in the order of decoding, so the look goes on until nothing that follows can be seen so early."""
        while len(self._ahead) < _LONGEST_LOOK:
            decoded_at = self._ahead[-1].dts if self._ahead else None
            if (decoded_at is not None and decoded_at > due) or not self._read():
                break
        seen = chain(self._given, (packet.pts for packet in self._ahead))
        return max((pts for pts in seen if pts is not None and pts <= due), default=None)

    def drop_before_key(self, due: int) -> bool:
        """Drop what comes before the last key frame at or before `due`; returns whether that was anything."""
        keys = [number for number, packet in enumerate(self._ahead)
                if packet.is_keyframe and packet.pts is not None and packet.pts <= due]
        for _ in range(keys[-1] if keys else 0):
            self._ahead.popleft()
        return bool(keys and keys[-1])

    def _read(self) -> bool:
        import av

        while not self._ended:
            try:
                packet = next(self._demuxed)
            except (StopIteration, av.error.FFmpegError):
                self._ended = True
            else:
                if packet.size:
                    self._ahead.append(packet)
                    return True
        return False

