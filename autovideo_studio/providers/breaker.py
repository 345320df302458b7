"""A circuit breaker: a provider that keeps failing is left alone for a while, then tried once."""

from __future__ import annotations

from collections.abc import Callable

_FAILURES, _WINDOW_S = 3, 300.0
_FIRST_REST_S, _LONGEST_REST_S = 60.0, 900.0


class Breaker:
    """Three failures within five minutes open it for a minute, doubling to fifteen; then one probe decides.

    `key` stands for the provider's credentials: a breaker opened by a bad key closes as soon as the key changes.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failures: list[float] = []
        self._rest_s = _FIRST_REST_S
        self._closed_until_probe: float | None = None
        self._probing = False
        self._key: int | None = None

    def lets_through(self, key: int) -> bool:
        """Whether a call may be made now; when open and rested, this admits one probe."""
        if self._closed_until_probe is None:
            return True
        if self._key is not None and key != self._key:
            self.success()
            return True
        if self._probing or self._clock() < self._closed_until_probe:
            return False
        self._probing = True
        return True

    def success(self) -> None:
        self._failures.clear()
        self._rest_s, self._closed_until_probe, self._probing, self._key = _FIRST_REST_S, None, False, None

    def let_go(self) -> None:
        """The call ended without saying anything about health (cancelled, bad input): another probe may follow."""
        self._probing = False

    def failure(self, key: int, *, at_once: bool = False) -> None:
        """`at_once`: nothing will change before the creator acts (key, balance), so it opens for the longest time."""
        moment = self._clock()
        self._failures = [*(past for past in self._failures if moment - past < _WINDOW_S), moment]
        if at_once:
            self._rest_s, self._key = _LONGEST_REST_S, key
        if at_once or self._probing or len(self._failures) >= _FAILURES:
            self._closed_until_probe = moment + self._rest_s
            self._rest_s = min(_LONGEST_REST_S, self._rest_s * 2)
            self._failures.clear()
        self._probing = False
