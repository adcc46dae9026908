from __future__ import annotations

from marsad.stories.passages import passages

ORIGINAL = (
    "افتتح الوزير صباح الأحد جسر المشاة الجديد في حي الميناء.\n"
    "وبلغت كلفة الجسر أربعة ملايين دينار بحسب الوزارة.\nوحضر الحفل عشرات من أهالي الحي."
)
COPY = (
    "وحضر الحفل عشرات من أهالي الحي.\n"
    "وبلغت كلفة الجسر خمسة ملايين دينار بحسب الوزارة.\nويعد الجسر الأطول من نوعه في المدينة."
)


def test_every_sentence_is_accounted_for() -> None:
    found = passages(ORIGINAL, COPY)
    assert [each.kind for each in found] == ["kept", "changed", "added", "dropped"]
    kept, changed, added, dropped = found
    assert kept.copy is not None
    assert kept.original is not None
    assert kept.copy.of(COPY) == kept.original.of(ORIGINAL)
    assert changed.copy is not None
    assert "خمسة" in changed.copy.of(COPY)
    assert added.original is None
    assert dropped.copy is None
    assert dropped.original is not None
    assert dropped.original.of(ORIGINAL).startswith("افتتح")


def test_the_same_text_is_kept_whole() -> None:
    assert {each.kind for each in passages(ORIGINAL, ORIGINAL)} == {"kept"}
    assert passages("", "") == ()


def test_a_sentence_said_twice_is_added_once() -> None:
    found = passages(ORIGINAL, f"{ORIGINAL}\nوحضر الحفل عشرات من أهالي الحي.")
    assert sorted(each.kind for each in found) == ["added", "kept", "kept", "kept"]
