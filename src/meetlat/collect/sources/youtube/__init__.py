"""YouTube by its Data API v3: a channel's videos with their comments and answers, and its numbers.

https://developers.google.com/youtube/v3/docs
"""

from meetlat.collect.source import Source
from meetlat.collect.sources.youtube.client import missing
from meetlat.collect.sources.youtube.visiting import visit

SOURCE = Source(
    name="youtube",
    title="YouTube (Data API v3)",
    platforms=("youtube",),
    version="v3",
    visit=visit,
    missing=missing,
)
