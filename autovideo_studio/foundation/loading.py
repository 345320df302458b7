"""Loading much of the program at once."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Import inside: modules stay, so to look for garbage among what they make, again and again, is a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def import_plainly() -> None:
    """Once PySide is loaded it reads the source of every module that is imported later, for a switch in the language
    (`__feature__`) that this program does not use: a tenth of a start. The import of before takes its place again."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
