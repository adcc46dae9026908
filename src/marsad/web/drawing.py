"""Rows of the archive drawn as charts, or None where there is nothing to draw."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.archive.views.identities import Meeting
from marsad.archive.views.outlets import Feed
from marsad.archive.views.places import NamedPlace
from marsad.web.locate import locate

_MOST_NODES = 12  # more names than that would stand on each other


def map_of(places: Sequence[NamedPlace]) -> str | None:
    """Where the events of articles happen; places without known coordinates stay off the map."""
    from marsad.web import charts  # Vega and numbers load behind the first answers

    located = [(place, locate(place.name, place.country)) for place in places]
    points = [charts.Point(place.name, *spot, place.articles) for place, spot in located if spot]
    return charts.svg(charts.world_map(points)) if points else None


def warm_up() -> None:
    """Starts Vega and loads places and land, which the first map would have to wait for."""
    map_of([NamedPlace("القاهرة", "EG", 1)])


def meetings_of(met: Sequence[Meeting]) -> str | None:
    """Who met whom."""
    return _network([(each.one_name, each.other_name, each.times) for each in met])


def feeds_of(ties: Sequence[Feed]) -> str | None:
    """Who feeds whom, arrows from the source to the outlet that credits it."""
    return _network([(tie.source, tie.outlet, tie.articles) for tie in ties], directed=True)


def _network(ties: Sequence[tuple[str, str, int]], directed: bool = False) -> str | None:
    """Ties from one name to another, so many times, as far as there is room for the names."""
    from marsad.web import charts

    kept: list[charts.Edge] = []
    names: set[str] = set()
    for one, other, times in ties:
        joined = names | {one, other}
        if len(joined) <= _MOST_NODES:
            names = joined
            kept.append(charts.Edge(one, other, times))
    return charts.svg(charts.network(kept, directed)) if kept else None
