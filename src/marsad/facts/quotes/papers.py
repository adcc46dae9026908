"""Papers that speak: the statement, the report, and who issued them."""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.quotes.cues import Cue
from marsad.facts.reference import Named
from marsad.facts.subject import Subjects
from marsad.lexicon.speech_words import SpeechWords
from marsad.model.entity import Entity, EntityType

_COMMAS = frozenset("،,")
_SIDES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
JOINT = ("مشترك", "المشترك", "الختامي")
_SENT_TO = ("رسال", "رسايل", "برقي", "خطاب")
_SENT = frozenset(
    {"ارسلها", "اصدره", "اصدرها", "القاه", "القاها", "بعث", "بعثها", "تلاه", "كتبها", "نشرها", "وجه", "وجهها"}
)
_POINTERS = frozenset({"ذلك", "هذا"})
_WHERE = frozenset({"في", "حول", "بشان", "بخصوص", "الي", "ضد", "داخل", "خارج", "خلال"})
_LONGEST_ISSUE = 7
_LONGEST_EARLIER = 18


class Papers:
    """Finds the papers of one article that speak for somebody."""

    def __init__(self, subjects: Subjects, speech: SpeechWords, first: int) -> None:
        self._subjects, self._speech, self._first = subjects, speech, first
        self._cast = subjects.cast
        self._layout = subjects.cast.layout
        self._keys = subjects.cast.layout.tokens.keys

    def paper_of(self, cue: Cue) -> int | None:
        """The paper that a statement appears in: جاء في البيان، بيان جاء فيه."""
        first, last = self._layout.sentence(cue.token)
        following = self._keys[cue.token + 1] if cue.token + 1 < last else ""
        if following in self._subjects.cast.words.in_it:
            before = range(cue.token - 1, max(first, cue.token - _LONGEST_EARLIER) - 1, -1)
            return next((i for i in before if self.is_paper(i)), None)
        behind = cue.token + 2
        return behind if following == "في" and behind < last and self.is_paper(behind) else None

    def is_paper(self, token: int) -> bool:
        """Whether a paper's head word stands at `token`."""
        head = self._subjects.phrases.head(token)
        return head is not None and head.kind is HeadKind.PAPER

    def paper_between(self, first: int, last: int) -> str:
        """The noun of the paper that something was said in: قالت الوزارة في بيان; empty where none was."""
        heads = (self._subjects.phrases.head(i) for i in range(first, last))
        return next((head.base for head in heads if head is not None and head.kind is HeadKind.PAPER), "")

    def sender(self, cue: Cue) -> Entity | None:
        """Whom a paper that something is said in comes from: رسالة من الرئيس يقر فيها."""
        paper = self.paper_of(cue)
        if paper is None or paper > cue.token or not self._comes_from(paper):
            return None
        named = self._cast.between(paper + 2, cue.token)
        return named[-1].entity if len({n.entity.id for n in named}) == 1 else None

    def _comes_from(self, paper: int) -> bool:
        """Whether من or ل behind a paper tells whose it is: رسالة من الرئيس، تصريحات للوزير."""
        key = self._keys[paper + 1]
        return key == "من" or (key.startswith("ل") and not self._keys[paper].startswith(_SENT_TO))

    def received(self, token: int, first: int) -> Entity | None:
        """Whom a paper came from that a word at `token` describes: تلقى من الوزير رسالة [تؤكد]، [مفادها]."""
        near = range(token - 1, max(first, token - _LONGEST_ISSUE - 3) - 1, -1)
        paper = next((i for i in near if self.is_paper(i)), None)
        if paper is None or not _COMMAS.isdisjoint(self._keys[paper : token - 1]):
            return None
        named = self._cast.between(max(first, paper - _LONGEST_ISSUE), token)
        sent = (n for n in reversed(named) if self._keys[self._subjects.phrases.opens_at(n) - 1] == "من")
        return next((n.entity for n in sent if n.entity.type in _SIDES), None)

    def gist(self, token: int, first: int) -> Entity | None:
        """Whose paper a word at `token` tells the gist of: وجه الوزير رسالة مفادها أن."""
        return self.received(token, first) or self._publisher(token)

    def announced(self, first: int, last: int) -> Entity | None:
        """Whose paper a sentence says that something came in: جاء ذلك في تغريدة للوزير، حيث قال."""
        came = self._keys[first].removeprefix("و") in self._subjects.cast.words.came and first + 1 < last
        if not came or self._keys[first + 1] not in _POINTERS:
            return None
        heads = (self._subjects.phrases.head(i) for i in range(first + 2, last))
        paper = next((head for head in heads if head is not None and head.kind is HeadKind.PAPER), None)
        return self.issuer(paper.base, last) if paper is not None else None

    def issuer(self, base: str, token: int) -> Entity | None:
        """Who the last paper of that name before `token` is said to come from: بيان صادر عن الوزارة."""
        for i in range(token - 1, self._first - 1, -1):
            head = self._subjects.phrases.head(i)
            if head is not None and head.kind is HeadKind.PAPER and head.base == base:
                if self._keys[i + 1] in _SENT:
                    return self._last_named(i)
                near = self._cast.between(i + 1, i + _LONGEST_ISSUE)
                issuer = next((n.entity for n in near if self._may_issue(n)), None)
                if issuer is not None and not _COMMAS & set(self._keys[i : i + 3]):
                    return issuer
                if (publisher := self._publisher(i) or self._titled(i)) is not None:
                    return publisher
                if not head.definite:
                    return None  # where it was introduced, by nobody whom we know
        return None

    def _titled(self, paper: int) -> Entity | None:
        """Whom a title right behind a paper stands for: بيان الهيئة، تصريحات للوزير."""
        title = self._keys[paper + 1] if paper + 1 < len(self._keys) else ""
        return self._cast.by_title(paper + 1, paper + 3) if title.startswith(("ال", "لل")) else None

    def _may_issue(self, named: Named) -> bool:
        """Whether a party named behind a paper may have issued it: دراسة للمعهد, not دراسة في إيران."""
        opens = self._subjects.phrases.opens_at(named)
        reached = (
            self._subjects.phrases.is_bound(named) and self._keys[opens - 2] in self._cast.words.relative
        )
        return named.entity.type in _SIDES and self._keys[opens - 1] not in _WHERE and not reached

    def _last_named(self, token: int) -> Entity | None:
        """The person, else the party, named last before `token` in its sentence as no mere circumstance."""
        first, _ = self._layout.sentence(token)
        named = [n for n in self._cast.between(first, token) if n.entity.type in _SIDES]
        free = [
            n.entity for n in named if not self._subjects.phrases.hangs(self._subjects.phrases.opens_at(n))
        ]
        people = [entity for entity in free if entity.type is EntityType.PERSON]
        return next(reversed(people or free), None)

    def _publisher(self, paper: int) -> Entity | None:
        """The body that puts out an indefinite paper: نشرت الشبكة تقريرا مطولا."""
        first, _ = self._layout.sentence(paper)
        first = max(first, self._first)
        issuing = self._speech.issuing
        puts = next((i for i in range(first, paper) if not issuing.isdisjoint(_bare(self._keys[i]))), None)
        if puts is None:
            return None
        found = self._subjects.after(puts + 1, paper)
        return found.entity if found.entity is not None and found.entity.type in _SIDES else None

    def is_joint(self, cue: Cue) -> bool:
        """Whether a paper of several parties speaks, none of them named: قال بيان مشترك."""
        near = range(cue.token + 1, min(cue.token + 3, len(self._keys) - 1))
        return any(self.is_paper(i) and self._is_of_both(i) for i in near)

    def _is_of_both(self, paper: int) -> bool:
        """Whether a paper is called joint, or was where it was introduced: إعلانا مشتركا … في الإعلان."""
        if self._keys[paper + 1].startswith(JOINT):
            return True
        head = self._subjects.phrases.head(paper)
        if head is None or not head.definite:
            return False
        before = (i for i in range(paper - 1, self._first - 1, -1) if self._names(i, head.base))
        introduced = next(before, None)
        return introduced is not None and self._keys[introduced + 1].startswith(JOINT)

    def _names(self, token: int, base: str) -> bool:
        head = self._subjects.phrases.head(token)
        return head is not None and head.kind is HeadKind.PAPER and head.base == base


def _bare(key: str) -> tuple[str, str]:
    """A word with and without a glued و or ف: ووجه, وجه."""
    return key, key[1:] if key[0] in "وف" else key
