"""The shapes of what an edition answers, and of the words it uses."""

from datetime import date, datetime

from pydantic import Field

from meetlat.report.api.answers import Answer, Name


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
