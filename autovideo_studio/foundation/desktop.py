"""What the desktop asks of programs."""

from __future__ import annotations

import shutil
import subprocess
import sys

PATIENCE_S = 2.0


def wants_less_motion() -> bool:
    """Whether the person has asked their system for less movement on the screen; False where it does not say. May wait for
    another program: not for the window's thread."""
    if sys.platform == "win32":
        return not _windows_animates()
    if sys.platform == "darwin":
        return _said("defaults", "read", "com.apple.universalaccess", "reduceMotion") == "1"
    return _said("gsettings", "get", "org.gnome.desktop.interface", "enable-animations") == "false"


def _said(program: str, *arguments: str) -> str:
    path = shutil.which(program)
    if path is None:
        return ""
    try:
        ended = subprocess.run([path, *arguments], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return ended.stdout.strip()


def _windows_animates() -> bool:
    import ctypes

    get_client_area_animation, animates = 0x1042, ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(animates), 0)  # type: ignore[attr-defined]
    return bool(animates.value)
