"""One item of a list, or a refusal beside the others."""

from typing import TypeVar

from msgspec import Raw

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Refused
from meetlat.collect.source import Page

T = TypeVar("T")


def item(raw: Raw | bytes, form: type[T], page: Page, resource: str) -> T | None:
    """None when it is not of the documented form; the page then tells why."""
    try:
        return decoded(raw, form)
    except Refused as why:
        page.refused.append((f"YouTube {resource}.list, item {len(page.drafts) + len(page.refused) + 1}", str(why)))
        return None
