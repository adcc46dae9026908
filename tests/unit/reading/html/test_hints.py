"""Names of themes' parts: what they mean, and those that look alike and do not."""

from __future__ import annotations

import pytest

from marsad.model.page import Zone
from marsad.reading.html.hints import marks_of


@pytest.mark.parametrize(
    ("tag", "classes", "zone"),
    [
        ("div", "jp-relatedposts", Zone.RELATED),
        ("div", "relatedNews", Zone.RELATED),
        ("section", "read-also-box", Zone.RELATED),
        ("ol", "comment-list", Zone.COMMENTS),
        ("div", "socialsharing", Zone.NAVIGATION),
        ("div", "ad-slot", Zone.PROMOTION),
        ("div", "newsletter_box", Zone.PROMOTION),
        ("div", "mostRead", Zone.ASIDE),
        ("blockquote", "twitter-tweet", Zone.ASIDE),
        ("div", "sitefooter", Zone.FOOTER),
        ("footer", "entry-footer", Zone.NAVIGATION),
        ("nav", "", Zone.NAVIGATION),
        ("div", "entry-content", Zone.MAIN),
        ("div", "articleBody", Zone.MAIN),
        ("div", "field--name-body", Zone.MAIN),
        ("body", "has-sidebar comments-open", None),
        ("article", "post hentry tag-related-news category-comments", None),
        ("div", "content-sidebar-wrap", None),
        ("div", "elementor-widget elementor-widget-text-editor", None),
        ("div", "comments-count", None),
        ("h1", "header banner", None),
        ("div", "row", None),
        ("div", "shadow", None),
    ],
)
def test_zone_of_classes(tag: str, classes: str, zone: Zone | None) -> None:
    assert marks_of(tag, {"class": classes}).zone is zone


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [
        ({"hidden": None}, "until script"),
        ({"style": "display: none"}, "until script"),
        ({"class": "sr-only"}, "never"),
        ({"class": "d-none"}, "until script"),
        ({"class": "d-none d-md-block"}, ""),
        ({"class": "hidden-xs"}, ""),
        ({"aria-hidden": "false"}, ""),
    ],
)
def test_hidden(attributes: dict[str, str | None], hidden: str) -> None:
    assert marks_of("div", attributes).hidden == hidden
