"""Full-text search over the shelf, in every script.

FTS5's tokenizer splits at spaces, so a Chinese, Japanese or Thai sentence would be one word. Before it is stored, each run
of such letters is written as overlapping pairs ("影片剪輯" → "影片 片剪 剪輯 輯"), and a query is written the same way: a word of
any length ≥ 1 is found inside a sentence. Other scripts keep their words; a query's words match as beginnings.
"""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Connection, text

_UNSPACED = ("\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
             "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # kana
             "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd")  # Han
_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(f"[{_UNSPACED}]+|[^\\W{_UNSPACED}]+")

TABLE = """create virtual table video_search using fts5(
    title, tags, description, script, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3', detail = full)"""


def put(connection: Connection, number: int, title: str, tags: list[str], description: str, script: str) -> None:
    """Make the video of that row number findable by these words, and by no former ones."""
    remove(connection, number)
    connection.execute(
        text("insert into video_search (rowid, title, tags, description, script)"
             " values (:number, :title, :tags, :description, :script)"),
        {"number": number, "title": _searchable(title), "tags": _searchable(" ".join(tags)),
         "description": _searchable(description), "script": _searchable(script)})


def remove(connection: Connection, number: int) -> None:
    connection.execute(text("delete from video_search where rowid = :number"), {"number": number})


def match_expression(query: str) -> str | None:
    """What a person typed as an FTS5 expression: every word must occur. None if it holds no word at all."""
    parts = []
    for word in _WORD.findall(_folded(query)):
        if _RUN.match(word):
            parts.append(f'"{word}"*' if len(word) == 1 else '"' + " ".join(_pairs(word)) + '"')
        else:
            parts.append(f'"{word}"*')
    return " AND ".join(parts) or None


def _searchable(words: str) -> str:
    return _RUN.sub(lambda run: f" {' '.join([*_pairs(run[0]), run[0][-1]])} ", _folded(words))


def _pairs(run: str) -> list[str]:
    return [run[index:index + 2] for index in range(len(run) - 1)]


def _folded(words: str) -> str:
    """One form of letters that look the same (full-width, ligatures, presentation forms)."""
    return unicodedata.normalize("NFKC", words.replace("\0", " ")).encode("utf-8", "replace").decode()
