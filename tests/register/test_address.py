"""Every usual form of an account's address, and what is none."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.register.address import LONGEST, LONGEST_HANDLE, NotAnAddress, read_address
from meetlat.register.platforms import Platform, platform_of, platforms

CHANNEL = "UCabcdefghijklmnopqrstuv"

FORMS = [
    # X, formerly Twitter
    ("https://x.com/Lutjewaard", "x", "Lutjewaard"),
    ("https://twitter.com/Lutjewaard", "x", "Lutjewaard"),
    ("http://www.twitter.com/Lutjewaard/", "x", "Lutjewaard"),
    ("https://mobile.twitter.com/Lutjewaard?lang=nl", "x", "Lutjewaard"),
    ("https://twitter.com/#!/Lutjewaard", "x", "Lutjewaard"),
    ("https://twitter.com/@Lutjewaard", "x", "Lutjewaard"),
    ("https://x.com/Lutjewaard/status/1234567890", "x", "Lutjewaard"),
    ("https://twitter.com/intent/user?screen_name=Lutjewaard", "x", "Lutjewaard"),
    ("https://twitter.com/intent/follow?region=nl&screen_name=Lutjewaard", "x", "Lutjewaard"),
    ("HTTPS://X.COM/Lutjewaard", "x", "Lutjewaard"),
    ("https://x.com:443/Lutjewaard", "x", "Lutjewaard"),
    ("x.com/Lutjewaard", "x", "Lutjewaard"),
    ("twitter.com/Lutjewaard", "x", "Lutjewaard"),
    # Facebook
    ("https://www.facebook.com/gemeente.lutjewaard", "facebook", "gemeente.lutjewaard"),
    ("https://m.facebook.com/lutjewaard/?locale=nl_NL", "facebook", "lutjewaard"),
    ("https://nl-nl.facebook.com/lutjewaard/photos", "facebook", "lutjewaard"),
    ("https://www.facebook.com//lutjewaard", "facebook", "lutjewaard"),
    ("https://www.facebook.com/#!/lutjewaard", "facebook", "lutjewaard"),
    ("https://www.facebook.com/pg/lutjewaard/about/", "facebook", "lutjewaard"),
    ("fb.com/lutjewaard", "facebook", "lutjewaard"),
    ("https://fb.me/lutjewaard", "facebook", "lutjewaard"),
    ("https://www.facebook.com/profile.php?id=100064012345678", "facebook", "100064012345678"),
    ("https://www.facebook.com/profile.php?sk=about&id=100064012345678", "facebook", "100064012345678"),
    ("https://www.facebook.com/people/Gemeente-Lutjewaard/100064012345678/", "facebook", "100064012345678"),
    (
        "https://www.facebook.com/Gemeente-Lutjewaard-100064012345678/",
        "facebook",
        "Gemeente-Lutjewaard-100064012345678",
    ),
    ("https://www.facebook.com/pages/Lutjewaard/100064012345678", "facebook", "100064012345678"),
    (
        "https://www.facebook.com/pages/category/Town/Lutjewaard-100064012345678/",
        "facebook",
        "Lutjewaard-100064012345678",
    ),
    # Instagram, Threads, TikTok
    ("https://www.instagram.com/gemeente_lutjewaard/", "instagram", "gemeente_lutjewaard"),
    ("https://instagram.com/stories/lutjewaard/123/", "instagram", "lutjewaard"),
    ("instagr.am/lutjewaard", "instagram", "lutjewaard"),
    ("https://www.instagram.com/lutjewaard/p/AbC/?igsh=x", "instagram", "lutjewaard"),
    ("https://www.threads.net/@lutjewaard", "threads", "lutjewaard"),
    ("https://www.threads.com/@lutjewaard/post/AbC", "threads", "lutjewaard"),
    ("https://www.tiktok.com/@lutjewaard?lang=nl-NL", "tiktok", "lutjewaard"),
    # LinkedIn
    ("https://www.linkedin.com/company/gemeente-lutjewaard/", "linkedin", "gemeente-lutjewaard"),
    ("https://nl.linkedin.com/company/gemeente-lutjewaard/about/", "linkedin", "gemeente-lutjewaard"),
    ("https://www.linkedin.com/showcase/lutjewaard-werkt", "linkedin", "lutjewaard-werkt"),
    ("https://www.linkedin.com/school/lutjewaard", "linkedin", "lutjewaard"),
    ("https://www.linkedin.com/in/burgemeester-lutjewaard", "linkedin", "burgemeester-lutjewaard"),
    ("https://www.linkedin.com/company/123456/", "linkedin", "123456"),
    ("https://www.linkedin.com/company/gemeente-s%C3%BBdwaard", "linkedin", "gemeente-sûdwaard"),
    # YouTube
    (f"https://www.youtube.com/channel/{CHANNEL}", "youtube", CHANNEL),
    (f"https://m.youtube.com/channel/{CHANNEL}/videos", "youtube", CHANNEL),
    ("https://www.youtube.com/@lutjewaard", "youtube", "lutjewaard"),
    ("https://www.youtube.com/user/GemLutjewaard", "youtube", "GemLutjewaard"),
    ("https://www.youtube.com/c/Lutjewaard/featured", "youtube", "Lutjewaard"),
    ("https://youtube.com/lutjewaard", "youtube", "lutjewaard"),
    # the fediverse
    ("@lutjewaard@social.example", "mastodon", "lutjewaard@social.example"),
    ("lutjewaard@social.example", "mastodon", "lutjewaard@social.example"),
    ("acct:lutjewaard@social.example", "mastodon", "lutjewaard@social.example"),
    ("https://social.example/@lutjewaard", "mastodon", "lutjewaard@social.example"),
    ("https://social.example/@lutjewaard/1122334455", "mastodon", "lutjewaard@social.example"),
    ("social.example/@lutjewaard", "mastodon", "lutjewaard@social.example"),
    ("https://social.example/users/lutjewaard", "mastodon", "lutjewaard@social.example"),
    ("https://social.example/web/@lutjewaard", "mastodon", "lutjewaard@social.example"),
    ("https://social.example/#/@lutjewaard", "mastodon", "lutjewaard@social.example"),
    ("https://other.example/@lutjewaard@social.example", "mastodon", "lutjewaard@social.example"),
    # Bluesky
    ("https://bsky.app/profile/lutjewaard.example", "bluesky", "lutjewaard.example"),
    ("https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx", "bluesky", "did:plc:abcdefghijklmnopqrstuvwx"),
    ("did:plc:abcdefghijklmnopqrstuvwx", "bluesky", "did:plc:abcdefghijklmnopqrstuvwx"),
    ("at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3k", "bluesky", "did:plc:abcdefghijklmnopqrstuvwx"),
    ("https://bsky.app/profile/lutjewaard.bsky.social/post/3k", "bluesky", "lutjewaard.bsky.social"),
    # others
    ("https://lutjewaard.tumblr.com/", "tumblr", "lutjewaard"),
    ("https://www.tumblr.com/lutjewaard", "tumblr", "lutjewaard"),
    ("https://www.flickr.com/photos/12345678@N05/", "flickr", "12345678@N05"),
    ("https://t.me/s/lutjewaard", "telegram", "lutjewaard"),
    ("https://whatsapp.com/channel/0029VaAbCdEf", "whatsapp", "0029VaAbCdEf"),
    # by way of something else
    ("https://fedirect.toolforge.org/?id=lutjewaard@social.example", "mastodon", "lutjewaard@social.example"),
    (
        "https://wikidata-externalid-url.toolforge.org/?p=4033&url_prefix=https://fedirect.toolforge.org/?id="
        "&id=lutjewaard%40social.example",
        "mastodon",
        "lutjewaard@social.example",
    ),
    ("https://web.archive.org/web/20150301000000/https://twitter.com/Lutjewaard", "x", "Lutjewaard"),
    ("web.archive.org/web/2015*/twitter.com/Lutjewaard", "x", "Lutjewaard"),
    # as people paste it
    ("  <https://x.com/Lutjewaard> ", "x", "Lutjewaard"),
    ("(https://x.com/Lutjewaard),", "x", "Lutjewaard"),
    ("“https://x.com/Lutjewaard”", "x", "Lutjewaard"),
    ("https://x.com/\u202eLutjewaard\u200b", "x", "Lutjewaard"),
    # a bare name can be on any platform
    ("@Lutjewaard", None, "Lutjewaard"),
    ("Lutjewaard", None, "Lutjewaard"),
    ("@lutjewaard.bsky.social", None, "lutjewaard.bsky.social"),
    ("lutjewaard.example", None, "lutjewaard.example"),
    (CHANNEL, None, CHANNEL),
    ("Lutje\x00waard", None, "Lutjewaard"),
]


@pytest.mark.parametrize(("text", "platform", "handle"), FORMS)
def test_every_usual_form_is_read(text: str, platform: str | None, handle: str) -> None:
    address = read_address(text)
    assert (address.platform and address.platform.id, address.handle) == (platform, handle)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \u202e\u200b ", "empty"),
        ("<>", "empty"),
        ("@", "not_a_handle"),
        ("gemeente Lutjewaard", "not_a_handle"),
        ("https://", "not_a_url"),
        ("/Lutjewaard", "not_a_url"),
        ("https://[::1/", "not_a_url"),
        ('=HYPERLINK("https://x.com/Lutjewaard")', "not_a_url"),
        ("https://www.facebook.com/lutje%00waard", "not_a_url"),
        ("https://x.com/", "no_account"),
        ("x.com", "no_account"),
        ("https://x.com/home", "no_account"),
        ("https://x.com/hashtag/lutjewaard", "no_account"),
        ("https://www.facebook.com/groups/1234", "no_account"),
        ("https://www.facebook.com/events/1234", "no_account"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Flutjewaard.example", "no_account"),
        ("https://www.instagram.com/p/AbC/", "no_account"),
        ("https://www.youtube.com/watch?v=AbC", "no_account"),
        ("https://www.linkedin.com/feed/", "no_account"),
        ("https://lnkd.in/AbC", "no_account"),
        ("https://bsky.app/", "no_account"),
        ("https://lutjewaard.example/contact", "unknown_host"),
        ("<script>alert(1)</script>", "unknown_host"),
        ("javascript:alert(1)//", "unknown_host"),
        ("https://x.com@elsewhere.example/Lutjewaard", "unknown_host"),
        ("https://x.com.elsewhere.example/Lutjewaard", "unknown_host"),
        ("https://notx.com/Lutjewaard", "unknown_host"),
        ("a" * (LONGEST + 1), "too_long"),
        ("=1+1" * 2_500, "too_long"),
        ("a" * (LONGEST_HANDLE + 1), "handle_too_long"),
        ("https://fedirect.toolforge.org/", "empty"),
    ],
)
def test_what_is_no_address_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(NotAnAddress) as refused:
        read_address(text)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 300


def test_a_refusal_names_what_a_text_needs() -> None:
    with pytest.raises(NotAnAddress) as refused:
        read_address("https://x.com/home")
    assert refused.value.about == {"platform": "X"}
    with pytest.raises(NotAnAddress) as refused:
        read_address("https://lutjewaard.example/contact")
    assert refused.value.about == {"host": "lutjewaard.example"}


def test_a_bare_name_is_looked_for_on_every_platform() -> None:
    possible = dict(read_address("@Lutje.Waard").possible())
    assert possible.keys() == platforms().keys()
    assert (possible["facebook"], possible["x"], possible["whatsapp"]) == ("lutjewaard", "lutje.waard", "Lutje.Waard")


@pytest.mark.parametrize("platform", [one for one in platforms().values() if one.social and one.closed is None])
def test_the_address_that_a_platform_gives_leads_back(platform: Platform) -> None:
    handle = "lutjewaard@social.example" if platform.id == "mastodon" else "lutjewaard"
    address = read_address(platform.url(handle))
    assert address.platform is platform
    assert platform.key(address.handle) == platform.key(handle)


@given(st.text(max_size=300))
def test_nothing_but_a_refusal_is_raised(text: str) -> None:
    _read(text)


hosts = st.sampled_from(
    [host for platform in platforms().values() for host in platform.hosts]
    + ["social.example", "web.archive.org", "fedirect.toolforge.org", ""]
)
starts = st.sampled_from(["", "https://", "http://www.", "//", "@", "at://", "acct:", "javascript:"])
tails = st.text(st.sampled_from("abC0./?#@!=&%:-_ \x00‮é"), max_size=40)


@given(starts, hosts, tails)
def test_nothing_but_a_refusal_is_raised_near_an_address(start: str, host: str, tail: str) -> None:
    _read(f"{start}{host}/{tail}")
    _read(f"https://web.archive.org/web/2020/{start}{host}/{tail}")
    _read(f"https://fedirect.toolforge.org/?id={quote(start + host + tail)}")


def _read(text: str) -> None:
    try:
        address = read_address(text)
    except NotAnAddress:
        return
    assert 0 < len(address.handle) <= LONGEST_HANDLE
    assert "\x00" not in address.handle
    assert address.possible()


@given(st.sampled_from([platform for platform in platforms().values() if platform.hosts]), st.text("abcde", min_size=4))
def test_a_host_belongs_to_one_platform(platform: Platform, label: str) -> None:
    for host in platform.hosts:
        assert platform_of(host) is platform_of(f"{label}.{host}") is platform
        assert platform_of(f"{label}{host}") is None
