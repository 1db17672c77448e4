"""Feeds of every form become posts of their organisation: the words, the moment, an id that is nobody else's."""

import json as plain_json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.sources.feeds.entry import NoFeed, draft
from meetlat.collect.sources.feeds.words import words
from tests.collect.sources.feeds.reading import FEED, FIXTURES, document, drafts


def test_rss_2() -> None:
    made, refused = drafts((FIXTURES / "rss-2.0.xml").read_bytes())
    assert refused == ["has no date that can be read"]
    assert made == [
        Draft(
            platform="feed",
            id=f"{FEED}#4711",
            author=Author(FEED, FEED),
            created_at=datetime(2025, 11, 3, 8, tzinfo=UTC),
            kind="post",
            text="Brug dicht & omleiding\n\nDe brug is dicht.\n\n- Fietsers: via de sluis\n- Auto’s: via de A1",
        ),
        Draft(
            platform="feed",
            id="https://voorbeeld.example/nieuws/groen",
            author=Author(FEED, FEED),
            created_at=datetime(2025, 11, 1, 8, tzinfo=UTC),
            kind="post",
            text="Groen wordt opgehaald.\nZet het buiten.",
        ),
    ]


@pytest.mark.parametrize(
    ("fixture", "told"),
    [
        ("rss-1.0.xml", [("https://voorbeeld.example/1", datetime(2025, 11, 3, 19, tzinfo=UTC), "Raad vergadert")]),
        (
            "atom-1.0.xml",
            [
                ("tag:voorbeeld.example,2025:1", datetime(2025, 11, 2, 9, tzinfo=UTC), "Café open\n\nKom langs."),
                (
                    "tag:voorbeeld.example,2025:2",
                    datetime(2025, 11, 1, 10, tzinfo=UTC),
                    "Alleen gewijzigd\n\nKleiner < groter, platte tekst.",
                ),
            ],
        ),
        (
            "json-1.1.json",
            [
                (
                    "https://voorbeeld.example/1",
                    datetime(2025, 11, 3, 8, tzinfo=UTC),
                    "Sporthal open\n\nDe sporthal is open.",
                ),
                (f"{FEED}#12", datetime(2025, 11, 2, 9, tzinfo=UTC), "Kort bericht."),
            ],
        ),
        ("json-1.0.json", [(f"{FEED}#a", datetime(2025, 11, 3, 9, tzinfo=UTC), "Samengevat.")]),
    ],
)
def test_the_other_forms(fixture: str, told: list[tuple[str, datetime, str]]) -> None:
    made, _ = drafts((FIXTURES / fixture).read_bytes())
    assert [(one.id, one.created_at, one.text) for one in made] == told


def test_why_an_item_of_json_is_refused() -> None:
    _, refused = drafts((FIXTURES / "json-1.1.json").read_bytes())
    assert refused == [
        "has no date that can be read",
        "not the documented form: Expected `str | null`, got `int` - at `$.title`",
        "has no id and no link",
    ]


@pytest.mark.parametrize("fixture", ["rss-2.0.xml", "atom-1.0.xml", "json-1.1.json"])
def test_the_older_page_is_found(fixture: str) -> None:
    assert document((FIXTURES / fixture).read_bytes()).next


def test_no_writer_is_named() -> None:
    for fixture in FIXTURES.iterdir():
        made, _ = drafts(fixture.read_bytes())
        assert not any(name in repr(made) for name in ("Jan de Vries", "Fatima"))


def test_of_a_broken_feed_what_can_be_read_is_read() -> None:
    broken = (FIXTURES / "rss-2.0.xml").read_bytes().replace(b"&amp; omleiding", b"& omleiding &nbsp;<br>")
    found = document(broken[: broken.index(b"</channel>")])
    assert not found.whole
    assert len(found.entries) == 3
    assert document((FIXTURES / "rss-2.0.xml").read_bytes(), "text/html").whole


BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">%s
<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><item><guid>1</guid><title>&j; &secret;</title>
<pubDate>Mon, 03 Nov 2025 09:00:00 GMT</pubDate></item></channel></rss>""" % b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghij"
)


def test_a_bomb_of_entities_stays_small_and_no_file_is_opened() -> None:
    with suppress(NoFeed):
        made, _ = drafts(BOMB)
        assert all(len(one.text) < 1_000 for one in made)


def test_a_path_or_an_address_is_not_followed() -> None:
    for content in (str(FIXTURES / "rss-2.0.xml").encode(), b"http://127.0.0.1:9/feed"):
        with pytest.raises(NoFeed, match="no RSS, Atom or JSON Feed"):
            document(content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html><body>Nieuws</body></html>", "no RSS, Atom or JSON Feed"),
        (b"", "no RSS, Atom or JSON Feed"),
        (b"<a/>" * 100_001, "more than 100,000 tags"),
        (b'{"items": []}', "it is JSON, and no JSON Feed"),
        (b'{"version": "2", "items": []}', "its version is no JSON Feed 1"),
    ],
)
def test_what_is_no_feed(content: bytes, told: str) -> None:
    with pytest.raises(NoFeed, match=told):
        document(content)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a  b\n c", "a b c"),
        ("<p>een</p><p>twee</p>", "een\n\ntwee"),
        ("<td>a</td>1<br/>2", "a1\n2"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("y<style>p{}</style><noscript>x</noscript><!-- z -->", "y"),
        ("&euro; 5 &lt; &amp;amp;", "€ 5 < &amp;"),
        ("<b>" * 5_000 + "diep", "diep"),
    ],
)
def test_words(html: str, text: str) -> None:
    assert words(html) == text


def test_too_many_words_are_refused() -> None:
    with pytest.raises(Refused, match="longer than any news"):
        words("<" * 10_001)


ITEMS = st.dictionaries(
    st.sampled_from(["id", "url", "title", "content_html", "date_published"]),
    st.none() | st.integers() | st.text() | st.just("2025-11-03T09:00:00Z"),
)
FEEDS = st.lists(ITEMS | st.integers()).map(
    lambda items: plain_json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
)
RSS = st.text().map(
    lambda text: f"<rss version='2.0'><channel><item><guid>{text}</guid><title>{text}".encode(errors="replace")
)


@given(st.binary() | FEEDS | RSS)
def test_any_bytes_give_news_or_a_clear_refusal(content: bytes) -> None:
    with suppress(NoFeed):
        for entry in document(content).entries:
            with suppress(Refused):
                draft(entry, FEED)
