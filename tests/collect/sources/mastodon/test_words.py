"""The words of a message, out of the HTML of several servers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Refused
from meetlat.collect.sources.mastodon.words import MOST_TAGS, Mention, joined, words

JAN = Mention("jan-de-vries-1975@sociaal.example", "https://sociaal.example/@jan-de-vries-1975")
TOWN = Mention("polderdam@sociaal.example", "https://sociaal.example/users/polderdam")
NAMESAKE = Mention("polderdam@elders.example", "https://elders.example/@polderdam")

MASTODON = (
    '<p><span class="h-card" translate="no"><a href="https://sociaal.example/@jan-de-vries-1975" class="u-url mention">'
    "@<span>jan-de-vries-1975</span></a></span> tot vrijdag</p>"
)
LINK = (
    '<a href="https://www.polderdam.example/brug/2026?van=1" target="_blank"><span class="invisible">https://www.</span>'
    '<span class="ellipsis">polderdam.example/brug</span><span class="invisible">/2026?van=1</span></a>'
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("zonder opmaak", "zonder opmaak"),
        ("<p>Eén</p><p>Twee<br>drie<br />vier</p>", "Eén\n\nTwee\ndrie\nvier"),
        ("<p>veel   wit\n en een regel</p>", "veel wit en een regel"),
        ("<p>R&amp;D &lt;3 &#39;s avonds</p>", "R&D <3 's avonds"),
        (MASTODON, "@jan-de-vries-1975@sociaal.example tot vrijdag"),
        (f"<p>Zie {LINK}.</p>", "Zie https://www.polderdam.example/brug/2026?van=1."),
        ('<p>Lees <a href="https://polderdam.example/brug">hier</a></p>', "Lees hier (https://polderdam.example/brug)"),
        ('<a href="https://polderdam.example/a/lang/pad">polderdam.example/a/la…</a>', "https://polderdam.example/a/lang/pad"),
        ('<a href="javascript:alert(1)">klik</a>', "klik"),
        (
            '<p><a href="https://sociaal.example/tags/brug" class="mention hashtag">#<span>brug</span></a></p>',
            "#brug",
        ),
        ('<a class="hashtag" data-tag="brug" href="https://pleroma.example/tag/brug">#brug</a>', "#brug"),
        ("<ul><li>bruggen</li><li><p>sluizen</p></li></ul>", "- bruggen\n\n- sluizen"),
        ('<p class="quote-inline">RE: <a href="https://x.example/1">https://x.example/1</a></p><p>Ja</p>', "Ja"),
        ("<p>Ja</p><script>alert(1)</script><style>p {}</style>", "Ja"),
        ('<p>Dag <img alt=":hei:" src="x"></p>', "Dag :hei:"),
        ("<p>Half <b>vet", "Half vet"),
    ],
)  # fmt: skip
def test_words(html: str, text: str) -> None:
    assert words(html, [JAN]) == text


@pytest.mark.parametrize(
    ("html", "mentions", "text"),
    [
        (f'<a class="mention" href="{NAMESAKE.url}">@polderdam</a>', [TOWN, NAMESAKE], "@polderdam@elders.example"),
        ('<a class="mention" href="https://a.example/@polderdam">@polderdam</a>', [TOWN], "@polderdam@sociaal.example"),
        ('<a class="mention" href="https://elders.example/@piet">@piet</a>', [], "@piet@elders.example"),
        ('<a href="https://elders.example/@piet">@piet@elders.example</a>', [], "@piet@elders.example"),
        ('<a class="u-url mention" href="https://elders.example/piet">piet</a>', [], "@piet@elders.example"),
        ("<p>@polderdam, en @polderdam.</p>", [TOWN], "@polderdam@sociaal.example, en @polderdam@sociaal.example."),
        ("<p>@polderdam-noord @polderdam@sociaal.example</p>", [TOWN], "@polderdam-noord @polderdam@sociaal.example"),
        ("<p>@polderdam</p>", [TOWN, NAMESAKE], "@polderdam"),
    ],
)  # fmt: skip
def test_a_mention_stands_with_its_host(html: str, mentions: list[Mention], text: str) -> None:
    assert words(html, mentions) == text


@pytest.mark.parametrize(
    ("warning", "text", "said"),
    [(None, "Ja", "Ja"), ("", "", ""), ("Brand", "Ja", "Brand\n\nJa"), (" Brand ", "", "Brand")],
)
def test_a_content_warning_stands_above_the_text(warning: str | None, text: str, said: str) -> None:
    assert joined(warning, text) == said


@pytest.mark.parametrize("html", ["<div>" * (MOST_TAGS + 1), "a" * 500_000])
def test_what_is_no_message_is_refused(html: str) -> None:
    with pytest.raises(Refused):
        words(html)


def test_a_message_may_be_nested_deeper_than_calls() -> None:
    assert words("<div>" * 5_000 + "diep") == "diep"


@given(st.text(alphabet=st.characters(exclude_characters="<>&@#\0", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"])))
def test_plain_text_comes_through(text: str) -> None:
    assert words(f"<p>{text}</p>") == text


pieces = st.sampled_from(
    ["<a href='https://a.example/@b'>", "</a>", "<p>", "<br>", "@", "#", "<li>", "\0", "\ud800", "&#0;", "<svg>"]
)


@given(st.lists(pieces | st.text(max_size=5)).map("".join))
def test_any_html_gives_words(html: str) -> None:
    assert isinstance(words(html, [JAN, TOWN]), str)
