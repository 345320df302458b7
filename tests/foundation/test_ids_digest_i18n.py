"""Ids, digests and translations."""

import ast
import string
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.foundation import i18n
from autovideo_studio.foundation.digest import canonical_json, canonical_parts, digest_of
from autovideo_studio.foundation.ids import new_id

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "resources/translations/autovideo_zh_TW.ts"


def test_ids_are_unique_prefixed_and_sorted_by_birth() -> None:
    ids = [new_id("clip") for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert all(id.startswith("clip_") and len(id) == 31 for id in ids)
    assert ids[0][:14] <= ids[-1][:14]


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": [2]}) == digest_of({"b": [2], "a": 1})
    assert digest_of("é") != digest_of("e\u0301")
    with pytest.raises(ValueError):
        canonical_json(float("nan"))


PLAIN = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: (
    st.lists(inner) | st.dictionaries(st.text(), inner)), max_leaves=30)


@given(PLAIN, st.integers(0, 5))
def test_the_parts_of_a_text_join_to_it(value: object, depth: int) -> None:
    assert "".join(canonical_parts(value, depth)) == canonical_json(value)


def sentences() -> dict[str, str]:
    """Every literal given to tr(), with the file it stands in."""
    found = {}
    for path in sorted((ROOT / "autovideo_studio").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "tr":
                assert isinstance(node.args[0], ast.Constant), f"tr() wants a literal: {path}:{node.lineno}"
                found[node.args[0].value] = str(path)
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_has_a_translation_with_the_same_fields() -> None:
    entries = {message.findtext("source", ""): message.findtext("translation", "")
               for message in ElementTree.parse(CATALOGUE).iter("message")}
    missing = {source: path for source, path in sentences().items() if not entries.get(source)}
    assert not missing
    assert [source for source, text in entries.items() if text and fields(source) != fields(text)] == []


def test_the_language_is_chosen_by_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    i18n.set_language(i18n.system_language())
    try:
        assert i18n.tr("Stopped.") == "已停止。"
        i18n.set_language("fr_FR.UTF-8")
        assert i18n.tr("Stopped.") == "Stopped."
    finally:
        i18n.set_language("en")
