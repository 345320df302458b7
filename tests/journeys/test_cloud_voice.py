"""Voices that cost, through the ledger: each sentence is paid once, whatever stops the work, and it is said before how much."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from vendor_server import Answer, Seen, VendorServer, serving
from voice_servers import RACHEL, eleven_error, elevenlabs, openai_speech, well_spoken

from autovideo_studio.app.opening import open_studio
from autovideo_studio.domain.brief import Brief, SourceKind
from autovideo_studio.foundation.cancel import CancelToken
from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.jobs.build import Builder
from autovideo_studio.services.progress import Watch
from autovideo_studio.services.spending import Spent
from autovideo_studio.services.takes import Manner
from autovideo_studio.settings.schema import ELEVENLABS_ADDRESS, SPEECH_ADDRESS
from autovideo_studio.settings.secrets import variable_of
from autovideo_studio.settings.store import SettingsStore
from tests.journeys.command import SHARED, SMALL, make, run, start

SCRIPT = "---\nscript: true\n---\n# One\n\nThe harbour wakes before the town.\n\n# Two\n\nBoats leave in the dark."
VOICE = f"elevenlabs:{RACHEL}"
KEY = "sk_secret_of_the_creator"


@contextmanager
def vendor(speak: Callable[[Seen], Answer] = well_spoken) -> Iterator[VendorServer]:
    with serving(elevenlabs(speak)) as server:
        SettingsStore().put(ELEVENLABS_ADDRESS, server.address)
        yield server


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable_of("elevenlabs"), KEY)


def texts(server: VendorServer) -> list[str]:
    """What was paid for."""
    return sorted(seen.body["text"] for seen in server.seen if seen.method == "POST")


@dataclass(frozen=True)
class Told:
    """What was said before, what was made and spent, and how it ended; `voices` are those of the takes."""

    before: list[str]
    made: int
    spent: Spent
    error: StudioError | None
    voices: list[str]


def narrated(folder: Path, script: str, voice: str = VOICE, cancel: CancelToken | None = None) -> Told:
    """All of a film but its pictures and its file; the vendor's waits are not waited for."""

    cancel = cancel or CancelToken()

    async def at_once(seconds: float) -> None: ...

    async def work() -> Told:
        async with open_studio(folder / "library", forks=SHARED.get("forks")) as studio:
            studio._router.sleep = at_once
            watch, error, before = Watch(lambda progress: None), None, list[str]()
            watch.enter("speech")
            library = studio._library
            builder = Builder(library.ledger, library.store, library.cache, cancel, watch.task)
            brief = Brief(script, SourceKind.MARKDOWN, title="Tides", language="en", voice=voice)
            with closing(studio.projects.open_for(brief)) as document:
                try:
                    brief = replace(brief, voice=(await studio.voicing.choose_voice(brief, cancel)).id)
                    studio.projects.take_script(document, brief, await studio.writing.write(brief, builder, cancel))
                    await studio.voicing.speak(document, builder, lambda fraction: None, cancel, Manner(announce=before.append))
                except StudioError as raised:
                    error = raised
                takes = [scene.take("narration") for scene in document.project.script.scenes]
            return Told(before, watch.made["narration"] + watch.made["narration-piece"], watch.spent, error,
                        [take.meta["voice"] for take in takes if take is not None])

    return asyncio.run(work())


def rows(library: Path) -> list[tuple[str, ...]]:
    from autovideo_studio.library.driver import driver

    connection = driver().connect(library / "library.db")
    try:
        return [tuple(map(str, row)) for row in connection.execute(
            "select kind, status, model, cost_usd, meta from generations where kind like 'narration%' order by id")]
    finally:
        connection.close()


