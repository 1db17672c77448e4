"""Tweets as version 2 of X's interface gives them: pages with ``includes``, or single tweets with ``author``.

Tools that keep that form (twarc, with or without flattening) are read too.
"""

from meetlat.collect.files.twitter_v2.message import message
from meetlat.collect.files.twitter_v2.pages import tweets
from meetlat.collect.formats import Format

FORMAT = Format(
    name="twitter-v2",
    title="Tweets of X's interface 2, JSON",
    platform="x",
    versions=("2", "2 with edits and long posts"),
    items=tweets,
    draft=message,
)
