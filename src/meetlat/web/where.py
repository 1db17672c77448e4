"""An address as it may be shown: the host, and as much of the path as cannot name a person."""

import re

import httpx

OWN_WORDS = re.compile(
    r"""(?: api/v\d+(?:/[a-z_]+)?          # Mastodon
          | xrpc/[a-z]+(?:\.[A-Za-z]+)+    # Bluesky
          | 2/(?:tweets|users)             # X
          | youtube/v3(?:/[A-Za-z]+)?
          | \.well-known/[a-z-]+
          | nodeinfo/\d\.\d
          | robots\.txt
        ) (?=/|$)""",
    re.VERBOSE,
)
"""What a path begins with that is the API's own; what follows may be somebody's name."""


def where(url: httpx.URL) -> str:
    """``social.example/api/v1/accounts/…`` for ``https://social.example/api/v1/accounts/lookup?acct=somebody``."""
    path = url.raw_path.decode("ascii").partition("?")[0].strip("/")
    known = OWN_WORDS.match(path)
    shown = known[0] if known else ""
    return "/".join(filter(None, (host(url), shown, "" if path == shown else "…")))


def host(url: httpx.URL) -> str:
    """The host, with its port where it is not the usual one."""
    return url.netloc.decode("ascii")
