"""An address as it may be shown: the host, and as much of the path as cannot name a person."""

import httpx

WORDS = {"api": 3, "xrpc": 2, "2": 2, "youtube": 3, ".well-known": 2, "nodeinfo": 2, "sparql": 1, "robots.txt": 1}
"""First part of a path -> how many parts are the API's own words; what follows may be somebody's name."""


def where(url: httpx.URL) -> str:
    """``social.example/api/v1/accounts/…`` for ``https://social.example/api/v1/accounts/lookup?acct=somebody``."""
    parts = url.path.strip("/").split("/")
    shown = parts[: WORDS.get(parts[0], 0)]
    more = ["…"] if len(parts) > len(shown) and parts != [""] else []
    return "/".join([host(url), *shown, *more])


def host(url: httpx.URL) -> str:
    """The host, with its port where it is not the usual one."""
    return url.netloc.decode("ascii")
