"""Mastodon: an account's messages and boosts, the conversations around them, its hashtag, its mentions, its counts.

Written for Mastodon 3.4 to 4.5 and for what Pleroma, Akkoma and GoToSocial speak of its API; run against mastodon-mock.
"""

from meetlat.collect.source import Source
from meetlat.collect.sources.mastodon.visiting import visit

SOURCE = Source(
    name="mastodon", title="Mastodon API", platforms=("mastodon",), version="Mastodon API v1 (4.5)", visit=visit
)
