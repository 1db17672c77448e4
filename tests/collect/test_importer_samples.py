"""The real samples that lie beside the reference folder all come in, once."""

from pathlib import Path

import pytest

from meetlat.collect.formats import format_named
from meetlat.collect.importing import import_file
from meetlat.lake import Lake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

SAMPLES = [
    ("bluesky_post_record.json", "bluesky", 1, 0),
    ("bluesky_posts_anonymised.csv.gz", "bluesky", 1_413, 0),
    ("bluesky_thread_view.json", "bluesky", 1, 0),
    ("mastodon_api_status_context.yaml", "mastodon", 1, 0),
    ("mastodon_api_status_reply.yaml", "mastodon", 2, 0),
    ("mastodon_outbox_anonymised.json", "mastodon", 119, 1),  # one is for followers only
    ("twitter_v1_tweets_anonymised.jsonl", "twitter-v1", 23, 0),
]


@pytest.mark.parametrize(("name", "format", "new", "refused"), SAMPLES, ids=[name for name, *_ in SAMPLES])
def test_a_sample_comes_in_once(
    reference_folder: Path, lake: Lake, name: str, format: str, new: int, refused: int
) -> None:
    file = reference_folder.parent / "corpora" / "importer-samples" / name
    first = import_file(file, format_named(format), lake)
    second = import_file(file, format_named(format), lake)
    assert (first.new, first.refused) == (new, refused)
    assert (second.new, second.changed, second.refused) == (0, 0, refused)
    assert lake.check().sound
