"""The models in the library's `models/diffusion` folder, read without torch: which there are, whether they are whole and safe to
load, how big they are, whose they are.

A model is a folder in diffusers layout or one .safetensors file. Weights that are pickles are never loaded: they can run foreign
code.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

from autovideo_studio.foundation.errors import Damaged, InvalidInput, NotFound, Refused, os_error
from autovideo_studio.foundation.i18n import tr

SAFE = ".safetensors"
PICKLES = (".ckpt", ".bin", ".pt", ".pth")
INDEX = "model_index.json"
_LARGEST_HEADER = 100 << 20
_HALF = re.compile(r"\.(fp16|bf16)[.-]")
_LICENCE = re.compile(r"^(license|license_name):[ \t]*(.+)$", re.MULTILINE)
_CROSS_ATTENTION = re.compile(r"(^|\.)attn2\.to_k\.weight$")


def found_models(folder: Path) -> list[Path]:
    """Those that hold weights, by name."""
    return [path for path in _entries(folder)
            if (path.suffix == SAFE and path.is_file()) or (path / INDEX).is_file() and any(path.glob(f"*/*{SAFE}"))]


def found_pickles(folder: Path) -> list[str]:
    """Names of models that cannot be used because they are pickles."""
    return [path.name for path in _entries(folder) if path.suffix in PICKLES or _pickled(path)]


def check(model: Path) -> dict[str, int]:
    """Parameters of each part, read from the heads of the files. Raises `NotFound`, `Damaged` for a model that is cut off or
    misses a part, `Refused` for one of pickles."""
    try:
        if model.is_dir():
            return _check_folder(model)
        if model.suffix in PICKLES:
            raise _pickle_refused(model)
        parts: Counter[str] = Counter()
        for name, shape in shapes(model).items():
            parts[name.split(".")[0]] += math.prod(shape)
        return parts
    except FileNotFoundError as error:
        raise NotFound(tr("The model “{model}” is not in the library any more.", model=model.name),
                       tr("Choose another model in the settings.")) from error
    except OSError as error:
        raise os_error(error, tr("reading the model {model}", model=model.name)) from error


def shapes(file: Path) -> dict[str, list[int]]:
    """The size of each tensor in a .safetensors file, which is compared with the file's own. Raises `Damaged`."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        if not 2 <= length <= min(_LARGEST_HEADER, size - 8):
            raise _damaged(file)
        head = opened.read(length)
    try:
        tensors = {name: entry for name, entry in json.loads(head).items() if name != "__metadata__"}
        end = max((entry["data_offsets"][1] for entry in tensors.values()), default=0)
        found = {name: list(entry["shape"]) for name, entry in tensors.items()}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise _damaged(file) from error
    if 8 + length + end != size:
        raise _damaged(file)
    return found


def half_variant(model: Path) -> str | None:
    """The variant to ask for, such as "fp16", where a part has its weights in that alone."""
    for part in model.iterdir():
        weights = list(part.glob(f"*{SAFE}")) if part.is_dir() else []
        if weights and all(_HALF.search(file.name) for file in weights):
            match = _HALF.search(weights[0].name)
            return match.group(1) if match else None
    return None


def description_for(file: Path) -> Path:
    """A folder in diffusers layout whose small files say how a single file's model is built: the one that is called like it, else
    any beside it whose network reads words of the same width (SD 1.5, SD 2 and SDXL differ in that). Raises `NotFound`."""
    namesake = file.with_suffix("")
    if (namesake / INDEX).is_file():
        return namesake
    widths = {shape[1] for name, shape in shapes(file).items() if _CROSS_ATTENTION.search(name)}
    for index in sorted(file.parent.glob(f"*/{INDEX}")):
        width = _json(index.parent / "unet" / "config.json").get("cross_attention_dim")
        if width in widths:
            return index.parent
    raise NotFound(
        tr("The file “{model}” does not say how its model is built.", model=file.name),
        tr("Put a model of the same family in diffusers layout beside it (its small .json and .txt files are enough), such as "
           "the folder of SDXL for a file that was made from SDXL."))


