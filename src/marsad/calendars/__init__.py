"""Calendars of the Arab press: month names of all systems, Hijri, weekdays, absolute dates."""
