"""Reading sources: every kind, every encoding, and everything that is not a text."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.foundation.errors import InvalidInput, NotFound, StudioError
from autovideo_studio.foundation.paths import resources
from autovideo_studio.pipeline.sources.reading import is_foreign, load, read_bytes, read_path, read_task, source_from_task

TAIPEI = (resources() / "examples" / "night-market.zh-TW.txt").read_text("utf-8")
BEIJING = ("这是一个关于海洋的故事。我们每天都在说海水为什么会涨落，但是很多人不知道月亮才是真正的原因。"
           "科学家用了很长时间才明白这个道理，现在我们来看一看。")
KYOTO = (resources() / "examples" / "cherry-front.ja.txt").read_text("utf-8")
PARIS = ("L’été dernier, la marée a été si haute que l’eau est entrée dans le café. "
         "“Ça alors !” disait le garçon, très étonné — déjà trempé.")
MOSCOW = "Дважды в день море поднимается к берегу и дважды отступает. Луна притягивает воду океанов, и вода послушно идёт за ней."
SEOUL = "바다는 하루에 두 번 해안으로 밀려왔다가 물러갑니다. 달이 바닷물을 끌어당기기 때문입니다. 그래서 우리는 물때를 봅니다."


@pytest.mark.parametrize(("text", "encoding"), [
    (TAIPEI, "utf-8"), (TAIPEI, "utf-8-sig"), (TAIPEI, "utf-16"), (TAIPEI, "utf-16-le"), (TAIPEI, "utf-16-be"), (TAIPEI,
        "utf-32"),
    (TAIPEI, "utf-32-le"), (TAIPEI, "big5"), (BEIJING, "gb18030"), (BEIJING, "utf-16-le"), (KYOTO, "shift_jis"), (KYOTO,
        "euc_jp"),
    (SEOUL, "euc_kr"), (PARIS, "cp1252"), (PARIS, "utf-16-le"), (MOSCOW, "cp1251"), ("Plain words, nothing more.", "utf-16-be"),
])
def test_every_encoding_is_recognised(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), name="story.txt").text == text


@pytest.mark.parametrize("paragraph", range(5))
def test_a_short_big5_text_is_recognised(paragraph: int) -> None:
    text = [line for line in TAIPEI.split("\n") if len(line) > 40][paragraph]
    assert read_bytes(text.encode("big5"), name="a.txt").text == text


def test_line_ends_become_one_kind() -> None:
    assert read_bytes(b"One.\r\nTwo.\rThree.\n").text == "One.\nTwo.\nThree.\n"


@pytest.mark.parametrize(("data", "says"), [
    (b"", "empty"), (b" \n\t ", "empty"), (b"\xef\xbb\xbf", "no words"), (b"... --- !!!", "no words"),
    (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"), (b"PK\x03\x04" + bytes(60), "zip"), (b"%PDF-1.7\n...", "PDF"),
    (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"), (bytes(range(256)) * 8, "could not be read|NUL"), (b"A story\x00with a hole.",
        "NUL"),
    ("Half \ud83d of a face".encode("utf-8", "surrogatepass"), "broken characters"),
    (b"words " * 1_000_000, "5 MB"), (b"\xff\xfeA", "could not be read"),
])
def test_what_is_no_text_is_told_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InvalidInput, match=says) as told:
        read_bytes(data, name="story.txt")
    assert told.value.hint.endswith(".") and told.value.message.endswith(".")


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100, 4097])
def test_random_bytes_are_refused_or_read_but_never_crash(size: int) -> None:
    import random

    for seed in range(40):
        try:
            read_bytes(random.Random(seed * 1000 + size).randbytes(size), name="noise.txt")
        except StudioError:
            continue


def test_a_missing_file_a_folder_and_a_strange_name(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file"):
        load(tmp_path / "nothing.txt")
    with pytest.raises(InvalidInput, match="is a folder"):
        load(tmp_path)
    with pytest.raises(NotFound):
        load(Path("a\x00b.txt"))
    name = tmp_path / "🌊 قصة.txt"
    name.write_text("The sea rises.", "utf-8")
    assert read_path(name).base == str(name)


def test_the_reader_follows_the_name_the_type_and_the_content() -> None:
    page = b"<!DOCTYPE html><html><body><p>" + b"The sea rises twice a day and falls twice a day. " * 20 + b"</p></body></html>"
    assert read_bytes(b"# Title\n\nText.", name="a.md").kind is SourceKind.MARKDOWN
    assert read_bytes(b"# Title\n\nText.", name="a.txt").kind is SourceKind.TEXT
    assert read_bytes(b"# Title\n\nText.", media_type="text/markdown; charset=utf-8").kind is SourceKind.MARKDOWN
    assert read_bytes(page).kind is SourceKind.MARKDOWN
    assert is_foreign("page", page) and is_foreign("a.docx", b"") and not is_foreign("a.txt", b"hello")


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Tides | The Daily Shore</title>
<meta property="og:title" content="Why tides come">
</head><body><nav><a href="/">Home</a><a href="/x">News</a></nav><div class="cookie">We use cookies. Accept all cookies.</div>
<article><h1>Why tides come</h1><p>The Moon pulls on the Earth, and the sea is the part of the Earth that can move
most freely of all.</p>
<h2>The second tide</h2><p>On the side that faces away from the Moon the water is left behind, and so
a second bulge appears there.
[pause 9s] It is smaller than you would think, but it is there every day of the year.</p><script>alert(1)</script></article>
<footer>Share this article on Facebook. © 2026 The Daily Shore. All rights reserved.</footer></body></html>"""


