"""Which of the creator's own pictures and clips goes to which scene. Pure: the same scenes and files, the same choice.

In this order: the file that a scene names; the best match of words, each file once (file name before the caption written in the
file before folder names); files not yet used, in their natural order, spread over the scenes that are left; a good match
again. Never the same file in two scenes in a row, unless the creator names it in both.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, Protocol, TypeVar
from urllib.parse import unquote

from autovideo_studio.domain.asset import AssetKind
from autovideo_studio.domain.script import Scene
from autovideo_studio.foundation.digest import digest_of
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.foundation.patterns import pattern
from autovideo_studio.pipeline.terms import stem
from autovideo_studio.pipeline.words import words_of


class MediaFile(Protocol):
    """`path` is absolute, or relative to the creator's folder; `caption` is what is written in the file (EXIF, IPTC)."""

    @property
    def path(self) -> str | Path: ...

    @property
    def kind(self) -> str: ...

    @property
    def caption(self) -> str: ...


F = TypeVar("F", bound=MediaFile)

NAME_WEIGHT, CAPTION_WEIGHT, FOLDER_WEIGHT = 4.0, 2.0, 1.0
HINT_WEIGHT, HEADING_WEIGHT, PROMPT_WEIGHT, NARRATION_WEIGHT = 2.0, 1.5, 1.2, 1.0

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_PIECE = pattern(rf"[{_CJK}]+|[^\W\d_{_CJK}]+|\d+")
_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")
_CAMERA_WORDS = frozenset((
    "img", "dsc", "dscn", "dscf", "pxl", "mvi", "mov", "vid", "gopr", "gh", "dji", "screenshot", "screen", "shot", "whatsapp",
    "image", "photo", "picture", "video", "clip", "copy", "final", "edited", "edit", "untitled"))


@dataclass(frozen=True, slots=True)
class Match(Generic[F]):
    """The file for a scene, or None; `reason` says why, in a sentence."""

    file: F | None
    reason: str


def match_media(scenes: Sequence[Scene], files: Sequence[F], *, root: Path | None = None,
                language: str = "en") -> dict[str, F | None]:
    """The file for each scene's id, or None where something else is to be shown."""
    return {scene_id: match.file for scene_id, match in explained_matches(scenes, files, root=root, language=language).items()}


def explained_matches(scenes: Sequence[Scene], files: Sequence[F], *, root: Path | None = None,
                      language: str = "en") -> dict[str, Match[F]]:
    """As `match_media`, with the reason of each choice. Sounds are passed over. `root` is the creator's folder (else what the
    files have in common): folder names above it say nothing. `language` is that of the scenes."""
    return _Matching(scenes, [file for file in files if file.kind != AssetKind.AUDIO], root, language).matches()


