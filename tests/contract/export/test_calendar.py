"""The agenda as iCalendar, taken in by two libraries: icalendar, and libical, which Evolution uses."""

from __future__ import annotations

import ctypes
import ctypes.util
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from marsad.export.calendar_file import CalendarEntry, to_calendar

LIBRARY = ctypes.util.find_library("ical")
_VEVENT, _SUMMARY = 4, 71  # of libical's enums icalcomponent_kind and icalproperty_kind
STATES = ("planned", "held", "postponed", "cancelled", "no-trace")
LONG = CalendarEntry(
    "agenda-1",
    "قمة، في «الرياض»; يحضرها \\ كثيرون\nوسطر آخر " + "ج" * 200,
    "2024-02-28",
    "2024-02-29",
    "planned",
    "https://marsad.example/article/1",
    "الرياض، السعودية",
    "2024-02-01T10:00:00Z",
    "نص طويل " * 50,
)


@dataclass(frozen=True, slots=True)
class Read:
    """An event as a calendar program sees it."""

    uid: str
    summary: str
    start: str
    end: str


class Libical:
    """The few calls of the C library that taking in a file needs."""

    def __init__(self, path: str) -> None:
        self._c = ctypes.CDLL(path)
        for name in ("icalparser_parse_string", "icalcomponent_get_first_component"):
            getattr(self._c, name).restype = ctypes.c_void_p
        self._c.icalcomponent_get_next_component.restype = ctypes.c_void_p
        for name in ("uid", "summary"):
            getattr(self._c, f"icalcomponent_get_{name}").restype = ctypes.c_char_p
        self._c.icalcomponent_get_first_property.restype = ctypes.c_void_p
        self._c.icalproperty_get_value_as_string.restype = ctypes.c_char_p

    def read(self, content: bytes) -> list[Read]:
        """The events of a file; an AssertionError where libical finds a fault in it."""
        root = ctypes.c_void_p(self._c.icalparser_parse_string(ctypes.c_char_p(content)))
        assert root.value, "libical reads nothing"
        self._c.icalrestriction_check(root)  # RFC 5546: adds a fault for each rule broken
        assert self._c.icalcomponent_count_errors(root) == 0
        return [self._event(component) for component in self._components(root)]

    def _components(self, root: ctypes.c_void_p) -> Iterator[ctypes.c_void_p]:
        found = self._c.icalcomponent_get_first_component(root, _VEVENT)
        while found:
            yield ctypes.c_void_p(found)
            found = self._c.icalcomponent_get_next_component(root, _VEVENT)

    def _event(self, component: ctypes.c_void_p) -> Read:
        text = [
            getattr(self._c, f"icalcomponent_get_{name}")(component).decode() for name in ("uid", "summary")
        ]
        return Read(*text, *(self._day(component, kind) for kind in ("DTSTART", "DTEND")))

    def _day(self, component: ctypes.c_void_p, name: str) -> str:
        kind = self._c.icalproperty_string_to_kind(name.encode())
        found = ctypes.c_void_p(self._c.icalcomponent_get_first_property(component, kind))
        value: bytes = self._c.icalproperty_get_value_as_string(found)
        return value.decode()


@pytest.fixture(scope="module")
def libical() -> Libical:
    if LIBRARY is None:
        pytest.skip("no libical: apt-get install libical3")
    return Libical(LIBRARY)


def by_icalendar(content: bytes) -> list[Read]:
    return [
        Read(str(each["UID"]), str(each["SUMMARY"]), _plain(each["DTSTART"].dt), _plain(each["DTEND"].dt))
        for each in Calendar.from_ical(content).walk("VEVENT")
    ]


def _plain(day: date) -> str:
    return day.isoformat().replace("-", "")


@pytest.mark.parametrize(
    "query", ["", *(f"?state={state}" for state in STATES), "?since=2023-03-20&until=2023-04-10"]
)
def test_both_libraries_take_in_any_filter(client: TestClient, libical: Libical, query: str) -> None:
    content = client.get(f"/agenda.ics{query}").content
    read = libical.read(content)
    assert read == by_icalendar(content)
    assert read or query not in ("", "?state=planned")
    assert len({event.uid for event in read}) == len(read)


def test_long_and_odd_texts_come_through_whole(libical: Libical) -> None:
    content = to_calendar([LONG], "أجندة")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (read,) = libical.read(content)
    assert read.summary == LONG.title
    assert (read.start, read.end) == ("20240228", "20240301")
    assert [read] == by_icalendar(content)


def test_every_view_of_the_agenda_links_to_its_calendar(client: TestClient) -> None:
    (entry,) = [each for each in client.get("/api/agenda").json()["items"] if each["place_identity"]][:1]
    party = entry["parties"][0]["identity"]
    views = ("/", "/agenda?state=held", f"/story/{entry['story']}", f"/person/{party}")
    for view in (*views, f"/place/{entry['place_identity']}"):
        shown = client.get(view).text
        (address,) = re.findall(r'href="(/agenda\.ics[^"]*)"', shown)
        listed = Calendar.from_ical(client.get(address.replace("&amp;", "&")).content).walk("VEVENT")
        assert listed, view
    assert "?state=held" in client.get("/agenda?state=held").text


def test_a_calendar_says_which_day_and_what_became_of_it(
    client: TestClient, first: Callable[[str], Any]
) -> None:
    events = Calendar.from_ical(client.get("/agenda.ics").content).walk("VEVENT")
    assert {str(event["STATUS"]) for event in events} <= {"CONFIRMED", "TENTATIVE", "CANCELLED"}
    assert all(str(event["URL"]).startswith("https://marsad.example/article/") for event in events)
