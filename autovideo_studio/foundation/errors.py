"""The one kind of error that a creator may read, and its types.

Every sentence answers three things: what happened, what is safe, what to do next. Anything that is not a
`StudioError` is a bug of ours: it is logged with its traceback and shown as one sentence.
"""

from __future__ import annotations

import errno
from typing import ClassVar

from autovideo_studio.foundation.i18n import tr


class StudioError(Exception):
    """`message` says what happened and what is safe, `hint` what to do next, `details` is for a report.

    `exit_code` is what the command line returns; `retryable`, `failover` and `trips_breaker` are read by the
    router of providers (same provider again; another provider may succeed; counts against health).
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False
    failover: ClassVar[bool] = False
    trips_breaker: ClassVar[bool] = False

    def __init__(self, message: str, hint: str = "", details: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.message, self.hint, self.details, self.retry_after = message, hint, details, retry_after

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InvalidInput(StudioError):
    """What was given cannot be used: an empty text, a wrong option, an unreadable file."""

    code, exit_code = "invalid-input", 2


class NotFound(StudioError):
    """A project, voice, file or address that is not there."""

    code, exit_code = "not-found", 3


class Refused(StudioError):
    """Not done, on purpose, for safety: a private address, a pickle, a path that leaves its folder."""

    code, exit_code = "refused", 4


class EditRejected(StudioError):
    """An edit that would break the project. Nothing has changed."""

    code, exit_code = "edit-rejected", 2


class DiskFull(StudioError):
    """No room left on the named drive. What was stored before is safe."""

    code, exit_code = "disk-full", 5


class ReadOnly(StudioError):
    """The library or folder cannot be written: another instance, permissions, a read-only disk."""

    code, exit_code = "read-only", 6


class NewerVersion(StudioError):
    """Made by a newer version of the program: it is left untouched."""

    code, exit_code = "newer-version", 7


class Damaged(StudioError):
    """Stored data fails its check."""

    code, exit_code = "damaged", 8


class Cancelled(StudioError):
    """Stopped by the creator. Everything made so far is kept. (130 is what a shell expects after Ctrl-C.)"""

    code, exit_code = "cancelled", 130

    def __init__(self, message: str = "", hint: str = "", details: str = "") -> None:
        super().__init__(message or tr("Stopped."), hint or tr("Everything made so far is kept."), details)


class ProviderError(StudioError):
    """One attempt at a provider failed; `provider` is its id."""

    code, exit_code, failover = "provider", 9, True

    def __init__(self, message: str, hint: str = "", details: str = "", *, retry_after: float | None = None,
                 provider: str = "", request_id: str = "") -> None:
        super().__init__(message, hint, details, retry_after=retry_after)
        self.provider, self.request_id = provider, request_id


class Transient(ProviderError):
    """A connection, timeout or server fault before the work was accepted: the same call may succeed later."""

    code, retryable, trips_breaker = "transient", True, True


class RateLimited(ProviderError):
    """Too many requests: wait `retry_after` seconds; does not count against the provider."""

    code, retryable = "rate-limited", True


class QuotaExhausted(ProviderError):
    """The account's balance or plan is used up."""

    code, trips_breaker = "quota", True


class AuthenticationFailed(ProviderError):
    """The key is missing, wrong or revoked."""

    code, trips_breaker = "authentication", True


class ContentRefused(ProviderError):
    """The vendor's safety system refused. Never shopped around silently: the creator decides."""

    code, failover = "content-refused", False


class Unsupported(ProviderError):
    """This provider cannot do it (language, size, length); another may."""

    code = "unsupported"


class ModelGone(ProviderError):
    """The vendor retired the model."""

    code = "model-gone"


class BadResponse(ProviderError):
    """The vendor answered, but with something that is not what was asked for."""

    code, retryable = "bad-response", True


class OutcomeUnknown(ProviderError):
    """A paid request was sent and no answer came: it may have been charged, so it is never repeated blindly."""

    code, failover = "outcome-unknown", False


class NotInstalled(ProviderError):
    """An extra, a program or a model file is missing; the hint names the remedy."""

    code = "not-installed"


def os_error(error: OSError, doing: str) -> StudioError:
    """Translate an operating-system error met while `doing` ("writing the video") into what a creator can act on."""
    where = str(error.filename or "")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(tr("The disk is full, so {doing} stopped. Everything finished before is safe. {where}", doing=doing,
                           where=where),
                        tr("Free some space and run the same again: it goes on where it stopped."), repr(error))
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnly(tr("No permission for {doing}. Nothing was changed. {where}", doing=doing, where=where),
                        tr("Choose another folder, or allow writing there."), repr(error))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return NotFound(tr("A file or folder is missing for {doing}. {where}", doing=doing, where=where),
                        tr("Check the path and try again."), repr(error))
    return StudioError(tr("The system refused {doing}: {reason}", doing=doing, reason=error.strerror or error),
                       tr("What was stored before is safe. Try again."), repr(error))
