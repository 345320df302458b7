"""Changed copies: the same as `dataclasses.replace` gives."""

from dataclasses import dataclass, replace

import pytest

from autovideo_studio.foundation.copies import copy_with


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


class Room:
    __slots__ = ("_worked_out",)


@dataclass(frozen=True, slots=True)
class Named(Room):
    name: str
    at: Point = Point(0)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("upside down")


def test_a_copy_is_what_replace_gives_and_the_value_stays_as_it_was() -> None:
    value = Named("a", Point(1, 2), ("x",))
    copy = copy_with(value, name="b", tags=())
    assert copy == replace(value, name="b", tags=()) == Named("b", Point(1, 2)) and type(copy) is Named
    assert value == Named("a", Point(1, 2), ("x",)) and copy.at is value.at and hash(copy) == hash(Named("b", Point(1, 2)))
    assert copy_with(value) == value


def test_what_was_worked_out_for_the_old_value_does_not_come_along() -> None:
    value = Named("a")
    object.__setattr__(value, "_worked_out", 3)
    assert not hasattr(copy_with(value, name="b"), "_worked_out")


def test_an_unknown_field_and_a_class_that_checks_its_values_are_refused() -> None:
    with pytest.raises(KeyError):
        copy_with(Point(1), z=3)
    with pytest.raises(TypeError):
        copy_with(Checked(1, 2), low=9)
