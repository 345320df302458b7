"""A web page: its article as Markdown, without menus, notes on cookies and comments. Foreign bytes: run it in a worker."""

from __future__ import annotations

import re

from autovideo_studio.domain.brief import SourceKind
from autovideo_studio.foundation.errors import InvalidInput
from autovideo_studio.foundation.i18n import tr
from autovideo_studio.pipeline.sources.encoding import decode
from autovideo_studio.pipeline.sources.source import Source

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]*\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE)


def read(data: bytes, name: str) -> Source:
    import trafilatura

    page = _page(data, name)
    article = trafilatura.extract(page, output_format="markdown", include_comments=False, include_tables=False,
                                  include_links=False, include_images=False, favor_precision=True)
    if not article or not any(char.isalnum() for char in article):
        raise InvalidInput(tr("No article was found in “{name}”: the page has little text, or builds it with scripts. "
                              "Nothing was made.", name=name),
                           tr("Copy the text into a file and give that."))
    metadata = trafilatura.extract_metadata(page)
    title = " ".join((metadata.title or "").split()) if metadata else ""
    language = _LANGUAGE.search(page[:5000])
    return Source(_with_title(article, title), SourceKind.MARKDOWN, title, language.group(1) if language else "")


def _page(data: bytes, name: str) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _with_title(article: str, title: str) -> str:
    """The article under its title, once; square brackets of a foreign page are no directives of ours."""
    plain = re.sub(r"\[(?=\s*(?:pause|visual|voice)\b)", "(", article, flags=re.IGNORECASE)
    if not title or re.match(rf"\s*#+\s*{re.escape(title)}\s*$", plain, re.MULTILINE):
        return re.sub(r"\A\s*#+\s", "# ", plain) if title else plain
    return f"# {title}\n\n{plain}"
