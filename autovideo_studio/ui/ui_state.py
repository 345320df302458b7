"""Where the creator is in an open project: what is selected, where the playhead stands, which tool is in hand. Not undoable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from autovideo_studio.domain.laying import Pick
from autovideo_studio.domain.time import TimeRange


class Tool(StrEnum):
    SELECT = "select"
    BLADE = "blade"
    TRIM = "trim"
    STRETCH = "stretch"
    SLIP = "slip"
    SLIDE = "slide"
    HAND = "hand"
    ZOOM = "zoom"


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids of what is selected. At most one kind is not empty, save that clips keep the scene that they belong to."""

    clips: frozenset[str] = frozenset()
    scene: str = ""
    transition: str = ""
    marker: str = ""
    track: str = ""

    def __bool__(self) -> bool:
        return bool(self.clips or self.scene or self.transition or self.marker or self.track)


NOTHING = Selection()
CROP = "crop"


def mask_number(shaping: str) -> int | None:
    """Which mask is shaped on the picture; None where another thing, or nothing, is."""
    kind, _, number = shaping.partition(":")
    return int(number) if kind == "mask" else None


class UiState(QObject):
    """Setting a value that is already there tells nobody. `asked` passes a wish on to the panel that it concerns: "zoom-in",
    "zoom-out", "zoom-fit", "rename-clip", "snapshot" …"""

    selection_changed = Signal(object)
    playhead_changed = Signal(int)
    range_changed = Signal(object)
    tool_changed = Signal(str)
    snapping_changed = Signal(bool)
    linking_changed = Signal(bool)
    layout_changed = Signal(str)
    picked_changed = Signal()
    shaping_changed = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.selection = NOTHING
        self.playhead = 0
        self.range: TimeRange | None = None
        self.tool = Tool.SELECT
        self.snapping = True
        self.linking = True
        self.layout = ""
        self.shaping = ""
        """What of the selected clip is dragged on the picture: "crop", "mask:0" …; "": its place."""
        self.picked: tuple[Pick, ...] = ()

    def select(self, selection: Selection) -> None:
        if selection != self.selection:
            self.shape("")
            self.selection = selection
            self.selection_changed.emit(selection)

    def select_clips(self, *ids: str, scene: str = "") -> None:
        self.select(Selection(clips=frozenset(ids), scene=scene))

    def go_to(self, frame: int) -> None:
        """Move the playhead; never before the first frame."""
        frame = max(0, frame)
        if frame != self.playhead:
            self.playhead = frame
            self.playhead_changed.emit(frame)

    def mark(self, span: TimeRange | None) -> None:
        """The in and out points."""
        if span != self.range:
            self.range = span
            self.range_changed.emit(span)

    def pick(self, *picked: Pick) -> None:
        """Which files of the media pool, or parts of them, are in hand for the timeline."""
        if picked != self.picked:
            self.picked = picked
            self.picked_changed.emit()

    def take(self, tool: Tool) -> None:
        if tool is not self.tool:
            self.tool = tool
            self.tool_changed.emit(tool.value)

    def shape(self, what: str) -> None:
        """Drag this on the picture from now on; "" for the clip's place."""
        if what != self.shaping:
            self.shaping = what
            self.shaping_changed.emit(what)

    def show_layout(self, layout: str) -> None:
        """Which layout of the studio is shown: "create", "edit" or "review"."""
        if layout != self.layout:
            self.layout = layout
            self.layout_changed.emit(layout)

    def snap(self, on: bool) -> None:
        if on != self.snapping:
            self.snapping = on
            self.snapping_changed.emit(on)

    def link(self, on: bool) -> None:
        """Whether linked clips are selected and moved together."""
        if on != self.linking:
            self.linking = on
            self.linking_changed.emit(on)
