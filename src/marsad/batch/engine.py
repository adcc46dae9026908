"""Hands the files of an archive to Daft, on this machine's cores or on a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from marsad.batch.part import PartDone, from_json, read_to_part, to_json
from marsad.errors import SettingsError
from marsad.running.pages import ReadingRules


class Runner(StrEnum):
    """Where the work is done: `native` in processes of this machine, `ray` on a cluster."""

    NATIVE = "native"
    RAY = "ray"


def run_batch(
    sources: Sequence[Path],
    folder: Path,
    rules: ReadingRules,
    jobs: int,
    runner: Runner = Runner.NATIVE,
    address: str | None = None,
) -> Iterator[PartDone]:
    """What became of every file, as the engine gets done with them; `jobs` files are read at once.

    `address` is that of a Ray cluster, whose machines must see `sources` and `folder` under the same
    paths. Raises SettingsError where Daft is not installed.
    """
    try:
        import daft
    except ModuleNotFoundError as error:
        raise SettingsError("the engine needs an extra: pip install 'marsad[batch]'") from error
    if runner is Runner.RAY:
        daft.set_runner_ray(address, noop_if_initialized=True)
    else:
        daft.set_runner_native()
    reader = daft.cls(_Reader, use_process=True, max_concurrency=jobs)(str(folder), rules)
    frame = daft.from_pydict({"source": [str(source.absolute()) for source in sources]}).into_batches(1)
    frame = frame.with_column("done", reader.read(frame["source"]))
    return (from_json(str(row["done"])) for row in frame.iter_rows())


class _Reader:
    """One process of the engine: it loads what reading needs once and then reads file after file."""

    def __init__(self, folder: str, rules: ReadingRules) -> None:
        self._folder, self._rules = Path(folder), rules

    def read(self, source: str) -> str:
        """What became of one file."""
        return to_json(read_to_part(Path(source), self._folder, self._rules))
