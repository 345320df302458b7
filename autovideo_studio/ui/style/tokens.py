"""The colours, sizes and distances of the window. Contrast is tested: text 4.5 : 1, controls and focus 3 : 1."""

from __future__ import annotations

DARK: dict[str, str] = {
    "app": "#0D0F13", "panel": "#14171D", "raised": "#1B1F27", "input": "#0F1217", "hover": "#232834", "pressed": "#2B3140",
    "selected": "#23284A", "canvas": "#07080A", "line": "#242933", "line2": "#323946", "control": "#657084",
    "text": "#EDF0F5", "text2": "#B3BAC7", "text3": "#8C95A5", "disabled": "#5C6575", "on_accent": "#FFFFFF",
    "accent": "#8C97FF", "solid": "#5663F0", "solid_h": "#4E5AE6", "solid_p": "#4753D8", "accent_bg": "#1F2444",
    "focus": "#A5AEFF", "knob": "#E8ECF4", "segment_on": "#232834",
    "ok": "#46D392", "ok_bg": "#12291F", "warn": "#F2B84B", "warn_bg": "#2E2511", "bad": "#FF7A7A", "bad_bg": "#331A1D",
    "info": "#5EC4F5", "info_bg": "#10283A",
    "playhead": "#FF5C68", "marker": "#F2B84B", "tl_bg": "#101318", "tl_row": "#151920", "tl_alt": "#12151B",
    "tl_head": "#171B22", "ruler": "#14171D", "grid": "#1F242D", "clip_text": "#FFFFFF",
    "c_video": "#2C4F8F", "c_video_h": "#4A74C4", "c_over": "#1F6577", "c_over_h": "#2F91A9", "c_voice": "#1F6B4F",
    "c_voice_h": "#46C890", "c_music": "#5B4394", "c_music_h": "#A58BEB", "c_cap": "#745018", "c_cap_h": "#E0A63F",
    "c_sfx": "#7C3A5F", "c_sfx_h": "#D778AA",
}

LIGHT: dict[str, str] = {
    "app": "#EEF0F4", "panel": "#FFFFFF", "raised": "#F6F7FA", "input": "#FFFFFF", "hover": "#EDEFF5", "pressed": "#E1E4EE",
    "selected": "#E6E8FF", "canvas": "#D9DDE5", "line": "#E0E3EA", "line2": "#CBD0DA", "control": "#7F8796",
    "text": "#14171D", "text2": "#454D5B", "text3": "#626A79", "disabled": "#9AA2B0", "on_accent": "#FFFFFF",
    "accent": "#4450DB", "solid": "#4B57E6", "solid_h": "#3F4BD6", "solid_p": "#3540BE", "accent_bg": "#ECEEFF",
    "focus": "#4450DB", "knob": "#FFFFFF", "segment_on": "#FFFFFF",
    "ok": "#12734A", "ok_bg": "#E3F6EC", "warn": "#8A5A00", "warn_bg": "#FDF1D8", "bad": "#BE2B38", "bad_bg": "#FDE8EA",
    "info": "#0B679C", "info_bg": "#E2F2FC",
    "playhead": "#E0293A", "marker": "#B97A00", "tl_bg": "#E9ECF1", "tl_row": "#F4F5F8", "tl_alt": "#EEF0F4",
    "tl_head": "#FFFFFF", "ruler": "#FFFFFF", "grid": "#DDE1E8", "clip_text": "#10141B",
    "c_video": "#B9CDF3", "c_video_h": "#5B83CF", "c_over": "#B5DEE8", "c_over_h": "#2F8DA5", "c_voice": "#B4E3CC",
    "c_voice_h": "#1F8A5F", "c_music": "#D5C9F3", "c_music_h": "#7A5CC8", "c_cap": "#F3DDB0", "c_cap_h": "#B98212",
    "c_sfx": "#F0C6DB", "c_sfx_h": "#B5497F",
}

CAPTION, LABEL, BODY, STRONG, SECTION, TITLE, DISPLAY = 11, 12, 13, 14, 16, 22, 28
"""Type sizes in pixels."""

TEXT_GROUNDS = ("app", "panel", "raised", "input", "hover")
FAMILIES = ("c_video", "c_over", "c_voice", "c_music", "c_cap", "c_sfx")
CONTRASTS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, 4.5) for text in ("text", "text2", "text3") for ground in TEXT_GROUNDS),
    *(("text", ground, 4.5) for ground in ("selected", "accent_bg")), ("text2", "selected", 4.5), ("text2", "canvas", 4.5),
    *(("on_accent", ground, 4.5) for ground in ("solid", "solid_h", "solid_p")),
    *(("accent", ground, 4.5) for ground in ("app", "panel", "raised", "accent_bg", "selected")),
    *((tone, f"{tone}_bg", 4.5) for tone in ("ok", "warn", "bad", "info")),
    *((tone, ground, 4.5) for tone in ("ok", "warn", "bad", "info") for ground in ("panel", "raised")),
    *((line, ground, 3.0) for line in ("control", "focus") for ground in ("app", "panel", "raised", "input")),
    *(("clip_text", family, 4.5) for family in FAMILIES), *((f"{family}_h", "tl_row", 3.0) for family in FAMILIES),
    ("playhead", "tl_row", 3.0), ("playhead", "ruler", 3.0), ("text3", "tl_head", 4.5), ("text3", "ruler", 4.5),
)
"""What must be told apart: foreground, ground, least contrast (WCAG 2.2)."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two "#RRGGBB" colours as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
