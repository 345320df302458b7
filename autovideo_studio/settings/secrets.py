"""Keys of providers: from the environment, the system's key store, or memory until the program ends. Never a plain file.

Reading may wait for the key store (up to 10 s if it asks the creator something): not for the UI thread.
"""

from __future__ import annotations

import logging
import os
import queue
import re
import threading
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import quote

from autovideo_studio.foundation.errors import InvalidInput, Refused
from autovideo_studio.foundation.i18n import tr

log = logging.getLogger(__name__)

T = TypeVar("T")

SERVICE = "autovideo-studio"
UNSAFE_BACKENDS = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail")
LOWEST_PRIORITY = 1
SHORTEST_REDACTED = 6
_VARIABLE = re.compile(r"AVS_\w+_KEY\Z")


class Source(StrEnum):
    """Where a key comes from. SESSION: it is forgotten when the program ends."""

    NONE = "none"
    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    SESSION = "session"


def variable_of(name: str) -> str:
    """The environment variable of a key: `AVS_ELEVENLABS_KEY` for "elevenlabs"."""
    return f"AVS_{re.sub(r'[^A-Z0-9]', '_', name.upper())}_KEY"


def is_secret_variable(variable: str) -> bool:
    return bool(_VARIABLE.match(variable))


class SecretStore:
    """Keys by name (a provider's id). Safe for several threads. `why_not_kept` says why keys are lost at the end, or is ""."""

    def __init__(self, *, timeout_s: float = 10.0) -> None:
        self._timeout_s = timeout_s
        self._lock = threading.RLock()
        self._session: dict[str, str] = {}
        self._from_keyring: dict[str, str | None] = {}
        self._backend: Any = None
        self._backend_found = False
        self.why_not_kept = ""

    def __repr__(self) -> str:
        return f"<SecretStore of {len(self._session)} keys in memory>"

    def get(self, name: str) -> str | None:
        """The key, or None."""
        return self._find(name)[0]

    def source(self, name: str) -> Source:
        return self._find(name)[1]

    def put(self, name: str, value: str) -> Source:
        """Keep a key: in the key store if that gives it back as it was, else for this session. Returns where.

        Raises `InvalidInput` for what cannot be a key, `Refused` while the environment names another.
        """
        value = value.strip()
        if not value or not value.isascii() or not value.isprintable():
            raise InvalidInput(tr("This is not a key: it is empty or has characters that no key has. Nothing was stored."),
                               tr("Copy it again from the provider's page."))
        self._refuse_if_in_environment(name)
        with self._lock:
            if self._keep_in_keyring(name, value):
                self._from_keyring[name] = value
                self._session.pop(name, None)
                return Source.KEYRING
            self._session[name] = value
            return Source.SESSION

    def forget(self, name: str) -> None:
        """Remove a key from the key store and from memory. Raises `Refused` while the environment names it."""
        self._refuse_if_in_environment(name)
        with self._lock:
            self._session.pop(name, None)
            if self._read_keyring(name) is not None:
                self._ask_keyring(lambda backend: backend.delete_password(SERVICE, _user(name)))
                self._from_keyring.pop(name, None)

    def redact(self, text: str) -> str:
        """`text` without the keys known so far: for logs and reports."""
        for name, value in self._known_values():
            for form in (value, quote(value, safe="")):
                text = text.replace(form, f"‹{name}›")
        return text

    def _find(self, name: str) -> tuple[str | None, Source]:
        if value := os.environ.get(variable_of(name), "").strip():
            return value, Source.ENVIRONMENT
        with self._lock:
            if name in self._session:
                return self._session[name], Source.SESSION
            if stored := self._read_keyring(name):
                return stored, Source.KEYRING
        return None, Source.NONE

    def _known_values(self) -> Iterator[tuple[str, str]]:
        """The longest first, so that a key within a key hides nothing."""
        with self._lock:
            found = {value: name for name, value in (*self._from_keyring.items(), *self._session.items()) if value}
        found |= {value.strip(): name for name, value in os.environ.items() if is_secret_variable(name)}
        for value in sorted(found, key=len, reverse=True):
            if len(value) >= SHORTEST_REDACTED:
                yield found[value], value

    def _refuse_if_in_environment(self, name: str) -> None:
        if os.environ.get(variable_of(name), "").strip():
            raise Refused(tr("The key comes from the environment variable {variable} and cannot be changed here.",
                             variable=variable_of(name)), tr("Remove the variable and start again to store a key here."))

    def _keep_in_keyring(self, name: str, value: str) -> bool:
        """Write, read back, compare: some key stores drop what they are given without a word."""

        def write_and_read(backend: Any) -> bool:
            backend.set_password(SERVICE, _user(name), value)
            return bool(backend.get_password(SERVICE, _user(name)) == value)

        kept = self._ask_keyring(write_and_read)
        if kept is False:
            self._give_up(tr("The system's key store did not keep the key."))
        return kept is True

    def _read_keyring(self, name: str) -> str | None:
        if name not in self._from_keyring:
            self._from_keyring[name] = self._ask_keyring(lambda backend: backend.get_password(SERVICE, _user(name)))
        return self._from_keyring[name]

    def _ask_keyring(self, call: Callable[[Any], T]) -> T | None:
        """The call's result, or None if there is no safe key store, it fails, or it does not answer in time."""
        if not self._backend_found:
            self._backend_found = True
            self._backend = self._within_limit(_safe_backend)
            if self._backend is None and not self.why_not_kept:
                self.why_not_kept = tr("This system has no safe key store. Keys are kept until you quit.")
        backend = self._backend
        return None if backend is None else self._within_limit(lambda: call(backend))

    def _within_limit(self, call: Callable[[], T]) -> T | None:
        """Run in a thread of its own, that is left behind if it hangs in a prompt."""
        answers: queue.SimpleQueue[tuple[T | None, str]] = queue.SimpleQueue()

        def work() -> None:
            try:
                answers.put((call(), ""))
            except Exception as error:  # noqa: BLE001 - key stores raise what they like; the class name holds no key
                answers.put((None, type(error).__name__))

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            answer, failure = answers.get(timeout=self._timeout_s)
        except queue.Empty:
            self._give_up(tr("The system's key store did not answer."))
            return None
        if failure:
            log.warning("the system's key store failed: %s", failure)
            self.why_not_kept = tr("The system's key store is locked or failed ({failure}). Keys are kept until you quit.",
                                   failure=failure)
        return answer

    def _give_up(self, why: str) -> None:
        """No key store for the rest of the session: asking again would wait, or lose, again."""
        self._backend = None
        self.why_not_kept = why + " " + tr("Keys are kept until you quit.")


class RedactingFilter(logging.Filter):
    """Put it on every log handler: no key that is known reaches a log, not by a message and not by a traceback."""

    def __init__(self, secrets: SecretStore) -> None:
        super().__init__()
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._secrets.redact(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self._secrets.redact(record.exc_text)
        return True


def _user(name: str) -> str:
    return f"provider:{name}"


def _safe_backend() -> Any:
    """The best key store that encrypts: the chosen one, or the best in a chain. None if there is none."""
    import keyring

    chosen = keyring.get_keyring()
    for backend in getattr(chosen, "backends", [chosen]):
        if not type(backend).__module__.startswith(UNSAFE_BACKENDS) and backend.priority >= LOWEST_PRIORITY:
            return backend
    return None
