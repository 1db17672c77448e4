"""What a link leads to: an account, or something that only looks like one. A table to extend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.evidence.clutter import account_in
from meetlat.register.address import Address

SHARE, POST, PERSON = "a share button", "a single post", "a person's profile"
OWN, BUILDER, CLOSED = "the platform's own account or page", "a site builder's account", "a platform that has closed"


@pytest.mark.parametrize(
    ("url", "platform", "handle"),
    [
        ("https://www.facebook.com/GemeenteLutjewaard/", "facebook", "GemeenteLutjewaard"),
        ("https://nl-nl.facebook.com/GemeenteLutjewaard?ref=ts", "facebook", "GemeenteLutjewaard"),
        ("https://www.facebook.com/profile.php?id=100064512345678", "facebook", "100064512345678"),
        ("http://twitter.com/lutjewaard?lang=nl", "x", "lutjewaard"),
        ("https://twitter.com/intent/follow?screen_name=lutjewaard", "x", "lutjewaard"),
        ("https://www.instagram.com/gemeentelutjewaard/", "instagram", "gemeentelutjewaard"),
        ("https://www.linkedin.com/company/gemeente-lutjewaard/mycompany/", "linkedin", "gemeente-lutjewaard"),
        ("https://www.youtube.com/@gemeentelutjewaard/videos", "youtube", "gemeentelutjewaard"),
        ("https://www.youtube.com/user/gemeentelutjewaard", "youtube", "gemeentelutjewaard"),
        ("https://social.overheid.example/@lutjewaard", "mastodon", "lutjewaard@social.overheid.example"),
        ("https://bsky.app/profile/lutjewaard.example", "bluesky", "lutjewaard.example"),
        ("https://whatsapp.com/channel/0029VaA", "whatsapp", "0029VaA"),
        ("https://www.threads.net/@gemeentelutjewaard", "threads", "gemeentelutjewaard"),
        ("https://x.com/sharewaard", "x", "sharewaard"),  # a name that begins as a button does
        ("https://www.facebook.com/postkantoor.waard", "facebook", "postkantoor.waard"),
    ],
)
def test_an_account(url: str, platform: str, handle: str) -> None:
    found = account_in(url)
    assert isinstance(found, Address)
    assert found.platform
    assert (found.platform.id, found.handle) == (platform, handle)


@pytest.mark.parametrize(
    ("url", "instead"),
    [
        ("https://www.facebook.com/sharer/sharer.php?u=https://lutjewaard.example", SHARE),
        ("https://www.facebook.com/sharer.php?u=x", SHARE),
        ("https://www.facebook.com/dialog/share?app_id=1", SHARE),
        ("https://twitter.com/intent/tweet?text=hoi", SHARE),
        ("https://twitter.com/share?url=x", SHARE),
        ("https://twitter.com/home?status=hoi", SHARE),
        ("https://x.com/intent/post?url=x", SHARE),
        ("https://www.linkedin.com/shareArticle?mini=true&url=x", SHARE),
        ("https://www.linkedin.com/sharing/share-offsite/?url=x", SHARE),
        ("https://pinterest.com/pin/create/button/?url=x", SHARE),
        ("https://t.me/share/url?url=x", SHARE),
        ("https://api.whatsapp.com/send?text=x", SHARE),
        ("https://wa.me/?text=x", SHARE),
        ("https://bsky.app/intent/compose?text=x", SHARE),
        ("https://twitter.com/lutjewaard/status/1234567890", POST),
        ("https://www.facebook.com/GemeenteLutjewaard/posts/123", POST),
        ("https://www.facebook.com/GemeenteLutjewaard/photos/a.1/2", POST),
        ("https://www.facebook.com/events/123456", POST),
        ("https://www.facebook.com/permalink.php?story_fbid=1&id=2", POST),
        ("https://www.instagram.com/p/Cabc/", POST),
        ("https://www.instagram.com/reel/Cabc/", POST),
        ("https://www.youtube.com/watch?v=abc", POST),
        ("https://www.youtube.com/embed/abc", POST),
        ("https://www.linkedin.com/posts/gemeente-lutjewaard_iets-activity-1", POST),
        ("https://social.overheid.example/@lutjewaard/112233", POST),
        ("https://bsky.app/profile/lutjewaard.example/post/3k", POST),
        ("https://www.tiktok.com/@gemeentelutjewaard/video/7", POST),
        ("https://www.linkedin.com/in/jan-de-vries-1975/", PERSON),
        ("https://www.facebook.com/facebook", OWN),
        ("https://www.facebook.com/", OWN),
        ("https://x.com/", OWN),
        ("https://www.instagram.com/explore/", OWN),
        ("https://twitter.com/WordPress", BUILDER),
        ("https://plus.google.com/+lutjewaard", CLOSED),
    ],
)
def test_something_else(url: str, instead: str) -> None:
    assert account_in(url) == instead


@pytest.mark.parametrize(
    "url",
    [
        *("https://www.lutjewaard.example/contact", "https://lutjewaard.example/share?text=x", "mailto:info@x.example"),
        *("https://nl.wikipedia.org/wiki/Lutjewaard", "", "http://[", "javascript:void(0)"),
    ],
)
def test_no_platform_at_all(url: str) -> None:
    assert account_in(url) is None


@given(st.text(max_size=300) | st.from_regex(r"https?://(x|facebook|bsky)\.(com|app)/.{0,80}"))
def test_any_text_has_an_answer(url: str) -> None:
    assert account_in(url) is None or isinstance(account_in(url), str | Address)
