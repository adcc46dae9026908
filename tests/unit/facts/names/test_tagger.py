"""The tagger's parts against slow, plain versions of themselves, and the model that ships."""

import io
from itertools import pairwise, product

import numpy as np
import pytest

from marsad.facts.names.tagger import Tagger, load_tagger
from marsad.facts.names.tagger.attributes import Attributes, Knowledge, attributes, levels, split_proclitic
from marsad.facts.names.tagger.chain import best_path, lay_out, marginals
from marsad.facts.names.tagger.model import Model, load_model, save_model
from marsad.facts.names.tagger.scoring import Rows, Weights
from marsad.facts.names.tagger.spelling import BUCKETS, Spelling, buckets
from marsad.lexicon.pack import load
from marsad.text.segment import tokenise

LABELS = ("B-LOC", "B-MISC", "B-ORG", "B-PERS", "I-LOC", "I-MISC", "I-ORG", "I-PERS", "O")
SENTENCES = [(0, 3), (3, 4), (4, 8)]


def knowledge(*words: str) -> Knowledge:
    return Knowledge(
        index={word: number for number, word in enumerate(words)},
        granularities=(4, 8),
        clusters=np.array([[1, 5]] * len(words), dtype=np.uint16),
        frequencies=np.ones(len(words), dtype=np.uint8),
        habits=np.array([[0, 3, 1, 0, 2]] * len(words), dtype=np.uint8),
        lists={"باريس": "p"},
        spelling=Spelling(np.zeros((BUCKETS, 6), np.float32), np.zeros(6, np.float32)),
    )


def model(own: dict[str, float], before: dict[str, float] | None = None) -> Model:
    """A model that knows single words: what each adds to B-PERS at its place, or at the next one."""
    words = sorted({*own, *(before or {})})
    states = np.zeros((len(words), 5, len(LABELS)), np.float32)
    for number, word in enumerate(words):
        states[number, 2, LABELS.index("B-PERS")] = own.get(word, 0)
        states[number, 1, LABELS.index("B-PERS")] = (before or {}).get(word, 0)
    transitions = np.zeros((len(LABELS), len(LABELS)), np.float32)
    transitions[:, -1] += 1
    transitions[-1, :] += 1
    index = {f"w={word}": number for number, word in enumerate(words)}
    return Model(Weights(LABELS, index, states, transitions), knowledge("وصل", "من"), recall=4.0)


@pytest.fixture
def chain() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    return rng.normal(size=(8, 3)).astype(np.float32), rng.normal(size=(3, 3)).astype(np.float32)


def paths(scores: np.ndarray, transitions: np.ndarray) -> dict[tuple[int, ...], float]:
    """The score of every path through one sentence."""
    return {
        path: sum(scores[i, label] for i, label in enumerate(path))
        + sum(transitions[a, b] for a, b in pairwise(path))
        for path in product(range(scores.shape[1]), repeat=len(scores))
    }


def test_marginals_are_those_of_all_paths(chain):
    scores, transitions = chain
    found = marginals(scores, transitions, lay_out(SENTENCES))
    for first, last in SENTENCES:
        expected = np.zeros((last - first, 3))
        for path, score in paths(scores[first:last], transitions).items():
            for place, label in enumerate(path):
                expected[place, label] += np.exp(score)
        expected /= expected.sum(axis=1, keepdims=True)
        assert found[first:last] == pytest.approx(expected, abs=1e-5)


def test_best_path_is_the_best_of_all(chain):
    scores, transitions = chain
    found = best_path(scores, transitions, lay_out(SENTENCES))
    for first, last in SENTENCES:
        every = paths(scores[first:last], transitions)
        assert tuple(found[first:last]) == max(every, key=every.__getitem__)


def test_long_sentences_keep_their_chances():
    scores = np.full((5000, 2), 30, np.float32)
    scores[:, 0] += 2
    found = marginals(scores, np.zeros((2, 2), np.float32), lay_out([(0, 5000)]))
    assert found[:, 0] == pytest.approx(np.full(5000, 0.8808), abs=1e-3)


