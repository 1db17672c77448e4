"""Addresses of posts: which platform, which id, whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.mapping.addresses import Post, post_address

NUMBER = "112233445566778899"
POSTS = [
    ("https://x.com/jandevries75/status/12345", Post("x", "12345", "jandevries75")),
    ("https://twitter.com/i/web/status/999?s=20", Post("x", "999")),
    ("https://mobile.twitter.com/jandevries75/statuses/1", Post("x", "1", "jandevries75")),
    (
        "https://bsky.app/profile/did:plc:abc/post/3kabc",
        Post("bluesky", "at://did:plc:abc/app.bsky.feed.post/3kabc", "did:plc:abc"),
    ),
    (
        "at://did:plc:abc/app.bsky.feed.post/3k",
        Post("bluesky", "at://did:plc:abc/app.bsky.feed.post/3k", "did:plc:abc"),
    ),
    ("https://www.facebook.com/lutjewaard/posts/een-titel/12345", Post("facebook", "12345", "lutjewaard")),
    ("https://www.facebook.com/lutjewaard/posts/pfbid0abc", Post("facebook", "pfbid0abc", "lutjewaard")),
    ("https://m.facebook.com/permalink.php?story_fbid=123&id=456", Post("facebook", "123")),
    ("https://www.facebook.com/lutjewaard/posts/123?comment_id=77", Post("facebook", "77", comment=True)),
    ("https://www.facebook.com/lutjewaard/photos/a.1/123", Post("facebook", "123", "lutjewaard")),
    ("https://www.facebook.com/reel/123", Post("facebook", "123")),
    ("https://www.facebook.com/watch/?v=55", Post("facebook", "55")),
    ("https://www.facebook.com/groups/12/posts/34/", Post("facebook", "34")),
    ("https://www.instagram.com/p/AbC-d_1/", Post("instagram", "AbC-d_1")),
    ("https://www.instagram.com/lutjewaard/reel/AbC-d_1/", Post("instagram", "AbC-d_1", "lutjewaard")),
    (
        "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7123456789012345678/",
        Post("linkedin", "7123456789012345678"),
    ),
    (
        "https://www.linkedin.com/posts/gemeente-lutjewaard_a-b-activity-7123456789012345678-AbCd",
        Post("linkedin", "7123456789012345678", "gemeente-lutjewaard"),
    ),
    ("https://www.youtube.com/watch?v=abcdefghijk", Post("youtube", "abcdefghijk")),
    ("https://www.youtube.com/watch?v=abcdefghijk&lc=Ugx1", Post("youtube", "Ugx1", comment=True)),
    ("https://youtu.be/abcdefghijk", Post("youtube", "abcdefghijk")),
    ("https://www.tiktok.com/@lutjewaard/video/7123", Post("tiktok", "7123", "lutjewaard")),
    ("https://www.threads.net/@lutjewaard/post/AbC", Post("threads", "AbC", "lutjewaard")),
    (
        f"https://social.example/@Jan/{NUMBER}",
        Post("mastodon", f"https://social.example/users/Jan/statuses/{NUMBER}", "jan@social.example"),
    ),
    (
        f"https://social.example/users/jan/statuses/{NUMBER}",
        Post("mastodon", f"https://social.example/users/jan/statuses/{NUMBER}", "jan@social.example"),
    ),
    ("https://x.com/jandevries75", None),
    ("https://krant.example/nieuws/2025/1", None),
    ("https://social.example/@jan@elders.example/112233445566778899", None),  # a copy; the original is elsewhere
    ("jan-de-vries-1975", None),
    ("", None),
    ("http://[", None),
]


@pytest.mark.parametrize(("address", "post"), POSTS)
def test_post_address(address: str, post: Post | None) -> None:
    assert post_address(address) == post


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("https://x.com/a/status/1", True),
        ("https://www.facebook.com/a/posts/pfbid0abc", False),
        ("https://bsky.app/profile/jan.example/post/3k", False),
        ("https://bsky.app/profile/did:plc:abc/post/3k", True),
    ],
)
def test_whether_every_road_gives_that_id(address: str, *, canonical: bool) -> None:
    post = post_address(address)
    assert post
    assert post.canonical is canonical


@given(
    st.text()
    | st.text().map(lambda text: f"https://www.facebook.com/{text}")
    | st.text().map("https://x.com/{}".format)
)
def test_any_text_is_a_post_or_none(text: str) -> None:
    post = post_address(text)
    assert post is None or (post.platform and post.id)
