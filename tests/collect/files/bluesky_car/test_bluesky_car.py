"""A repository becomes its owner's messages and numbers; a damaged block loses only itself."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Author, Counts, Draft, FormatChanged, Refused
from meetlat.collect.files.bluesky_car import FORMAT
from meetlat.collect.files.bluesky_car.rev import moment_of
from tests.collect.files.bluesky.said import GEMEENTE, JAN, record, ref, uri
from tests.collect.files.bluesky_car.repositories import Cid, car, cid_of, packed, repository

POSTS = {f"app.bsky.feed.post/3k{number:03}": record(f"Bericht {number}") for number in range(3)}
RECORDS = POSTS | {
    "app.bsky.feed.post/3kreply": record("Ja", reply={"root": ref(uri(GEMEENTE)), "parent": ref(uri(GEMEENTE))}),
    "app.bsky.feed.repost/3kr": {"$type": "app.bsky.feed.repost", "createdAt": "2025-03-04T10:00:00Z", "subject": {}},
    "app.bsky.feed.like/3kl": {"$type": "app.bsky.feed.like", "createdAt": "2025-03-04T10:00:00Z"},
    "app.bsky.graph.follow/3kf": {"$type": "app.bsky.graph.follow", "subject": GEMEENTE},
    "app.bsky.actor.profile/self": {"$type": "app.bsky.actor.profile", "displayName": "Jan de Vries"},
}
FILE = repository(JAN, RECORDS)


def made_of(folder: Path, content: bytes) -> tuple[list[Any], list[str]]:
    file = folder / "repo.car"
    file.write_bytes(content)
    made, refused = [], []
    assert FORMAT.items
    for item in FORMAT.items(file):
        try:
            made.append(FORMAT.draft(item.raw))
        except Refused as why:
            refused.append(str(why))
    return made, refused


def test_posts_answers_and_reposts_of_the_owner(tmp_path: Path) -> None:
    made, refused = made_of(tmp_path, FILE)
    drafts = [one for one in made if isinstance(one, Draft)]
    assert [(one.kind, one.text) for one in drafts] == [
        ("post", "Bericht 0"), ("post", "Bericht 1"), ("post", "Bericht 2"), ("reply", "Ja"), ("repost", ""),
    ]  # fmt: skip
    assert {one.author for one in drafts} == {Author(JAN)}
    assert drafts[0].id == f"at://{JAN}/app.bsky.feed.post/3k000"
    assert refused == []


def test_numbers_at_the_last_change(tmp_path: Path) -> None:
    counts = made_of(tmp_path, FILE)[0][-1]
    assert isinstance(counts, Counts)
    assert (counts.posts, counts.following, counts.followers) == (4, 1, None)
    assert counts.at == moment_of("3lbjnylol5c25")


@pytest.mark.parametrize(
    ("tid", "moment"),
    [
        ("3lbjnylol5c25", datetime(2024, 11, 22, 9, 27, 16, tzinfo=UTC)),
        ("2222222222222", datetime(1970, 1, 1, tzinfo=UTC)),
        ("self", None),
        ("zzzzzzzzzzzzz", None),
        ("3lbjnylol5c2é", None),
    ],
)
def test_a_revision_is_a_moment(tid: str, moment: datetime | None) -> None:
    found = moment_of(tid)
    assert (found and found.replace(microsecond=0)) == moment


def test_a_changed_byte_in_a_record_loses_that_record(tmp_path: Path) -> None:
    made, refused = made_of(tmp_path, FILE.replace(b"Bericht 1", b"Bericht 7"))
    assert [one.text for one in made if isinstance(one, Draft)] == ["Bericht 0", "Bericht 2", "Ja", ""]
    assert refused == ["the block of the record is missing or damaged"]


def test_a_tree_of_several_nodes(tmp_path: Path) -> None:
    """Left, middle, right: the records come in the order of their keys."""
    texts = [packed(record(text)) for text in "abc"]
    links = [Cid(cid_of(text)) for text in texts]
    left = packed({"l": None, "e": [{"p": 0, "k": b"app.bsky.feed.post/1", "v": links[0], "t": None}]})
    right = packed({"l": None, "e": [{"p": 0, "k": b"app.bsky.feed.post/3", "v": links[2], "t": None}]})
    middle = {"p": 0, "k": b"app.bsky.feed.post/2", "v": links[1], "t": Cid(cid_of(right))}
    top = packed({"l": Cid(cid_of(left)), "e": [middle]})
    commit = packed({"did": JAN, "rev": "x", "data": Cid(cid_of(top)), "version": 3})
    made, _ = made_of(tmp_path, car([cid_of(commit)], [commit, top, left, right, *texts]))
    assert [one.text for one in made if isinstance(one, Draft)] == ["a", "b", "c"]


COMMIT = packed({"did": "jan", "rev": "x", "data": None})
NOBODY = car([cid_of(COMMIT)], [COMMIT])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "a length cannot be read"),
        (b"plain text", "no DAG-CBOR"),
        (car([], []), "the block is missing"),
        (car([cid_of(b"x")], []), "the block is missing"),
        (car([cid_of(packed([]))], [packed([])]), "no commit at the root"),
        (NOBODY, "the commit names no owner"),
        (FILE[:200], "the block is missing"),
    ],
)
def test_what_is_no_repository_is_refused_as_a_whole(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(FormatChanged, match=why):
        made_of(tmp_path, content)


@given(st.binary())
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    tried(tmp_path_factory, content)


@given(st.integers(0, len(FILE) - 1), st.binary(max_size=40), st.integers(0, 40))
def test_any_damage(tmp_path_factory: pytest.TempPathFactory, place: int, put: bytes, taken: int) -> None:
    tried(tmp_path_factory, FILE[:place] + put + FILE[place + taken :])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from([*RECORDS, "app.bsky.feed.post", "app.bsky.feed.post/"]), VALUES, max_size=4))
def test_any_records(tmp_path_factory: pytest.TempPathFactory, records: dict[str, Any]) -> None:
    tried(tmp_path_factory, repository(JAN, records))


@given(VALUES, VALUES)
def test_any_tree(tmp_path_factory: pytest.TempPathFactory, left: Any, entries: Any) -> None:
    node = packed({"l": left, "e": entries})
    commit = packed({"did": JAN, "rev": "x", "data": Cid(cid_of(node))})
    tried(tmp_path_factory, car([cid_of(commit)], [commit, node]))


def tried(folder: pytest.TempPathFactory, content: bytes) -> None:
    try:
        made_of(folder.getbasetemp(), content)
    except FormatChanged as why:
        assert "repo.car" in str(why)  # noqa: PT017 (either way is fine; a traceback is not)