def test_rows_add_up_neighbours_and_edges():
    names = {"edge": 0, "w=من": 1, "w=وصل": 2}
    states = np.zeros((3, 5, 1), np.float32)
    states[:, :, 0] = [[1, 10, 0, 20, 2], [0, 100, 1000, 200, 0], [0, 0.5, 5000, 0.25, 0]]
    weights = Weights(("O",), names, states, np.zeros((1, 1), np.float32))
    rows = Rows(weights, lambda key: Attributes((f"w={key}",), (f"w={key}",), ()))
    scores = rows.scores(["وصل", "من", "وصل"], [(0, 2), (2, 3)])
    assert scores[:, 0].tolist() == [5000 + 200 + 1 + 10 + 2, 1000 + 0.5 + 1 + 20 + 2, 5000 + 1 + 10 + 20 + 2]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("لموسكو", ("ل", "موسكو")),
        ("والصين", ("وال", "الصين")),
        ("للصين", ("لل", "الصين")),
        ("موسكو", ("", "موسكو")),
        ("وليد", ("", "وليد")),
        ("بكين", ("", "بكين")),
    ],
)
def test_proclitics(key, expected):
    index = {word: number for number, word in enumerate(["موسكو", "الصين", "وليد", "ليد", "بكين"])}
    assert split_proclitic(key, index) == expected


def test_attributes_tell_counted_words_from_guessed_ones():
    known = attributes("باريس", knowledge("باريس"))
    guessed = attributes("لوبيتشيف", knowledge("باريس"))
    assert {"habit1=3", "list=p", "c4=1", "c8=5"} <= set(known.own)
    assert any(name.startswith("guess0=") for name in guessed.own)
    assert not any(name.startswith("habit") for name in guessed.own)


@pytest.mark.parametrize("key", ["12", "3.5", "،", "NATO", "ا", "_"])
def test_odd_words_have_attributes(key):
    assert attributes(key, knowledge("من")).own


def test_levels_grow_with_the_chance():
    low, high = levels(np.array([[0, 0, 0, 0, 0], [0.9, 0.5, 0.1, 0.02, 1]], np.float32)).tolist()
    assert low == [0, 0, 0, 0, 0]
    assert high == [8, 7, 4, 1, 9]


def test_buckets_are_the_same_everywhere():
    assert buckets("بو") == buckets("بو")
    assert all(0 <= bucket < BUCKETS for bucket in buckets("سيبستيان"))


def found_in(text: str, tagger: Tagger) -> list[tuple[int, int]]:
    tokens = tokenise(text)
    return [(name.first, name.last) for name in tagger.tag(tokens.keys, tokens.sentences)]


def test_a_sure_name_is_recalled_elsewhere_in_its_text():
    tagger = Tagger(model({"كوبل": 0.5}, before={"المدرب": 8}))
    assert found_in("غاب كوبل", tagger) == []
    assert found_in("غاب كوبل\nقال المدرب كوبل", tagger) == [(1, 2), (4, 5)]
    assert found_in("غاب كوبل", tagger) == []


def test_names_end_with_their_sentence():
    tokens = tokenise("وصل كوبل\nكوبل وصل")
    found = Tagger(model({"كوبل": 9})).tag(tokens.keys, tokens.sentences)
    assert [(name.first, name.last) for name in found] == [(1, 2), (2, 3)]
    assert all(0.9 < name.confidence <= 1 for name in found)


def test_nothing_in_nothing_out():
    assert Tagger(model({})).tag((), ()) == []


def test_a_model_survives_its_file():
    before = model({"كوبل": 6})
    file = io.BytesIO()
    save_model(file, before)
    file.seek(0)
    after = load_model(file)
    assert after.weights.index == before.weights.index
    assert after.weights.states == pytest.approx(before.weights.states)
    assert after.knowledge.index == before.knowledge.index
    assert after.knowledge.lists == before.knowledge.lists
    assert after.recall == before.recall


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وصل وزير الخارجية الروسي سيرغي لافروف إلى القاهرة.",
            [("سيرغي لافروف", "PERS"), ("القاهرة", "LOC")],
        ),
        ("قال المتحدث باسم حركة حماس إن الوفد غادر بيروت.", [("بيروت", "LOC")]),
        ("ارتفعت الأسعار في الأسواق خلال الأسبوع الماضي.", []),
    ],
)
def test_the_shipped_model(text, expected):
    tokens = tokenise(text)
    found = load().derive(load_tagger).tag(tokens.keys, tokens.sentences)
    named = [(tokens.surface(name.first, name.last), name.kind) for name in found]
    assert [name for name in named if name[1] in ("PERS", "LOC")] == expected


@pytest.mark.parametrize("text", ["\u0640", "....", "a" * 300, "«»", "١٢٣", "ب" * 5000])
def test_the_shipped_model_takes_anything(text):
    tokens = tokenise(text)
    assert isinstance(load().derive(load_tagger).tag(tokens.keys, tokens.sentences), list)
