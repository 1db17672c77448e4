"""JSON of which one item may be odd without the rest being lost."""

import json
from typing import Any

import msgspec


class NotJson(Exception):
    """No JSON, or only the first half of it."""


def decoded(body: bytes) -> Any:
    """Raises NotJson. Half a surrogate pair in one text stops the fast decoder, and is let through by the other."""
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return _slowly(body)


def _slowly(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NotJson from None
