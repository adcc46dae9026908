"""Says in words how a time expression got its value: anchor, rule, check."""

from __future__ import annotations

from marsad.facts.times.meaning import Reading
from marsad.facts.times.resolving.setting import Resolved, Setting


def explain(reading: Reading, resolved: Resolved, setting: Setting) -> str:
    """One line: what it was counted from, the rule, and what was checked."""
    anchor = f"published {setting.anchor}" if setting.anchor else "no date of publication"
    tense = f"; clause tells of the {setting.tense}" if setting.tense else ""
    names = f"; {len(reading.also) + 1} names of one day agree or the date is kept" if reading.also else ""
    return f"{anchor}; rule: {reading.rule}; {resolved.why}{tense}{names}"
