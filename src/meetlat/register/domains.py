"""The domain of a website, and the domains above it."""

from urllib.parse import urlsplit


def website_host(website: str) -> str:
    """The host of a website without www., or empty."""
    return (urlsplit(website).hostname or "").removeprefix("www.")


def with_parents(host: str) -> list[str]:
    """social.overheid.nl -> social.overheid.nl, overheid.nl; never the top level alone."""
    parts = host.split(".")
    return [".".join(parts[start:]) for start in range(len(parts) - 1)]


def registered_domain(website: str, listed: set[str]) -> str:
    """The domain of a website: the part of its host that the government's list names, else the host without www."""
    host = website_host(website)
    return next((parent for parent in with_parents(host) if parent in listed), host)
