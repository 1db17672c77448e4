"""Bluesky: an account's posts, answers and reposts, the conversations it speaks in, mentions, numbers; live as well.

Seen to work with AppView 0.0.221 and PDS 0.4.217 (@atproto/dev-env 0.3.215); Jetstream as its README describes it.
"""

from meetlat.collect.source import Source
from meetlat.collect.sources.bluesky.following import stream
from meetlat.collect.sources.bluesky.visit import visit

SOURCE = Source(
    name="bluesky",
    title="Bluesky",
    platforms=("bluesky",),
    version="app.bsky 2026",
    visit=visit,
    stream=stream,
)
