"""Articles as Parquet: one row an article, its facts as nested lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import RawIOBase
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from marsad.export.record import to_record
from marsad.model.article import Article

_TEXT, _WHOLE, _TEXTS = pa.string(), pa.int32(), pa.list_(pa.string())
_SPAN = {"start": _WHOLE, "end": _WHOLE}
SCHEMA = pa.schema(
    {
        "id": _TEXT,
        "page": pa.struct(
            {
                "id": _TEXT,
                "url": _TEXT,
                "path": _TEXT,
                "fetched": _TEXT,
                "position": _WHOLE,
                "of": _WHOLE,
            }
        ),
        **dict.fromkeys(("headline", "language", "published", "outlet"), _TEXT),
        "credits": pa.list_(pa.struct({"name": _TEXT, "kind": _TEXT, **_SPAN})),
        "dateline": pa.struct({"place": _TEXT, "source": _TEXT}),
        "body": _TEXT,
        "entities": pa.list_(
            pa.struct(
                {
                    **dict.fromkeys(("id", "type", "name", "name_latin", "country", "role"), _TEXT),
                    "mentions": pa.list_(pa.struct({**_SPAN, "text": _TEXT})),
                }
            )
        ),
        "times": pa.list_(pa.struct({**_SPAN, "text": _TEXT, "type": _TEXT, "value": _TEXT})),
        "quotes": pa.list_(
            pa.struct({**_SPAN, **dict.fromkeys(("text", "kind", "speaker", "verb", "via"), _TEXT)})
        ),
        "events": pa.list_(
            pa.struct(
                {
                    **dict.fromkeys(("type", "mode", "place", "time", "status"), _TEXT),
                    **dict.fromkeys(("contexts", "actors", "recipients"), _TEXTS),
                    "trigger": pa.struct({**_SPAN, "text": _TEXT}),
                    **_SPAN,
                }
            )
        ),
    }
)
_AT_A_TIME = 1000


def parquet_parts(articles: Iterable[Article]) -> Iterator[bytes]:
    """The file in parts, one a row group of a thousand articles, so that it need not be held whole."""
    rest, out = iter(articles), _Parts()
    with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        while part := list(islice(rest, _AT_A_TIME)):
            writer.write_table(pa.Table.from_pylist([to_record(article) for article in part], schema=SCHEMA))
            yield out.taken()
    yield out.taken()


class _Parts(RawIOBase):
    """Takes what the writer writes, to be taken away part by part."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        self._written += len(self._parts[-1])
        return len(self._parts[-1])

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        """What came since the last call."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
