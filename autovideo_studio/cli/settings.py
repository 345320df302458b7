"""`settings` and `key`: what the studio remembers of its creator."""

from __future__ import annotations

import click

from autovideo_studio.cli.command import examples, json_option
from autovideo_studio.cli.output import print_json
from autovideo_studio.foundation.i18n import tr


@click.command(help=tr("Show all settings, show one KEY, or give it a VALUE."),
               epilog=examples(tr("Examples:"), "settings", "settings text.address http://localhost:11434/v1"))
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--reset", is_flag=True, help=tr("Back to the default."))
@json_option
def settings(key: str | None, value: str | None, reset: bool, as_json: bool) -> None:
    from autovideo_studio.settings.schema import SETTINGS
    from autovideo_studio.settings.store import SettingsStore, setting_called

    store = SettingsStore()
    for warning in store.warnings:
        click.echo(warning, err=True)
    if key and reset:
        store.reset(setting_called(key))
    elif key and value is not None:
        setting = setting_called(key)
        store.put(setting, setting.parsed(value))
    for setting in [setting_called(key)] if key else SETTINGS.values():
        if as_json:
            print_json({"key": setting.key, "value": store.get(setting), "default": setting.default})
        else:
            click.echo(f"{setting.key:<20} {store.get(setting)!s:<30} {setting.help()}")


@click.command(help=tr("Store the key of a PROVIDER (openai, anthropic, elevenlabs, …) in the system's key store. It is asked "
                       "for, never shown."))
@click.argument("provider")
@click.option("--forget", is_flag=True, help=tr("Remove the stored key."))
def key(provider: str, forget: bool) -> None:
    from autovideo_studio.settings.secrets import SecretStore, Source, variable_of

    store = SecretStore()
    if forget:
        store.forget(provider)
        click.echo(tr("The key of {provider} is forgotten.", provider=provider))
        return
    source = store.put(provider, click.prompt(tr("Key of {provider}", provider=provider), hide_input=True))
    if source is Source.KEYRING:
        click.echo(tr("Stored in the system's key store."))
    else:
        click.echo(tr("This system has no key store, so the key cannot be kept: {why}", why=store.why_not_kept), err=True)
        click.echo(tr("Set the environment variable {name} instead.", name=variable_of(provider)), err=True)
