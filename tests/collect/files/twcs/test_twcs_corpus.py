"""The corpus of 42,692 tweets that lies beside the reference folder, counted a second time in another way."""

from pathlib import Path

import pytest
from pyarrow import parquet

from meetlat.collect.draft import Draft
from meetlat.collect.files.twcs import FORMAT
from meetlat.collect.importing import import_file
from meetlat.lake import Lake

ROWS = 42_692

pytestmark = pytest.mark.slow

Parents = dict[str, str | None]


@pytest.fixture(scope="session")
def corpus(reference_folder: Path) -> Path:
    return reference_folder.parent / "corpora" / "twcs-slices" / "twcs_slices.parquet"


@pytest.fixture(scope="session")
def parents(corpus: Path) -> Parents:
    """Tweet -> the tweet it answers, straight from the two columns."""
    columns = parquet.read_table(corpus, columns=["tweet_id", "in_response_to_tweet_id"]).to_pydict()
    pairs = zip(columns["tweet_id"], columns["in_response_to_tweet_id"], strict=True)
    return {str(tweet): None if parent is None else str(parent) for tweet, parent in pairs}


def test_every_row_is_a_message_with_its_parent(corpus: Path, parents: Parents) -> None:
    assert FORMAT.items
    made = [FORMAT.draft(item.raw) for item in FORMAT.items(corpus)]
    drafts = [draft for draft in made if isinstance(draft, Draft)]
    assert len(drafts) == len(made) == ROWS
    assert {draft.id: draft.parent for draft in drafts} == parents


def test_threads_and_seen_parents_in_the_lake(db: None, home: Path, lake: Lake, corpus: Path, parents: Parents) -> None:
    first = import_file(corpus, FORMAT, lake)
    assert (first.seen, first.new, first.refused) == (ROWS, ROWS, 0)
    told = lake.scan(columns=["key", "id", "parent", "root", "parent_seen"]).to_pylist()
    ids = {row["key"]: row["id"] for row in told}
    assert {row["id"]: row["parent_seen"] for row in told} == {
        id: up is None or up in parents for id, up in parents.items()
    }
    assert groups({row["id"]: row["root"] or row["key"] for row in told}) == groups(
        {id: topmost(id, parents) for id in parents}
    )
    assert {row["id"]: ids[row["root"]] for row in told if row["root"] in ids} == {
        id: top for id in parents if (top := topmost(id, parents)) != id and top in parents
    }
    again = import_file(corpus, FORMAT, lake)
    assert (again.seen, again.new, again.changed) == (ROWS, 0, 0)


def topmost(id: str, parents: Parents) -> str:
    """The first tweet above that is known by its number, whether or not it is in the corpus."""
    seen = {id}
    while (above := parents.get(id)) and above not in seen:
        id = above
        seen.add(id)
    return id


def groups(threads: dict[str, object]) -> set[frozenset[str]]:
    """The tweets of each thread, whatever the thread is called."""
    found: dict[object, set[str]] = {}
    for id, thread in threads.items():
        found.setdefault(thread, set()).add(id)
    return {frozenset(thread) for thread in found.values()}
