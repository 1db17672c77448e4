"""What leads to a person goes out of a text; what leads to an official account stays."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meetlat.collect.masking import MASK, masked

OFFICIAL = {
    ("x", "gem_lutjewaard"),
    ("mastodon", "lutjewaard@social.example.org"),
    ("bluesky", "lutjewaard.example.org"),
    ("bluesky", "did:plc:lutjewaard"),
}


def _official(platform: str, handle: str) -> bool:
    return (platform, handle.lower()) in OFFICIAL


@pytest.mark.parametrize(
    ("platform", "text", "left"),
    [
        ("x", "Geen trace van wie dan ook.", "Geen trace van wie dan ook."),
        ("x", "Dank @gem_lutjewaard!", "Dank @gem_lutjewaard!"),
        ("x", "Dank @Gem_Lutjewaard.", "Dank @Gem_Lutjewaard."),
        ("x", "Dank @jandevries75.", f"Dank {MASK}."),
        ("x", ".@jandevries75: kijk", f".{MASK}: kijk"),
        ("x", "＠jandevries75 en @gem_lutjewaard", f"{MASK} en @gem_lutjewaard"),
        ("x", "@a@b@c", MASK * 2),
        ("x", "om 10 @ het plein", "om 10 @ het plein"),
        ("x", "mail jan.de.vries+prive@example.com even", f"mail {MASK} even"),
        ("x", "mailto:jan@example.com", f"mailto:{MASK}"),
        ("x", "https://x.com/jandevries75/status/12 vraagt", f"{MASK} vraagt"),
        ("x", "https://x.com/gem_lutjewaard/status/12", "https://x.com/gem_lutjewaard/status/12"),
        ("x", "(zie twitter.com/jandevries75)", f"(zie {MASK})"),
        ("x", "https://www.facebook.com/jan.devries.9", MASK),
        ("x", "https://www.linkedin.com/in/jan-de-vries-12", MASK),
        ("x", "https://social.example.com/@jan/1234", MASK),
        ("x", "https://social.example.com/users/jan", MASK),
        ("x", "https://social.example.org/@lutjewaard", "https://social.example.org/@lutjewaard"),
        ("x", "https://www.lutjewaard.example/afval/2025", "https://www.lutjewaard.example/afval/2025"),
        ("x", "https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc"),
        ("x", "https://social.example.org/@lutjewaard/12", "https://social.example.org/@lutjewaard/12"),
        ("x", "en/jan@example.com", f"en/{MASK}"),
        ("x", "en/of 3/4", "en/of 3/4"),
        ("mastodon", "@jan@mastodon.example en jan@mastodon.example", f"{MASK} en {MASK}"),
        ("mastodon", "@lutjewaard@social.example.org!", "@lutjewaard@social.example.org!"),
        ("mastodon", "lutjewaard@social.example.org", "lutjewaard@social.example.org"),
        ("bluesky", "@jan.devries.test. Dag", f"{MASK}. Dag"),
        ("bluesky", "@lutjewaard.example.org", "@lutjewaard.example.org"),
        ("bluesky", "volg jan.devries.bsky.social", f"volg {MASK}"),
        ("bluesky", "at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3k", f"{MASK}/app.bsky.feed.post/3k"),
        ("bluesky", "did:plc:lutjewaard", "did:plc:lutjewaard"),
        ("bluesky", "https://bsky.app/profile/jan.devries.test/post/3k", MASK),
    ],
)
def test_masked(platform: str, text: str, left: str) -> None:
    assert masked(text, platform, _official) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Groet, jan.devries.test", f"Groet, {MASK}"),
        ("Groet, JAN.devries.test!", f"Groet, {MASK}!"),
        ("xjan.devries.testy blijft", "xjan.devries.testy blijft"),
        ("@jan.devries.test", MASK),
    ],
)
def test_a_handle_that_is_known_goes_in_whatever_form(text: str, left: str) -> None:
    assert masked(text, "bluesky", _official, ["jan.devries.test"]) == left


def test_an_official_handle_that_is_known_stays() -> None:
    assert masked("zie lutjewaard.example.org", "bluesky", _official, ["lutjewaard.example.org"]).endswith(
        "example.org"
    )


words = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)
names = st.from_regex(r"[a-z][a-z0-9_]{2,14}", fullmatch=True)


@given(before=words, name=names, after=words)
@example(before="/", name="jan", after="")
@example(before="https://x.com/", name="jan", after="/")
@example(before="https://x.com/gem_lutjewaard/", name="jan", after="")
@example(before="https://social.example.org/@lutjewaard/", name="jan", after="")
@example(before="a", name="jan", after="")
def test_no_handle_of_a_private_person_is_left(before: str, name: str, after: str) -> None:
    handle = f"{name}zz9"
    left = masked(f"{before}@{handle} {after}", "x", _official)
    assert handle not in left


@given(text=st.text())
def test_any_text_comes_out_and_twice_is_as_good_as_once(text: str) -> None:
    once = masked(text, "mastodon", _official)
    assert masked(once, "mastodon", _official) == once
