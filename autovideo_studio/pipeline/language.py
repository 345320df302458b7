"""Which language a text is in: by script first, by its small words next, by a model last."""

from __future__ import annotations

import re
from collections import Counter

from autovideo_studio.foundation.patterns import pattern
from autovideo_studio.pipeline.words import known_languages, words_of

# Characters that exist in one way of writing Chinese only, from among the most frequent ones.
_TRADITIONAL = frozenset("這個們來時為國會過說對開關後種點經學還現發見實無動進樣從間長應機體東車當與問題義氣頭電"
                         "門風業認處讓買賣歲兒聽產場業廣寫書幾亞壓雙觀議戰豐濟爭總單圖邊遠運達連灣臺餅麵麼愛傳樂價葉號")
_SIMPLIFIED = frozenset("这个们来时为国会过说对开关后种点经学还现发见实无动进样从间长应机体东车当与问题义气头电"
                        "门风业认处让买卖岁儿听产场业广写书几亚压双观议战丰济争总单图边远运达连湾饼么爱传乐价叶") - _TRADITIONAL
_SCRIPTS = (
    ("kana", pattern(r"[\u3041-\u30ff\uff66-\uff9f]")),
    ("han", pattern(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")),
    ("ko", pattern(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("ar", pattern(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")),
    ("he", pattern(r"[\u05d0-\u05ea]")),
    ("th", pattern(r"[\u0e01-\u0e4e]")),
    ("hi", pattern(r"[\u0904-\u0963]")),
    ("el", pattern(r"[\u0370-\u03ff]")),
    ("cyrillic", pattern(r"[\u0400-\u04ff]")),
    ("latin", pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
_RIGHT_TO_LEFT = {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug"}
_SAMPLE = 20_000
# A character of these scripts carries about as much as a Latin word, so it counts as several letters.
_WEIGHT = {"han": 3.0, "kana": 1.6, "ko": 2.2, "th": 1.0}


def detect_language(text: str, hint: str = "en") -> str:
    """A BCP 47 tag ("en", "zh-TW", "zh-CN", "ja", …); `hint` where the text has too few letters to tell."""
    sample = text[:_SAMPLE]
    counts = {name: len(letters().findall(sample)) * _WEIGHT.get(name, 1.0) for name, letters in _SCRIPTS}
    if not any(counts.values()):
        return hint
    east_asian = counts["kana"] + counts["han"]
    if counts["kana"] and counts["kana"] >= 0.08 * east_asian and east_asian > counts["latin"]:
        return "ja"
    script = max(counts, key=lambda name: counts[name])
    match script:
        case "han":
            return _chinese(sample, hint)
        case "kana":
            return "ja"
        case "cyrillic":
            return "uk" if re.search(r"[іїєґІЇЄҐ]", sample) else "ru"
        case "ar":
            return _arabic_script(sample)
        case "latin":
            return _latin(sample, hint)
        case _:
            return script


def is_right_to_left(language: str) -> bool:
    return language.split("-")[0] in _RIGHT_TO_LEFT


def _chinese(text: str, hint: str) -> str:
    traditional = sum(char in _TRADITIONAL for char in text)
    simplified = sum(char in _SIMPLIFIED for char in text)
    if traditional == simplified:
        return hint if hint.startswith("zh") else "zh-TW"
    return "zh-TW" if traditional > simplified else "zh-CN"


def _arabic_script(text: str) -> str:
    if re.search("[ٹڈڑےں]", text):
        return "ur"
    return "fa" if len(re.findall("[پچژگ]", text)) >= 2 else "ar"


def _latin(text: str, hint: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    total = sum(words.values())
    votes = sorted(((sum(words[word] for word in words_of(tag).stopwords), tag) for tag in known_languages()), reverse=True)
    (best, language), (second, _) = votes[0], votes[1]
    if best >= 2 and best > 1.4 * second and best > 0.2 * total:
        return language
    if total < 5:
        return language if best > second else hint
    import py3langid

    return str(py3langid.classify(text)[0])
