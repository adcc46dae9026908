"""What a facts step gives: the facts, and the problems it met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from marsad.model.problem import Problem

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Found(Generic[F]):
    """The facts a step found, in order of appearance, and what it could not settle."""

    facts: tuple[F, ...] = ()
    problems: tuple[Problem, ...] = ()