class _Matching(Generic[F]):
    """`chosen[i]` is the index of the file of scene i."""

    def __init__(self, scenes: Sequence[Scene], files: Sequence[F], root: Path | None, language: str) -> None:
        self.scenes = scenes
        names = _relative_names([file.path for file in files], root)
        order = sorted(range(len(files)), key=lambda index: _natural_key(names[index]))
        self.files = [files[index] for index in order]
        self.names = [names[index] for index in order]
        self.chosen: list[int | None] = [None] * len(scenes)
        self.reasons = [""] * len(scenes)
        self.used: Counter[int] = Counter()
        self.scores = self._scores(language)

    def matches(self) -> dict[str, Match[F]]:
        self._take_named()
        self._take_best(again=False)
        self._spread_unused()
        self._take_best(again=True)
        return {scene.id: Match(None if file is None else self.files[file], reason or self._nothing())
                for scene, file, reason in zip(self.scenes, self.chosen, self.reasons, strict=True)}

    def _take_named(self) -> None:
        for index, scene in enumerate(self.scenes):
            if not scene.media:
                continue
            file = _named_file(scene.media, self.names)
            if file is not None:
                self._choose(index, file, tr("The script names it."))
            else:
                self.reasons[index] = tr("The script names “{name}”, which is not in the folder.", name=scene.media)

    def _take_best(self, *, again: bool) -> None:
        """The strongest pair first; `again` allows files that are in use."""
        pairs = [(-score, digest_of([self.scenes[scene].narration, self.names[file]]), scene, file)
                 for (scene, file), score in self.scores.items()]
        for _, _, scene, file in sorted(pairs):
            if self.chosen[scene] is None and (again or not self.used[file]) and not self._beside(scene, file):
                self._choose(scene, file, tr("Its words match the scene: {name}.", name=self.names[file]))

    def _spread_unused(self) -> None:
        """Files that no words placed, in order, at even distances; first where no other file would match."""
        unused = [file for file in range(len(self.files)) if not self.used[file]]
        free = [scene for scene, file in enumerate(self.chosen) if file is None]
        matched_by_none = [scene for scene in free if not any((scene, file) in self.scores for file in self.used)]
        places = matched_by_none if len(unused) <= len(matched_by_none) else free
        count = min(len(unused), len(places))
        for number in range(count):
            scene = places[number * len(places) // count]
            self._choose(scene, unused[number], tr("It was not used yet: {name}.", name=self.names[unused[number]]))

    def _choose(self, scene: int, file: int, reason: str) -> None:
        self.chosen[scene] = file
        self.used[file] += 1
        self.reasons[scene] = f"{self.reasons[scene]} {reason}".strip()

    def _beside(self, scene: int, file: int) -> bool:
        return file in self.chosen[max(0, scene - 1):scene + 2]

    def _nothing(self) -> str:
        return tr("None of the files matches its words.") if self.files else tr("There are no pictures or clips.")

    def _scores(self, language: str) -> dict[tuple[int, int], float]:
        """Sum over the shared words of both weights times how rare the word is among scenes and among files."""
        scene_words = [_scene_words(scene, language) for scene in self.scenes]
        file_words = [_file_words(name, file.caption, language) for name, file in zip(self.names, self.files, strict=True)]
        rare_in_scenes, rare_in_files = _rarity(scene_words), _rarity(file_words)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(file_words):
            for word in words:
                holders[word].append(index)
        scores: defaultdict[tuple[int, int], float] = defaultdict(float)
        for scene, words in enumerate(scene_words):
            for word in sorted(words):
                for file in holders.get(word, ()):
                    length = math.sqrt(len(file_words[file]))
                    scores[scene, file] += (
                        words[word] * file_words[file][word] * rare_in_scenes[word] * rare_in_files[word] / length)
        return dict(scores)


def _rarity(texts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Inverse document frequency, smoothed so that a word in every text still counts a little: ln(1 + N/n)."""
    holders = Counter(word for words in texts for word in words)
    return {word: math.log(1 + len(texts) / count) for word, count in holders.items()}


def _scene_words(scene: Scene, language: str) -> dict[str, float]:
    """Single characters too, for a file that is called no more than 海."""
    texts = ((scene.narration, NARRATION_WEIGHT), (scene.on_screen, NARRATION_WEIGHT), (scene.prompt, PROMPT_WEIGHT),
             (scene.heading, HEADING_WEIGHT), (PurePosixPath(_folded_path(scene.media)).stem, HINT_WEIGHT))
    weights = _weighted(language, *texts)
    for text, weight in texts:
        for char in re.findall(f"[{_CJK}]", text):
            weights[char] = max(weight, weights.get(char, 0.0))
    return weights


def _file_words(name: str, caption: str, language: str) -> dict[str, float]:
    path = PurePosixPath(name)
    return _weighted(language, (" ".join(path.parent.parts), FOLDER_WEIGHT), (caption, CAPTION_WEIGHT), (path.stem, NAME_WEIGHT))


def _weighted(language: str, *texts: tuple[str, float]) -> dict[str, float]:
    """Each word at the greatest weight of the texts that it is in."""
    weights: dict[str, float] = {}
    for text, weight in texts:
        for word in _words(text, language):
            weights[word] = max(weight, weights.get(word, 0.0))
    return weights


def _words(text: str, language: str) -> Iterator[str]:
    """Folded words; pairs of neighbours where a script has no spaces; years, but no counters of cameras."""
    stopwords = words_of("en").stopwords | words_of(language).stopwords
    pieces = _PIECE().findall(_CAMEL().sub(" ", unicodedata.normalize("NFC", text)))
    by_camera = any(piece.casefold() in _CAMERA_WORDS for piece in pieces)
    for piece in pieces:
        if piece.isdecimal():
            if len(piece) == 4 and not by_camera:
                yield piece
        elif re.match(f"[{_CJK}]", piece):
            yield from (piece[at:at + 2] for at in range(max(1, len(piece) - 1)))
        elif len(piece) > 1 and piece.casefold() not in stopwords | _CAMERA_WORDS:
            yield stem(piece, language)


def _named_file(directive: str, names: Sequence[str]) -> int | None:
    """The file whose path ends as the directive does, with as much of it as fits: `pictures/a.jpg` finds `a.jpg` where the
    folder itself is `pictures`. With its suffix or, if that finds nothing, without; the one nearest to the folder's top."""
    wanted = PurePosixPath(_folded_path(directive)).parts
    paths = [PurePosixPath(_folded_path(name)) for name in names]
    for shown in (paths, [path.with_suffix("") for path in paths]):
        for tail in (wanted[start:] for start in range(len(wanted))):
            found = [index for index, path in enumerate(shown) if path.parts[-len(tail):] == tail]
            if found:
                return min(found, key=lambda index: (len(paths[index].parts), index))
    return None


def _folded_path(text: str) -> str:
    """One spelling for all: of slashes, case, accents (NFC) and percent signs from Markdown."""
    folded = unicodedata.normalize("NFC", unquote(text)).casefold().replace("\\", "/").strip()
    return "/".join(part for part in folded.split("/") if part not in ("", "."))


def _relative_names(paths: Iterable[str | Path], root: Path | None) -> list[str]:
    """Paths below the creator's folder, with forward slashes."""
    found = [Path(path) for path in paths]
    parents = [set(path.parents) for path in found]
    common = root or max(set.intersection(*parents), key=lambda path: len(path.parts), default=Path()) if parents else Path()
    return [(path.relative_to(common) if path.is_relative_to(common) else path).as_posix() for path in found]


def _natural_key(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """So that 2.jpg comes before 10.jpg."""
    pieces = re.findall(r"\d+|\D+", unicodedata.normalize("NFC", name).casefold())
    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces], name
