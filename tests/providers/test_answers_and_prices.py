"""Checking a model's JSON, and what it cost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from autovideo_studio.providers.base import Unit, Usage
from autovideo_studio.providers.json_schema import faults, first_object
from autovideo_studio.providers.prices import cost

SCHEMA = {"type": "object", "additionalProperties": False, "required": ["n", "kind", "tags", "note"], "properties": {
    "n": {"type": "integer", "minimum": 1, "maximum": 9}, "kind": {"enum": ["a", "b"]},
    "tags": {"type": "array", "maxItems": 2, "items": {"type": "string", "maxLength": 3}},
    "note": {"anyOf": [{"type": "null"}, {"type": "string", "minLength": 2}]}}}
RIGHT = {"n": 3, "kind": "a", "tags": ["x"], "note": None}


def test_a_right_answer_has_no_faults() -> None:
    assert list(faults(RIGHT, SCHEMA)) == [] == list(faults({**RIGHT, "note": "yes"}, SCHEMA))


@pytest.mark.parametrize("change", [{"n": 0}, {"n": 10}, {"n": 1.5}, {"n": True}, {"n": "3"}, {"kind": "c"}, {"tags": ["x"] * 3},
                                    {"tags": ["long"]}, {"tags": "x"}, {"tags": [1]}, {"note": "n"}, {"note": 3}, {"more": 1}])
def test_a_wrong_answer_has_exactly_one(change: dict[str, object]) -> None:
    assert len(list(faults({**RIGHT, **change}, SCHEMA))) == 1


def test_what_is_missing_is_named() -> None:
    assert list(faults({}, SCHEMA)) == ["$.n: missing", "$.kind: missing", "$.tags: missing", "$.note: missing"]


@pytest.mark.parametrize(("text", "value"), [('{"a": 1}', {"a": 1}), ('Sure: {"a": {"b": 2}} there', {"a": {"b": 2}}),
                                             ('```json\n{"a": "}"}\n```', {"a": "}"}), ('{not json} {"a": 1}', {"a": 1})])
def test_the_first_object_is_found(text: str, value: object) -> None:
    assert first_object(text) == value


def test_no_object_is_an_error() -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        first_object("[1, 2] {broken")


def test_prices() -> None:
    usage = Usage({Unit.INPUT_TOKEN: Decimal(2_000), Unit.OUTPUT_TOKEN: Decimal(4_000)})
    known = cost("openai", "gpt-6-luna-2026-09-01", usage)
    assert known is not None and known.amount == Decimal("0.0022") and known.basis.startswith("price-table:")
    assert cost("openai", "gpt-99", usage) is None and cost("openai", "gpt-6-luna", Usage(measured=False)) is None
    local = cost("openai-compatible", "llama", usage, local=True)
    assert local is not None and (local.amount, local.basis) == (0, "local")
