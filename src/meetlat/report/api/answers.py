"""The shapes of the answers. Each is complete and strict: what is not here is never given.

The words are those of ``meetlat census --json`` and of the open data files: one name means one thing everywhere.
"""

from typing import Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict

T = TypeVar("T")


class Answer(Schema):
    model_config = ConfigDict(extra="forbid")


class Links(Answer):
    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Page(Answer, Generic[T]):
    total: int
    page: int
    page_size: int
    links: Links
    results: list[T]


class Name(Answer):
    id: str
    name: str


class ProblemAnswer(Schema):
    """RFC 9457. More members can stand beside these."""

    type: str
    title: str
    status: int
    detail: str
