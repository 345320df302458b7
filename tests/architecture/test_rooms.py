"""The house rules that import-linter cannot say. (Its contracts are in pyproject.toml and run in `make test`.)"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "autovideo_studio"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
VAGUE = {"utils", "util", "helpers", "misc", "common", "manager", "tools"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_fits_in_a_head(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
    assert path.stem not in VAGUE


@pytest.mark.parametrize("module", ["autovideo_studio.services", "autovideo_studio.cli.main"])
def test_no_heavy_import_before_it_is_needed(module: str) -> None:
    code = (
        f"import importlib, pkgutil, sys, {module} as m\n"
        "if hasattr(m, '__path__'):\n"
        "    for part in pkgutil.iter_modules(m.__path__): importlib.import_module(m.__name__ + '.' + part.name)\n"
        "heavy = {'PySide6.QtWidgets', 'torch', 'diffusers', 'moviepy', 'openai', 'anthropic', 'elevenlabs', 'trafilatura'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip() == "[]"


def test_the_command_line_opens_the_studio_without_what_only_workers_need() -> None:
    """Each of these costs a tenth of a second and more, also where everything is made already."""
    code = ("import sys, autovideo_studio.app.main, autovideo_studio.cli.main, autovideo_studio.app.container\n"
            "import autovideo_studio.services.making\n"
            "print(sorted({'PySide6', 'numpy', 'av', 'keyring', 'httpx', 'PIL'} & set(sys.modules)))")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip() == "[]"


def test_the_window_shows_the_library_without_what_only_projects_need() -> None:
    code = ("import sys, autovideo_studio.app.container, autovideo_studio.ui.start\n"
            "late = {'services.making', 'services.writing', 'services.generation', 'services.exporting', 'services.media',\n"
            "        'services.preview', 'services.care', 'services.projects', 'domain.project', 'ui.editor'}\n"
            "print(sorted({'numpy', 'av', 'cattrs', *(f'autovideo_studio.{name}' for name in late)} & set(sys.modules)))")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip() == "[]"


def test_the_first_play_waits_for_no_code() -> None:
    code = ("import sys, numpy, autovideo_studio.ui.pages as pages\n"
            "pages.load_pages()\n"
            "from autovideo_studio.render.level_meter import LevelMeter\n"
            "before = set(sys.modules)\n"
            "meter = LevelMeter(lambda start, count: numpy.zeros((count, 2), numpy.int16))\n"
            "meter.look(0.0), meter.look(0.1)\n"
            "print(sorted(set(sys.modules) - before))")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip() == "[]"


def imported(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_widgets_stay_in_the_window_and_qtsql_out(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    names = imported(path)
    assert "PySide6.QtSql" not in names, "two copies of SQLite on one file can corrupt it"
    if room not in ("ui", "app"):
        assert "PySide6.QtWidgets" not in names
