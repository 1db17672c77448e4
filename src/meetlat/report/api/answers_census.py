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
    sha256: str = Field(description="Of its values, whatever file they stand in")
    file: str | None = Field(None, description="Of a frozen table: the SHA-256 of its file")
    reader: str | None = Field(None, description="Of messages: the version of the readers; only there")


class EditionAnswer(EditionRow):
    inputs: dict[str, Input]
    indicators: dict[str, int] = Field(description="indicator, or definition:ID -> version of its definition")
    queries: dict[str, str] = Field(description="indicator or step -> SQL over the inputs")


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
    low: float | None = Field(description="Of the interval of 95 %; None in a full count")
    high: float | None
    coverage: float | None = Field(description="Share of what there is that was seen")
    year: int | None
    note: str | None = Field(description="Of inhabitants how they were reached; too_few: only n is told")


class DefinitionRow(Answer):
    """As ``meetlat measure --json``; of fewer contacts than the definition asks for only how many there were."""

    organisation: str
    definition: str
    contacts: int
    answered: int | None
    share: float | None = Field(description="None: too few, or the definition gives no share")
    low: float | None
    high: float | None
    median_seconds: float | None
    p90_seconds: float | None
    coverage: float | None = Field(description="Share of its replies of which what they reply to was seen")
    enough: bool = Field(description="Whether there are as many contacts as the definition asks for")


class TextAnswer(Answer):
    title: str
    says: str
    says_not: str
    source: str = Field(description="Where the definition comes from")
    example: str


class IndicatorAnswer(Answer):
    id: str
    version: int
    unit: str
    of: str = Field(description="What it is computed from: register, messages or counts")
    minimum: int = Field(description="Of fewer it is not told")
    whole: str = Field(description="How organisations add up to a group: share, mean, sum, ratio or median")
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