def test_a_film_says_before_and_after_what_its_voice_costs(tmp_path: Path) -> None:
    source = tmp_path / "script.md"
    source.write_text("The harbour wakes before the town.")
    with vendor() as server:
        ran = make(source, tmp_path / "out.mp4", tmp_path / "library", *SMALL, "--voice", VOICE, "--music", "none")
        assert texts(server) == ["The harbour wakes before the town."]
    note = next(event for event in ran.events if event["event"] == "note")
    assert "ElevenLabs" in note["says"] and "34 characters" in note["says"] and "$0.01" in note["says"]
    assert ran.done["spent"] == {"usd": "0.00272", "unknown": 0}
    (kind, status, model, cost_usd, meta), = rows(tmp_path / "library")
    assert (kind, status, model, cost_usd) == ("narration", "made", "eleven_multilingual_v2", "0.00272") and "req_1" in meta
    assert not any(KEY.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_changed_sentence_alone_is_paid_again(tmp_path: Path) -> None:
    with vendor() as server:
        first = narrated(tmp_path, SCRIPT)
        assert texts(server) == ["Boats leave in the dark.", "The harbour wakes before the town."]
        assert first.before == ["ElevenLabs speaks 58 characters of 2 scenes: under $0.01"]
        assert first.spent.usd == Decimal("0.00464") and first.voices == [VOICE, VOICE]
        again = narrated(tmp_path, SCRIPT)
        assert (again.made, again.before, again.spent) == (0, [], Spent()) and len(texts(server)) == 2
        changed = narrated(tmp_path, SCRIPT.replace("dark", "night"))
        assert texts(server)[1] == "Boats leave in the night." and len(texts(server)) == 3
        assert "25 characters of 1 scenes" in changed.before[0] and changed.spent.usd == Decimal("0.002")


def test_pauses_and_long_texts_are_pieces_that_are_paid_once(tmp_path: Path) -> None:
    words = "A sentence of 3.5 words that is said again and again. " * 70  # some 3,800 characters
    script = f"---\nscript: true\n---\n# One\n\nWait for it [pause 0.5s] now.\n\n# Two\n\n{words.strip()}"
    with vendor() as server:
        assert narrated(tmp_path, script).error is None
        paid = texts(server)
        assert {"Wait for it", "now."} <= set(paid) and len(paid) > 2
        assert all(len(text) <= 3_000 and text.endswith((".", "it")) for text in paid)
        assert narrated(tmp_path, script.replace("0.5s]", "1.5s]")).error is None
        assert texts(server) == paid  # another pause costs nothing
    assert {kind for kind, *_ in rows(tmp_path / "library")} >= {"narration", "narration-piece"}


def test_a_voice_for_one_scene_by_its_name(tmp_path: Path) -> None:
    script = SCRIPT.replace("# Two\n\n", "# Two\n\n[voice: elevenlabs:Rachel]\n\n")
    with vendor() as server:
        told = narrated(tmp_path, script, "espeak:en-us")
        assert told.error is None and [voice.partition(":")[0] for voice in told.voices] == ["espeak", "elevenlabs"]
        assert texts(server) == ["Boats leave in the dark."]
        assert RACHEL in next(seen.path for seen in server.seen if seen.method == "POST")
        assert told.before == ["ElevenLabs speaks 24 characters of 1 scenes: under $0.01"]
        again = narrated(tmp_path, script, "espeak:en-us")
        assert (again.before, again.made, again.spent) == ([], 0, Spent()), "under the name it is known too"


@pytest.mark.parametrize(("answer", "code", "words"), [
    (Answer(eleven_error("invalid_api_key"), 401), "authentication", "key"),
    (Answer(eleven_error("quota_exceeded"), 401), "quota", "balance"),
    (Answer(eleven_error("too_many_concurrent_requests"), 429), "rate-limited", "wait"),
    (Answer({}), "outcome-unknown", "not speech")])
def test_what_goes_wrong_is_a_sentence_and_nothing_is_lost(answer: Answer, code: str, words: str, tmp_path: Path) -> None:
    """The first sentence is kept; once the reason is gone only the other one is paid. No other voice steps in."""
    def speak(seen: Seen) -> Answer:
        return answer if "Boats" in seen.body["text"] and not mended else well_spoken(seen)

    mended: list[bool] = []
    with vendor(speak) as server:
        failed = narrated(tmp_path, SCRIPT)
        assert failed.error is not None and failed.error.code == code and words in failed.error.message and failed.error.hint
        assert KEY not in f"{failed.error} {failed.error.details}" and failed.voices == []
        mended.append(True)
        before = len(texts(server))
        again = narrated(tmp_path, SCRIPT)
        if code == "outcome-unknown":  # never sent again unasked; the creator says what became of it
            assert again.error is not None and again.error.code == code and len(texts(server)) == before
            library = ("--library", tmp_path / "library")
            call, = run("library", "unanswered", "--json", *library).events
            assert call["label"] == "Boats leave in the dark." and call["provider"] == "ElevenLabs"
            assert run("library", "settle", str(call["id"]), *library).code == 2
            assert run("library", "settle", str(call["id"]), "--free", *library).code == 0
            assert run("library", "settle", str(call["id"]), "--free", *library).code == 3
            again = narrated(tmp_path, SCRIPT)
        assert again.error is None and len(texts(server)) == before + 1
        assert texts(server).count("The harbour wakes before the town.") == 1


def test_without_a_key_and_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with vendor():
        narrated(tmp_path, SCRIPT)
    again = narrated(tmp_path, SCRIPT)  # offline: what was spoken is there
    assert again.error is None and again.made == 0
    told = narrated(tmp_path, SCRIPT.replace("dark", "night"))
    assert told.error is not None and told.error.code == "transient" and "ElevenLabs" in told.error.message
    monkeypatch.delenv(variable_of("elevenlabs"))
    told = narrated(tmp_path, SCRIPT)
    assert told.error is not None and told.error.code == "not-installed"
    assert "ElevenLabs" in told.error.message and "key" in told.error.hint


def test_voices_lists_them_and_says_why_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = ("--library", tmp_path / "library")
    narrated(tmp_path, "---\nscript: true\n---\nHi.", "espeak:en-us")
    with vendor():
        listed = run("voices", "--language", "zh-TW", "--json", *library)
        assert VOICE in [event["id"] for event in listed.events]
        assert any(event["id"].startswith("espeak:") for event in listed.events)
    listed = run("voices", "--json", *library)  # the vendor is gone
    assert listed.code == 0 and any(event["id"].startswith("espeak:") for event in listed.events)
    assert "ElevenLabs" in listed.errors and KEY not in listed.errors
    monkeypatch.delenv(variable_of("elevenlabs"))
    monkeypatch.setenv(variable_of("openai"), "sk")
    listed = run("voices", "--json", *library)
    assert "There is no key for ElevenLabs" in listed.errors
    assert "openai:marin" in [event["id"] for event in listed.events] and "2027-01-06" in listed.errors


def test_a_speech_server_nearby_costs_nothing(tmp_path: Path) -> None:
    with serving(openai_speech) as server:
        SettingsStore().put(SPEECH_ADDRESS, f"{server.address}/v1")
        told = narrated(tmp_path, SCRIPT, "speech-server:af_heart")
        assert (told.error, told.before, told.spent, told.made) == (None, [], Spent(), 2)
        assert sorted(seen.body["input"] for seen in server.seen if seen.method == "POST")[0] == "Boats leave in the dark."


def test_a_kill_between_the_call_and_its_record_never_bills_twice(tmp_path: Path) -> None:
    """The vendor has got the request, and the program dies before the answer comes."""
    asked: list[int] = []

    def slow(seen: Seen) -> Answer:
        asked.append(1)
        return Answer(well_spoken(seen).body, delay_s=1.0)

    source = tmp_path / "script.md"
    source.write_text("The harbour wakes before the town.")
    arguments = (source, tmp_path / "out.mp4", tmp_path / "library", *SMALL, "--voice", VOICE)
    with vendor(slow) as server:
        program = start("make", source, "-o", *arguments[1:2], "--library", *arguments[2:])
        deadline = time.monotonic() + 60
        while not asked and time.monotonic() < deadline and program.poll() is None:
            time.sleep(0.02)
        os.kill(program.pid, signal.SIGKILL)
        program.communicate()
        ran = make(*arguments)
        assert ran.error["code"] == "outcome-unknown" and "unanswered" in ran.error["hint"] and len(texts(server)) == 1


def test_a_stop_leaves_no_doubt_about_what_was_not_sent(tmp_path: Path) -> None:
    """Two are asked at once, as many as an account may; the other three were never sent, so there is no doubt about them."""
    token = CancelToken()

    def hang(seen: Seen) -> Answer:
        if len(texts(server)) == 2:
            token.cancel()
        return Answer(b"", delay_s=2.0)

    boats = [f"Boat number {number} goes out." for number in ("one", "two", "three", "four", "five")]
    script = "\n\n".join(["---\nscript: true\n---", *boats])
    with vendor(hang) as server:
        told = narrated(tmp_path, script, cancel=token)
        assert told.error is not None and told.error.code == "cancelled" and len(texts(server)) == 2
    assert [status for _, status, *_ in rows(tmp_path / "library")] == ["sent", "sent"]


def test_money_is_never_spent_by_choosing_automatically(tmp_path: Path) -> None:
    with vendor() as server:
        assert all(voice.startswith("espeak:") for voice in narrated(tmp_path, SCRIPT, "auto").voices)
        assert texts(server) == []
