from __future__ import annotations

from marsad.stories.grouping import group
from marsad.stories.numbering import renumber
from marsad.stories.rulings import Apart, Together


def both_ways(pairs: dict[tuple[int, int], float]) -> dict[int, dict[int, float]]:
    scores: dict[int, dict[int, float]] = {}
    for (one, other), score in pairs.items():
        scores.setdefault(one, {})[other] = score
        scores.setdefault(other, {})[one] = score
    return scores


def test_groups_by_the_mean_not_by_one_sure_pair() -> None:
    chain = both_ways({(1, 2): 4.0, (2, 3): 3.0})
    assert group([1, 2, 3], chain, threshold=0.0, absent=-2.0) == [[1, 2, 3]]
    assert group([1, 2, 3], chain, threshold=0.0, absent=-4.0) == [[1, 2], [3]]


def test_the_order_of_rows_changes_nothing() -> None:
    scores = both_ways({(1, 2): 1.0, (2, 3): 1.0, (3, 4): 1.0})
    groups = {str(group(rows, scores, 0.0, -3.0)) for rows in ([1, 2, 3, 4], [4, 2, 1, 3], [3, 4, 2, 1])}
    assert len(groups) == 1


def test_a_story_keeps_its_number_where_most_of_it_goes() -> None:
    numbered = renumber([[1, 2], [3], [4, 5]], {1: 7, 2: 7, 3: 7, 4: 9, 5: 8}, lambda: 20)
    assert numbered.groups == ((7, [1, 2]), (20, [3]), (8, [4, 5]))
    assert numbered.ended == {9: 8}


def test_rulings_join_and_part() -> None:
    scores = both_ways({(2, 3): 2.0, (3, 4): 1.0})
    assert Together(1, 4).applied([[1, 2], [3], [4]], scores) == [[1, 2, 4], [3]]
    parted = Apart(frozenset({2}), frozenset({4})).applied([[1, 2, 3, 4]], scores)
    assert parted == [[1, 4], [2, 3]]


def test_rulings_on_unknown_reports_change_nothing() -> None:
    assert Together(8, 9).applied([[1], [2]], {}) == [[1], [2]]
    assert Apart(frozenset({8}), frozenset({1})).applied([[1, 2]], {}) == [[1, 2]]


def test_a_story_that_was_merged_gets_its_number_back() -> None:
    numbered = renumber([[1, 2], [3, 4]], dict.fromkeys(range(1, 5), 7), lambda: 20, {3: 9})
    assert numbered.groups == ((7, [1, 2]), (9, [3, 4]))
    assert numbered.ended == {}


def test_a_number_comes_back_to_one_group_alone() -> None:
    numbered = renumber([[1, 2], [3], [4]], dict.fromkeys(range(1, 5), 7), lambda: 20, {3: 9, 4: 9})
    assert [number for number, _ in numbered.groups] == [7, 9, 20]
