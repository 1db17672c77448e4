"""Answers of the API that a program recorded as it went (VCR, YAML): what was shown or written, not deleted."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from meetlat.collect.sources.mastodon.json import NotJson, decoded

BEGINS = re.compile(rb"(?m)^interactions:\s*$")
LOOKED_AT = 4_096  # bytes in which a recording shows that it is one
KEPT = ("GET", "POST", "PUT")


def is_recording(content: bytes) -> bool:
    return not content.lstrip().startswith((b"{", b"[")) and bool(BEGINS.search(content[:LOOKED_AT]))


def answers(content: bytes) -> Iterator[Any]:
    """Every answer in JSON. Raises NotJson where it is no recording after all."""
    try:
        recorded = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506 - the base loader makes text only
    except (yaml.YAMLError, ValueError, RecursionError):
        raise NotJson from None
    told = recorded.get("interactions") if isinstance(recorded, dict) else None
    for one in told if isinstance(told, list) else []:
        if _at(one, "request", "method") in KEPT and isinstance(body := _at(one, "response", "body", "string"), str):
            try:
                yield decoded(body.encode("utf-8", "replace"))
            except NotJson:
                continue


def _at(thing: Any, *names: str) -> Any:
    for name in names:
        thing = thing.get(name) if isinstance(thing, dict) else None
    return thing
