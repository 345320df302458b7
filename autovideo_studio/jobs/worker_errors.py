"""What can go wrong with a worker process, and how errors cross from it as plain data."""

from __future__ import annotations

import sys
import traceback
from typing import Any

from autovideo_studio.foundation.errors import StudioError, os_error
from autovideo_studio.foundation.i18n import tr


class WorkerDied(StudioError):
    """The process ended before the task did: a native crash, or killed from outside. `details` has its last words."""

    code, exit_code, retryable = "worker-died", 10, True


class WorkerTimedOut(StudioError):
    """The task took longer than it was allowed and its process was killed."""

    code, exit_code, retryable = "worker-timeout", 10, True


class OutOfMemory(StudioError):
    """The task wanted more memory than a worker may use."""

    code, exit_code = "out-of-memory", 10


class ProgramFault(StudioError):
    """A bug of ours in a task; `details` is the traceback."""

    code, exit_code = "bug", 70


def as_studio_error(error: BaseException) -> StudioError:
    """The error itself, or what a creator can read in its place; a bug keeps its traceback in `details`."""
    if isinstance(error, StudioError):
        return error
    if isinstance(error, OSError):
        return os_error(error, tr("the work"))
    if isinstance(error, MemoryError):
        return OutOfMemory(tr("A part of the work needed more memory than it may use. Everything finished before is safe."),
                           tr("Close other programs, or choose a smaller size, and try again."), _traceback(error))
    return ProgramFault(tr("A part of the work failed through a fault in the program. Everything finished before is safe."),
                        tr("Try again; if it fails again, report it with the details."), _traceback(error))


def error_to_plain(error: BaseException) -> dict[str, Any]:
    """JSON-able fields of `as_studio_error`."""
    error = as_studio_error(error)
    types = [f"{cls.__module__}:{cls.__qualname__}" for cls in type(error).__mro__ if issubclass(cls, StudioError)]
    fields = {name: value for name, value in vars(error).items() if isinstance(value, (str, int, float, bool, type(None)))}
    return {"types": types, "code": error.code, "fields": fields}


def error_from_plain(plain: dict[str, Any]) -> StudioError:
    """The error that `error_to_plain` was given, of the same class.

    A class of a module that this process has not loaded cannot be caught here either: the nearest loaded base stands in.
    """
    cls = next((cls for cls in map(_loaded_class, plain["types"]) if cls is not None), StudioError)
    error = cls.__new__(cls)
    error.args = (plain["fields"].get("message", ""),)
    vars(error).update(plain["fields"])
    return error


def _loaded_class(name: str) -> type[StudioError] | None:
    module, _, qualname = name.partition(":")
    found: Any = sys.modules.get(module)
    for part in qualname.split("."):
        found = getattr(found, part, None)
    return found if isinstance(found, type) and issubclass(found, StudioError) else None


def _traceback(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
