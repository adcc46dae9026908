"""What an element's tag, classes, id and role say of the text below it.

Templates name their parts: `entry-content`, `jp-relatedposts`, `site-footer`. The names are read
as words (`relatedPosts` and `related-posts` are alike), so a new theme needs no new row as long as
it is written in English words, as themes of Arabic sites are too. `Marks.zone` is
`Zone.MAIN` for names of the article's text, another zone for what surrounds it, None where the
names tell nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from marsad.model.page import BlockKind, Zone
from marsad.reading.html.elements import HEADINGS, breaks_line, kind_of_tag

_WORDS = {
    Zone.COMMENTS: """comment comments commentlist commentform commentbox commentarea commentsbox usercomments
        disqus livefyre hypercomments vuukle""",
    Zone.RELATED: """related relatedposts relatednews relatedarticles relatedarticle relatedtopics
        relatedlinks relnews relposts readalso seealso readmore morenews recommended recommendation
        recommendations recommend outbrain taboola mgid similar suggested suggestions teaser
        teasers youmaylike crosslinks""",
    Zone.PROMOTION: """ad ads adv advert adverts advertisement advertisements advertising adsbygoogle adslot
        adbox adunit dfp sponsor sponsored banner banners promo promos promotion promotions newsletter
        newsletters subscribe subscription mailchimp cookie cookies gdpr consent popup modal donate
        donation paywall whatsapp telegram appdownload googlenews""",
    Zone.NAVIGATION: """nav navbar navigation menu menus submenu breadcrumb breadcrumbs pagination pager share
        sharing shares sharebar sharebuttons social socials socialmedia sociallinks addthis addtoany a2a
        sharedaddy sharethis tag tags taglist tagcloud keywords toolbar print skip login rating ratings
        search searchform followus""",
    Zone.FOOTER: "footer colophon copyright copyrights foot contentinfo",
    Zone.HEADER: "header masthead topbar ticker newsticker logo branding marquee",
    Zone.ASIDE: """sidebar sidebars aside widget widgets complementary rail popular mostread mostviewed
        mostpopular trending latest latestnews poll vote weather prayer carousel slider swiper
        pullquote tweet""",
}
_PAIRS = {
    Zone.RELATED: """read also;see also;also read;also like;you may;may like;more news;more stories;more from;
        read more;dont miss;more articles;more like;next story;other news""",
    Zone.ASIDE: """author bio;author box;about author;author about;most read;most viewed;most popular;
        most view;most visited;top stories;top news;last news;latest news;latest posts;hot news;breaking news;
        twitter tweet;instagram media;fb post;fb video;tiktok embed;telegram post;twitter widget""",
    Zone.PROMOTION: "google news;app download;download app;join us;follow us;sign up;news letter;a rec",
    Zone.NAVIGATION: "post navigation;next post;prev post;next article;font size;skip link;page links",
}
# Long enough to mean the same within words that run together (`socialsharing`, `sitefooter`).
_STEMS = {
    Zone.COMMENTS: "usercomment visitorcomment",
    Zone.RELATED: "relatednews relatedpost relatedarticle recommend readalso youmaylike outbrain taboola",
    Zone.PROMOTION: "advert adspot adslot sponsor newsletter subscri",
    Zone.NAVIGATION: "breadcrumb pagination sharing sharebutton socialshar socialmedia sharelinks navbar",
    Zone.FOOTER: "sitefooter pagefooter mainfooter footer",
    Zone.ASIDE: "sidebar mostread mostviewed mostpopular",
}
# These combinations look like the names above and mean the article or a layout around it.
_HARMLESS = re.compile(
    r"\b(?:(?:has|with|no|content|main|without|and) (?:right |left )?(?:sidebars?|comments?|aside)"
    r"|sidebars? (?:wrap|content|main|right|left|none|primary layout)"
    r"|(?:entry|article|post|story|single|news|page|title|content|node|section) header"
    r"|comments? (?:count|counts|number|link|open|closed)|elementor widget|widget elementor|widget container"
    r"|(?:ad|ads) free|tag (?:h\d|body))\b"
)
_INNER_FOOTER = re.compile(r"\b(?:entry|article|post|story|single|node|card|block) (?:footer|foot)\b")
_BODY = re.compile(
    r"\b(?:articlebody|articlecontent|articletext|articledetails|newsbody|newstext|newscontent|newsdetails|storybody"
    r"|postbody|postcontent|bodytext|maintext|wysiwyg"
    r"|(?:entry|article|post|story|news|single|node|td post|the|main|inner|detail|details|page|topic) "
    r"(?:content|contents|body|text|txt|details|detail|desc|description)"
    r"|(?:field|name) body|body (?:text|content)|content (?:inner|body|text|details)|text content)\b"
)
_CAPTION = re.compile(
    r"\b(?:caption|captions|figcaption|captiontext|imagecaption|photocaption"
    r"|(?:image|img|photo|picture|media|pic) (?:desc|description|credit|credits|source|title|text|alt|info)"
    r"|thumb (?:desc|description|text))\b"
)
_TIME = re.compile(
    r"\b(?:date|time|datetime|timestamp|pubdate|published|datepublished|datemodified|posted on|created"
    r"|publishdate|postdate|newsdate|articledate|updated)\b"
)
_HIDING = re.compile(
    r"\b(?:sr only|visually hidden|visuallyhidden|screen reader|screenreader|offscreen|assistive text)\b"
)
_HIDING_CLASSES = frozenset({"hidden", "hide", "d-none", "displaynone", "is-hidden", "u-hidden", "invisible"})
_SHOWN_AT_SOME_WIDTH = re.compile(r"\b(?:d-\w+-(?:block|flex|inline)|(?:sm|md|lg|xl):(?:block|flex|inline))")
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TERM_CLASS = re.compile(r"(?:^|\s)(?:tag|category|author|format|status|term)-[^\s]+")
_POST_CLASS = re.compile(r"\b(?:hentry|type-post|type-article|status-publish|post-\d+)\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")

_ZONE_OF_WORD = {word: zone for zone, words in reversed(_WORDS.items()) for word in words.split()}
_ZONE_OF_PAIR = {
    tuple(pair.split()): zone for zone, pairs in reversed(_PAIRS.items()) for pair in pairs.split(";")
}
_ZONE_OF_STEM = {stem: zone for zone, stems in _STEMS.items() for stem in stems.split()}
_STEM = re.compile("|".join(_ZONE_OF_STEM))
_ZONE_OF_TAG = {
    "nav": Zone.NAVIGATION,
    "menu": Zone.NAVIGATION,
    "button": Zone.NAVIGATION,
    "aside": Zone.ASIDE,
    "marquee": Zone.ASIDE,
    "dialog": Zone.PROMOTION,
    "footer": Zone.FOOTER,
    "header": Zone.HEADER,
}
_RANK = {zone: rank for rank, zone in enumerate(_WORDS)}
_ROLES = {
    "navigation": Zone.NAVIGATION,
    "menu": Zone.NAVIGATION,
    "menubar": Zone.NAVIGATION,
    "search": Zone.NAVIGATION,
    "banner": Zone.HEADER,
    "contentinfo": Zone.FOOTER,
    "complementary": Zone.ASIDE,
    "dialog": Zone.PROMOTION,
    "alertdialog": Zone.PROMOTION,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What an element's tag and names say; one object serves all elements that are alike.

    `zone` is the part of the page it holds, `strong` whether that stands whatever is around it.
    `kind` and `level` are those of text directly in it, None where the elements around decide.
    `hidden` is `never` for what no reader sees, `until script` for what a script may show.
    `signature` is the tag with the first class: equal for elements that repeat.
    """

    tag: str
    signature: str
    breaks_line: bool
    zone: Zone | None = None
    kind: BlockKind | None = None
    level: int = 0
    hidden: str = ""
    strong: bool = False


