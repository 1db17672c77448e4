"""The corpus of 42,692 tweets that lies beside the reference folder, counted a second time in another way."""

from pathlib import Path

import pytest
from pyarrow import parquet

from meetlat.collect.draft import Draft
from meetlat.collect.files.twcs import FORMAT

ROWS = 42_692

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def corpus(reference_folder: Path) -> Path:
    return reference_folder.parent / "corpora" / "twcs-slices" / "twcs_slices.parquet"


def test_every_row_is_a_message_with_its_parent(corpus: Path) -> None:
    assert FORMAT.items
    made = [FORMAT.draft(item.raw) for item in FORMAT.items(corpus)]
    drafts = [draft for draft in made if isinstance(draft, Draft)]
    assert len(drafts) == len(made) == ROWS
    assert {draft.id: draft.parent for draft in drafts} == parents(corpus)


def parents(corpus: Path) -> dict[str, str | None]:
    """Tweet -> the tweet it answers, straight from the two columns."""
    columns = parquet.read_table(corpus, columns=["tweet_id", "in_response_to_tweet_id"]).to_pydict()
    pairs = zip(columns["tweet_id"], columns["in_response_to_tweet_id"], strict=True)
    return {str(tweet): None if parent is None else str(parent) for tweet, parent in pairs}
