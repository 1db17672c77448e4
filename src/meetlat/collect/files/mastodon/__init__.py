"""Mastodon: the archive that an account's owner asks for (or only its outbox.json), and statuses kept from the API.

Of an archive the outbox and the account's name are read; likes, bookmarks, followers and media are never opened.
"""

from meetlat.collect.files.mastodon.items import items
from meetlat.collect.files.mastodon.message import message
from meetlat.collect.formats import Format

FORMAT = Format(
    name="mastodon",
    title="Mastodon archive (zip, tar.gz, outbox.json), or statuses of the API (list, lines, conversation, recording)",
    platform="mastodon",
    versions=("2.9", "3.5", "4.2", "4.5"),
    items=items,
    draft=message,
)
