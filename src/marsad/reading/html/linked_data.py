"""Reads schema.org JSON-LD: the article's node of a page, from graphs, lists and broken JSON too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "OpinionNewsArticle",
)
_OTHERS = ("VideoObject", "WebPage", "CreativeWork", "SocialMediaPosting")
_LARGEST = 1_000_000  # characters of one script
_MOST_NODES = 2_000
_COMMENT = re.compile(r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_FIELD = re.compile(
    r'"(@type|headline|datePublished|dateModified|articleSection|inLanguage)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"'
)


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What the article's JSON-LD node states, each field None where it does not."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    section: str | None = None
    body: str | None = None


def read_linked_data(scripts: list[str]) -> LinkedArticle | None:
    """The page's article by its JSON-LD scripts; None where they describe none."""
    nodes = [node for script in scripts for node in _nodes(_load(script[:_LARGEST]))]
    for types in (_ARTICLES, _OTHERS):
        for node in nodes:
            if any(name in types for name in _texts(node.get("@type"))):
                return _article(node, nodes)
    return None


def _load(script: str) -> Any:
    """The script's value; broken JSON is mended where commas or comments break it, else searched."""
    for mend in (_as_it_is, _without_comments, _without_trailing_commas):
        try:
            return json.loads(mend(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return _searched(_without_comments(script))


def _as_it_is(script: str) -> str:
    return script


def _without_comments(script: str) -> str:
    return _COMMENT.sub("", script).strip().rstrip(";")


def _without_trailing_commas(script: str) -> str:
    return _TRAILING_COMMA.sub("", _without_comments(script))


def _searched(text: str) -> dict[str, str]:
    """The first of each plain field in JSON that cannot be parsed."""
    found: dict[str, str] = {}
    for match in _FIELD.finditer(text):
        found.setdefault(match[1], _unescaped(match[2]))
    if "datePublished" in found and not set(_texts(found.get("@type"))) & {*_ARTICLES, *_OTHERS}:
        found["@type"] = "Article"
    return found


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value, outer before inner, without recursion."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        current = waiting.pop(0)
        seen += 1
        if isinstance(current, dict):
            yield current
            waiting.extend(part for part in current.values() if isinstance(part, (dict, list)))
        elif isinstance(current, list):
            waiting.extend(part for part in current if isinstance(part, (dict, list)))


def _article(node: dict[str, Any], nodes: list[dict[str, Any]]) -> LinkedArticle:
    by_id = {str(other["@id"]): other for other in reversed(nodes) if "@id" in other and len(other) > 1}
    return LinkedArticle(
        headline=_first(node.get("headline") or node.get("name")),
        published=_first(node.get("datePublished") or node.get("dateCreated") or node.get("uploadDate")),
        modified=_first(node.get("dateModified")),
        author=_names(node.get("author"), by_id) or _names(node.get("creator"), by_id),
        publisher=_names(node.get("publisher"), by_id),
        language=_first(node.get("inLanguage")),
        section=_first(node.get("articleSection")),
        body=_first(node.get("articleBody")),
    )


def _texts(value: Any) -> list[str]:
    """The strings of a value that may be one string or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]


def _first(value: Any) -> str | None:
    return next(iter(_texts(value)), None)


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    """The names of persons or bodies, given as text, object, reference or list; commas between."""
    names: list[str] = []
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            node = part if "name" in part else by_id.get(str(part.get("@id")), part)
            names += _texts(node.get("name"))
        else:
            names += [text for text in _texts(part) if not text.startswith("http")]
    return ", ".join(dict.fromkeys(names)) or None