def marks_of(tag: str, attributes: dict[str, str | None]) -> Marks:
    """The marks of an element.

    >>> marks_of("div", {"class": "jp-relatedposts"}).zone
    <Zone.RELATED: 'related'>
    >>> marks_of("div", {"class": "entry-content", "id": None}).zone
    <Zone.MAIN: 'main'>
    >>> marks_of("div", {"class": "content-sidebar-wrap"}).zone is None
    True
    """
    get = attributes.get
    if len(attributes) == 1 and (classes := get("class")):
        return _marks_of_class(tag, classes)
    names = (get("class"), get("id"), get("itemprop"), get("aria-label"), get("data-component"))
    hidden = "hidden" in attributes or get("aria-hidden") == "true"
    return _marks(tag, names, get("role"), hidden, get("style"))


@lru_cache(maxsize=8192)
def _marks_of_class(tag: str, classes: str) -> Marks:
    """The marks of an element that has classes and nothing else, as most have."""
    return _marks(tag, (classes, None, None), None, False, None)


@lru_cache(maxsize=8192)
def _marks(
    tag: str, names: tuple[str | None, ...], role: str | None, hidden: bool, style: str | None
) -> Marks:
    classes, identity, itemprop, *labels = (name or "" for name in names)
    words = words_of_names(_own_names(classes), identity, itemprop, *labels)
    body = "articleBody" in itemprop
    kind, level = kind_of_tag(tag)
    return Marks(
        tag=tag,
        signature=f"{tag} {classes.strip().partition(' ')[0]}",
        breaks_line=breaks_line(tag),
        zone=_allowed(tag, Zone.MAIN if body else _zone(tag, words, role or "")),
        kind=kind if kind is not BlockKind.PARAGRAPH else _kind(words),
        level=level,
        hidden=_hidden(classes, words, hidden, style or "") if tag != "body" else "",
        strong=body,
    )


