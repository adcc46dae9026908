"""Decides between readings of the same tokens: who is surest wins, then who covers more.

Every mention keeps the rule that decided (`Mention.rule`), so that it can be asked why.
"""

from __future__ import annotations

from collections.abc import Iterable

from marsad.facts.names.candidate import Candidate


def settle(candidates: Iterable[Candidate], taken: bytearray) -> list[Candidate]:
    """The candidates that stand, in order: none overlaps another or a token already taken.

    A longer reading beats a shorter one within it; of two of one length the surer wins.
    """
    held = bytearray(taken)
    settled: list[Candidate] = []
    for candidate in sorted(candidates, key=_rank):
        if not any(held[candidate.first : candidate.last]):
            held[candidate.first : candidate.last] = b"\x01" * (candidate.last - candidate.first)
            settled.append(candidate)
    return sorted(settled, key=lambda candidate: candidate.first)


def _rank(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.first - candidate.last, -candidate.trust, candidate.first
