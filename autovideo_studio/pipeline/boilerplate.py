"""What is in a text but not of it: cookie notes, share buttons, picture credits, citations, code."""

from __future__ import annotations

import re

_PHRASES = re.compile(
    r"(we|this (web)?site) uses? cookies|accept (all )?cookies|cookie (policy|settings)|privacy policy|terms of (use|service)"
    r"|subscribe (to|now)|sign up (for|to) our|newsletter|share (this|on) (article|story|page|facebook|twitter|x\b)|follow us"
    r"|read more\b|related (articles|posts|stories)|all rights reserved|advertisement|sponsored content|click here|log in to"
    r"|使用\s*cookie|隱私權|隐私政策|分享(到|至|本文)|訂閱(電子報|我們)|订阅|延伸閱讀|延伸阅读|相關文章|相关文章|版權所有|版权所有|廣告贊助"
    r"|クッキーを使用|プライバシーポリシー|この記事をシェア|関連記事|メルマガ"
    r"|ملفات تعريف الارتباط|سياسة الخصوصية|شارك هذا|اشترك في"
    r"|cookies verwenden|datenschutzerklärung|utilise des cookies|politique de confidentialité|utiliza cookies", re.IGNORECASE)
_CREDIT = re.compile(r"^\W*(photo|image|picture|figure|fig\.|credit|source|caption|getty images"
                     r"|圖片來源|图片来源|圖|图片|照片|資料來源"
                     r"|写真|図|出典|صورة|المصدر|foto|bild|crédit)\s*(credit|by|source|提供)?\s*\d*\s*[:：/|]", re.IGNORECASE)
_COPYRIGHT = re.compile(r"^\W*(©|\(c\)|copyright\b)", re.IGNORECASE)
_ONLY_ADDRESS = re.compile(r"^\W*(https?://|www\.)\S+\W*$", re.IGNORECASE)
_CODE = re.compile(r"(^\s*(def|class|import|function|var|const|let|#include|public|return)\b.*[{}();:=]\s*$)|[{};]\s*$"
                   r"|^\s*[<{]/?\w+[^>]*>\s*$")
_CITATION = re.compile(
    r"\s?\[(\d{1,3}(\s?[,–-]\s?\d{1,3})*|citation needed|note \d+|[a-z]|來源請求|来源请求|要出典)\]"
    r"|\s?\((?:[A-Z][\w'’-]+(?:\s(?:and|&)\s[A-Z][\w'’-]+|\set al\.?)?,?\s\d{4}[a-z]?(?:;\s)?)+\)")
_ADDRESS = re.compile(r"\s*\(?https?://[^\s)]+\)?")
_SHORT = 220


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph or sentence is page furniture, a credit, an address, a row of a table or code."""
    stripped = text.strip()
    if not any(char.isalnum() for char in stripped):
        return True
    if len(stripped) <= _SHORT and _PHRASES.search(stripped):
        return True
    if stripped.count("|") >= 2 or stripped.count("\t") >= 3:
        return True
    return any(pattern.search(stripped) for pattern in (_CREDIT, _COPYRIGHT, _ONLY_ADDRESS, _CODE))


def without_citations(text: str) -> str:
    """`text` without [12], (Smith et al., 2010) and web addresses."""
    return " ".join(_ADDRESS.sub("", _CITATION.sub("", text)).split())
