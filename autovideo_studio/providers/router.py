"""Who makes it: order, health, retries, breakers and places in the queue; every attempt is told.

A voice is never changed silently: once a voice is chosen, speech has no second provider. Refused content is never shopped
around, and a paid request whose answer was lost is never repeated.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from autovideo_studio.foundation.clock import now
from autovideo_studio.foundation.errors import (
    AuthenticationFailed,
    NotFound,
    NotInstalled,
    ProviderError,
    QuotaExhausted,
    StudioError,
    Transient,
    Unsupported,
)
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import (
    Call,
    Capability,
    Money,
    Progress,
    Provider,
    SpeaksPieces,
    SpeechProvider,
    SpeechRequest,
    Usage,
    Voice,
)
from autovideo_studio.providers.breaker import Breaker
from autovideo_studio.providers.prices import cost
from autovideo_studio.providers.registry import ProviderRegistry
from autovideo_studio.providers.translate_errors import doubtful
from autovideo_studio.providers.voices import AUTO, best_voice, voice_named

_VERBS = {Capability.TEXT: "write", Capability.IMAGE: "paint", Capability.SPEECH: "speak", Capability.MUSIC: "compose",
          Capability.VIDEO: "film", Capability.TRANSCRIPTION: "transcribe", Capability.STOCK: "search"}
_LONGEST_WAIT_S = 120.0
_JITTER_CAP_S = 30.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call of one provider; `error` is the error's code, empty on success."""

    provider: str
    model: str
    started: datetime
    seconds: float
    error: str = ""
    request_id: str = ""
    usage: Usage | None = None
    cost: Money | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """`order`: provider ids to try, the creator's favourite first; empty means the registry's order."""

    order: Sequence[str] = ()
    allow_failover: bool = True
    attempts_per_provider: int = 3


@dataclass(frozen=True, slots=True)
class Routed:
    """A provider's result and every attempt that led to it."""

    result: Any
    attempts: tuple[Attempt, ...]


def full_jitter(attempt: int) -> float:
    """Seconds before attempt number `attempt` (1 is the first repeat): uniform in 0..min(30, 2**attempt)."""
    return random.uniform(0.0, min(_JITTER_CAP_S, 2.0 ** attempt))


