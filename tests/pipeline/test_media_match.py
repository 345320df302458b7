"""Which own file goes to which scene."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autovideo_studio.domain.script import Scene
from autovideo_studio.pipeline.media_match import explained_matches, match_media


@dataclass(frozen=True)
class File:
    path: str
    kind: str = "still"
    caption: str = ""


def scenes(*narrations: str, **extra: str) -> list[Scene]:
    return [Scene(f"s{number}", narration, **extra) for number, narration in enumerate(narrations)]


def names(chosen: dict[str, File | None]) -> list[str | None]:
    return [file and Path(file.path).name for file in chosen.values()]


@pytest.mark.parametrize("directive", [
    "Café.JPG", "café.jpg", unicodedata.normalize("NFD", "CAFÉ.jpg"), "./in/café.jpg", "IN\\Café.jpg", "caf%C3%A9.jpg", "café",
    "../pictures/in/café.jpg", "  café.jpg "])
def test_a_named_file_is_taken(directive: str) -> None:
    files = [File("/pictures/in/Café.jpg"), File("/pictures/harbour.jpg"), File("/pictures/deep/er/café.png")]
    script = [Scene("a", "The harbour at dawn.", media=directive), Scene("b", "Nothing of the kind.", media=directive)]
    assert names(match_media(script, files, root=Path("/pictures"))) == ["Café.jpg", "Café.jpg"]


def test_the_named_one_is_the_nearest_to_the_top_unless_the_path_says_more() -> None:
    files = [File("a/b/map.png"), File("map.png"), File("b/map.png")]
    root = Path()
    assert match_media([Scene("s", "x", media="map.png")], files, root=root)["s"].path == "map.png"
    assert match_media([Scene("s", "x", media="b/map.png")], files, root=root)["s"].path == "b/map.png"
    assert match_media([Scene("s", "x", media="a/b/map.png")], files, root=root)["s"].path == "a/b/map.png"


@pytest.mark.parametrize("directive", ["/", "..", "%", "//", ".", "a/../..", "\x00"])
def test_an_odd_name_names_nothing(directive: str) -> None:
    match = explained_matches([Scene("s", "Words.", media=directive)], [])["s"]
    assert match.file is None
    assert match.reason


def test_a_missing_named_file_is_told_and_words_decide() -> None:
    match = explained_matches([Scene("s", "The harbour.", media="lost.jpg")], [File("/p/harbour.jpg")])["s"]
    assert match.file == File("/p/harbour.jpg")
    assert "lost.jpg" in match.reason
    assert "harbour.jpg" in match.reason


def test_words_of_the_name_match() -> None:
    script = scenes("Twice a day the tide comes in.", "The moon pulls the water.", "Fishing boats wait in the harbour.")
    files = [File("/p/fishingBoats_harbour-02.jpg"), File("/p/full-moon.png"), File("/p/TIDES at the coast.webp")]
    assert names(match_media(script, files)) == ["TIDES at the coast.webp", "full-moon.png", "fishingBoats_harbour-02.jpg"]


def test_name_before_caption_before_folder() -> None:
    script = scenes("A lighthouse in the storm.", "Bread from the oven.", "Grapes and vines.")
    by_name, by_folder = File("/p/x/lighthouse.jpg"), File("/p/lighthouse/b1.jpg")
    by_caption = File("/p/x/a1.jpg", caption="Lighthouse")
    for files, first in (([by_folder, by_caption, by_name], by_name), ([by_folder, by_caption], by_caption),
                         ([by_folder, File("/p/x/c1.jpg")], by_folder)):
        assert match_media(script, files)["s0"] == first


def test_rare_words_count_more_than_common_ones() -> None:
    script = scenes("The city market sells fish.", "The city bridge is old.", "The city tower is tall.")
    files = [File("/p/city bridge.jpg"), File("/p/city tower.jpg"), File("/p/city market.jpg")]
    assert names(match_media(script, files)) == ["city market.jpg", "city bridge.jpg", "city tower.jpg"]


@pytest.mark.parametrize(("narrations", "files", "expected"), [
    (("每天兩次,海水會上漲又退去。", "月亮的引力拉動海水。", "漁船在港口等待。"), ("港口漁船.jpg", "月亮.jpg", "退潮海水.jpg"),
     ["退潮海水.jpg", "月亮.jpg", "港口漁船.jpg"]),
    (("富士山は日本一高い山です。", "京都のお寺を訪ねます。"), ("京都.png", "富士山の朝.png"), ["富士山の朝.png", "京都.png"]),
    (("猫が眠る。", "犬が走る。"), ("犬.jpg", "猫.jpg"), ["猫.jpg", "犬.jpg"]),
    (("Die Flüsse fließen ins Meer.", "Der Wald ist still."), ("wald.jpg", "Flüsse.jpg"), ["Flüsse.jpg", "wald.jpg"]),
    (("البحر هادئ اليوم.", "الجبل مرتفع جدا."), ("جبل.jpg", "بحر.jpg"), ["بحر.jpg", "جبل.jpg"]),
])
def test_other_languages(narrations: tuple[str, ...], files: tuple[str, ...], expected: list[str]) -> None:
    language = "ar" if "البحر" in narrations[0] else "zh-TW"
    assert names(match_media(scenes(*narrations), [File(f"/p/{name}") for name in files], language=language)) == expected


def test_folder_names_above_the_creators_folder_say_nothing() -> None:
    script = scenes("The harbour.", "A mountain.")
    files = [File("/home/harbour/p/x1.jpg"), File("/home/harbour/p/mountain.jpg")]
    reasons = explained_matches(script, files, root=Path("/home/harbour/p"))
    assert reasons["s1"].file == files[1]
    assert "not used yet" in reasons["s0"].reason
    assert explained_matches(script, files)["s0"].reason == reasons["s0"].reason  # the common folder is found


def test_camera_names_are_spread_in_their_order() -> None:
    script = scenes("One.", "Two.", "Three.", "Four.", "Five.", "Six.")
    files = [File(f"/p/IMG_{number}.jpg") for number in (10, 9, 2024)]
    assert names(match_media(script, files)) == ["IMG_9.jpg", None, "IMG_10.jpg", None, "IMG_2024.jpg", None]


def test_unused_before_repeats_and_never_twice_in_a_row() -> None:
    script = scenes("The moon rises.", "The moon shines.", "The moon sets.", "The moon is gone.")
    assert names(match_media(script, [File("/p/moon.jpg"), File("/p/IMG_1.jpg")])) in (
        ["moon.jpg", "IMG_1.jpg", "moon.jpg", None], ["IMG_1.jpg", "moon.jpg", None, "moon.jpg"],
        ["moon.jpg", None, "moon.jpg", "IMG_1.jpg"], ["IMG_1.jpg", None, "moon.jpg", None],
        ["IMG_1.jpg", "moon.jpg", None, "moon.jpg"], ["moon.jpg", "IMG_1.jpg", None, "moon.jpg"])


def test_sounds_and_empty_folders() -> None:
    assert match_media(scenes("Rain."), [File("/p/rain.wav", "audio")]) == {"s0": None}
    match = explained_matches(scenes("Rain."), [])["s0"]
    assert match.file is None
    assert "no pictures" in match.reason


words = st.sampled_from(["moon", "tide", "harbour", "IMG_1", "海水", "wave", "old", "2024", "the"])
phrases = st.lists(words, max_size=4).map(" ".join)
files = st.lists(
    st.tuples(phrases, phrases, st.sampled_from(["still", "film", "audio"])), max_size=8, unique_by=lambda item: item[0]).map(
    lambda items: [File(f"/p/{name or 'x'}.jpg", kind, caption) for name, caption, kind in items])
scripts = st.lists(st.tuples(phrases, st.sampled_from(["", "", "", "moon.jpg", "gone.png"])), max_size=8).map(
    lambda items: [Scene(f"s{number}", text, media=media) for number, (text, media) in enumerate(items)])


@given(scripts, files, st.randoms())
def test_whatever_the_folder(script: list[Scene], folder: list[File], chance: object) -> None:
    chosen = match_media(script, folder)
    assert list(chosen) == [scene.id for scene in script]
    taken = list(chosen.values())
    usable = [file for file in folder if file.kind != "audio"]
    for scene, before, after in zip(script[1:], taken, taken[1:], strict=False):
        assert after is None or after != before or scene.media
    assert all(file in usable for file in taken if file)
    if None in taken:  # a scene stays empty only when every file is in use
        assert {file.path for file in usable} <= {file.path for file in taken if file}
    shuffled = list(folder)
    chance.shuffle(shuffled)
    assert match_media(script, shuffled) == chosen
    assert match_media(script, folder) == chosen
