"""ActivityPub: an account's messages and boosts from its outbox, the answers below them, its counts.

For servers that close Mastodon's API to who is not signed in; run against a server on the library Fedify.
"""

from meetlat.collect.source import Source
from meetlat.collect.sources.activitypub.visiting import visit

SOURCE = Source(
    name="activitypub",
    title="ActivityPub outbox",
    platforms=("mastodon",),
    version="ActivityPub 2018-01-23",
    visit=visit,
    by_name=True,
)