def licence(model: Path) -> str:
    """What the model card says: `license` in the head of README.md, of a single file in the folder that is called like it."""
    card = (model if model.is_dir() else model.with_suffix("")) / "README.md"
    try:
        text = card.read_text("utf-8", "replace")
    except OSError:
        return ""
    if not text.startswith("---"):
        return ""
    says: dict[str, str] = {key: value.strip().strip("\"'")[:200] for key, value in _LICENCE.findall(text.split("---")[1])}
    return says.get("license_name") or says.get("license", "")


def _entries(folder: Path) -> list[Path]:
    """What is in the folder, by name; nothing hidden, nothing where it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _check_folder(model: Path) -> dict[str, int]:
    parts: dict[str, int] = {}
    for name, kind in _json(model / INDEX, model.name).items():
        if name.startswith("_") or not isinstance(kind, list) or kind[0] is None:
            continue
        part = model / name
        if not part.is_dir():
            raise _incomplete(model, name)
        if (part / "config.json").is_file():  # a network; tokenizers and schedulers have none
            parts[name] = sum(math.prod(shape) for file in _weights(model, part) for shape in shapes(file).values())
    if not parts:
        raise _incomplete(model, INDEX)
    return parts


def _weights(model: Path, part: Path) -> list[Path]:
    """The files that are loaded of a part; all that its index of shards names must be there."""
    files = sorted(part.glob(f"*{SAFE}"))
    if not files:
        raise _pickle_refused(model) if _has_pickles(part) else _incomplete(model, part.name)
    whole = [file for file in files if not _HALF.search(file.name)] or files
    stem = min((file.name.split(".")[0].split("-0")[0] for file in whole), key=len)
    for index in part.glob(f"{stem}*.index.json"):
        for shard in sorted(set(_json(index, model.name).get("weight_map", {}).values())):
            if not (part / str(shard)).is_file():
                raise _incomplete(model, f"{part.name}/{shard}")
    return whole


def _pickled(model: Path) -> bool:
    return (model / INDEX).is_file() and not any(model.glob(f"*/*{SAFE}")) and any(map(_has_pickles, model.iterdir()))


def _has_pickles(part: Path) -> bool:
    return part.is_dir() and any(file.suffix in PICKLES for file in part.iterdir())


def _json(file: Path, model: str = "") -> dict[str, Any]:
    """Raises `Damaged` for what is no object in JSON, where a model is named; else that is an empty one."""
    try:
        plain = json.loads(file.read_text("utf-8"))
        if isinstance(plain, dict):
            return plain
    except FileNotFoundError:
        if model:
            raise
    except ValueError:
        pass
    if model:
        raise _damaged(file, model)
    return {}


def _damaged(file: Path, model: str = "") -> Damaged:
    return Damaged(tr("The model's file {file} is damaged or was not downloaded to its end.", file="/".join(
        filter(None, (model, file.name)))), tr("Download it again. Nothing else is touched by this."), str(file))


def _incomplete(model: Path, part: str) -> Damaged:
    return Damaged(tr("The model “{model}” is not whole: “{part}” is missing.", model=model.name, part=part),
                   tr("Download the whole folder again, or choose another model in the settings."), str(model))


def _pickle_refused(model: Path) -> Refused:
    return Refused(tr("The model “{model}” is not loaded: files of this kind ({kinds}) can run foreign code.", model=model.name,
                      kinds=", ".join(PICKLES)),
                   tr("Download it as .safetensors: nearly every model is offered so."))


def chosen_model(folder: Path, name: str) -> Path:
    """The model called so, or the first for "". Raises `NotFound`, `Refused`."""
    models = found_models(folder)
    if name in found_pickles(folder):
        raise _pickle_refused(folder / name)
    chosen = next((model for model in models if name in ("", model.name)), None)
    if chosen is None:
        raise NotFound(tr("There is no model “{model}” in the library.", model=name) if name else no_model(),
                       tr("Known: {names}.", names=", ".join(model.name for model in models)) if models
                       else where_to_put(folder))
    return chosen


def no_model() -> str:
    return tr("There is no model of pictures in the library.")


def where_to_put(folder: Path) -> str:
    return tr("Put a model (a folder in diffusers layout, or a .safetensors file) into {folder}.", folder=folder)


def checked_prompt(prompt: str) -> str:
    """Raises `InvalidInput` for a prompt without words."""
    if not prompt.strip():
        raise InvalidInput(tr("There is nothing to paint."), tr("Describe the picture in a few words."))
    return prompt.strip()
