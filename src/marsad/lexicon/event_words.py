"""The event words pack: verbs and nouns that name a PLOVER event, with the frame each stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from marsad.errors import PackError
from marsad.lexicon.pack import Lexicon
from marsad.model.event import EventType

_LIST = "@"
_SHORT = 2  # letters of a bare preposition: عن, or بـ, written ب-


class Frame(StrEnum):
    """Who is who around a word."""

    ACT = "act"  # the subject acts on whoever `whom` names
    AGAINST = "against"  # as `act`, on a target that may be a place
    ARREST = "arrest"
    AVOWAL = "avowal"  # an adjective by which the subject speaks of himself
    CEASEFIRE = "ceasefire"
    DISCUSS = "discuss"  # as `meet`, without an object
    EMERGENCY = "emergency"
    EXERCISE = "exercise"
    FREED = "freed"
    HANDED = "handed"  # the subject hands the object, a person, over to another state or body
    HELD = "held"  # a participle of who is in prison: X، المحتجز
    HELPED = "helped"
    HOST = "host"  # the subject receives the object
    HOSTED = "hosted"  # others meet where the subject is
    KILLED = "killed"  # the genitive, a person, was killed
    LABEL = "label"  # as `act`, by what something is called
    MEDIATE = "mediate"  # the subject brings others together
    MEET = "meet"  # subject, object and whoever stands behind مع, بين or بـ are all actors
    ORDER = "order"  # as `act`, unless what is ordered is itself an event
    PARDON = "pardon"
    PERSONA = "persona"
    PROTEST = "protest"
    RECALL = "recall"
    SESSION = "session"  # a body meets
    SIGN = "sign"  # as `meet`, of a paper or of ties
    SIGNED = "signed"  # a paper is described as signed
    STANCE = "stance"  # as `act`, of words
    SUMMIT = "summit"  # leaders meet
    TAKEOVER = "takeover"  # the subject takes a person over from another state or body
    TIES = "ties"  # of one state with another, or between both
    UNDERGO = "undergo"  # the subject is acted on
    VERDICT = "verdict"  # an adjective that someone says of an act: أكد أن القرار مرفوض
    VISIT = "visit"  # the subject goes to the object, which is recipient or place
    WAR = "war"
    WARNING = "warning"  # as `act`, of a danger


class Trait(StrEnum):
    """What else a rule has to know of a word."""

    AIMED = "aimed"  # is an attack where a place or body is its target: أطلقت صاروخا على المدينة
    ARRIVAL = "arrival"  # says that someone comes: أوقف لدى وصوله tells of no visit
    BURDEN = "burden"  # lays its companion on its object: حمّل X مسؤولية كذا
    CHARGE = "charge"  # the genitive, or a subject without object, is accused: اتهام الوزير
    CRITIC = "critic"  # someone's opponents are no act: منتقديه
    CROWD = "crowd"  # is protest where demonstrators do it: منع محتجون
    DEED = "deed"  # is done, not said: one to come is planned: ستقاضي الدولة جارتها
    DEPARTURE = "departure"  # its object is left, the goal stands behind a preposition: غادر القاهرة إلى X
    FIRM = "firm"  # is a refusal behind لا and لم as behind لن: لا تعترف بالحكومة
    FORCING = "forcing"  # is none where what happens does it: أجبرت المعارك السكان على الفرار
    IN_PROTEST = "in_protest"  # as an adverb it tells why another act is done: احتجاجا على
    JOINING = "joining"  # is no act of states where people do it: انضم إلى الفريق
    JOURNEY = "journey"  # may also lead home: غادر إلى بلاده
    LASTING = "lasting"  # an imperfect or participle tells of what goes on: تحتجزه
    LEAVING = "leaving"  # is of troops, or of a member of a body: انسحب من الاتفاق
    LOOMING = "looming"  # an imperfect without بـ tells of a danger: يهدد الاستقرار
    MEANS = "means"  # with بـ whoever does the act around it uses it: فرقتهم الشرطة بخراطيم المياه
    MOVES = "moves"  # the genitive of its noun is whom someone moves: سحب القوات
    NEARBY = "nearby"  # its companions stand before the next comma, as bare prepositions do by themselves
    NOTE = "note"  # states do it by a note, which accuses: احتجت الوزارة على كذا
    OCCASION = "occasion"  # with بـ only the occasion of another act: بدعوة من الملك
    OF_WORDS = "of_words"  # is blame where one office holder does it to another: شن هجوما على الوزير
    ON_BODY = "on_body"  # is the leaving of a body of states also where one is its object: غادرت الدولة X
    ON_TOWN = "on_town"  # is an attack also where a town is its object: استعاد الجيش X
    PARTNERED = "partnered"  # a verb whose only phrase may be the one met: حيث التقى الزعيم
    PASSING = "passing"  # what is passed is a paper, not the act it speaks of: أقر قانونا لفرض عقوبات
    PEOPLE = "people"  # names those who protest, told where no other word tells of it: محتجون
    PLEDGE = "pledge"  # still to come it is a promise: سيدعم
    REASON = "reason"  # with بـ the reason of another act: بطلب من X
    RELEASE = "release"  # right before its preposition it is told anew, also with the article: الإفراج عن
    SELF_MOVED = "self_moved"  # the troops themselves are its subject: دخلت القوات
    SENDING = "sending"  # who is sent goes, not who sends: أوفد الرئيس مبعوثه إلى X
    SESSION = "session"  # one body may hold it by itself: اجتماع المجلس
    SETTING_OUT = "setting_out"  # an imperfect tells of what is to come: يتوجه إلى باريس
    STATE = "state"  # an imperfect tells of no act: يسيطر على
    TOUR = "tour"  # leads to several places: جولة تشمل بنين وتوغو
    VOW = "vow"  # is an act only where it is foretold: سترد على أي هجوم
    WITHDRAWAL = "withdrawal"  # of troops it is done to no one: سحب القوات


@dataclass(frozen=True, slots=True)
class EventWord:
    """A verb or noun that names an event; a verb's row covers its whole paradigm.

    `word` is the lemma: a verb's perfect, or a noun. `forms` are a verb's imperfect and, where it is
    not regular, its active participle; or a noun's further forms (plural, dual). `nouns` are a verb's
    verbal nouns. `kind` is `verb`, `noun`, `indefinite` (a noun that is an event only without the
    article) or `negated` (a verb that is one only after لن); `type` and `mode` are PLOVER's.
    `companions` are words one of which must follow in the same clause (قطع needs علاقات), `unless` words
    none of which may; one that ends in `-` stands for all that begin so, one with a blank for the whole
    phrase, `@blame` for the words of that companion list. `whom` tells where the recipient stands:
    `object`, or behind one of the prepositions; of a visit, which prepositions besides إلى may stand
    before its goal.
    """

    pack: ClassVar[str] = "event_words"
    word: str
    kind: str
    forms: tuple[str, ...]
    nouns: tuple[str, ...]
    type: EventType
    mode: str | None
    companions: tuple[str, ...]
    unless: tuple[str, ...]
    frame: Frame
    whom: tuple[str, ...]
    traits: tuple[Trait, ...]
    example: str
    counter: str

    @property
    def is_near(self) -> bool:
        """Whether its companions stand before the next comma: bare prepositions all, or the row says so."""
        short = bool(self.companions) and all(map(_is_short, self.companions))
        return short or Trait.NEARBY in self.traits

    @property
    def short_among_long(self) -> tuple[str, ...]:
        """The companions of one or two letters that stand among longer ones."""
        short = tuple(filter(_is_short, self.companions))
        return short if len(short) < len(self.companions) else ()


@dataclass(frozen=True, slots=True)
class CompanionList:
    """Companions that several event words share: its `name`, the `words`, what they mean, an example."""

    pack: ClassVar[str] = "companion_lists"
    name: str
    words: tuple[str, ...]
    meaning: str
    example: str


def event_words(lexicon: Lexicon) -> tuple[EventWord, ...]:
    """The rows of the pack with their companion lists written out; use it through `lexicon.derive`.

    Raises PackError where a row names a list that there is not.
    """
    lists = {f"{_LIST}{row.name}": row.words for row in lexicon.rows(CompanionList)}
    return tuple(_written_out(row, lists) for row in lexicon.rows(EventWord))


def _is_short(companion: str) -> bool:
    return len(companion) <= _SHORT


def _written_out(row: EventWord, lists: dict[str, tuple[str, ...]]) -> EventWord:
    named = [word for word in (*row.companions, *row.unless) if word.startswith(_LIST)]
    if not named:
        return row
    missing = next((name for name in named if name not in lists), None)
    if missing is not None:
        raise PackError(f"event_words.tsv: {row.word}: companion_lists.tsv has no list {missing}")
    companions, unless = (
        tuple(w for word in words for w in lists.get(word, (word,))) for words in (row.companions, row.unless)
    )
    return replace(row, companions=companions, unless=unless)