@dataclass(slots=True)
class Router:
    """Belongs to one event loop. `on_attempt` hears of each attempt as it ends, failed ones too."""

    registry: ProviderRegistry
    secret: Callable[[str], str | None] = lambda name: None
    on_attempt: Callable[[Attempt], None] = lambda attempt: None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[int], float] = full_jitter
    clock: Callable[[], float] = time.monotonic
    _breakers: dict[tuple[str, Capability], Breaker] = field(default_factory=dict)
    _troubles: dict[tuple[str, Capability], str] = field(default_factory=dict)  # what failed last
    _places: dict[str, asyncio.Semaphore] = field(default_factory=dict)

    def usable(self, capability: Capability, policy: Policy = Policy()) -> list[Provider]:
        """Healthy providers with the capability, in the order of the policy."""
        known = self.registry.able_to(capability)
        chosen = [provider for id in policy.order for provider in known if provider.id == id] if policy.order else known
        return [provider for provider in chosen if provider.health(self.secret).usable]

    async def resolve_voice(self, voice: str, language: str, call: Call, policy: Policy = Policy()) -> Voice:
        """The voice named, or for "auto" the best for `language` of the first provider that costs nothing. Do this once for a
        whole video. One that cannot be looked up now is taken as it is named: what it has said before is there without it."""
        for provider in self._speakers(voice, policy):
            if voice in ("", AUTO):
                try:
                    return best_voice(language, await self.voices(provider, call))
                except NotFound:
                    continue
            if isinstance(provider, SpeaksPieces) and provider.settled(voice):
                return Voice(voice, voice, (language,))
            try:
                voices = await self.voices(provider, call)
            except ProviderError:
                voices = ()
            found = next((known for known in voices if known.id == voice), None) or voice_named(voice.partition(":")[2], voices)
            return found or Voice(voice, voice, (language,))
        raise NotFound(tr("No voice speaks “{language}”.", language=language), tr("Choose a voice by hand."))

    async def voices(self, provider: Provider, call: Call) -> Sequence[Voice]:
        """Those of one provider. Raises what asking for them raises."""
        return await call.cancel.run(_speech(provider).voices(replace(call, secret=self.secret)))

    async def run(self, capability: Capability, request: Any, call: Call, policy: Policy = Policy()) -> Routed:
        """Make it with the first provider that can; raises the last error when none could."""
        if isinstance(request, SpeechRequest):
            if request.voice in ("", AUTO):
                request = replace(request, voice=(await self.resolve_voice(AUTO, request.language, call, policy)).id)
            providers = self._speakers(request.voice, policy)
        else:
            providers = self.usable(capability, policy)
        if not providers:
            raise self._nobody(capability)
        attempts: list[Attempt] = []
        failure: StudioError | None = None
        for provider in providers if policy.allow_failover else providers[:1]:
            try:
                result = await self._with_retries(provider, capability, request, call, policy, attempts)
                return Routed(result, tuple(attempts))
            except StudioError as error:
                failure = error
                if not error.failover:
                    raise
        assert failure is not None
        raise failure

    def _speakers(self, voice: str, policy: Policy) -> list[Provider]:
        """For "auto" all that are usable and cost nothing: money is never spent unasked. For a voice, its own provider alone."""
        if voice in ("", AUTO):
            found = [provider for provider in self.usable(Capability.SPEECH, policy) if provider.local]
            if not found:
                raise self._nobody(Capability.SPEECH)
            return found
        provider = self.registry[voice.partition(":")[0]]
        health = provider.health(self.secret)
        if not health.usable:
            raise NotInstalled(tr("The voice “{voice}” cannot be used: {reason}", voice=voice, reason=health.reason),
                               health.remedy, provider=provider.id)
        return [provider]

    async def _with_retries(self, provider: Provider, capability: Capability, request: Any, call: Call, policy: Policy,
                            attempts: list[Attempt]) -> Any:
        breaker = self._breakers.setdefault((provider.id, capability), Breaker(self.clock))
        for attempt in range(1, policy.attempts_per_provider + 1):
            if not breaker.lets_through(self._key_of(provider)):
                raise Transient(tr("{name} failed several times, so it is left alone for a while. {what}", name=provider.label,
                                   what=self._troubles.get((provider.id, capability), "")),
                                tr("Try again in a few minutes, or check its key and balance."), provider=provider.id)
            try:
                return await self._once(provider, capability, request, call, breaker, attempts)
            except StudioError as error:
                self._troubles[provider.id, capability] = error.message
                wait = self._wait_before_retry(error, attempt)
                if wait is None or attempt == policy.attempts_per_provider:
                    raise
            call.progress(Progress(None, "waiting"))
            await call.cancel.run(self.sleep(wait))
        raise AssertionError("the last attempt raises or returns")

    def _wait_before_retry(self, error: StudioError, attempt: int) -> float | None:
        """Seconds, or None when a retry makes no sense (or the vendor asks to wait too long)."""
        if not error.retryable or (error.retry_after or 0.0) > _LONGEST_WAIT_S:
            return None
        return (error.retry_after or 0.0) + self.jitter(attempt)

    async def _once(self, provider: Provider, capability: Capability, request: Any, call: Call, breaker: Breaker,
                    attempts: list[Attempt]) -> Any:
        place = self._places.setdefault(provider.id, asyncio.Semaphore(provider.concurrency))
        await call.cancel.run(place.acquire())
        started, begin = now(), time.monotonic()
        code = "interrupted"
        result: Any = None
        failed: StudioError | None = None
        try:
            async with asyncio.timeout(max(call.deadline_s, getattr(provider, "least_deadline_s", 0.0))):
                result = await call.cancel.run(getattr(provider, _VERBS[capability])(request, replace(call, secret=self.secret)))
            code = ""
            breaker.success()
            return result
        except TimeoutError:
            failed = _too_slow(provider)
        except StudioError as error:
            failed = error
        finally:
            place.release()
            code = failed.code if failed else code
            self._tell(provider, request, started, time.monotonic() - begin, code, failed, result, attempts)
        if failed.trips_breaker:
            held = isinstance(failed, (AuthenticationFailed, QuotaExhausted))
            breaker.failure(self._key_of(provider), at_once=held)
        else:
            breaker.let_go()
        raise failed

    def _tell(self, provider: Provider, request: Any, started: datetime, seconds: float, code: str, failed: StudioError | None,
              result: Any, attempts: list[Attempt]) -> None:
        made_by = getattr(result, "provenance", None)
        model = made_by.model if made_by else getattr(request, "model", "")
        usage: Usage | None = getattr(result, "usage", None)
        request_id = made_by.request_id if made_by else failed.request_id if isinstance(failed, ProviderError) else ""
        attempt = Attempt(provider.id, model, started, seconds, code, request_id, usage,
                          cost(provider.id, model, usage, local=provider.local) if usage else None)
        attempts.append(attempt)
        self.on_attempt(attempt)

    def _key_of(self, provider: Provider) -> int:
        return hash(tuple(self.secret(name) for name in provider.secrets))

    def _nobody(self, capability: Capability) -> NotInstalled:
        """What each provider lacks, and what to do about it."""
        known = self.registry.able_to(capability)
        reasons = [f"{provider.label}: {health.reason} {health.remedy}".strip() for provider in known
                   if not (health := provider.health(self.secret)).usable]
        return NotInstalled(tr("No provider is ready for this ({what}).", what=str(capability)), " ".join(reasons))


def _speech(provider: Provider) -> SpeechProvider:
    if not hasattr(provider, "voices"):
        raise Unsupported(tr("{name} has no voices.", name=provider.label), provider=provider.id)
    return provider  # type: ignore[return-value]


def _too_slow(provider: Provider) -> ProviderError:
    if provider.local:
        return Transient(tr("{name} took too long.", name=provider.label), tr("Try again in a few minutes."),
                         provider=provider.id)
    return doubtful(tr("{name} got the request but its answer was lost.", name=provider.label), "", provider=provider.id)
