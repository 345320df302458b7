"""Keys of providers: put into the system's key store, shown by their last four characters only."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from autovideo_studio.foundation.errors import StudioError
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.settings.secrets import Source
from autovideo_studio.ui.widgets.buttons import button
from autovideo_studio.ui.widgets.labels import chip, label, set_property
from autovideo_studio.ui.widgets.layouts import clear, column, line, row
from autovideo_studio.ui.workspace import Workspace

PROVIDERS = (("openai", "OpenAI"), ("anthropic", "Anthropic"), ("elevenlabs", "ElevenLabs"), ("stability", "Stability AI"),
             ("openai-compatible", "OpenAI-compatible"), ("image-server", "OpenAI-compatible · images"),
             ("speech-server", "OpenAI-compatible · voices"))


class KeysSection(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        intro = label(tr("Keys are kept in the system's key store, never in a file. Without any key everything works offline."),
                      tone="2", wrap=True)
        rows = [_KeyRow(workspace, id, name) for id, name in PROVIDERS]
        column(intro, 10, *rows, None, margins=(4, 0, 12, 12), spacing=10, on=self)


class _KeyRow(QWidget):
    def __init__(self, workspace: Workspace, id: str, name: str) -> None:
        super().__init__()
        self._workspace, self._id, self._name = workspace, id, name
        self._inner = row(spacing=8)
        self._says = label(size=12, wrap=True, name=f"keySays_{id}")
        self._says.hide()
        column(self._inner, self._says, line(), spacing=8, on=self)
        self._ask()

    def _ask(self) -> None:
        secrets = self._workspace.studio.secrets

        def look() -> tuple[str, Source]:
            return secrets.get(self._id) or "", secrets.source(self._id)

        self._workspace.read(look, lambda found: self._show(*found))

    def _show(self, key: str, source: Source) -> None:
        clear(self._inner)
        self._inner.addWidget(label(self._name, weight=500))
        self._inner.addStretch(1)
        if not key:
            self._edit = QLineEdit()
            self._edit.setObjectName(f"settingsKeyEdit_{self._id}")
            self._edit.setEchoMode(QLineEdit.EchoMode.Password)
            self._edit.setPlaceholderText(tr("Paste the key"))
            self._edit.setAccessibleName(tr("Key of {provider}", provider=self._name))
            self._edit.setFixedWidth(260)
            self._edit.returnPressed.connect(self._store)
            self._inner.addWidget(self._edit)
            self._inner.addWidget(button(tr("Store"), self._store, name=f"storeKey_{self._id}"))
            return
        places = {Source.KEYRING: tr("Key store"), Source.ENVIRONMENT: tr("From the environment"),
                  Source.SESSION: tr("Until you quit")}
        self._inner.addWidget(label(f"•••• {key[-4:]}", mono=True, tone="2"))
        self._inner.addWidget(chip(places.get(source, ""), "warn" if source is Source.SESSION else "ok"))
        self._try = button(tr("Test"), self._test, kind="ghost", icon_name="wifi", name=f"testKey_{self._id}",
                           tip=tr("Asks the provider for its models, which costs nothing."))
        self._inner.addWidget(self._try)
        if source is not Source.ENVIRONMENT:
            self._inner.addWidget(button(tr("Remove"), self._forget, kind="danger", name=f"forgetKey_{self._id}"))

    def _test(self) -> None:
        """One question to the provider, and its answer below."""
        self._try.setEnabled(False)
        self._say(tr("Asking {provider} …", provider=self._name), "3")
        care = self._workspace.studio.care
        self._workspace.engine.run_async(lambda cancel: care.models(self._id, cancel), self._works, self._refused)

    def _works(self, models: list[str]) -> None:
        self._try.setEnabled(True)
        self._say(tr("The key works: {count} models answer.", count=len(models)), "ok")

    def _refused(self, error: StudioError) -> None:
        self._try.setEnabled(True)
        self._say(str(error), "bad")

    def _say(self, words: str, tone: str) -> None:
        self._says.setText(words)
        set_property(self._says, "tone", tone)
        self._says.show()

    def _store(self) -> None:
        value = self._edit.text()
        self._says.hide()
        self._edit.clear()
        self._workspace.read(lambda: self._workspace.studio.secrets.put(self._id, value), lambda source: self._ask())

    def _forget(self) -> None:
        self._workspace.read(lambda: self._workspace.studio.secrets.forget(self._id), lambda nothing: self._ask())
