"""X by its API v2: an account's posts, the posts that mention it, and its numbers.

https://docs.x.com/x-api
"""

from meetlat.collect.source import Source
from meetlat.collect.sources.x.client import missing
from meetlat.collect.sources.x.visiting import visit

SOURCE = Source(name="x", title="X (API v2)", platforms=("x",), version="2", visit=visit, missing=missing)
