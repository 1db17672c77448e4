"""Links of a page with their places; whatever the page is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.evidence.claims import claims
from meetlat.collect.evidence.landing import landed
from meetlat.collect.evidence.links import Document, same_as
from meetlat.collect.evidence.onward import onward
from meetlat.collect.evidence.tangle import Tangled, deepest

SITE = "https://www.lutjewaard.example/"
LINK = '<a href="https://x.com/lutjewaard">X</a>'


def places(html: str) -> list[str]:
    return [link.place for link in Document(SITE, html.encode()).links()]


@pytest.mark.parametrize(
    ("html", "place"),
    [
        (LINK, "text of a page"),
        (f"<header>{LINK}</header>", "header"),
        (f"<div role=banner>{LINK}</div>", "header"),
        (f"<nav>{LINK}</nav>", "navigation"),
        (f"<footer><p>{LINK}</p></footer>", "footer"),
        (f'<div id="site-footer">{LINK}</div>', "footer"),
        (f'<main><ul class="social-icons"><li>{LINK}</ul></main>', "list of social media"),
        (f'<footer><ul class="social">{LINK}</ul></footer>', "footer"),
        ('<a rel="noopener me" href="https://x.com/lutjewaard">X</a>', "rel=me"),
        ('<link rel="me" href="https://x.com/lutjewaard">', "rel=me"),
        (f"<article>{LINK}</article>", "news item or quoted post"),
        (f"<footer><article>{LINK}</article></footer>", "news item or quoted post"),
        (f"<blockquote class='twitter-tweet'>{LINK}</blockquote>", "embedded feed"),
        (f'<article><div class="instagram-media">{LINK}</div></article>', "embedded feed"),
        ('<a class="twitter-timeline" href="https://x.com/lutjewaard">Tweets</a>', "embedded feed"),
        (f"<footer><p>Website door {LINK}</p></footer>", "credit of the site's maker"),
        (f"<footer><p>Powered by {LINK}</p></footer>", "credit of the site's maker"),
        ('<meta name="twitter:site" content="@lutjewaard">', "meta tag"),
        ('<meta property="article:publisher" content="https://www.facebook.com/lutjewaard">', "meta tag"),
    ],
)
def test_place(html: str, place: str) -> None:
    assert places(html) == [place]


def test_links_of_the_site_itself_and_what_cannot_be_asked_are_none() -> None:
    inside = '<a href="/contact">C</a><a href="https://lutjewaard.example/@x">x</a><a href="mailto:a@b.c">m</a>'
    assert places(inside + '<a href="http://[">b</a><a>n</a><meta name="twitter:site" content="not a name!">') == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"@type": "Organization", "sameAs": "a"}, [("a", True)]),
        ({"@type": ["Thing", "GovernmentOrganization"], "sameAs": ["a", "b"]}, [("a", True), ("b", True)]),
        ([{"@graph": [{"@type": "WebSite", "publisher": {"@type": "Organization", "sameAs": ["a"]}}]}], [("a", True)]),
        ({"@type": "Person", "sameAs": "a"}, [("a", False)]),
        ({"@type": "Article", "author": {"@type": "Organization", "sameAs": "a"}}, [("a", False)]),
        ({"sameAs": "a"}, [("a", False)]),  # of what is not said
        ({"@type": "City", "sameAs": [1, None, {"@id": "x"}]}, []),
        ("text", []),
        (None, []),
    ],
)
def test_same_as(said: object, found: list[tuple[str, bool]]) -> None:
    assert sorted(same_as(said)) == found


def test_structured_data_that_is_broken_or_endless_is_passed_over() -> None:
    deep = "[" * 100_000
    script = '<script type="application/ld+json">{}</script>'
    assert places(script.format("{broken") + script.format(deep) + script.format("") + LINK) == ["text of a page"]


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        ("<title>Gemeente Súdwaard</title>".encode(), "text/html; charset=utf-8", "Gemeente Súdwaard"),
        ("<title>Súdwaard</title>".encode("latin-1"), "text/html; charset=ISO-8859-1", "Súdwaard"),
        ("<meta charset=windows-1252><title>Súdwaard</title>".encode("cp1252"), "text/html", "Súdwaard"),
        (b"<title>S\xfad</title>", "text/html; charset=klingon", "S�d"),
    ],
)
def test_a_page_is_read_in_its_own_signs(body: bytes, content_type: str, title: str) -> None:
    assert Document(SITE, body, content_type).title() == title


def test_the_pages_that_tell_most_come_first() -> None:
    html = "".join(
        f'<a href="{path}">{text}</a>'
        for path, text in [
            ("/over-ons", "Over ons"), ("/nieuws", "Nieuws"), ("/contact", "Contact"), ("/contact#form", "Contact"),
            ("/pagina/12", "Sociale media"), ("https://elders.example/contact", "x"), ("/contact.pdf", "Contact"),
            ("/volg-ons", ""), ("/about", ""), ("/", "Contact"),
        ]
    )  # fmt: skip
    paths = [page.removeprefix(SITE) for page in onward(Document(SITE, html.encode()))]
    assert paths == ["volg-ons", "pagina/12", "contact", "about"]


@given(st.binary(max_size=2_000))
def test_any_bytes_are_a_page_without_an_account_or_with(body: bytes) -> None:
    document = Document(SITE, body)
    said = claims({SITE: list(document.links())})
    landed(SITE, document)
    assert all(claim.score >= 3 for claim in said.believed)


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<article>", "</article>", "<footer>", "</footer>", "<blockquote>", "<div class='social'>", "</div>"),
            *(LINK, "<a rel=me href=//bsky.app/profile/a.example>", '<script type="application/ld+json">', "</script>"),
            *('{"@type":"City","sameAs":["https://x.com/b"]}', "<!--", "-->", "<title>", "<svg>", "<template>", "\x00"),
        ]
    ),
    max_size=40,
)


@given(MARKUP)
def test_any_tangle_of_markup_is_read(parts: list[str]) -> None:
    document = Document(SITE, "".join(parts).encode())
    assert len(list(document.links())) <= 5_000
    landed(SITE, document)


@pytest.mark.parametrize("tag", ["div", "option", "b", "section"])
def test_what_nobody_nests_so_deep_is_refused_at_once(tag: str) -> None:
    with pytest.raises(Tangled, match="too deep"):
        Document(SITE, f"<{tag}>".encode() * 100_000)


def test_a_tag_without_end_is_passed_over_and_a_long_list_is_not_deep() -> None:
    attributes = " ".join(f"a{number}" for number in range(50_000))
    assert places(f"<a href=https://x.com/b {attributes}>b</a>" + "<li>a<p>b" * 5_000 + LINK) == ["text of a page"]


@pytest.mark.parametrize(
    ("html", "depth"),
    [("", 0), ("<p><p><p>", 0), ("<div><b></b></div><div></div>", 2), ("<div></span><div>", 2), ("</div></div>", 0)],
)
def test_deepest(html: str, depth: int) -> None:
    assert deepest(html) == depth
