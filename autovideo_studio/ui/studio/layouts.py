"""The studio's layouts: which panels are large, not where things are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

ALWAYS = "timeline"


@dataclass(frozen=True, slots=True)
class Layout:
    """Shares of the page's width (`left`, `right`) and height (`below`); 0 hides the side."""

    id: str
    left: float
    right: float
    below: float

    def shows(self, panel: str, area: Qt.DockWidgetArea) -> bool:
        """Whether a panel of this side is there at first."""
        shares = {Qt.DockWidgetArea.LeftDockWidgetArea: self.left, Qt.DockWidgetArea.RightDockWidgetArea: self.right}
        return shares.get(area, 1.0) > 0 or panel == ALWAYS


LAYOUTS = {layout.id: layout for layout in (Layout("create", 0.32, 0.0, 0.26), Layout("edit", 0.23, 0.225, 0.42),
                                            Layout("review", 0.0, 0.0, 0.2))}
