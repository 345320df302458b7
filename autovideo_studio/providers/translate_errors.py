"""Errors of the vendors' SDKs become ours, by one table of (status, machine code) and never by their many classes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from autovideo_studio.foundation.errors import (
    AuthenticationFailed,
    BadResponse,
    ContentRefused,
    InvalidInput,
    ModelGone,
    OutcomeUnknown,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    StudioError,
    Transient,
    Unsupported,
)
from autovideo_studio.foundation.i18n import tr

_QUOTA = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "billing_error", "quota_exceeded",
          "enforced_spend_limit_reached", "contract_spend_limit_reached", "credit_balance_too_low"}
_REFUSED = {"content_policy_violation", "moderation_blocked", "content_filter", "safety", "content_moderation"}
_MODEL = {"model_not_found", "model_not_available", "model_deprecated"}
_KEY = {"invalid_api_key", "missing_permissions"}
_PLAN = {"only_for_creator+", "free_users_not_allowed", "subscription_required", "output_format_not_allowed"}
_NOT_SENT = {"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "ProxyError"}


def translated(error: Exception, *, provider: str, label: str, paid: bool) -> StudioError:
    """`paid`: a request that was sent and not answered may have been charged, so it becomes `OutcomeUnknown`."""
    if isinstance(error, StudioError):
        return error
    status, codes = _status(error), _codes(error)
    request_id = str(getattr(error, "request_id", None) or _headers(error).get("request-id", ""))
    facts: dict[str, Any] = {"provider": provider, "request_id": request_id}
    details = f"{type(error).__name__} {status or ''} {' '.join(sorted(codes))}: {error}"[:2_000]
    if status is None:
        return _without_answer(error, label, paid, details, facts)
    if codes & _PLAN:
        return Unsupported(tr("Your plan at {name} does not include this.", name=label),
                           tr("Choose another voice or model, or another plan at the vendor."), details, **facts)
    if codes & _QUOTA or status == 402:
        return QuotaExhausted(tr("The balance of {name} is used up.", name=label),
                              tr("Add credit at the vendor or choose another provider; everything made so far is kept."),
                              details, **facts)
    if codes & _REFUSED:
        return ContentRefused(tr("{name} refuses this text for its safety rules.", name=label),
                              tr("Change the wording, or choose another provider yourself."), details, **facts)
    if codes & _KEY or status in (401, 403):
        return AuthenticationFailed(tr("{name} does not accept the key.", name=label), tr("Check the key in the settings."),
                                    details, **facts)
    if codes & _MODEL or status in (404, 410):
        return ModelGone(tr("{name} does not know this model or address.", name=label),
                         tr("Choose another model, or check the server's address."), details, **facts)
    if status == 429:
        return RateLimited(tr("{name} asks to wait: too many requests.", name=label), tr("Try again in a few minutes."), details,
                           retry_after=retry_after(_headers(error)), **facts)
    if status in (408, 409) or status >= 500:
        return Transient(tr("{name} has a problem at the moment (HTTP {status}).", name=label, status=status),
                         tr("Try again in a few minutes; nothing was charged."), details,
                         retry_after=retry_after(_headers(error)), **facts)
    if status >= 400:
        return InvalidInput(tr("{name} does not accept the request.", name=label), tr("Please report this with the details."),
                            details)
    return bad_response(label, provider, details)


def bad_response(label: str, provider: str, details: str) -> BadResponse:
    return BadResponse(tr("{name} answered with something that cannot be used.", name=label),
                       tr("Try again; check the server's address if it stays so."),
                       details[:2_000], provider=provider)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds of a Retry-After header: a number or a date."""
    value = (headers.get("retry-after") or "").strip()
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def doubtful(message: str, details: str, **facts: Any) -> OutcomeUnknown:
    """What may have been paid for and brought nothing."""
    hint = tr("It may have been charged, so it is not repeated by itself. Start it again if you want to.")
    return OutcomeUnknown(message, hint, details, **facts)


def _without_answer(error: Exception, label: str, paid: bool, details: str, facts: dict[str, Any]) -> ProviderError:
    if isinstance(error, ValueError):  # an answer that is no JSON
        return bad_response(label, facts["provider"], details)
    if paid and not _never_sent(error):
        return doubtful(tr("{name} got the request but its answer was lost.", name=label), details, **facts)
    return Transient(tr("The connection to {name} failed.", name=label),
                     tr("Check the connection or the server's address, then try again."), details, **facts)


def _never_sent(error: BaseException) -> bool:
    """Whether the connection failed before a request could leave."""
    seen: BaseException | None = error
    while seen is not None:
        if type(seen).__name__ in _NOT_SENT or isinstance(seen, ConnectionRefusedError):
            return True
        seen = seen.__cause__ or seen.__context__
        if isinstance(seen, asyncio.CancelledError):
            return False
    return False


def _status(error: Exception) -> int | None:
    for name in ("status_code", "code"):
        value = getattr(error, name, None)
        if isinstance(value, int):
            return value
    return None


def _headers(error: Exception) -> Mapping[str, str]:
    """Of the answer: some SDKs keep them at the error itself."""
    answer = getattr(error, "response", None)
    headers: Mapping[str, str] = getattr(answer, "headers", None) or getattr(error, "headers", None) or {}
    return headers


def _codes(error: Exception) -> set[str]:
    """Every machine-readable word that a vendor puts beside the status."""
    body = getattr(error, "body", None)
    inner = body.get("error", body.get("detail", body)) if isinstance(body, Mapping) else {}
    inner = inner if isinstance(inner, Mapping) else {}
    values = [getattr(error, name, None) for name in ("code", "type", "error_code")]
    values += [inner.get(name) for name in ("code", "type", "status")]
    return {value.lower() for value in values if isinstance(value, str)}
