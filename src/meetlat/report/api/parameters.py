"""The query parameters: lowerCamelCase in the address, each with what it allows."""

from dataclasses import dataclass
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from meetlat.measure import indicators, size_classes
from meetlat.measure.definitions import definitions
from meetlat.measure.size_classes import UNKNOWN
from meetlat.register.models import Account
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import LANGUAGES, countries, kinds, provinces, roles, themes

NO_NUL = r"^[^\x00]*$"  # PostgreSQL cannot hold it


@dataclass(frozen=True)
class OneOf:
    """One of a list of words; the description of the API and the error both name them."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(self.words))


Country = Annotated[str, OneOf(tuple(countries()))]
Kind = Annotated[str, OneOf(tuple(kinds()))]
Province = Annotated[str, OneOf(tuple(provinces()))]
PlatformId = Annotated[str, OneOf(tuple(platforms()))]
SizeClassId = Annotated[str, OneOf((*(known.id for known in size_classes()), UNKNOWN))]
Role = Annotated[str, OneOf(tuple(roles()))]
Theme = Annotated[str, OneOf(tuple(themes()))]
Status = Annotated[str, OneOf(tuple(Account.Status.values))]
Language = Annotated[str, OneOf(LANGUAGES)]
IndicatorId = Annotated[str, OneOf(tuple(indicators()))]
DefinitionId = Annotated[str, OneOf(tuple(definitions()))]
Subject = Annotated[str, OneOf(("census", "completeness", "measures", "residents"))]
Level = Annotated[str, OneOf(("group", "organisation"))]
Words = Annotated[str, Field(min_length=1, max_length=100, pattern=NO_NUL)]
Id = Annotated[str, Field(min_length=1, max_length=60, pattern=NO_NUL)]


class Parameters(Schema):
    """What a list can be asked; a parameter that is not here is refused, not ignored."""

    @classmethod
    def allowed(cls) -> set[str]:
        return {field.alias or name for name, field in cls.model_fields.items()}


class Paging(Parameters):
    page: int = Field(1, ge=1, le=100_000, description="Which page, from 1")
    page_size: int = Field(50, ge=1, le=500, alias="pageSize", description="How many on a page")


class OrganisationFilters(Paging):
    country: Country = Field("", description="Two letters: NL, BE")
    kind: Kind = Field("", description="Kind of organisation, such as municipality")
    province: Province = Field("", description="ISO 3166-2 code")
    size_class: SizeClassId = Field("", alias="sizeClass", description="By inhabitants, in the latest edition")
    q: Words = Field("", description="Part of the name of the organisation or of a place in it; or its official code")


class AccountFilters(Paging):
    platform: PlatformId = Field("", description="Platform, such as x or mastodon")
    organisation: Id = Field("", description="Id of an organisation")
    country: Country = Field("", description="Country of its organisation")
    kind: Kind = Field("", description="Kind of its organisation")
    role: Role = Field("", description="What the account speaks for")
    theme: Theme = Field("", description="What the account is about")
    status: Status = Field("current", description="In use, or former")
    q: Words = Field("", description="Part of the handle")


class Question(Parameters):
    url: str = Field(
        ..., min_length=1, max_length=2000, pattern=NO_NUL, examples=["https://x.com/gemeentevoorbeeld"],
        description="The address of an account, @name, @name@server or a domain handle",
    )  # fmt: skip
    language: Language = Field("nl", description="Of the names")


class CensusQuestion(Parameters):
    country: Country = Field("NL", description="Two letters: NL, BE")
    kind: Kind = Field("municipality", description="Kind of organisation")
    platform: PlatformId = Field("", description="Only this platform, and who is missing there")
    edition: Id = Field("", description="Id of an edition; the latest when left out")
    language: Language = Field("nl", description="Of the names")


class EditionFilters(Paging):
    subject: Subject = Field("", description="Of the census, of measures, or of an estimate: completeness or residents")


class DefinitionFilters(Paging):
    definition: DefinitionId = Field("", description="How answering is counted; all when left out")
    organisation: Id = Field("", description="Id of an organisation")


class FigureFilters(Paging):
    indicator: IndicatorId = Field("", description="Id of an indicator")
    level: Level = Field("", description="Figures of groups, or of single organisations")
    organisation: Id = Field("", description="Id of an organisation")
    country: Country = Field("", description="Two letters: NL, BE")
    kind: Kind = Field("", description="Kind of organisation")
    platform: PlatformId = Field("", description="Figures of one platform")
    size_class: SizeClassId = Field("", alias="sizeClass", description="Size class of a group or organisation")
    province: Province = Field("", description="ISO 3166-2 code")
