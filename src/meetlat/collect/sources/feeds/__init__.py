"""News feeds of organisations: RSS, Atom and JSON Feed 1.0 and 1.1, at the addresses that the register has for them.

A feed is an account on the platform ``feed``: its handle is its address (docs/decisions/0010-feeds.md). It wants the
guarded web: its address was given by a person.
"""

from meetlat.collect.source import Source
from meetlat.collect.sources.feeds.visiting import visit

SOURCE = Source(
    name="feeds",
    title="News feeds (RSS, Atom, JSON Feed)",
    platforms=("feed",),
    version="RSS 0.9-2.0, Atom 0.3-1.0, JSON Feed 1.0-1.1",
    visit=visit,
    guarded=True,
)
