"""Reads marked texts: a sentence or two whose entities, and credited sources, stand in brackets.

`[name|TYPE|role|country]` marks an entity (role and country may be left out), `{name}` a credited source, ¶ a
new paragraph. Entities of one name are one entity, whose id is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.model.article import Article, Credit, CreditKind, PageRef
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.span import Span

_MARK = re.compile(
    r"\[(?P<name>[^|\]]+)\|(?P<type>[A-Z]+)(?:\|(?P<role>[^|\]]*))?(?:\|(?P<country>[^|\]]*))?\]"
    r"|(?P<brace>[{}])"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One marked text with what it holds."""

    title: str
    text: str
    facts: tuple[str, ...]  # a line a fact, as the file's own form writes it


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file: paragraphs of a `# title`, a marked text and a line for each fact."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        title, *lines = block.splitlines()
        if lines and not lines[0].startswith("#"):
            yield Case(title.removeprefix("# "), lines[0], tuple(lines[1:]))


def marked_article(marked: str) -> Article:
    """The article that a marked text stands for, with its entities and credits.

    >>> article = marked_article("وصل [سامي عون|PERSON] إلى [دمشق|GPE||SY].")
    >>> article.body, [entity.name for entity in article.entities]
    ('وصل سامي عون إلى دمشق.', ['سامي عون', 'دمشق'])
    """
    body, last = "", 0
    named: dict[str, Entity] = {}
    braces = []
    marked = marked.replace("¶", "\n")
    for mark in _MARK.finditer(marked):
        body += marked[last : mark.start()]
        last = mark.end()
        if mark["brace"]:
            braces.append(len(body))
            continue
        name = mark["name"]
        named[name] = _with_mention(named.get(name) or _entity(mark), len(body))
        body += name
    body += marked[last:]
    credited = tuple(_credit(body, *pair) for pair in zip(braces[::2], braces[1::2], strict=True))
    return Article("a", PageRef("p"), body, entities=tuple(named.values()), credits=credited)


def _entity(mark: re.Match[str]) -> Entity:
    name = mark["name"]
    return Entity(
        name, EntityType(mark["type"]), name, (), role=mark["role"] or None, country=mark["country"] or None
    )


def _with_mention(entity: Entity, start: int) -> Entity:
    mention = Mention(start, start + len(entity.name), entity.name)
    return replace(entity, mentions=(*entity.mentions, mention))


def _credit(body: str, start: int, end: int) -> Credit:
    return Credit(body[start:end], CreditKind.AGENCY, Span(start, end))
