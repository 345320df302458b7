"""Projects and edits as text: today's, yesterday's, tomorrow's, and broken ones."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from pathlib import Path
from random import Random
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from list_journal import ListJournal
from random_projects import CHANCES, project
from timelines import drawn, timeline

from autovideo_studio.document import upgrades
from autovideo_studio.document.document import Document
from autovideo_studio.document.format import dumps, edit_from, loads
from autovideo_studio.document.upgrades import UPGRADES, schemas, upgraded
from autovideo_studio.domain.edits.catalogue import EDITS
from autovideo_studio.domain.edits.insert import InsertClip
from autovideo_studio.domain.items import Clip
from autovideo_studio.domain.plain import SCHEMA, schema_tag
from autovideo_studio.domain.validate import problems
from autovideo_studio.foundation.errors import Damaged, NewerVersion

SAMPLES = Path(__file__).parent / "samples"
PROJECTS = sorted(SAMPLES.glob("project_v*.json"))
EDIT_LISTS = sorted(SAMPLES.glob("edits_v*.json"))


@settings(max_examples=60, deadline=None)
@given(CHANCES)
def test_a_project_comes_back_as_it_was(chance: Random) -> None:
    value = project(chance)
    assert loads(dumps(value)) == value
    assert dumps(loads(dumps(value))) == dumps(value)


@pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.stem)
def test_every_version_ever_saved_can_be_opened(path: Path) -> None:
    value = loads(path.read_bytes())
    assert problems(value) == ()
    assert value.title == "Why cats sleep"
    assert drawn(value) == "A30~4 B20 _10 D12"
    assert [scene.narration for scene in value.script.scenes] == ["Cats sleep a lot.", "貓睡覺。"]


@pytest.mark.parametrize("path", EDIT_LISTS, ids=lambda path: path.stem)
def test_every_edit_ever_stored_can_be_read(path: Path) -> None:
    for data in json.loads(path.read_text("utf-8")):
        assert edit_from(data).label or data["$"].startswith("Several")


def test_the_newest_samples_hold_every_schema() -> None:
    """So that an old sample is a whole one when its time has come."""
    text = PROJECTS[-1].read_text("utf-8") + EDIT_LISTS[-1].read_text("utf-8")
    assert {name for name, cls in schemas().items() if f'"{schema_tag(cls)}"' not in text} == set()


def test_no_schema_changes_without_a_new_number() -> None:
    stored = json.loads((SAMPLES / "schemas.json").read_text("utf-8"))
    for cls in schemas().values():
        tag = schema_tag(cls)
        assert stored.get(tag) == fields_of(cls), (
            f"The fields of {tag} changed. Raise its number in domain.plain.SCHEMA, write an upgrade in document.upgrades, save "
            f"a new sample, and add to schemas.json: {json.dumps({tag: fields_of(cls)}, indent=1)}")


def test_every_older_number_has_an_upgrade() -> None:
    for tag in json.loads((SAMPLES / "schemas.json").read_text("utf-8")):
        name, number = tag.rsplit(".", 1)
        today = SCHEMA.get(name, 1) if name in schemas() else int(number) + 1
        assert all((name, older) in UPGRADES for older in range(int(number), today)), f"no upgrade from {tag}"


def fields_of(cls: type) -> dict[str, str]:
    """Each field with its type; of choices also what can be chosen, for an older program does not know a new one."""
    return {field.name: _described(get_type_hints(cls)[field.name]) for field in dataclasses.fields(cls)}


def _described(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{kind.__name__}({'|'.join(member.value for member in kind)})"
    if arguments := get_args(kind):
        outer = getattr(kind, "__origin__", None)
        return f"{outer.__name__ if outer else 'Union'}[{', '.join(_described(one) for one in arguments)}]"
    return getattr(kind, "__name__", str(kind))


def test_upgrades_run_on_plain_data_inside_projects_and_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if clips had once called their length `frames`."""
    journal = ListJournal()
    document = Document.create(timeline(V1="A10 B10"), journal)
    document.apply(InsertClip("V1", 10, Clip("X", document.project.sequence.tracks[0].items[0].media, 5)))  # type: ignore[union-attr]

    def as_once(data: Any) -> Any:
        if isinstance(data, list):
            return [as_once(item) for item in data]
        if not isinstance(data, dict):
            return data
        data = {key: as_once(value) for key, value in data.items()}
        return {**data, "frames": data.pop("duration")} if data.get("$") == "Clip.1" else data

    monkeypatch.setitem(SCHEMA, "Clip", 3)
    monkeypatch.setitem(UPGRADES, ("Clip", 1), lambda data: {**data, "duration": data["frames"]})
    monkeypatch.setitem(UPGRADES, ("Clip", 2), lambda data: {**data, "name": "once " + data["id"]})
    snapshot, insert = (as_once(entry["data"]) for entry in journal.entries())
    value = loads(json.dumps(snapshot))
    edit = edit_from(insert)
    assert drawn(edit.apply(value)) == "A10 X5 B10"
    names = [clip.name for _, clip in edit.apply(value).sequence.tracks[0].clips()]
    assert names == ["once A", "once X", "once B"]


def test_two_upgrades_of_one_number_are_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrades, "UPGRADES", {})
    upgrades.upgrade("Clip", 1)(lambda data: data)
    with pytest.raises(ValueError, match="Clip.1"):
        upgrades.upgrade("Clip", 1)(lambda data: data)


@pytest.mark.parametrize(("old", "new"), [('"$":"Clip.2"', '"$":"Clip.3"'), ('"$":"Project.1"', '"$":"Project.9"'),
                                          ('"$":"GraphicReference.1"', '"$":"HologramReference.1"')])
def test_newer_numbers_and_unknown_names_are_refused(old: str, new: str) -> None:
    text = dumps(timeline(V1="A10"))
    assert old in text
    with pytest.raises(NewerVersion):
        loads(text.replace(old, new, 1))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "5", "{}", '{"$": "Clip.1"}', '{"$": "Project.x"}', '{"$": 5}',
                                  b"\xff\xfe\x00", "[" * 100_000, '{"$": "Project.1", "id": {}, "sequence": 7}'])
def test_anything_else_is_damaged_or_newer_and_never_a_bug(text: str) -> None:
    with pytest.raises((Damaged, NewerVersion)):
        loads(text)


def test_a_field_of_another_type_is_damage() -> None:
    data = json.loads(dumps(timeline(V1="A10")))
    data["sequence"]["tracks"][0]["items"][0]["duration"] = "long"
    with pytest.raises(Damaged):
        loads(json.dumps(data))


def test_upgrading_what_is_of_today_changes_nothing() -> None:
    data = json.loads(dumps(timeline(V1="A10 B5")))
    assert upgraded(data) == data


def test_the_catalogue_is_part_of_the_schemas() -> None:
    assert set(EDITS) <= set(schemas())
