"""Diffusion models of random numbers, tiny, in the layouts of real ones: they run the real code, and paint noise."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any


def _characters() -> list[str]:
    """The 256 signs that stand for bytes in CLIP's vocabulary."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    return [*map(chr, plain), *(chr(256 + number) for number in range(len(others)))]


@cache
def _vocabulary() -> dict[str, int]:
    signs = _characters()
    words = [*signs, *(f"{sign}</w>" for sign in signs), "<|startoftext|>", "<|endoftext|>"]
    return {word: number for number, word in enumerate(words)}


def _tokenizer(folder: Path) -> Any:
    from transformers import CLIPTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps(_vocabulary()), "utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n", "utf-8")
    return CLIPTokenizer.from_pretrained(folder, model_max_length=77)


def _text_encoder(kind: str = "CLIPTextModel") -> Any:
    import transformers

    words = _vocabulary()
    end = words["<|endoftext|>"]
    return getattr(transformers, kind)(transformers.CLIPTextConfig(
        vocab_size=len(words), hidden_size=32, intermediate_size=37, num_attention_heads=4, num_hidden_layers=2,
        max_position_embeddings=77, projection_dim=32, bos_token_id=words["<|startoftext|>"], eos_token_id=end, pad_token_id=end))


def _vae(**options: Any) -> Any:
    from diffusers import AutoencoderKL

    return AutoencoderKL(block_out_channels=(32, 64), down_block_types=("DownEncoderBlock2D",) * 2,
                         up_block_types=("UpDecoderBlock2D",) * 2, latent_channels=4, norm_num_groups=8, sample_size=64,
                         **options)


def _unet(**options: Any) -> Any:
    from diffusers import UNet2DConditionModel

    return UNet2DConditionModel(**{
        "sample_size": 32, "block_out_channels": (32, 64), "layers_per_block": 1, "cross_attention_dim": 32,
        "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"), "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
        "attention_head_dim": 8, "norm_num_groups": 8, **options})


def make_sd(folder: Path, *, checker: bool = False, scheduler: Any = None) -> Path:
    """Stable Diffusion 1.5 in small; with a `checker` that refuses every picture."""
    import torch
    from diffusers import DDIMScheduler, StableDiffusionPipeline

    torch.manual_seed(0)
    scheduler = scheduler or DDIMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", clip_sample=False,
                                           set_alpha_to_one=False, steps_offset=1)
    StableDiffusionPipeline(
        vae=_vae(), text_encoder=_text_encoder(), tokenizer=_tokenizer(folder / "tokenizer"), unet=_unet(), scheduler=scheduler,
        **_checker() if checker else {"safety_checker": None, "feature_extractor": None}, requires_safety_checker=checker,
    ).save_pretrained(folder, safe_serialization=True)
    (folder / "README.md").write_text("---\nlicense: other\nlicense_name: noise-licence\n---\n# Noise\n", "utf-8")
    return folder


def make_sdxl(folder: Path) -> Path:
    """Stable Diffusion XL in small, with the scheduler of its Turbo."""
    import torch
    from diffusers import EulerAncestralDiscreteScheduler, StableDiffusionXLPipeline

    torch.manual_seed(0)
    unet = _unet(addition_embed_type="text_time", addition_time_embed_dim=8, transformer_layers_per_block=(1, 1),
                 projection_class_embeddings_input_dim=6 * 8 + 32, cross_attention_dim=64, attention_head_dim=(2, 4))
    StableDiffusionXLPipeline(
        vae=_vae(), text_encoder=_text_encoder(), text_encoder_2=_text_encoder("CLIPTextModelWithProjection"),
        tokenizer=_tokenizer(folder / "tokenizer"), tokenizer_2=_tokenizer(folder / "tokenizer_2"), unet=unet,
        scheduler=EulerAncestralDiscreteScheduler(timestep_spacing="trailing"),
    ).save_pretrained(folder, safe_serialization=True)
    return folder


def make_flux(folder: Path) -> Path:
    """Flux in small: a transformer in place of the network of blocks, and two ways to read words."""
    import torch
    from diffusers import FlowMatchEulerDiscreteScheduler, FluxPipeline, FluxTransformer2DModel
    from transformers import T5Config, T5EncoderModel, T5Tokenizer

    torch.manual_seed(0)
    letters = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((letter, -1.0) for letter in "▁abcdefghijklmnopqrstuvwxyz")]
    reader = T5Tokenizer(vocab=letters, extra_ids=0, model_max_length=64)
    FluxPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(), text_encoder=_text_encoder(), tokenizer=_tokenizer(folder / "tokenizer"),
        text_encoder_2=T5EncoderModel(T5Config(vocab_size=40, d_model=32, d_kv=8, d_ff=37, num_layers=1, num_heads=4)),
        tokenizer_2=reader, vae=_vae(use_quant_conv=False, use_post_quant_conv=False, shift_factor=0.1),
        transformer=FluxTransformer2DModel(
            patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
            joint_attention_dim=32, pooled_projection_dim=32, axes_dims_rope=(4, 4, 8)),
    ).save_pretrained(folder, safe_serialization=True)
    return folder


