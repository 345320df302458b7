"""Full-text search over the shelf, in every script.

FTS5's tokenizer splits at spaces, so a Chinese, Japanese or Thai sentence would be one word. Before it is stored, each run
of such letters is written as overlapping pairs ("影片剪輯" → "影片 片剪 剪輯 輯"), and a query is written the same way: a word of
any length ≥ 1 is found inside a sentence. Other scripts keep their words; a query's words match as beginnings. (FTS5's trigram
tokenizer needs three letters: a Chinese word of two took 324 ms among 100,000 videos, as a pair it takes 1.2.)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Integer, Select, column, false, literal_column, select, table, text

from autovideo_studio.foundation.patterns import pattern

_UNSPACED = ("\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
             "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # kana
             "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd")  # Han
_INDIC = "\u0900-\u0963\u0966-\u0dff"  # whole blocks: their vowel signs are no letters to a regular expression
_WORD = pattern(f"[{_UNSPACED}]+|(?:[^\\W_{_UNSPACED}]|[{_INDIC}])+")
_RUN = pattern(f"[{_UNSPACED}]")
_MARKS = pattern("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")  # accents, points, stretching

TABLE = """create virtual table video_search using fts5(title, tags, description, script,
    tokenize = 'ascii', prefix = '1 2 3 4 5 6 7 8', detail = 'none')"""
# `ascii`: words are cut and folded here, for the text and for the query alike; SQLite only splits them at the spaces.
# `detail = none` halves the file: which column and which place is not asked. `prefix`: without it a beginning that many words
# share is merged from all of them at each key press (80 ms among 100,000 videos, with it 5).

INSERT = text("""insert into video_search (rowid, title, tags, description, script)
    values (:number, :title, :tags, :description, :script)""")


def put(connection: Connection, number: int, words: Mapping[str, Any]) -> None:
    """Make the video of that row number findable by its title, tags, description and script, and by no former ones."""
    remove(connection, number)
    connection.execute(INSERT, indexed(number, words))


def indexed(number: int, words: Mapping[str, Any]) -> dict[str, Any]:
    """The row of the search table for a row of `videos`."""
    return {"number": number, "tags": _searchable(" ".join(words["tags"])),
            **{name: _searchable(words[name]) for name in ("title", "description", "script")}}


def remove(connection: Connection, number: int) -> None:
    connection.execute(text("delete from video_search where rowid = :number"), {"number": number})


def matching(query: str) -> Select[Any]:
    """The numbers of the videos in which every word of what a person typed occurs; none, if it holds no word at all."""
    number = column("rowid", Integer)
    found = select(number).select_from(table("video_search"))
    expression = match_expression(query)
    return found.where(literal_column("video_search").op("match")(expression) if expression else false())


def match_expression(query: str) -> str | None:
    """What a person typed as an FTS5 expression: every word must occur. None if it holds no word at all."""
    parts = []
    for word in _words(query):
        parts += [f'"{pair}"' for pair in _pairs(word)] if _RUN().match(word) and len(word) > 1 else [f'"{word}"*']
    return " AND ".join(parts) or None


def _searchable(text: str) -> str:
    return " ".join(" ".join([*_pairs(word), word[-1]]) if _RUN().match(word) else word for word in _words(text))


def _words(text: str) -> list[str]:
    """The words of a text in the form in which they are compared: without case, accents and differences of width."""
    bare = _MARKS().sub("", unicodedata.normalize("NFKD", text))
    return _WORD().findall(unicodedata.normalize("NFKC", bare.casefold()))


def _pairs(run: str) -> list[str]:
    return [run[index:index + 2] for index in range(len(run) - 1)]
