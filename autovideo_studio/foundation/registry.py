"""Named pieces (layouts, providers, tasks) that register by decorator and are found by id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from autovideo_studio.foundation.errors import NotFound
from autovideo_studio.foundation.i18n import tr

T = TypeVar("T")


class Registry(Generic[T]):
    """Ids are for ever: projects store them."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._items: dict[str, T] = {}

    def register(self, id: str) -> Callable[[T], T]:
        def put(item: T) -> T:
            if id in self._items:
                raise ValueError(f"two {self._what}s called {id}")
            self._items[id] = item
            return item

        return put

    def __getitem__(self, id: str) -> T:
        try:
            return self._items[id]
        except KeyError:
            known = ", ".join(sorted(self._items))
            raise NotFound(tr("There is no {what} called “{id}”.", what=self._what, id=id),
                           tr("Known: {known}.", known=known)) from None

    def __contains__(self, id: str) -> bool:
        return id in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)
