"""Charts as Vega specifications, drawn to SVG offline: networks, maps.

Places and sizes are worked out here, so that a specification is nothing but marks: Vega-Lite's compiler alone
takes longer than the whole drawing. Colours are `currentColor` or the style sheet's own, so that a drawing
inside a page follows its theme.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import vl_convert

from marsad.web.land import Window, land_path, mercator

Spec = dict[str, Any]
_FONT = "IBM Plex Sans Arabic"
_FONT_SIZE = 15
_LETTER = 0.27 * _FONT_SIZE  # half the width of a letter, as wide as they are on average
_WIDTH = 340  # pixels: a side panel, and a phone; what is drawn wider is shown too small to read
_MAP_HEIGHT = 240
_ROOM = 4  # pixels around a drawing
_ACCENT = "#2a8a94"  # stands out on the light and on the dark sheet
_RADIUS = 0.38 * _WIDTH
_ABOVE, _BELOW = -16, 23  # pixels from a circle to the foot of its name


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie of a network: `weight` times from `source` to `target` (names of nodes)."""

    source: str
    target: str
    weight: int


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, `weight` times named; degrees north and east."""

    name: str
    latitude: float
    longitude: float
    weight: int


def network(edges: Sequence[Edge], directed: bool = False) -> Spec:
    """Who is tied to whom, on a circle with the best-tied first; width and size grow with the ties."""
    ties_of = _ties(edges)
    places = _circle(sorted(ties_of, key=lambda name: (-ties_of[name], name)))
    heaviest, most = max(edge.weight for edge in edges), max(ties_of.values())
    ties = [_tie(edge, places, heaviest) for edge in edges]
    nodes = [
        {"name": name, "x": x, "y": y, "rise": _outward(y), "size": _size(ties_of[name], most)}
        for name, (x, y) in places.items()
    ]
    arrows = [_arrows()] if directed else []
    lines = {**_fields("x", "y", "x2", "y2"), "strokeWidth": {"field": "width"}, "opacity": {"value": 0.4}}
    marks = [
        {"type": "rule", "from": {"data": "ties"}, "encode": {"update": {**lines, "stroke": _INK}}},
        *arrows,
        _circles("nodes", 1.0),
        _labels("nodes"),
    ]
    return _spec(_WIDTH, {"ties": ties, "nodes": nodes}, marks)


def world_map(points: Sequence[Point]) -> Spec:
    """Places on the map of the land around them, a circle each, larger the oftener it is named."""
    window = _window(points)
    most = max(point.weight for point in points)
    rows = []
    for point in points:
        x, y = window.place(point.latitude, point.longitude)
        rows.append({"name": point.name, "x": x, "y": y, "rise": _ABOVE, "size": _size(point.weight, most)})
    outline = {"path": {"value": land_path(window)}, "fill": _INK, "fillOpacity": {"value": 0.12}}
    frame = {"width": {"value": window.width}, "height": {"value": window.height}}
    land = {
        "type": "group",
        "clip": True,
        "encode": {"enter": frame},
        "marks": [{"type": "path", "encode": {"update": outline}}],
    }
    return _spec(window.height, {"places": rows}, [land, _circles("places", 0.85), _labels("places")])


def svg(spec: Spec) -> str:
    """The drawing of `spec` as SVG markup; the same specification is drawn once.

    Vega draws all but the names: to measure one takes it two milliseconds, and a browser sets it anyway.
    """
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=512)
def _drawn(text: str) -> str:
    spec = json.loads(text)
    names = [mark for mark in spec["marks"] if mark["type"] == "text"]
    bare = {**spec, "marks": [mark for mark in spec["marks"] if mark["type"] != "text"]}
    drawn = str(vl_convert.vega_to_svg(bare))
    inside = drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")]
    rows = {each["name"]: each["values"] for each in spec["data"]}
    labels = [label for mark in names for label in _set(rows[mark["from"]["data"]])]
    everything = [row for values in rows.values() for row in values]
    return "".join([_opened(spec, everything), inside, *labels, "</svg>"])


def _opened(spec: Spec, rows: Sequence[Mapping[str, Any]]) -> str:
    """The opening of a drawing that has room for all names, which may reach over its sides."""
    reach = [(row["x"], len(row["name"]) * _LETTER) for row in rows if "name" in row]
    left = math.floor(min([0.0, *(x - half for x, half in reach)]))
    right = math.ceil(max([spec["width"], *(x + half for x, half in reach)]))
    width, height = right - left + 2 * _ROOM, spec["height"] + 2 * _ROOM
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="{width}" height="{height}" '
        f'viewBox="{left} 0 {width} {height}">'
    )


def _set(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of rows as SVG."""
    return [
        f'<text x="{row["x"] + _ROOM:g}" y="{row["y"] + row["rise"] + _ROOM:g}" text-anchor="middle" '
        f'fill="currentColor" font-family="{_FONT}" font-size="{_FONT_SIZE}px">{escape(row["name"])}</text>'
        for row in rows
    ]


