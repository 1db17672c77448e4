"""The shapes of what the register answers."""

from datetime import date, datetime

from pydantic import Field

from meetlat.report.api.answers import Answer, Name


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


class LivenessRow(Answer):
    state: str = Field(
        description="not_theirs, gone, moved, renamed, silent_with_followers, silent, or walled: not open"
    )
    since: date
    seen_at: datetime
    note: str


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
    liveness: LivenessRow | None = Field(description="What is the matter with it; null where nothing is known to be")


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
    liveness: LivenessRow | None = Field(description="What is the matter with the account; null: nothing known")
    accounts: list[CheckAccount]
    now: list[CheckAccount] = Field(description="Of a former account: what its organisation has there today")
    nearest: list[CheckAccount]
