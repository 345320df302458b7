# demo: make a video from the example article.   test: prove the house.   run: the window.   shots: its pictures.
# package: the program as a folder.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: demo test test-slow test-local bench shots setup run package clean translations

demo: $(STAMP)
	@mkdir -p out
	$(BIN)/autovideo-studio make resources/examples/tides.md -o out/demo.mp4

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

test-slow: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m slow --timeout 3600

# On Linux the usual torch brings gigabytes of CUDA, which these tests do not need.
TORCH ?= --retries 1 --extra-index-url https://download.pytorch.org/whl/cpu torch==2.13.0
test-local: $(STAMP)
	$(BIN)/python -c "import torch" 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[local]"
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m local

bench: $(STAMP)
	$(BIN)/python -m benchmarks

shots: $(STAMP)
	$(BIN)/python -m tests.ui.shots shots

run: $(STAMP)
	$(BIN)/autovideo-studio window

setup: $(STAMP)

$(STAMP): pyproject.toml packaging/setup.sh
	PYTHON=$(PYTHON) VENV=$(VENV) sh packaging/setup.sh
	touch $(STAMP)

package: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[package]"
	$(BIN)/pyinstaller --noconfirm --distpath dist --workpath build packaging/pyinstaller.spec
	dist/autovideo-studio/autovideo-studio --version
	@du -sh dist/autovideo-studio

clean:
	rm -rf $(VENV) out build dist

translations: $(STAMP)
	$(BIN)/pyside6-lupdate -locations none -no-obsolete $$(git ls-files 'autovideo_studio/*.py') -ts resources/translations/autovideo_zh_TW.ts
