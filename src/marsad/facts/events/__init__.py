"""Events, as PLOVER types them: who did what to whom, where, when and whether it happened."""

from marsad.facts.events.find import find_events

__all__ = ["find_events"]