def make_single_file(model: Path, file: Path) -> Path:
    """The weights of a `make_sd` folder in one file, under the names of the first Stable Diffusion."""
    from safetensors.torch import load_file, save_file

    tensors: dict[str, Any] = {}
    for name, value in load_file(model / "unet" / "diffusion_pytorch_model.safetensors").items():
        tensors[f"model.diffusion_model.{_unet_name(name)}"] = value.contiguous()
    for name, value in load_file(model / "vae" / "diffusion_pytorch_model.safetensors").items():
        old = _vae_name(name)
        flat = re.search(r"attn_1\.(q|k|v|proj_out)\.weight$", old)
        tensors[f"first_stage_model.{old}"] = (value[..., None, None] if flat else value).contiguous()
    for name, value in load_file(model / "text_encoder" / "model.safetensors").items():
        name = name if name.startswith("text_model") else f"text_model.{name}"
        tensors[f"cond_stage_model.transformer.{name}"] = value.contiguous()
    save_file(tensors, file)
    return file


def _checker() -> dict[str, Any]:
    """Its thresholds are so low that any picture is over them."""
    import torch
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from transformers import CLIPConfig, CLIPImageProcessor, CLIPTextConfig, CLIPVisionConfig

    vision = CLIPVisionConfig(hidden_size=32, intermediate_size=37, num_attention_heads=4, num_hidden_layers=1, image_size=30,
                              patch_size=15, projection_dim=32)
    text = CLIPTextConfig(hidden_size=32, intermediate_size=37, num_attention_heads=4, num_hidden_layers=1, vocab_size=600,
                          projection_dim=32)
    checker = StableDiffusionSafetyChecker(CLIPConfig(text_config=text.to_dict(), vision_config=vision.to_dict(),
                                                      projection_dim=32))
    with torch.no_grad():
        checker.concept_embeds_weights.fill_(-9.0)
    size = {"height": 30, "width": 30}
    return {"safety_checker": checker, "feature_extractor": CLIPImageProcessor(size={"shortest_edge": 30}, crop_size=size)}


def _residual(name: str) -> str:
    for new, old in (("norm1", "in_layers.0"), ("conv1", "in_layers.2"), ("time_emb_proj", "emb_layers.1"),
                     ("norm2", "out_layers.0"), ("conv2", "out_layers.3"), ("conv_shortcut", "skip_connection")):
        name = name.replace(new, old)
    return name


def _unet_name(name: str) -> str:
    """For two blocks of one layer each, the attention in the lower one."""
    rest = name.split(".")
    fixed = {"time_embedding.linear_1": "time_embed.0", "time_embedding.linear_2": "time_embed.2",
             "conv_in": "input_blocks.0.0", "conv_norm_out": "out.0", "conv_out": "out.2"}
    for new, old in fixed.items():
        if name.startswith(f"{new}."):
            return name.replace(new, old)
    tail = ".".join(rest[4:])
    match rest[:4]:
        case ["down_blocks", block, "resnets", layer]:
            return f"input_blocks.{2 * int(block) + int(layer) + 1}.0.{_residual(tail)}"
        case ["down_blocks", block, "attentions", layer]:
            return f"input_blocks.{2 * int(block) + int(layer) + 1}.1.{tail}"
        case ["down_blocks", block, "downsamplers", _]:
            return f"input_blocks.{2 * int(block) + 2}.0.op.{'.'.join(rest[5:])}"
        case ["mid_block", "resnets", number, *_]:
            return f"middle_block.{2 * int(number)}.{_residual('.'.join(rest[3:]))}"
        case ["mid_block", "attentions", "0", *_]:
            return f"middle_block.1.{'.'.join(rest[3:])}"
        case ["up_blocks", block, "resnets", layer]:
            return f"output_blocks.{2 * int(block) + int(layer)}.0.{_residual(tail)}"
        case ["up_blocks", block, "attentions", layer]:
            return f"output_blocks.{2 * int(block) + int(layer)}.1.{tail}"
        case ["up_blocks", block, "upsamplers", _]:
            return f"output_blocks.{2 * int(block) + 1}.2.conv.{'.'.join(rest[5:])}"
    raise ValueError(name)


def _vae_name(name: str) -> str:
    name = re.sub(r"encoder\.down_blocks\.(\d)\.resnets\.(\d)", r"encoder.down.\1.block.\2", name)
    name = re.sub(r"encoder\.down_blocks\.(\d)\.downsamplers\.0", r"encoder.down.\1.downsample", name)
    name = re.sub(r"decoder\.up_blocks\.(\d)", lambda found: f"decoder.up.{1 - int(found[1])}", name)
    name = re.sub(r"(decoder\.up\.\d)\.resnets", r"\1.block", name)
    name = re.sub(r"(decoder\.up\.\d)\.upsamplers\.0", r"\1.upsample", name)
    name = re.sub(r"mid_block\.resnets\.(\d)", lambda found: f"mid.block_{int(found[1]) + 1}", name)
    for new, old in (("group_norm", "norm"), ("to_q", "q"), ("to_k", "k"), ("to_v", "v"), ("to_out.0", "proj_out")):
        name = name.replace(f"mid_block.attentions.0.{new}", f"mid.attn_1.{old}")
    return name.replace("conv_norm_out", "norm_out").replace("conv_shortcut", "nin_shortcut")
