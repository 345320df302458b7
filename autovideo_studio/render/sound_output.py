"""The sound device, written to from a thread of its own. Where there is none, nothing is heard and nothing fails."""

from __future__ import annotations

import logging
import time
from typing import Any

from PySide6.QtCore import QThread

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
        while not self._ending:
            device = QtMultimedia.QMediaDevices.defaultAudioOutput()
            if device.isNull() or not self._play_on(QtMultimedia, device):
                self.has_device = False
                self._sleep(_LOOK_AGAIN_S)

    def _play_on(self, multimedia: Any, device: Any) -> bool:
        """Until the end or until another device shall be used; False where it cannot be opened."""
        sink = multimedia.QAudioSink(device, _format(multimedia))
        sink.setBufferSize(int(BUFFER_S * SAMPLE_RATE) * _FRAME_BYTES)
        port = sink.start()
        if port is None or sink.error() != multimedia.QAudio.Error.NoError:
            log.info("the sound device %s cannot be opened: %s", device.description(), sink.error())
            return False
        self._feed.opened()
        self.has_device = True
        look_again = time.monotonic() + _LOOK_AGAIN_S
        unwritten = b""
        while not self._ending and sink.error() == multimedia.QAudio.Error.NoError:
            while room := sink.bytesFree() // _FRAME_BYTES * _FRAME_BYTES:
                unwritten = unwritten or self._feed.read(room // _FRAME_BYTES).tobytes()
                taken = port.write(unwritten[:room])
                if taken <= 0:
                    break
                unwritten = unwritten[taken:]
            self._feed.processed(sink.processedUSecs() * SAMPLE_RATE // 1_000_000)
            if time.monotonic() > look_again:
                look_again = time.monotonic() + _LOOK_AGAIN_S
                if multimedia.QMediaDevices.defaultAudioOutput().id() != device.id():
                    break
            self.msleep(_EVERY_MS)
        sink.stop()
        return True

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._ending and time.monotonic() < until:
            self.msleep(50)


def _format(multimedia: Any) -> Any:
    format = multimedia.QAudioFormat()
    format.setSampleRate(SAMPLE_RATE)
    format.setChannelCount(2)
    format.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
    return format
