"""Charts as Vega-Lite and Vega specifications, drawn to SVG offline: networks, maps.

Colours are `currentColor` or the style sheet's own, so that a drawing inside a page follows its theme. The
land's outline is Natural Earth's (public domain), at 1:110 million, as packed by world-atlas (ISC).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import vl_convert

Spec = dict[str, Any]
_FONT = "IBM Plex Sans Arabic"
_WIDTH = 340  # pixels: a side panel, and a phone; what is drawn wider is shown too small to read
_ACCENT = "#2a8a94"  # stands out on the light and on the dark sheet


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
    places = _circle(_by_ties(edges))
    ties = [_tie(edge, places) for edge in edges]
    nodes = [{"name": name, "x": x, "y": y, "ties": _ties(edges, name)} for name, (x, y) in places.items()]
    layers: list[Spec] = [
        {
            "data": {"values": ties},
            "mark": {"type": "rule", "color": "currentColor", "opacity": 0.4, "tooltip": True},
            "encoding": _ends()
            | {"strokeWidth": _width("weight"), "tooltip": _tooltip("from", "to", "weight")},
        },
        {
            "data": {"values": nodes},
            "mark": {"type": "circle", "color": _ACCENT, "opacity": 1},
            "encoding": _at() | {"size": _size("ties"), "tooltip": _tooltip("name", "ties")},
        },
        {
            "data": {"values": nodes},
            "mark": {"type": "text", "dy": -15, "fontSize": 13, "color": "currentColor"},
            "encoding": _at() | {"text": {"field": "name"}},
        },
    ]
    if directed:
        layers.insert(1, _arrows(ties))
    return {**_base(_WIDTH, _WIDTH), "layer": layers}


def world_map(points: Sequence[Point]) -> Spec:
    """Places on the map of the land around them, a circle each, larger the oftener it is named."""
    rows = [{"name": p.name, "lat": p.latitude, "lon": p.longitude, "weight": p.weight} for p in points]
    land = {"values": _land(), "format": {"type": "topojson", "feature": "land"}}
    spots = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    return {
        **_base(_WIDTH, 240),
        "projection": {"type": "mercator", **_window(points, _WIDTH, 240)},
        "layer": [
            {
                "data": land,
                "mark": {"type": "geoshape", "fill": "currentColor", "fillOpacity": 0.12, "clip": True},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "circle", "color": _ACCENT, "opacity": 0.85},
                "encoding": {**spots, "size": _size("weight"), "tooltip": _tooltip("name", "weight")},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "text", "dy": -12, "fontSize": 13, "color": "currentColor"},
                "encoding": {**spots, "text": {"field": "name"}},
            },
        ],
    }


def svg(spec: Spec) -> str:
    """The drawing of `spec` as SVG markup; the same specification is drawn once."""
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=512)
def _drawn(spec: str) -> str:
    _register_font()
    return str(vl_convert.vegalite_to_svg(spec))


@cache
def _register_font() -> None:
    vl_convert.register_font_directory(str(files("fontpkg_ibm_plex_sans_arabic") / "files"))


@cache
def _land() -> Any:
    return json.loads((files("marsad.web") / "land-110m.json").read_text(encoding="utf-8"))


def _base(width: int, height: int) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "width": width,
        "height": height,
        "padding": 4,
        "config": {"font": _FONT, "view": {"stroke": None}},
    }


def _by_ties(edges: Sequence[Edge]) -> list[str]:
    names = dict.fromkeys(name for edge in edges for name in (edge.source, edge.target))
    return sorted(names, key=lambda name: (-_ties(edges, name), name))


def _ties(edges: Sequence[Edge], name: str) -> int:
    return sum(edge.weight for edge in edges if name in (edge.source, edge.target))


def _circle(names: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Each name's place on a circle; every second one stands on an inner ring, so that names keep apart."""
    turn = 2 * math.pi / max(1, len(names))
    radius = [1.0 if len(names) < 9 or i % 2 == 0 else 0.68 for i in range(len(names))]
    return {
        name: (round(radius[i] * math.sin(i * turn), 4), round(radius[i] * math.cos(i * turn), 4))
        for i, name in enumerate(names)
    }


def _tie(edge: Edge, places: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    (x, y), (x2, y2) = places[edge.source], places[edge.target]
    ends = {"x": x, "y": y, "x2": x2, "y2": y2, "mx": x + 0.82 * (x2 - x), "my": y + 0.82 * (y2 - y)}
    angle = math.degrees(math.atan2(x2 - x, y2 - y))
    return {"from": edge.source, "to": edge.target, "weight": edge.weight, "angle": angle, **ends}


def _arrows(ties: Sequence[dict[str, Any]]) -> Spec:
    return {
        "data": {"values": list(ties)},
        "mark": {"type": "point", "shape": "triangle", "filled": True, "color": "currentColor", "size": 60},
        "encoding": {
            "x": _axis("mx"),
            "y": _axis("my"),
            "angle": {"field": "angle", "type": "quantitative", "scale": None},
        },
    }


def _at() -> Spec:
    return {"x": _axis("x"), "y": _axis("y")}


def _ends() -> Spec:
    return {**_at(), "x2": {"field": "x2"}, "y2": {"field": "y2"}}


def _axis(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": [-1.3, 1.3]}}


def _size(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "scale": {"range": [40, 360]}, "legend": None}


def _width(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "scale": {"range": [1, 7]}, "legend": None}


def _tooltip(*names: str) -> list[Spec]:
    return [{"field": name} for name in names]


def _window(points: Sequence[Point], width: int, height: int) -> Spec:
    """Centre and scale of a Mercator projection that shows all points with some land around them."""
    south, north = _padded([point.latitude for point in points], 8.0)
    west, east = _padded([point.longitude for point in points], 12.0)
    tall = _mercator(min(north, 80.0)) - _mercator(max(south, -70.0))
    scale = min(width / math.radians(east - west), height / tall)
    return {"center": [(west + east) / 2, (south + north) / 2], "scale": round(scale, 1)}


def _padded(values: Sequence[float], room: float) -> tuple[float, float]:
    return min(values) - room, max(values) + room


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
