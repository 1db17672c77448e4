"""The archive that an account's owner downloads from X (formerly Twitter): the zip, or the folder it was unpacked to.

Only the tweets and the account's number and name are read. Deleted tweets, direct messages, likes, contacts and devices
are never opened. Long posts stand in the tweets as far as the archive shows them there: 280 signs.
"""

from meetlat.collect.files.x_archive.archive import tweets
from meetlat.collect.files.x_archive.message import message
from meetlat.collect.formats import Format

FORMAT = Format(
    name="x-archive",
    title="Archive of an account on X (formerly Twitter), zip or folder",
    platform="x",
    versions=("2018", "2019", "2022"),  # tweet.js; each tweet in a field of its own; tweets.js
    items=tweets,
    draft=message,
)
