"""The quick ways past a word that tells of nobody change nothing: the same text comes out as without them."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from meetlat.collect.masking import masked
from tests.collect import plain_masking

OFFICIAL = {
    ("x", "gem_lutjewaard"),
    ("mastodon", "lutjewaard@social.example.org"),
    ("bluesky", "lutjewaard.example.org"),
    ("bluesky", "did:plc:lutjewaard"),
    ("facebook", "lutjewaard"),
}
HOSTS = [
    "lutjewaard.example", "www.lutjewaard.example", "SOCIAL.Example.org", "x.com", "twitter.com", "m.facebook.com",
    "jan.tumblr.com", "web.archive.org", "fedirect.toolforge.org", "wikidata-externalid-url.toolforge.org",
    "bsky.app", "jan.bsky.social", "example", "-.-", "a..b", "lutjewaard.example:8080", "jan@lutjewaard.example",
    "[::1]", "lutjewaard.example.", "münchen.example", "K.example", "",
]  # fmt: skip
PATHS = [
    "", "/", "/afval/2025", "/@jan", "/@jan@s.example", "/users/jan", "/U" "sers/jan", "//users//jan", "/web/users/jan",
    "/in/jan", "/profile/jan", "/%40jan", "/%75sers/jan", "/u\u200bsers/jan", "/#/@jan", "/#!/jan", "/?id=@jan",
    "?id=jan", "?id=https://x.com/jan", "/web/2024/https://x.com/jan", "/web/2024*/x.com/gem_lutjewaard",
    "/did:plc:jan", "/x.bsky.social", "/a_b-c.d~e=f&g+h", "/gem_lutjewaard", "/lutjewaard", "/status/12", "/é", "/ſ",
]  # fmt: skip
addresses = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "(", "“", "mailto:", "<", "."]),
    st.sampled_from(["https://", "http://", "HTTPS://", "at://", "ftp://", "//", ""]),
    st.sampled_from(HOSTS),
    st.lists(st.sampled_from(PATHS), max_size=3).map("".join),
    st.sampled_from(["", ".", ")", "/", "!", "…", "”,"]),
)
signs = st.text(
    st.sampled_from("@＠/:.#?!-_%() \t\n\u2009\x1cdidplcbskysocialBSKYjanİıKſ\u200b\ud83dé漢🙂"), max_size=30
)
words = st.one_of(
    addresses,
    signs,
    st.text(max_size=10),
    st.sampled_from(["@jan", "@gem_lutjewaard", "did:plc:lutjewaard", "jan.BSKY.social", "jan@s.example", "jan"]),
)
texts = st.lists(st.tuples(words, st.sampled_from([" ", "\n", "\t", "\u3000", "\x1f", ""]))).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)


def _official(platform: str, handle: str) -> bool:
    return (platform, handle.lower()) in OFFICIAL


@settings(max_examples=200)
@given(texts, st.sampled_from(["x", "mastodon", "bluesky"]), st.lists(st.sampled_from(["jan", "@jan.bsky.social", ""])))
@example("https://web.archive.org/web/2024/https://x.com/jan", "x", [])
@example("jan.bsKy.social", "bluesky", [])
def test_the_same_text_comes_out(text: str, platform: str, handles: list[str]) -> None:
    assert masked(text, platform, _official, handles) == plain_masking.masked(text, platform, _official, handles)


@pytest.mark.parametrize("host", HOSTS)
def test_the_same_is_left_of_an_address(host: str) -> None:
    for first, second in product(PATHS, PATHS):
        word = f"https://{host}{first}{second}"
        assert masked(word, "x", _official) == plain_masking.masked(word, "x", _official), word
