"""Bytes to text: byte-order marks, UTF-8, UTF-16/32 without marks, then the old encodings by what their letters look like."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# At equal likeness the earlier wins: GB 18030 has the kana of EUC-JP, and nobody writes Chinese with every second letter kana.
_LEGACY = ("shift_jis", "euc_jp", "big5hkscs", "gb18030", "euc_kr", "cp1252", "cp1251", "cp1250", "cp1253", "cp1255", "cp1256")
_SAMPLE = 60_000
_GOOD_ENOUGH = 0.55
# The most frequent characters of Chinese: in a real text of any length they are a quarter of all, in a wrong decoding hardly any.
_COMMON_HAN = frozenset("的一是不了人我在有他這这中大來来上個个國国到說说們们為为子和你地出道也時时年得就那要下以生會会自"
                        "著着去之過过家學学對对可她里裡"
                        "後后小麼么心多天而能好都然沒没日於于起還还發发成事只作當当想看文無无開开手十用主行方又如前所本見见經经頭头面公同三已老從从動动兩两長长")


def decode(data: bytes, name: str) -> str:
    """The text of a file, with line ends as "\\n". Raises `InvalidInput` for binary data and damaged text."""
    refuse_binary(data, name)
    text = _decoded(data, name).removeprefix("\ufeff")
    if "\x00" in text:
        raise InvalidInput(tr("“{name}” holds NUL bytes, so it is not a text. Nothing was made.", name=name),
                           tr("Open it in the program that made it and save it as plain text in UTF-8."))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    require_whole(text, name)
    controls = sum(unicodedata.category(char) == "Cc" and char not in "\n\t\f\v" for char in text[:_SAMPLE])
    if controls > 0.02 * min(len(text), _SAMPLE):
        raise _unreadable(name)
    return re.sub(r"[\x01-\x08\x0e-\x1f\x7f]", "", text)


def require_whole(text: str, name: str) -> None:
    """Raises `InvalidInput` for half characters (lone surrogates), which no voice can speak and no file can hold."""
    if re.search("[\ud800-\udfff]", text):
        raise InvalidInput(tr("“{name}” holds broken characters (halves of surrogate pairs). Nothing was made.", name=name),
                           tr("Save it again as UTF-8, or retype the characters that look like boxes."))


def refuse_binary(data: bytes, name: str) -> None:
    """Raises `InvalidInput` where the first bytes are those of a picture, film, archive or program."""
    for start, kind in (
        (b"\x89PNG", tr("a PNG picture")), (b"\xff\xd8\xff", tr("a JPEG picture")), (b"GIF8", tr("a GIF picture")),
        (b"PK\x03\x04", tr("a zip archive or an office document")), (b"%PDF", tr("a PDF")), (b"\x7fELF", tr("a program")),
        (b"MZ\x90", tr("a program")), (b"\x1f\x8b", tr("a gzip archive")), (b"7z\xbc\xaf", tr("a 7z archive")),
        (b"RIFF", tr("a sound, film or picture")), (b"OggS", tr("a sound or film")), (b"ID3", tr("a sound")),
        (b"\x1aE\xdf\xa3", tr("a film")), (b"\xd0\xcf\x11\xe0", tr("an old Office document")),
        (b"SQLite format 3", tr("a database")),
    ):
        if data.startswith(start):
            raise _is_not_text(name, kind)
    if data[4:8] == b"ftyp":
        raise _is_not_text(name, tr("a film"))


def _is_not_text(name: str, kind: str) -> InvalidInput:
    return InvalidInput(tr("“{name}” is not a text but {kind}. Nothing was made.", name=name, kind=kind),
                        tr("Give a .txt, .md, .docx, .html or .srt file; pictures and films go into the folder for --media."))


def _unreadable(name: str) -> InvalidInput:
    return InvalidInput(tr("The letters of “{name}” could not be read: the encoding is unknown or this is no text. "
                           "Nothing was made.", name=name),
                        tr("Open it in an editor and save it as UTF-8."))


def _decoded(data: bytes, name: str) -> str:
    try:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return data.decode(encoding)
        wide = _wide_encoding(data)
        if wide:
            return data.decode(wide)
    except UnicodeDecodeError as error:
        raise _unreadable(name) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_utf8_with_surrogates(data):
        return data.decode("utf-8", "surrogatepass")
    return _from_legacy(data, name)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: zeros or line ends at every second (fourth) byte, and letters when decoded."""
    sample = data[:4096]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    zeros = [sample[offset::4].count(0) / max(len(sample[offset::4]), 1) for offset in range(4)]
    if len(data) % 4 == 0:
        if min(zeros[2], zeros[3]) > 0.9 and zeros[0] < 0.3:
            return "utf-32-le"
        if min(zeros[0], zeros[1]) > 0.9 and zeros[3] < 0.3:
            return "utf-32-be"
    if len(data) % 2:
        return ""
    even = sample[:len(sample) // 2 * 2]
    score, encoding = max((_plausibility(even.decode(encoding, "replace")), encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return encoding if score > _GOOD_ENOUGH else ""


def _is_utf8_with_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _from_legacy(data: bytes, name: str) -> str:
    scored = []
    for order, encoding in enumerate(_LEGACY):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scored.append((_plausibility(text[:_SAMPLE]), -order, text))
    if scored:
        score, _, text = max(scored)
        if score > _GOOD_ENOUGH:
            return text
    return _by_charset_normalizer(data, name)


def _by_charset_normalizer(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and best.encoding not in ("utf_16", "utf_32"):
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise _unreadable(name)


def _plausibility(text: str) -> float:
    """0..1: whether the letters outside ASCII look like those that people write. ASCII alone says nothing and counts 0.75."""
    foreign = [char for char in text if char > "\x7f"]
    if "\x00" in text or any("\ue000" <= char <= "\uf8ff" for char in foreign):
        return 0.0
    if not foreign:
        return 0.75 if sum(char.isprintable() or char in "\n\r\t" for char in text) > 0.97 * len(text) else 0.0
    if sum(unicodedata.category(char) in ("Cc", "Cn", "Cs") for char in foreign) > 0.01 * len(foreign):
        return 0.0
    groups = Counter(_writing(char) for char in foreign)
    total = len(foreign)
    han, kana = groups["han"], groups["kana"]
    if han + kana + groups["hangul"] + groups["cjk-mark"] > 0.5 * total:
        return _cjk_plausibility(foreign, groups)
    letters = [char for char in text if char.isalpha()]
    # Accents sit among plain letters and words do not change from small to large inside.
    odd = len(re.findall(r"[a-zß-ÿа-я][A-ZÀ-ÞА-Я]", text)) + groups["half-kana"] * 2 + groups["other"]
    for script in ("cyrillic", "greek", "hebrew", "arabic"):
        if groups[script] > 0.6 * total:
            share = groups[script] / max(len(letters), 1)
            return (0.9 if share > 0.5 else 0.3) * max(0.0, 1 - 3 * odd / total)
    share = groups["latin"] / max(len(letters), 1)
    base = 0.9 if share < 0.35 else 0.2
    return base * max(0.0, 1 - 2 * odd / total) * (1.0 if groups["latin"] + groups["mark"] > 0.9 * total else 0.6)


def _cjk_plausibility(foreign: list[str], groups: Counter[str]) -> float:
    han, kana, total = groups["han"], groups["kana"], len(foreign)
    if kana > 0.2 * total:
        return 0.95 * (kana + han + groups["cjk-mark"]) / total
    if groups["hangul"] > 0.6 * total:
        return 0.93 * (groups["hangul"] + groups["cjk-mark"]) / total
    common = sum(char in _COMMON_HAN for char in foreign) / max(han, 1)
    return min(0.97, 0.35 + 2.4 * common) * (han + groups["cjk-mark"]) / total


_BLOCKS = (
    (0xA0, "other"), (0xC0, "mark"), (0x250, "latin"), (0x370, "other"), (0x400, "greek"), (0x530, "cyrillic"), (0x590, "other"),
    (0x600, "hebrew"), (0x700, "arabic"), (0x2010, "other"), (0x2070, "mark"), (0x20A0, "other"), (0x2190, "mark"),
    (0x3000, "other"), (0x3040, "cjk-mark"), (0x3100, "kana"), (0x3400, "other"), (0xA000, "han"), (0xAC00, "other"),
    (0xD7B0, "hangul"), (0xFF00, "other"), (0xFF61, "cjk-mark"), (0xFFA0, "half-kana"))
"""Unicode's blocks, roughly: the first code point after each."""


def _writing(char: str) -> str:
    code = ord(char)
    for limit, name in _BLOCKS:
        if code < limit:
            return name
    return "cjk-mark" if code < 0x10000 else "han" if code < 0x30000 else "other"
