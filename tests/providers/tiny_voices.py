"""Stand-ins for Piper and Kokoro voices: graphs of a few hundred bytes with the right inputs and outputs, made of plain tones.

They exercise the engines' real code (phonemes, ids, alignment); only the sound is not speech.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

_SYMBOLS = "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæðŋɐɑɔəɚɛɜɡɪɹɾʃʊʌʒʔˈˌːθᵻβʲɒ̃ɫ0123456789"


def _save(path: Path, nodes: list[Any], constants: dict[str, Any], inputs: list[tuple], outputs: list[tuple]) -> None:
    import onnx
    from onnx import helper, numpy_helper

    value = helper.make_tensor_value_info
    graph = helper.make_graph([helper.make_node(*node[:3], **node[3]) for node in nodes], path.stem,
                              [value(*item) for item in inputs], [value(*item) for item in outputs],
                              [numpy_helper.from_array(np.asarray(data), name) for name, data in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(path))


def make_piper(path: Path, *, hop: int = 256, frames: int = 6, speakers: dict[str, int] | None = None) -> None:
    """Each phoneme id lasts `frames` frames of `hop` samples, times the length scale."""
    from onnx import TensorProto

    nodes = [("Cast", ["input"], ["ids"], {"to": TensorProto.FLOAT}), ("Mul", ["ids", "zero"], ["nothing"], {}),
             ("Slice", ["scales", "one_i", "two_i", "zero_i"], ["scale"], {}), ("Mul", ["scale", "frames"], ["length"], {}),
             ("Add", ["nothing", "length"], ["w"], {}), ("Ceil", ["w"], ["w_ceil"], {}),
             ("ReduceSum", ["w_ceil"], ["total"], {"keepdims": 0}), ("Mul", ["total", "hop"], ["count"], {}),
             ("Range", ["zero", "count", "one"], ["t"], {}), ("Mul", ["t", "pitch"], ["phase"], {}),
             ("Sin", ["phase"], ["sine"], {}),
             ("Mul", ["sine", "loudness"], ["wave"], {}), ("Reshape", ["wave", "shape"], ["output"], {})]
    constants = {"zero": np.float32(0), "one": np.float32(1), "one_i": np.array([1]), "two_i": np.array([2]),
                 "zero_i": np.array([0]), "frames": np.array([frames], np.float32), "hop": np.float32(hop),
                 "pitch": np.float32(0.06), "loudness": np.float32(0.3), "shape": np.array([1, 1, -1])}
    inputs = [("input", TensorProto.INT64, [1, "n"]), ("input_lengths", TensorProto.INT64, [1]),
              ("scales", TensorProto.FLOAT, [3])]
    _save(path, nodes, constants, inputs, [("output", TensorProto.FLOAT, [1, 1, None])])
    description = {"audio": {"sample_rate": 22050}, "espeak": {"voice": "en-us"}, "language": {"code": "en_US"},
                   "hop_length": hop, "phoneme_type": "espeak", "num_symbols": 256, "num_speakers": 1,
                   "speaker_id_map": speakers or {}, "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
                   "phoneme_id_map": {symbol: [index] for index, symbol in enumerate(dict.fromkeys(_SYMBOLS))}}
    path.with_name(f"{path.name}.json").write_text(json.dumps(description), "utf-8")


def make_kokoro(model: Path, voices: Path, *, timed: bool = True) -> None:
    """Each phoneme lasts 4 frames of 600 samples, divided by the speed; older exports (`timed=False`) tell no durations."""
    from onnx import TensorProto

    nodes = [("Mul", ["input_ids", "zero_i"], ["nothing"], {}), ("Add", ["nothing", "frames"], ["ones"], {}),
             ("Cast", ["ones"], ["ones_f"], {"to": TensorProto.FLOAT}), ("Div", ["ones_f", "speed"], ["slow"], {}),
             ("Ceil", ["slow"], ["slow_c"], {}), ("Cast", ["slow_c"], ["duration"], {"to": TensorProto.INT64}),
             ("ReduceSum", ["slow_c"], ["total"], {"keepdims": 0}), ("Mul", ["total", "hop"], ["count"], {}),
             ("Range", ["zero", "count", "one"], ["t"], {}), ("Mul", ["t", "pitch"], ["phase"], {}),
             ("Sin", ["phase"], ["sine"], {}),
             ("Mul", ["sine", "loudness"], ["loud"], {}), ("ReduceSum", ["style"], ["styled"], {"keepdims": 0}),
             ("Mul", ["styled", "zero"], ["unstyled"], {}), ("Add", ["loud", "unstyled"], ["wave"], {}),
             ("Reshape", ["wave", "shape"], ["waveform"], {})]
    constants = {"zero": np.float32(0), "one": np.float32(1), "zero_i": np.int64(0), "frames": np.int64(4),
                 "hop": np.float32(600), "pitch": np.float32(0.05), "loudness": np.float32(0.3), "shape": np.array([1, -1])}
    inputs = [("input_ids", TensorProto.INT64, [1, "n"]), ("style", TensorProto.FLOAT, [1, 256]),
              ("speed", TensorProto.FLOAT, [1])]
    outputs = [("waveform", TensorProto.FLOAT, [1, None])] + ([("duration", TensorProto.INT64, [1, None])] if timed else [])
    _save(model, nodes, constants, inputs, outputs)
    with voices.open("wb") as file:
        np.savez(file, af_test=np.zeros((510, 1, 256), np.float32), zm_test=np.zeros((510, 1, 256), np.float32))