def _allowed(tag: str, zone: Zone | None) -> Zone | None:
    """A page's body is all zones; a heading only heads what is related or commented."""
    if tag == "body" or (tag in HEADINGS and zone not in (Zone.RELATED, Zone.COMMENTS)):
        return None
    return zone


def words_of_names(*names: str) -> str:
    """Class names, ids and labels as lower-case words with single spaces.

    >>> words_of_names("jp-relatedPosts", "secondary")
    'jp related posts secondary'
    """
    return _NOT_WORD.sub(" ", _CAMEL.sub(" ", " ".join(names)).lower()).strip()


def _own_names(classes: str) -> str:
    """The classes without those that name a post's tags and categories (`tag-related-news`)."""
    return _TERM_CLASS.sub(" ", classes) if _POST_CLASS.search(classes) else classes


def _zone(tag: str, words: str, role: str) -> Zone | None:
    if role in _ROLES:
        return _ROLES[role]
    named = _named_zone(words)
    body = _BODY.search(words) is not None or role == "main"
    if body and named not in (Zone.COMMENTS, Zone.RELATED, Zone.PROMOTION):
        return Zone.MAIN
    return named or _ZONE_OF_TAG.get(tag)


def _named_zone(words: str) -> Zone | None:
    if _INNER_FOOTER.search(words):
        return Zone.NAVIGATION
    words = _HARMLESS.sub(" ", words)
    listed = words.split()
    zones = [_ZONE_OF_WORD[word] for word in listed if word in _ZONE_OF_WORD]
    zones += [_ZONE_OF_PAIR[pair] for pair in pairwise(listed) if pair in _ZONE_OF_PAIR]
    zones += [_ZONE_OF_STEM[stem] for stem in _STEM.findall(words)]
    return min(zones, key=_RANK.__getitem__, default=None)


def _kind(words: str) -> BlockKind | None:
    if _CAPTION.search(words):
        return BlockKind.CAPTION
    return BlockKind.TIME if _TIME.search(words) else None


def _hidden(classes: str, words: str, hidden: bool, style: str) -> str:
    if _HIDING.search(words):
        return "never"
    by_class = not _HIDING_CLASSES.isdisjoint(classes.lower().split())
    if hidden or (by_class and not _SHOWN_AT_SOME_WIDTH.search(classes)) or _NO_DISPLAY.search(style):
        return "until script"
    return ""
