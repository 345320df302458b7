"""Keys go where they are safe, and are shown nowhere."""

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import keyring  # noqa: TID253 - the tests bring their own key stores
import pytest
from keyring.backend import KeyringBackend  # noqa: TID253
from keyring.backends import fail, null  # noqa: TID253
from keyring.errors import KeyringLocked  # noqa: TID253

from autovideo_studio.foundation.errors import InvalidInput, Refused
from autovideo_studio.settings.secrets import RedactingFilter, SecretStore, Source, is_secret_variable, variable_of

KEY = "sk-live-0123456789+/="


class SafeKeyring(KeyringBackend):
    """A key store that works, in memory, shared like the system's."""

    priority = 5
    entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class LockedKeyring(SafeKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"locked, and it says the key {KEY}")

    set_password = get_password  # type: ignore[assignment]


class ForgetfulKeyring(SafeKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class WeakKeyring(SafeKeyring):
    priority = 0.5


class HangingKeyring(SafeKeyring):
    release = threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.release.wait(30)

    get_password = set_password  # type: ignore[assignment]


class PlaintextKeyring(SafeKeyring):
    priority = 9


PlaintextKeyring.__module__ = "keyrings.alt.file"


class Chain(SafeKeyring):
    backends = [PlaintextKeyring(), WeakKeyring(), SafeKeyring()]


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(SafeKeyring, "entries", {})
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def store_with(backend: KeyringBackend, **options: Any) -> SecretStore:
    keyring.set_keyring(backend)
    return SecretStore(**options)


@pytest.mark.parametrize("backend", [SafeKeyring(), Chain()])
def test_a_key_store_that_works_keeps_it(backend: KeyringBackend) -> None:
    store = store_with(backend)
    assert (store.get("acme"), store.source("acme")) == (None, Source.NONE)
    assert store.put("acme", f"  {KEY}\n") is Source.KEYRING
    assert SafeKeyring.entries == {("autovideo-studio", "provider:acme"): KEY}
    assert (store.get("acme"), store.source("acme"), store.why_not_kept) == (KEY, Source.KEYRING, "")
    assert SecretStore().get("acme") == KEY
    store.forget("acme")
    assert SafeKeyring.entries == {}
    assert (store.get("acme"), SecretStore().get("acme")) == (None, None)
    store.forget("acme")


@pytest.mark.parametrize("backend", [LockedKeyring(), ForgetfulKeyring(), WeakKeyring(), PlaintextKeyring(),
                                     null.Keyring(), fail.Keyring()],
                         ids=lambda backend: type(backend).__name__ + type(backend).__module__)
def test_any_other_means_memory_and_says_so(backend: KeyringBackend, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = store_with(backend)
    with caplog.at_level(logging.DEBUG):
        assert store.put("acme", KEY) is Source.SESSION
    assert (store.get("acme"), store.source("acme")) == (KEY, Source.SESSION)
    assert "until you quit" in store.why_not_kept
    assert KEY not in store.why_not_kept + caplog.text
    assert SafeKeyring.entries == {}
    assert SecretStore().get("acme") is None
    store.forget("acme")
    assert store.get("acme") is None


def test_a_key_store_that_hangs_is_asked_once() -> None:
    store = store_with(HangingKeyring(), timeout_s=0.2)
    try:
        assert store.put("acme", KEY) is Source.SESSION
        assert store.get("acme") == KEY
        assert "did not answer" in store.why_not_kept
        begun = threading.active_count()
        assert store.get("other") is None
        assert store.put("other", KEY) is Source.SESSION
        assert threading.active_count() == begun  # nobody else waits behind the prompt
    finally:
        HangingKeyring.release.set()
        time.sleep(0.01)


def test_a_hanging_key_store_does_not_keep_the_program_from_ending(tmp_path: Path) -> None:
    code = ("import keyring, time; from keyring.backend import KeyringBackend\n"
            "class Hang(KeyringBackend):\n"
            "    priority = 5\n"
            "    def get_password(self, service, username, password=''): time.sleep(60)\n"
            "    set_password = delete_password = get_password\n"
            "keyring.set_keyring(Hang())\n"
            "from autovideo_studio.settings.secrets import SecretStore\n"
            "print(SecretStore(timeout_s=0.1).get('acme'))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, cwd=Path(__file__).parents[2])
    assert (done.stdout, done.returncode) == ("None\n", 0), done.stderr


def test_the_environment_comes_first_and_cannot_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_with(SafeKeyring())
    store.put("open-ai", "sk-stored")
    monkeypatch.setenv("AVS_OPEN_AI_KEY", KEY)
    assert (store.get("open-ai"), store.source("open-ai")) == (KEY, Source.ENVIRONMENT)
    with pytest.raises(Refused, match="AVS_OPEN_AI_KEY"):
        store.put("open-ai", "sk-other")
    with pytest.raises(Refused):
        store.forget("open-ai")
    monkeypatch.setenv("AVS_OPEN_AI_KEY", "  ")
    assert store.get("open-ai") == "sk-stored"


def test_a_session_key_replaces_a_stored_one_that_cannot_be_replaced() -> None:
    SafeKeyring.entries["autovideo-studio", "provider:acme"] = "sk-old-and-revoked"
    store = store_with(ForgetfulKeyring())
    assert store.get("acme") == "sk-old-and-revoked"
    assert store.put("acme", KEY) is Source.SESSION
    assert store.get("acme") == KEY


@pytest.mark.parametrize("value", ["", "  \n", "a\nb", "sk-ключ", "sk-\x00", "sk-😀"])
def test_what_cannot_be_a_key(value: str) -> None:
    store = store_with(SafeKeyring())
    with pytest.raises(InvalidInput) as error:
        store.put("acme", value)
    assert not value.strip() or value not in str(error.value)
    assert SafeKeyring.entries == {}


@pytest.mark.parametrize(("name", "variable"), [
    ("openai", "AVS_OPENAI_KEY"), ("eleven-labs", "AVS_ELEVEN_LABS_KEY"), ("a.b", "AVS_A_B_KEY")])
def test_variables(name: str, variable: str) -> None:
    assert variable_of(name) == variable
    assert is_secret_variable(variable)
    assert not is_secret_variable("AVS_WORKERS")


def test_nothing_shows_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AVS_OTHER_KEY", "env-secret-99")
    store = store_with(SafeKeyring())
    store.put("acme", KEY)
    store.put("long", KEY + "-longer")
    session = store_with(WeakKeyring())
    session.put("acme", "session-secret")
    assert KEY not in repr(store)
    assert "session-secret" not in repr(session) + str(session)
    text = f"GET /v1?key={quote(KEY, safe='')} Bearer {KEY} {KEY}-longer env-secret-99"
    assert store.redact(text) == "GET /v1?key=‹acme› Bearer ‹acme› ‹long› ‹AVS_OTHER_KEY›"
    assert session.redact("x session-secret y") == "x ‹acme› y"


def test_logs_are_redacted_in_messages_arguments_and_tracebacks(capsys: pytest.CaptureFixture[str]) -> None:
    store = store_with(SafeKeyring())
    store.put("acme", KEY)
    handler = logging.StreamHandler()
    handler.addFilter(RedactingFilter(store))
    log = logging.getLogger("test of redaction")
    log.addHandler(handler)
    try:
        raise ValueError(f"401 for {KEY}")
    except ValueError:
        log.exception("calling with %s failed: %d", KEY, 401)
    shown = capsys.readouterr().err
    assert KEY not in shown
    assert "calling with ‹acme› failed: 401" in shown
    assert "ValueError: 401 for ‹acme›" in shown


def test_no_file_holds_a_key(tmp_path: Path) -> None:
    """Whatever the key store does, nothing is written under the creator's folders."""
    for backend in (SafeKeyring(), LockedKeyring(), PlaintextKeyring(), WeakKeyring()):
        store_with(backend).put("acme", KEY)
    assert [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()] == []


def test_the_store_is_light_to_import() -> None:
    code = "import sys, autovideo_studio.settings.secrets, autovideo_studio.settings.store; print('keyring' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True)
    assert done.stdout == "False\n"
