"""Tweets as version 1.1 of Twitter's interface gave them, and the tools and data sets that keep that form.

One status a line, a list of them, or a page of search results; with ``text``, ``full_text`` or ``extended_tweet``.
"""

from functools import partial

from meetlat.collect.documents import documents
from meetlat.collect.files.twitter_v1.message import message
from meetlat.collect.formats import Format

FORMAT = Format(
    name="twitter-v1",
    title="Tweets of Twitter's interface 1.1, JSON",
    platform="x",
    versions=("1.1", "1.1 extended"),
    items=partial(documents, within="statuses"),
    draft=message,
)