_INK = {"value": "currentColor"}


def _spec(height: int, data: Mapping[str, Any], marks: Sequence[Spec]) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": _WIDTH,
        "height": height,
        "padding": _ROOM,
        "autosize": "none",
        "config": {"text": {"font": _FONT, "fontSize": _FONT_SIZE}},
        "data": [{"name": name, "values": values} for name, values in data.items()],
        "marks": list(marks),
    }


def _fields(*names: str) -> Spec:
    return {name: {"field": name} for name in names}


def _circles(data: str, opacity: float) -> Spec:
    look = {"fill": {"value": _ACCENT}, "opacity": {"value": opacity}}
    return {
        "type": "symbol",
        "from": {"data": data},
        "encode": {"update": {**_fields("x", "y", "size"), **look}},
    }


def _labels(data: str) -> Spec:
    text = {"text": {"field": "name"}, "align": {"value": "center"}, "dy": {"field": "rise"}, "fill": _INK}
    return {"type": "text", "from": {"data": data}, "encode": {"update": {**_fields("x", "y"), **text}}}


def _arrows() -> Spec:
    look = {"shape": {"value": "triangle"}, "size": {"value": 60}, "fill": _INK}
    at = {"x": {"field": "mx"}, "y": {"field": "my"}, "angle": {"field": "angle"}}
    return {"type": "symbol", "from": {"data": "ties"}, "encode": {"update": {**at, **look}}}


def _outward(y: float) -> int:
    """How far a name stands from its circle: away from the middle, where the ties run."""
    return _ABOVE if y <= _WIDTH / 2 else _BELOW


def _size(count: int, most: int) -> float:
    """The area of a circle, in square pixels."""
    return round(40 + 320 * count / most, 1)


def _ties(edges: Sequence[Edge]) -> dict[str, int]:
    """Each name with the weight of all its ties."""
    found: dict[str, int] = {}
    for edge in edges:
        for name in dict.fromkeys((edge.source, edge.target)):
            found[name] = found.get(name, 0) + edge.weight
    return found


def _circle(names: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Each name's place on a circle; every second one stands on an inner ring, so that names keep apart."""
    turn, middle = 2 * math.pi / len(names), _WIDTH / 2
    places = {}
    for i, name in enumerate(names):
        radius = _RADIUS * (1.0 if len(names) < 9 or i % 2 == 0 else 0.68)
        x, y = middle + radius * math.sin(i * turn), middle - radius * math.cos(i * turn)
        places[name] = (round(x, 1), round(y, 1))
    return places


def _tie(edge: Edge, places: Mapping[str, tuple[float, float]], heaviest: int) -> dict[str, float]:
    (x, y), (x2, y2) = places[edge.source], places[edge.target]
    return {
        **{"x": x, "y": y, "x2": x2, "y2": y2},
        "mx": round(x + 0.82 * (x2 - x), 1),
        "my": round(y + 0.82 * (y2 - y), 1),
        "angle": round(math.degrees(math.atan2(x2 - x, y - y2)), 1),
        "width": round(1 + 6 * (edge.weight - 1) / max(heaviest - 1, 1), 1),
    }


def _window(points: Sequence[Point]) -> Window:
    """The stretch of the map that shows all points with some land around them."""
    south, north = _padded([point.latitude for point in points], 8.0)
    west, east = _padded([point.longitude for point in points], 12.0)
    low, high = mercator(max(south, -70.0)), mercator(min(north, 80.0))
    scale = min(_WIDTH / math.radians(east - west), _MAP_HEIGHT / (high - low))
    return Window(math.radians((west + east) / 2), (low + high) / 2, scale, _WIDTH, _MAP_HEIGHT)


def _padded(values: Sequence[float], room: float) -> tuple[float, float]:
    return min(values) - room, max(values) + room
