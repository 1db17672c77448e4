"""What single cells say."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Refused
from meetlat.collect.mapping.values import author_id, identity, kind_named, number, platform_named, text_of


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("12", 12), (12, 12), (12.0, 12), ("1,234", 1234), ("1.234.567", 1234567), ("1 234", 1234), ("12.0", 12),
        ("", None), (None, None), ("N/A", None), ("-", None), ("-1", None), (" 7 ", 7),
    ],
)  # fmt: skip
def test_number(said: Any, expected: int | None) -> None:
    assert number(said) == expected


@pytest.mark.parametrize("said", ["veel", "1.5", "12%", "=A1+1", "1e9", [1], {"a": 1}, "9" * 30])
def test_no_number(said: Any) -> None:
    with pytest.raises(Refused):
        number(said)


@pytest.mark.parametrize(
    ("said", "platform"),
    [
        ("Twitter", "x"), ("X", "x"), ("twitter.com", "x"), ("https://www.facebook.com/x", "facebook"),
        ("Facebook", "facebook"), ("nl-nl.facebook.com", "facebook"),
        ("facebook_public", "facebook"), ("Instagram Comments", "instagram"), ("YouTube", "youtube"),
        ("Nieuws", ""), ("", ""), ("krant.example", ""),
    ],
)  # fmt: skip
def test_platform_named(said: str, platform: str) -> None:
    assert platform_named(said) == platform


@pytest.mark.parametrize(
    ("said", "kind"),
    [("Bericht", "post"), ("RETWEET", "repost"), ("Opmerking", "comment"), ("citaat", "quote"), ("?", "")],
)
def test_kind_named(said: str, kind: str) -> None:
    assert kind_named(said) == kind


@pytest.mark.parametrize("said", ["1.22158E+17", "1,2e17", float(2**60)])
def test_an_id_that_a_spreadsheet_rounded_is_none(said: Any) -> None:
    with pytest.raises(Refused, match="spreadsheet has rounded"):
        identity(said)


@pytest.mark.parametrize(
    ("platform", "said", "id"),
    [
        ("x", "@JanDeVries75", "jandevries75"),
        ("mastodon", "@Jan@Social.Example", "jan@social.example"),
        ("youtube", "UCabcdefghijklmnopqrstuv", "UCabcdefghijklmnopqrstuv"),
        ("bluesky", "did:plc:AbC", "did:plc:AbC"),
    ],
)
def test_author_id(platform: str, said: str, id: str) -> None:
    assert author_id(platform, said) == id


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2))
def test_any_cell_is_read_or_refused(said: Any) -> None:
    for reading in (text_of, identity, number):
        with suppress(Refused):
            assert reading(said) is None or isinstance(reading(said), str | int)
