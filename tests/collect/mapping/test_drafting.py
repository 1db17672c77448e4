"""Rows as messages: what is taken from where, what is set aside, and that no reason says what stood there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.mapping import mapping_from
from meetlat.collect.mapping.cells import at_path
from meetlat.collect.mapping.drafting import Drafter
from meetlat.collect.mapping.table import Row, plain

MAPPING = mapping_from("""
version = 1
required = ["time"]
[columns]
id = "Id"
url = "Url"
platform = "Bron"
author = "Auteur-id"
handle = "Account"
name = "Auteur"
time = ["Datum", "Tijd"]
text = ["Titel", "Tekst"]
kind = ["Soort", "Deel"]
parent = "Op"
root = "Gesprek"
page = "Pagina"
mentions = "Genoemd"
likes = "Likes"
views = "Gezien"
[values.platform]
"Het blauwe" = "bluesky"
[values.kind]
"Brief ja" = "repost"
""")
JAN: dict[str, Any] = {
    "Bron": "Twitter",
    "Account": "@JanDeVries75",
    "Datum": "4-3-2025",
    "Tijd": "11:00",
    "Tekst": "Dag",
}


def drafted(**more: Any) -> Draft:
    cells = JAN | {name.replace("_", "-"): value for name, value in more.items()}
    return Drafter(MAPPING, b"key").of_row(Row((plain(name), value) for name, value in cells.items()))


def test_a_row() -> None:
    said = drafted(Id="12", Titel="Kop", Likes="1.234", Genoemd="@Gem_Lutjewaard, piet,", Op="11", Gesprek="10")
    assert said == Draft(
        platform="x", id="12", author=Author("jandevries75", "JanDeVries75"), kind="reply", text="Kop\n\nDag",
        created_at=datetime(2025, 3, 4, 10, tzinfo=UTC), parent="11", root="10", likes=1234,
        mentions=("gem_lutjewaard", "piet"), handles=("Gem_Lutjewaard", "piet"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "field", "expected"),
    [
        ({"Bron": "Het Blauwe"}, "platform", "bluesky"),
        ({"Bron": "", "Url": "https://www.instagram.com/p/AbC-d_1/"}, "platform", "instagram"),
        ({"Url": "https://x.com/JanDeVries75/status/99"}, "id", "99"),
        ({"Url": "https://x.com/a/status/99", "Id": "12"}, "id", "12"),
        ({"Id": "https://twitter.com/a/status/98"}, "id", "98"),
        ({"Op": "https://twitter.com/a/status/98"}, "parent", "98"),
        ({"Soort": "Bericht"}, "kind", "post"),
        ({"Soort": "Opmerking", "Bron": "Facebook"}, "kind", "comment"),
        ({"Op": "1", "Bron": "Facebook"}, "kind", "comment"),
        ({"Soort": "brief", "Deel": "JA"}, "text", ""),  # a repost has no words
        ({"Titel": "Dag", "Tekst": "Dag allemaal"}, "text", "Dag allemaal"),
        ({"Tekst": "=HYPERLINK(1)"}, "text", "=HYPERLINK(1)"),
        ({"Tekst": ""}, "text", ""),
        ({"Pagina": "@Gem_Lutjewaard"}, "page", "gem_lutjewaard"),
        ({"Gezien": "n/a"}, "views", None),
        ({"Datum": datetime(2025, 3, 4), "Tijd": "12:30"}, "created_at", datetime(2025, 3, 4, 11, 30, tzinfo=UTC)),
        ({"Auteur_id": "4711"}, "author", Author("4711", "JanDeVries75")),
        ({"Account": "", "Auteur": "Jan de Vries"}, "author", Author("jan de vries", "", "Jan de Vries")),
        ({"Account": "https://x.com/JanDeVries75"}, "author", Author("jandevries75", "JanDeVries75")),
        ({"Account": "company/gem", "Bron": "LinkedIn"}, "author", Author("gem", "gem")),
        ({"Account": "", "Url": "https://x.com/jan/status/9"}, "author", Author("jan", "jan")),
    ],
)
def test_what_is_made_of(more: dict[str, Any], field: str, expected: Any) -> None:
    assert getattr(drafted(**more), field) == expected


def test_a_comment_with_the_address_of_the_post_is_not_the_post_nor_by_its_page() -> None:
    said = drafted(
        Bron="Facebook", Soort="reactie", Account="", Auteur="Jan de Vries", Url="https://www.facebook.com/gem/posts/55"
    )
    assert said.id.startswith("row:")
    assert (said.root, said.author) == ("55", Author("jan de vries", "", "Jan de Vries"))


def test_an_id_that_is_made_is_the_same_for_the_same_message_only() -> None:
    same = {drafted().id, drafted(Likes="3").id}
    others = {
        drafted(Tekst="Hoi").id,
        drafted(Tijd="11:01").id,
        drafted(Account="piet").id,
        drafted(Bron="Facebook").id,
    }
    assert (len(same), len(same | others)) == (1, 5)


def test_without_the_key_nobody_can_make_the_id() -> None:
    row = Row((plain(name), value) for name, value in JAN.items())
    assert Drafter(MAPPING, b"one").of_row(row).id != Drafter(MAPPING, b"two").of_row(row).id


WRONG = [
    ({"Bron": "Jan de Vries"}, "column Bron names no platform that is known"),
    ({"Bron": ""}, "neither a platform nor the address of a post"),
    ({"Soort": "Jan de Vries"}, r"column Soort \+ Deel names no kind"),
    ({"Account": ""}, "no column says whose it is"),
    ({"Datum": "Jan de Vries"}, r"column Datum \+ Tijd: the time"),
    ({"Datum": "", "Tijd": ""}, r"column Datum \+ Tijd is empty"),
    ({"Likes": "Jan de Vries"}, "column Likes is no whole number"),
    ({"Id": "1.2E+17"}, "column Id: the id is written as"),
    ({"Auteur_id": 2.0**60}, "column Auteur-id: the id is a number that a spreadsheet has rounded"),
    ({"Tekst": "Jan de Vries \udce9"}, r"column Titel \+ Tekst holds bytes that are no letters"),
    ({"Url": ["Jan de Vries"]}, "column Url: a list or an object stands"),
]


@pytest.mark.parametrize(("more", "says"), WRONG)
def test_what_does_not_fit_is_set_aside_by_column(more: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says) as why:
        drafted(**more)
    assert "Vries" not in str(why.value)


JSON = mapping_from("""
version = 1
[columns]
id = "id"
handle = "author.name"
time = "at"
text = "said.0.text"
mentions = "with"
[constants]
platform = "mastodon"
kind = "post"
""")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{half", "is no JSON"),
        (b"\xff", "is no JSON"),
        (b"[1]", "no object"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"at": 1700000000, "author": {"name": {"first": "Jan"}}}', "column author.name: a list or an object"),
    ],
)
def test_a_line_that_is_none(line: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        Drafter(JSON, b"").of_line(line)


def test_a_line_of_json() -> None:
    who = b'{"id": 7, "author": {"name": "Jan@social.example"}, "at": 1700000000'
    line = b"\xef\xbb\xbf" + who + b', "said": [{"text": "Dag"}], "with": ["@a@b.example"]}'
    said = Drafter(JSON, b"").of_line(line)
    assert (said.id, said.author.id, said.text, said.mentions) == ("7", "jan@social.example", "Dag", ("a@b.example",))


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a", 1), ("b.c", 2), ("b.d.1", 4), ("x.y", 5), ("b.d.9", None), ("b.d.x", None), ("z.z", None)],
)
def test_at_path(path: str, expected: int | None) -> None:
    assert at_path({"a": 1, "b": {"c": 2, "d": [3, 4]}, "x.y": 5}, path) == expected
