"""A page as it was scraped, and the blocks of visible text it breaks into.

A `Page` is the payload of a WARC response record: bytes or text with where and when it was
fetched. A `Document` is the same page parsed: its blocks in reading order and its metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Capture:
    """A page's bytes as they came, unpacked but not decoded, and how they were had.

    `how` is `file`, `warc`, `http`, …; `status` and `headers` are what an HTTP server answered.
    """

    payload: bytes
    how: str = "file"
    content_type: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page as scraped, decoded to text.

    `form` is `html` or `text`. `encoding` names how the bytes were decoded, for the record;
    `damage` says what of the page could not be read (a cut gzip), None for a whole page. `capture`
    is None for a page that came as text.
    """

    id: str
    text: str
    form: str = "text"
    url: str | None = None
    path: str | None = None
    fetched: datetime | None = None
    encoding: str | None = None
    damage: str | None = None
    capture: Capture | None = field(default=None, repr=False, compare=False)


class BlockKind(StrEnum):
    """What a block of visible text was in its page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    QUOTE = "quote"
    TIME = "time"
    LINE = "line"  # a line of a bare text page


class Zone(StrEnum):
    """The part of the page a block stands in, as far as markup tells."""

    UNKNOWN = "unknown"  # bare text: nothing but the words can tell
    MAIN = "main"
    RELATED = "related"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    PROMOTION = "promotion"
    FOOTER = "footer"
    ASIDE = "aside"
    HEADER = "header"


class Block(NamedTuple):
    """One line of visible text: a paragraph, heading, list item, caption or line.

    `level` is the heading level (1 to 6, else 0). `linked` is the share of the characters that
    stand inside links, 0.0 to 1.0. `container` numbers the article container the block stands
    in: blocks of one story on a page of several share it.

    A named tuple, as a page has hundreds: a frozen dataclass takes three times as long to make.
    """

    text: str
    kind: BlockKind = BlockKind.LINE
    zone: Zone = Zone.UNKNOWN
    level: int = 0
    linked: float = 0.0
    container: int = 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page's head says of it, each field None where nothing says it.

    Dates are the strings as the page gives them; `published_from` names the field that gave
    the date (`json-ld`, `article:published_time`, `time`, …). `logo` is the name that the page shows as
    its own where its head gives no `site_name`.
    """

    headline: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    modified: str | None = None
    site_name: str | None = None
    author: str | None = None
    language: str | None = None
    canonical: str | None = None
    section: str | None = None
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page broken into blocks of visible text, in reading order, with its metadata."""

    page: Page
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def shown(self) -> tuple[str, ...]:
        """The text of every block that has any, in reading order."""
        return self.once(_shown, None)

    def once(self, make: Callable[[Document, K], T], knowledge: K) -> T:
        """What `make` says of this document by `knowledge` (a lexicon), worked out once and kept.

        Each of a page's articles asks the same of it: its own name, the owners of its rights.
        """
        asked = make, knowledge
        if asked not in self._made:
            self._made[asked] = make(self, knowledge)
        made: T = self._made[asked]
        return made


def _shown(document: Document, _: None) -> tuple[str, ...]:
    return tuple(block.text for block in document.blocks if block.text.strip())
