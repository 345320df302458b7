"""What every text provider does with an answer: check it against the schema, and say when it is cut short or refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autovideo_studio.foundation.errors import ContentRefused, Unsupported
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.providers.base import Health
from autovideo_studio.providers.json_schema import faults, first_object
from autovideo_studio.providers.translate_errors import bad_response


def cut_short(label: str, provider: str) -> Unsupported:
    return Unsupported(tr("The answer of {name} was cut off at its limit.", name=label),
                       tr("Ask for a shorter script, or choose a model with a larger limit."), provider=provider)


def refused(label: str, provider: str, details: str) -> ContentRefused:
    return ContentRefused(tr("{name} refuses this text for its safety rules.", name=label),
                          tr("Change the wording, or choose another provider yourself."), details[:2_000], provider=provider)


def checked(text: str, schema: Mapping[str, Any] | None, label: str, provider: str) -> Mapping[str, Any] | None:
    """The answer as data that satisfies `schema`; BadResponse when it does not."""
    if schema is None:
        return None
    try:
        data = first_object(text)
    except ValueError as error:
        raise bad_response(label, provider, f"{error}: {text}") from None
    wrong = list(faults(data, schema))
    if wrong:
        raise bad_response(label, provider, f"{'; '.join(wrong[:20])}\n{text}")
    found: Mapping[str, Any] = data
    return found


def key_health(key: str | None, label: str) -> Health:
    if not key:
        return Health(False, tr("There is no key for {name}.", name=label), tr("Add a key in the settings."))
    return Health(True)