def test_a_page_becomes_its_article() -> None:
    source = read_bytes(PAGE.encode(), name="page.html", base="https://shore.example/tides")
    assert "The Moon pulls on the Earth" in source.text and "## The second tide" in source.text
    assert "cookies" not in source.text and "alert" not in source.text and "Home" not in source.text
    assert "[pause" not in source.text  # a stranger's page gives no directives
    assert (source.title, source.language_hint, source.base) == ("Why tides come", "en-GB", "https://shore.example/tides")


def test_a_page_in_its_declared_encoding() -> None:
    body = "<p>" + TAIPEI.replace("\n", "</p><p>") + "</p>"
    head = '<html lang="zh-TW"><head><meta charset="big5"><title>夜市</title></head>'
    page = f"{head}<body><article>{body}</article></body></html>"
    assert "太陽一下山，台灣的街道就換了一張臉。" in read_bytes(page.encode("big5"), name="a.html").text


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(InvalidInput, match="No article"):
        read_bytes(b"<html><body><script>render()</script></body></html>", name="app.html")


def document(*paragraphs: tuple[str, str]) -> bytes:
    import docx

    made = docx.Document()
    for style, text in paragraphs:
        made.add_paragraph(text, style=style)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def test_a_word_document_becomes_markdown(tmp_path: Path) -> None:
    data = document(("Title", "Tides"), ("Heading 1", "The Moon"), ("Normal", "The Moon pulls. [pause 1s] The sea follows."),
                    ("List Bullet", "Spring"), ("List Bullet", "Neap"), ("Normal", "# not a heading"))
    source = read_bytes(data, name="story.docx")
    assert source.text == ("# Tides\n\n## The Moon\n\nThe Moon pulls. [pause 1s] The sea follows.\n\n- Spring\n\n- Neap\n\n"
                           "\\# not a heading")
    assert (source.kind, source.title) == (SourceKind.MARKDOWN, "Tides")


def test_the_task_for_a_worker_gives_the_same_source(tmp_path: Path) -> None:
    data = document(("Title", "Tides"), ("Normal", "The Moon pulls."))
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    expected = read_bytes(data, name="a.docx", base="x")
    assert source_from_task(read_task({"data": base64.b64encode(data).decode(), "name": "a.docx", "base": "x"}, None)) == expected
    assert source_from_task(read_task({"path": str(file), "name": "a.docx", "base": "x"}, None)) == expected


def archive(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name.replace("__", "/"), data)
    return file.getvalue()


@pytest.mark.parametrize(("data", "says"), [
    (b"PK\x03\x04 this is no archive", "damaged"),
    (archive(readme=b"hello"), "damaged"),
    (archive(**{"word__document.xml": b"<w:document>"}), "damaged"),
    (archive(**{"word__document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><w:document/>'}), "damaged"),
    (archive(**{"word__document.xml": b" " * 45_000_000}), "unpacks to far more"),
    (archive(**{"word__document.xml": b"<x/>", "word__media__a.bin": bytes(90_000_000)}), "unpacks to far more"),
    (document(("Normal", "All good here."))[:-400], "damaged"),
    (document(("Normal", "   ")), "holds no text"),
])
def test_broken_documents_and_bombs_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        read_bytes(data, name="story.docx")


def test_subtitles_become_sentences_again() -> None:
    text = ("1\n00:00:01,000 --> 00:00:02,000\n<i>The sea rises</i>\n\n2\n00:00:02,000 --> 00:00:04,000\ntwice a day.\n\n"
            "3\n00:00:04,100 --> 00:00:05,000\n[waves crashing]\n\n4\n00:00:05,000 --> 00:00:06,000\n- Why?\n\n"
            "5\n00:00:12,000 --> 00:00:14,000\nBecause of the Moon.\n")
    source = read_bytes(text.encode(), name="a.srt")
    assert source.text == "The sea rises twice a day. Why?\n\nBecause of the Moon."
    assert source.kind is SourceKind.SUBTITLES


def test_vtt_in_chinese_joins_without_spaces() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n夜市是台灣\n\n00:02.000 --> 00:04.000\n最熱鬧的地方。\n"
    assert read_bytes(text.encode()).text == "夜市是台灣最熱鬧的地方。"


@pytest.mark.parametrize("data", [b"no cues here at all", b"1\n00:00:01,000 --> 00:00:02,000\n[music]\n"])
def test_subtitles_without_words_are_told(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="no subtitle"):
        read_bytes(data, name="a.srt")


@pytest.mark.parametrize(("text", "kind"), [
    ("# Tides\n\nThe moon pulls.\n", SourceKind.MARKDOWN), ("One scene.\n\n---\n\nAnother.", SourceKind.MARKDOWN),
    ("[visual: a night sea]\nThe moon pulls.", SourceKind.MARKDOWN), ("The #1 reason - and the only one.", SourceKind.TEXT)])
def test_pasted_text_is_a_script_if_it_is_marked_as_one(text: str, kind: SourceKind) -> None:
    assert read_bytes(text.encode()).kind is kind
    assert read_bytes(text.encode(), name="notes.txt").kind is SourceKind.TEXT
