"""The creator's settings in one small JSON file; what cannot be read never stops the program."""

from __future__ import annotations

import json
import logging
import os
import threading
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from autovideo_studio.foundation import clock
from autovideo_studio.foundation.errors import InvalidInput, NewerVersion, NotFound, os_error
from autovideo_studio.foundation.events import Event
from autovideo_studio.foundation.files import sweep_beside, write_whole
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.settings import upgrades
from autovideo_studio.settings.schema import SETTINGS, Setting

log = logging.getLogger(__name__)

T = TypeVar("T", str, int, float, bool)


def default_path() -> Path:
    """The platform's place for settings."""
    from platformdirs import user_config_path

    return Path(user_config_path("autovideo-studio", appauthor=False)) / "settings.json"


def setting_called(key: str) -> Setting[Any]:
    """Raises `NotFound`."""
    try:
        return SETTINGS[key]
    except KeyError:
        raise NotFound(tr("There is no setting {key}.", key=key), tr("Known: {keys}.", keys=", ".join(SETTINGS))) from None


class SettingsStore:
    """Reads once; each `put` reads again and writes the whole file, so two programs lose at most a change of the same key.

    `warnings` tells what was odd with the file, in sentences for the creator. Keys that this version does not know are kept.
    Safe for several threads; `changed` is published in the thread that changed, with the key.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self.changed: Event[str] = Event()
        self.warnings: list[str] = []
        self._lock = threading.Lock()
        self._schema = upgrades.SCHEMA
        self._values = self._read()

    def get(self, setting: Setting[T]) -> T:
        """The value in the file if the setting may have it, else the default."""
        try:
            return setting.checked(self._values.get(setting.key, setting.default))
        except InvalidInput:
            return setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Raises `InvalidInput`, `NewerVersion`, `DiskFull`, `ReadOnly`: then nothing has changed."""
        self._change(setting, {setting.key: setting.checked(value)})

    def reset(self, setting: Setting[Any]) -> None:
        """Back to the default. Raises as `put`."""
        self._change(setting, {})

    def _change(self, setting: Setting[Any], entry: dict[str, Any]) -> None:
        with self._lock:
            values = self._read()
            if self._schema > upgrades.SCHEMA:
                raise NewerVersion(
                    tr("The settings were written by a newer version of the program. Nothing was changed."),
                    tr("Use the newer version, or move this file away: {path}", path=self.path))
            values.pop(setting.key, None)
            values.update(entry)
            self._write(values)
            self._values = values
        self.changed.publish(setting.key)

    def _write(self, values: dict[str, Any]) -> None:
        plain = {"schema": upgrades.SCHEMA, "values": values}
        text = json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            sweep_beside(self.path)
            write_whole(self.path, text.encode("utf-8", "surrogatepass") + b"\n")
        except OSError as error:
            raise os_error(error, tr("saving the settings")) from error

    def _read(self) -> dict[str, Any]:
        self._schema, self.warnings = upgrades.SCHEMA, []
        try:
            data = json.loads(self.path.read_bytes().decode("utf-8", "surrogatepass"), parse_constant=_no_number)
            schema, values = data["schema"], data["values"]
            if not isinstance(values, dict) or type(schema) is not int or schema < 1:
                raise ValueError("not settings")
            values = upgrades.upgraded(values, schema)
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._warn(tr("The settings cannot be read, so the defaults are used. The file was left as it is: {path} ({reason})",
                          path=self.path, reason=error.strerror or str(error)))
            return {}
        except (ValueError, KeyError, TypeError, RecursionError):
            self._set_aside()
            return {}
        self._schema = schema
        self._warn_of_odd_values(values)
        return values

    def _warn_of_odd_values(self, values: dict[str, Any]) -> None:
        for key, value in values.items():
            if key in SETTINGS:
                try:
                    SETTINGS[key].checked(value)
                except InvalidInput as error:
                    self._warn(error.message)

    def _set_aside(self) -> None:
        """Nothing is thrown away: the creator, or we, may still want to read what was there."""
        aside = self.path.with_name(f"{self.path.stem}.broken-{_stamp(clock.now())}{self.path.suffix}")
        try:
            os.replace(self.path, aside)
        except OSError:
            aside = self.path
        self._warn(tr("The settings file is damaged, so the defaults are used. It is kept as {path}.", path=aside))

    def _warn(self, sentence: str) -> None:
        log.warning("%s", sentence)
        self.warnings.append(sentence)


def _no_number(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%d-%H%M%S-%f")
