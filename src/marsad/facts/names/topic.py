"""Which country an article is about, for offices that name none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.role import Role
from marsad.facts.names.scene import Scene
from marsad.facts.names.spoken_of import countries_in
from marsad.text.clitics import without_article
from marsad.text.normalise import fold

_IN_HEADLINE = 2  # how often a headline's country counts
DATELINE = 8  # tokens in which an article names where it is filed
_REACH = 60  # tokens before an office in which its ministry is sought
_MINISTRY = "وزاره"
_EGYPT, _IN_EGYPT, _IN, _OFTEN = "EG", " فى ", " في ", 2


def topics_of(scene: Scene, places: dict[int, Candidate], told: Iterable[str]) -> list[str]:
    """The countries that the article may be about: where it is filed if spoken of, else most spoken of.

    `told` are the countries of the people whose office names one.
    """
    home = places.get(0)
    spoken = _spoken_behind_dateline(scene, places)
    common = [country for country, _ in spoken.most_common()]
    writers = _writers_country(scene)
    if writers and writers in spoken:
        return [writers, *common]
    if home is not None and home.country and (home.country in {*spoken, *told} or not spoken):
        return [home.country, *common]
    own = outlet_country(scene)
    if own and common and 2 * spoken[own] >= spoken[common[0]]:
        return [own, *common]
    return common


def _writers_country(scene: Scene) -> str | None:
    """The state for whose readers an article is written: Egypt where every في is spelt فى."""
    text = scene.tokens.text
    return _EGYPT if text.count(_IN_EGYPT) >= _OFTEN and _IN not in text else None


def outlet_country(scene: Scene) -> str | None:
    """The country that the outlet's name speaks of: الساحل الكويتية."""
    words = fold(scene.article.outlet or "").split()
    spoken = (scene.vocabulary.known[word].demonym for word in words)
    return next((country for country in spoken if country), None)


def of_ministry(scene: Scene, bodies: Iterable[Candidate], role: Role) -> str | None:
    """The country of the ministry named last before an office in it: الخارجية الكوبية … وزير الخارجية X.

    An outlet that names its own country's ministers so has that country in its name.
    """
    if not role.duty or role.kind not in ("state", "deputy", "spokesperson") or outlet_country(scene):
        return None
    before = (b for b in bodies if b.country and role.first - _REACH < b.first and b.last <= role.first)
    same = [b for b in before if role.duty[-1] in _duty(scene, b)]
    return max(same, key=lambda b: b.first).country if same else None


def _duty(scene: Scene, body: Candidate) -> list[str]:
    """What a ministry, named so or by its charge alone, is in charge of; empty for other bodies."""
    words = body.key(scene.tokens).split()
    charge = words[1:2] if words[0] == _MINISTRY else words[:1]
    return [without_article(word) for word in charge if word in scene.vocabulary.words.field]


def _spoken_behind_dateline(scene: Scene, places: dict[int, Candidate]) -> Counter[str]:
    """How often each country is spoken of behind the first words, where the place of filing stands."""
    end = DATELINE if scene.article.dateline else 0
    filed = [p.country for i, p in places.items() if i < end and p.country]
    spoken = +(scene.support - Counter(filed))
    for country in countries_in(scene.article.headline, scene.vocabulary):
        spoken[country] += _IN_HEADLINE
    return spoken
