"""Charts show every name, have room for it, and show the land that belongs there."""

from __future__ import annotations

import math
import re

import pytest

from marsad.web.charts import Edge, Point, network, svg, world_map
from marsad.web.land import Window, land_path, mercator


def window(latitude: float, longitude: float, scale: float = 600.0) -> Window:
    return Window(math.radians(longitude), mercator(latitude), scale, 340, 240)


def test_a_map_names_its_places_and_shows_land() -> None:
    drawn = svg(world_map([Point("الخرطوم", 15.6, 32.5, 3), Point("نيالا", 12.0, 24.9, 1)]))
    assert re.findall(r"<text [^>]*>([^<]+)</text>", drawn) == ["الخرطوم", "نيالا"]
    assert 'fill-opacity="0.12"' in drawn


def test_a_network_names_all_and_ties_them() -> None:
    ties = [Edge("سامي", "هدى", 2), Edge("هدى", "نبيل", 1)]
    drawn = svg(network(ties))
    assert sorted(re.findall(r"<text [^>]*>([^<]+)</text>", drawn)) == ["سامي", "نبيل", "هدى"]
    assert drawn.count("<line ") == len(ties)
    assert len(network(ties, directed=True)["marks"]) == len(network(ties)["marks"]) + 1


def test_a_name_is_text_and_nothing_else() -> None:
    drawn = svg(network([Edge("<script>", "a & b", 1)]))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
    assert "a &amp; b" in drawn


def test_a_drawing_has_room_for_a_long_name() -> None:
    short, long = (svg(network([Edge(name, "ب", 1), Edge("ج", "د", 1)])) for name in ("أ", "أ" * 120))
    assert _width(long) > _width(short)


@pytest.mark.parametrize(("latitude", "longitude"), [(30, 31), (24, 45), (-25, 134), (66, 179), (66, -179)])
def test_land_is_shown_where_there_is_land(latitude: float, longitude: float) -> None:
    assert land_path(window(latitude, longitude)).startswith("M")


def test_the_ocean_is_empty() -> None:
    assert land_path(window(-40, -120)) == ""


@pytest.mark.parametrize("latitude", [90, -90])
def test_a_pole_can_be_shown(latitude: float) -> None:
    assert "قطب" in svg(world_map([Point("قطب", latitude, 0, 1)]))


def _width(drawn: str) -> int:
    found = re.search(r'width="(\d+)"', drawn)
    assert found
    return int(found[1])
