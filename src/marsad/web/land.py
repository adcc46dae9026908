"""The outline of the land as far as a map shows it: what lies outside is cut away before it is drawn.

The outline is Natural Earth's (public domain), at 1:110 million, as packed by world-atlas (ISC).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

_EDGE = 40.0  # pixels around the map where the outline runs along; wider than any of its steps that matters
_HIGHEST = 85.0  # degrees
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of Mercator's projection: its centre in radians, pixels a radian, and its size in pixels."""

    x: float
    y: float
    scale: float
    width: int
    height: int

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point stands in the window, in pixels from its upper left."""
        right = self.width / 2 + self.scale * (math.radians(longitude) - self.x)
        down = self.height / 2 - self.scale * (mercator(latitude) - self.y)
        return round(right, 1), round(down, 1)


def mercator(latitude: float) -> float:
    """How far north of the equator a latitude stands in Mercator's projection, which has no poles."""
    latitude = max(-_HIGHEST, min(_HIGHEST, latitude))
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def land_path(window: Window) -> str:
    """The land in a window as the path of an SVG, empty where there is none.

    What lies outside is moved to the edge around the window, where it falls together.
    """
    outline = _outline()
    x = _moved(window.width / 2 + window.scale * (outline.x - window.x), window.width)
    y = _moved(window.height / 2 - window.scale * (outline.y - window.y), window.height)
    kept = _turns(x, y, outline.ring, window)
    rings = np.split(np.column_stack((x, y))[kept], np.flatnonzero(np.diff(outline.ring[kept])) + 1)
    shown = (ring.tolist() for ring in rings if len(ring) > 2 and np.ptp(ring, axis=0).all())
    return "".join(f"M{'L'.join(f'{right:g},{down:g}' for right, down in ring)}Z" for ring in shown)


def _moved(pixels: Numbers, size: int) -> Numbers:
    halves: Numbers = np.round(np.clip(pixels, -_EDGE, size + _EDGE) * 2) / 2
    return halves


def _turns(x: Numbers, y: Numbers, ring: NDArray[np.int64], window: Window) -> NDArray[np.bool_]:
    """Which points matter: no doubles, and none between two others on one edge."""
    fresh = np.ones(len(x), dtype=bool)
    fresh[1:] = (x[1:] != x[:-1]) | (y[1:] != y[:-1]) | (ring[1:] != ring[:-1])
    at = np.flatnonzero(fresh)
    west, east = x[at] == -_EDGE, x[at] == window.width + _EDGE
    north, south = y[at] == -_EDGE, y[at] == window.height + _EDGE
    sides = west + 2 * east + 4 * north + 8 * south
    between = np.zeros(len(at), dtype=bool)
    one_ring = (ring[at][2:] == ring[at][1:-1]) & (ring[at][1:-1] == ring[at][:-2])
    between[1:-1] = one_ring & ((sides[2:] & sides[1:-1] & sides[:-2]) > 0)
    fresh[at[between]] = False
    return fresh


@dataclass(frozen=True, slots=True)
class _Outline:
    """All points of the land's rings in Mercator's projection, and which ring each belongs to."""

    x: Numbers
    y: Numbers
    ring: NDArray[np.int64]


@cache
def _outline() -> _Outline:
    data = json.loads((files("marsad.web") / "land-110m.json").read_text(encoding="utf-8"))
    arcs = [_degrees(arc, data["transform"]) for arc in data["arcs"]]
    (land,) = data["objects"]["land"]["geometries"]
    told = [np.concatenate([_arc(arcs, n) for n in ring]) for polygon in land["arcs"] for ring in polygon]
    rings = [each for ring in told for each in _around(ring)]
    points = np.concatenate(rings)
    y = [mercator(latitude) for latitude in points[:, 1].tolist()]
    numbers = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    return _Outline(np.radians(points[:, 0]), np.array(y), numbers)


def _around(ring: Numbers) -> list[Numbers]:
    """A ring in one piece; one that crosses the date line on both sides of the map."""
    whole = np.column_stack((np.unwrap(ring[:, 0], period=360), ring[:, 1]))
    east, west = whole[:, 0].max() > 180, whole[:, 0].min() < -180
    copies = [whole + np.array([turn, 0]) for turn, needed in ((-360, east), (360, west)) if needed]
    return [whole, *copies]


def _degrees(arc: list[list[int]], transform: dict[str, Any]) -> Numbers:
    """The points of an arc of TopoJSON: each is told as the way from the one before."""
    steps: Numbers = np.cumsum(np.array(arc, dtype=float), axis=0)
    degrees: Numbers = steps * np.array(transform["scale"]) + np.array(transform["translate"])
    return degrees


def _arc(arcs: list[Numbers], number: int) -> Numbers:
    """An arc by its number; one below zero is that of its complement, backwards."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]
