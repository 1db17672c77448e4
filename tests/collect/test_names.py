"""Pseudonyms hang on the key; only accounts of the register are named."""

import pickle
import stat
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author
from meetlat.collect.names import Known, Names, pseudonym_key

KEY = b"k" * 32
KNOWN = [
    Known("1", "x", "Gem_Lutjewaard", "4711"),
    Known("2", "x", "gem_grootewaard"),
    Known("3", "x", "gem_vroeger", "99", current=False),
    Known("4", "x", "gem_van_toen", current=False),
]


@pytest.mark.parametrize(
    ("id", "handle", "account"),
    [
        ("4711", "anders_genoemd", "1"),  # renamed: the id tells
        ("4711", "", "1"),
        ("12", "gem_lutjewaard", None),  # somebody took the handle over
        ("12", "GEM_Grootewaard", "2"),  # no id known yet: the handle counts
        ("99", "wat_dan_ook", "3"),  # a former account is still the organisation's
        ("12", "gem_van_toen", None),  # a former handle alone proves nothing
        ("gem_lutjewaard", "gem_lutjewaard", "1"),  # a file that knows handles only
        ("gem_lutjewaard", "Gem_Lutjewaard", "1"),
        ("jandevries75", "jandevries75", None),
        ("12", "jandevries75", None),
        ("12", "", None),
    ],
)
def test_account(id: str, handle: str, account: str | None) -> None:
    assert Names(KEY, KNOWN).account("x", Author(id=id, handle=handle)) == account


def test_an_account_is_one_author_by_whatever_road() -> None:
    names = Names(KEY, KNOWN)
    assert names.author("x", "gem_lutjewaard") == names.author("x", "4711")
    assert names.author("x", "gem_grootewaard") != names.author("x", "4711")


def test_another_key_gives_other_pseudonyms() -> None:
    assert Names(KEY).author("x", "12") != Names(b"l" * 32).author("x", "12")


@given(st.text(), st.text())
def test_pseudonyms_fit_the_lake_and_tell_authors_messages_and_platforms_apart(one: str, other: str) -> None:
    names = Names(KEY)
    all_of_one = {names.author("x", one), names.message("x", one), names.author("bluesky", one)}
    assert len(all_of_one) == 3
    assert all(-(2**63) <= key < 2**63 and key for key in all_of_one)
    assert (names.author("x", one) == names.author("x", other)) is (one == other)


@given(id=st.text(), platform=st.text(max_size=9))
def test_they_are_as_written_down(id: str, platform: str) -> None:
    """docs/reference/pseudonyms.md: a lake of years ago must go on with the same numbers."""
    said = [f"{platform}\0{sort}\0{id}".encode("utf-8", "surrogatepass") for sort in ("message", "author")]
    digests = [blake2b(one, digest_size=8, key=KEY).digest() for one in said]
    expected = [int.from_bytes(digest, "little", signed=True) or 1 for digest in digests]
    assert [Names(KEY).message(platform, id), Names(KEY).author(platform, id)] == expected


def test_a_pseudonym_of_today() -> None:
    assert Names(KEY).message("bluesky", "at://did:plc:jan/app.bsky.feed.post/3k44") == -8292754271721589649


def test_they_are_the_same_in_another_process() -> None:
    names = Names(KEY, KNOWN)
    again = pickle.loads(pickle.dumps(names))
    assert again.author("x", "12") == names.author("x", "12")
    assert again.official("x", "@gem_lutjewaard")


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = pseudonym_key(tmp_path)
    file = tmp_path / "secrets" / "pseudonyms.key"
    assert (len(key), pseudonym_key(tmp_path)) == (32, key)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
