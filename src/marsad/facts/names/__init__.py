"""People, organisations and places, with offices, countries and Latin names."""

from __future__ import annotations

from marsad.facts.found import Found
from marsad.facts.names import assemble
from marsad.facts.names.arbitration import settle
from marsad.facts.names.bare_bodies import settle_bare
from marsad.facts.names.candidate import Candidate
from marsad.facts.names.identity import Merger, Person
from marsad.facts.names.offices_held import OfficeDesk
from marsad.facts.names.organisations import find_organisations
from marsad.facts.names.people import PeopleFinder
from marsad.facts.names.places import find_places
from marsad.facts.names.post import Post
from marsad.facts.names.role import Role
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.scene import Scene
from marsad.facts.names.tagger.tagging import load_tagger
from marsad.facts.names.vocabulary import Vocabulary
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.text.segment import Tokens


def find_entities(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[Entity]:
    """Every person, organisation and place of the body, one entity under all its forms."""
    tags = lexicon.derive(load_tagger).tag(tokens.keys, tokens.sentences)
    scene = Scene(article, tokens, lexicon.derive(Vocabulary), tags)
    bodies, places = find_organisations(scene), find_places(scene)
    roles = RoleReader(scene, bodies, places)
    finder = PeopleFinder(scene, roles)
    namings = finder.find()
    named = bytearray(len(tokens))
    for naming in namings:
        named[naming.first : naming.last] = b"\x01" * (naming.last - naming.first)
    things = settle([*bodies, *places], named)
    for thing in things:
        named[thing.first : thing.last] = b"\x01" * (thing.last - thing.first)
    people = Merger(scene).merge(namings, named)
    desk = OfficeDesk(scene, roles, lexicon)
    entities = _people(scene, desk, people, finder, things, lexicon)
    entities += assemble.things(scene, settle_bare(scene, things))
    return Found(tuple(sorted(entities, key=lambda entity: min(m.start for m in entity.mentions))))


def _people(
    scene: Scene,
    desk: OfficeDesk,
    people: list[Person],
    finder: PeopleFinder,
    things: list[Candidate],
    lexicon: Lexicon,
) -> list[Entity]:
    countries = desk.settle_countries(people)
    posts = [list(desk.posts_of(person, countries[i])) for i, person in enumerate(people)]
    taken = bytearray(finder.claims.taken)
    for person in people:
        for naming in person.namings:
            taken[naming.first : naming.last] = b"\x01" * (naming.last - naming.first)
    by_title: list[list[Role]] = [[] for _ in people]
    strangers: dict[tuple[str, tuple[str, ...], str | None], list[Role]] = {}
    bodies_hold = _inside_bodies(scene, things)
    for role in desk.titles(finder.claims.roles, taken):
        post = desk.post(role, role.country, _office_beside(scene, role, people, posts))
        owner = next((i for i, held in enumerate(posts) if any(post.may_be(other) for other in held)), None)
        if owner is not None:
            by_title[owner].append(role)
        elif desk.may_act_unnamed(role, bodies_hold):
            strangers.setdefault((post.head, post.duty, post.country), []).append(role)
    entities = [
        assemble.person(scene, i + 1, person, desk.best_role(person, by_title[i]), countries[i], lexicon)
        for i, person in enumerate(people)
    ]
    for (_, _, country), titles in strangers.items():
        entities.append(assemble.unnamed(scene, len(entities) + 1, titles, country))
    return entities


def _office_beside(scene: Scene, role: Role, people: list[Person], posts: list[list[Post]]) -> Post | None:
    """The office of the one named last before a counterpart in its sentence: هاتف X نظيره التركي."""
    if role.kind != "counterpart":
        return None
    begin = scene.begins[role.first]
    before = [
        (naming.first, held[0])
        for person, held in zip(people, posts, strict=True)
        for naming in person.namings
        if held and begin <= naming.first < role.first
    ]
    return max(before, key=lambda found: found[0], default=(0, None))[1]


def _inside_bodies(scene: Scene, things: list[Candidate]) -> bytearray:
    """Tokens inside a body's name but not at its start: the office in مكتب رئيس الوزراء."""
    inside = bytearray(len(scene.keys))
    for thing in things:
        inside[thing.first + 1 : thing.last] = b"\x01" * (thing.last - thing.first - 1)
    return inside


__all__ = ["Post", "find_entities"]
