"""Where other editors put their keys, for those who know them: what differs from the table, by action."""

from __future__ import annotations

KEYMAPS: dict[str, dict[str, tuple[str, ...]]] = {
    "studio": {},
    "premiere": {
        "split": ("Ctrl+K",), "palette": ("Ctrl+P",), "tool-blade": ("C",), "tool-slip": ("Y",), "zoom-fit": ("\\",),
        "ripple-delete": ("Shift+Del",), "add-marker": ("M",), "toggle-snapping": ("S",), "export": ("Ctrl+M",),
        "next-edit": ("Down",), "previous-edit": ("Up",),
    },
    "resolve": {
        "split": ("Ctrl+B", "Ctrl+\\"), "palette": ("Ctrl+P",), "tool-select": ("A",), "tool-blade": ("B",),
        "tool-trim": ("T",), "ripple-delete": ("Del",), "delete": ("Backspace",), "zoom-fit": ("Shift+Z",),
        "toggle-snapping": ("N",), "trim-start": ("Shift+[",), "trim-end": ("Shift+]",),
    },
    "final-cut": {
        "split": ("Ctrl+B",), "palette": ("Ctrl+P",), "tool-select": ("A",), "tool-blade": ("B",), "tool-trim": ("T",),
        "trim-start": ("Alt+[",), "trim-end": ("Alt+]",), "zoom-fit": ("Shift+Z",),
        "ripple-delete": ("Del",), "delete": ("Shift+Del",), "duplicate": ("Ctrl+D",),
    },
}
