"""The sound device, fed from a thread of its own. Where there is none, nothing is heard and nothing fails."""

from __future__ import annotations

import logging
import time
from typing import Any

from PySide6.QtCore import QEventLoop, QIODevice, QThread

from autovideo_studio.media.audio import SAMPLE_RATE
from autovideo_studio.render.sound_feed import SoundFeed

log = logging.getLogger(__name__)

BUFFER_S = 0.1
"""Sound handed to the device ahead: a window that is busy for less is not heard."""
_EVERY_MS = 8
_LOOK_AGAIN_S = 2.0
_FRAME_BYTES = 4


class SoundOutput(QThread):
    """Feeds the default device with what `feed` gives, silence included, so that a start is heard at once. It follows when
    another device becomes the default one, and looks for one every two seconds while there is none.

    QtMultimedia needs the system's sound library: without it there is no device.
    """

    def __init__(self, feed: SoundFeed) -> None:
        super().__init__()
        self._feed = feed
        self._ending = False
        self.has_device = False

    def close(self) -> None:
        self._ending = True
        self.wait()

    def run(self) -> None:
        try:
            from PySide6 import QtMultimedia
        except ImportError as error:
            log.info("no sound: %s", error)
            return
        events = QEventLoop()
        while not self._ending:
            device = QtMultimedia.QMediaDevices.defaultAudioOutput()
            if not device.isNull():
                self._play_on(QtMultimedia, device, events)
            self.has_device = False
            self._sleep(_LOOK_AGAIN_S)

    def _play_on(self, multimedia: Any, device: Any, events: QEventLoop) -> None:
        """Until the end, until another device shall be used, or until it fails."""
        sink = multimedia.QAudioSink(device, _format(multimedia))
        sink.setBufferSize(int(BUFFER_S * SAMPLE_RATE) * _FRAME_BYTES)
        port = _Port(self._feed)
        self._feed.opened()
        sink.start(port)
        look_again = time.monotonic() + _LOOK_AGAIN_S
        while not self._ending and sink.error().name == "NoError":
            self.has_device = True
            events.processEvents()
            self._feed.processed(sink.processedUSecs() * SAMPLE_RATE // 1_000_000)
            if time.monotonic() > look_again:
                look_again = time.monotonic() + _LOOK_AGAIN_S
                if multimedia.QMediaDevices.defaultAudioOutput().id() != device.id():
                    break
            self.msleep(_EVERY_MS)
        if sink.error().name != "NoError":
            log.info("the sound device %s failed: %s", device.description(), sink.error().name)
        sink.stop()
        port.close()

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._ending and time.monotonic() < until:
            self.msleep(50)


class _Port(QIODevice):
    """The device draws from it when it has room. (Written to instead, PulseAudio took two seconds to begin.)"""

    def __init__(self, feed: SoundFeed) -> None:
        super().__init__()
        self._feed = feed
        self._rest = b""
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        return True

    def bytesAvailable(self) -> int:
        return int(BUFFER_S * SAMPLE_RATE) * _FRAME_BYTES

    def readData(self, room: int) -> bytes:
        """A grain may be longer than the room there is: what is left of it comes next."""
        data = self._rest or self._feed.read(room // _FRAME_BYTES).tobytes()
        self._rest = data[room:]
        return data[:room]


def _format(multimedia: Any) -> Any:
    format = multimedia.QAudioFormat()
    format.setSampleRate(SAMPLE_RATE)
    format.setChannelCount(2)
    format.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
    return format
