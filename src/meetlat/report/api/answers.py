"""The shapes of the answers. Each is complete and strict: what is not here is never given.

The words are those of ``meetlat census --json`` and of the open data files, so that one name means one thing everywhere.
"""

from datetime import date, datetime
from typing import Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field

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


class OrganisationRow(Answer):
    id: str = Field(examples=["nl.gm9901"])
    name: str
    names: dict[str, str] = Field(description="language -> name, where it differs")
    kind: str
    country: str
    province: str | None
    official_code: str | None
    website: str | None
    size_class: str | None = Field(description="S, M, L, or unknown; of the latest edition")
    start: date | None
    end: date | None = Field(description="Set once it was merged or abolished")


class EvidenceRow(Answer):
    kind: str = Field(description="directory, website, two_way, domain or person")
    since: date | None
    until: date | None
    source: str
    note: str | None


class AccountRow(Answer):
    id: int
    platform: str
    handle: str
    url: str
    role: str
    theme: str | None
    status: str
    since: date | None = Field(description="Since when the directory knew it; not when it was opened")
    last_listed: date | None
    ended: date | None
    organisations: list[Name] = Field(description="More than one: they share it")
    evidence: list[EvidenceRow]


class InhabitantsRow(Answer):
    year: int
    inhabitants: int
    source: str


class InhabitantsUsed(Answer):
    inhabitants: float | None
    year: int | None
    note: str = Field(description="measured, derived (summed across mergers), estimated (split by area) or unknown")


class MergerRow(Answer):
    id: str
    name: str
    year: int
    share: float = Field(description="Of the area of the one that ended")
    kind: str = Field(description="abolished, or part: a border correction")


class OrganisationAnswer(OrganisationRow):
    wikidata: str | None
    description: str | None
    area: float | None = Field(description="km2, from the drawn boundaries")
    inhabitants: InhabitantsUsed | None = Field(description="On the borders of today, as the latest edition used them")
    inhabitants_counted: list[InhabitantsRow] = Field(description="As counted, on the borders of each year")
    predecessors: list[MergerRow]
    successors: list[MergerRow]
    accounts: list[AccountRow]


class CheckProof(Answer):
    kind: str
    since: str
    until: str
    source: str
    note: str


class CheckAccount(Answer):
    platform: str
    handle: str
    url: str
    organisations: list[Name]


class CheckAnswer(Answer):
    status: str = Field(description="official or former; who is unknown gets 404")
    organisations: list[Name]
    platform: str | None
    platform_name: str | None
    handle: str
    url: str | None
    since: str
    until: str
    shared: bool
    evidence: list[CheckProof]
    accounts: list[CheckAccount]
    now: list[CheckAccount] = Field(description="Of a former account: what its organisation has there today")
    nearest: list[CheckAccount]


class PlatformCount(Answer):
    platform: str
    organisations: int
    share: float | None


class Cut(Answer):
    organisations: int
    platforms: list[PlatformCount]


class SizeClassCut(Cut):
    size_class: str


class ProvinceCut(Cut):
    province: str
    name: str


class Website(Answer):
    organisations: int
    of: int
    share: float | None


class CensusAnswer(Answer):
    country: str
    kind: str
    organisations: int
    with_account: int
    accounts: int
    platforms: list[PlatformCount]
    missing: dict[str, list[Name]] = Field(description="platform -> of whom the register knows no account there")
    size_classes: list[SizeClassCut]
    provinces: list[ProvinceCut]
    theme_accounts: int
    open_platforms: int
    own_domain_accounts: int
    official_website: Website | None
    shared_accounts: int
    inhabitants_year: int | None
    at_least: bool = Field(description="True: what the register missed is not counted")
    edition: str


class EditionRow(Answer):
    id: str
    subject: str
    day: date
    taken_at: datetime
    practice: bool = Field(description="True: the invented practice country")
    figures: int
    checksum: str
    version: str


class Input(Answer):
    rows: int
    sha256: str


class EditionAnswer(EditionRow):
    inputs: dict[str, Input]
    indicators: dict[str, int] = Field(description="indicator -> version of its definition")
    queries: dict[str, str] = Field(description="indicator -> SQL over the inputs")


class FigureRow(Answer):
    indicator: str
    organisation: str | None = Field(description="None: the figure of a group")
    country: str
    kind: str
    size_class: str | None = Field(description="None in a group's figure: all classes")
    province: str | None
    platform: str | None
    value: float | None = Field(description="None: not known; never zero instead")
    count: float | None
    n: int | None
    low: float | None
    high: float | None
    coverage: float | None
    year: int | None
    note: str | None


class TextAnswer(Answer):
    title: str
    says: str
    says_not: str
    example: str


class IndicatorAnswer(Answer):
    id: str
    version: int
    unit: str
    whole: str = Field(description="How organisations add up to a group: share, mean, sum or ratio")
    better: str
    per_platform: bool
    source: str
    texts: dict[str, TextAnswer] = Field(description="language -> its texts")


class PlatformAnswer(Answer):
    id: str
    name: str
    common: bool = Field(description="Among those whose absence is named")
    open: bool = Field(description="Built on an open protocol")
    closed: date | None = Field(description="The day the platform itself ended")


class ProblemAnswer(Schema):
    """RFC 9457. More members can stand beside these."""

    type: str
    title: str
    status: int
    detail: str
