"""What a reader asked of the list: the filters, the order and the page, all carried by the address."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from meetlat.site.pages.organisations.known import Known

SORTS = ("name", "inhabitants", "accounts")
NOT = "-"  # before a platform: where nobody was found; before a sort: the highest first
FILTERS = ("country", "kind", "province", "size_class", "platform")


@dataclass(frozen=True)
class Asked:
    """``platform``: "x" for those on X, "-x" for those of whom no account was found there."""

    q: str = ""
    country: str = ""
    kind: str = ""
    province: str = ""
    size_class: str = ""
    platform: str = ""
    sort: str = ""
    page: int = 1

    @property
    def sort_by(self) -> str:
        return self.sort.removeprefix(NOT)

    @property
    def downward(self) -> bool:
        return self.sort.startswith(NOT)

    def but(self, **other: str | int) -> str:
        """The query of the same question with something else; the page starts again unless given."""
        changed = replace(self, **{"page": 1, **other})  # type: ignore[arg-type]
        said = [(name, value) for name, value in vars(changed).items() if value and (name, value) != ("page", 1)]
        return "?" + urlencode(said or [("country", "")])

    def admitted(self, those: Iterable[Known]) -> Iterator[Known]:
        """The organisations that pass every filter."""
        asked = [(PASSES[name], getattr(self, name)) for name in FILTERS if getattr(self, name)]
        return (one for one in those if all(passes(one, wanted) for passes, wanted in asked))


def _on_platform(one: Known, platform: str) -> bool:
    return (platform.removeprefix(NOT) in one.platforms) is not platform.startswith(NOT)


PASSES: dict[str, Callable[[Known, str], bool]] = {
    "country": lambda one, wanted: one.country == wanted,
    "kind": lambda one, wanted: one.kind == wanted,
    "province": lambda one, wanted: one.province == wanted,
    "size_class": lambda one, wanted: one.size_class == wanted,
    "platform": _on_platform,
}


def asked(given: Mapping[str, str], home: str) -> Asked:
    """The question in a query. One without any word or filter is about the municipalities of ``home``.

    A value that nobody has finds nothing; an order or a page that does not exist is the first.
    """
    words = {name: given.get(name, "").replace("\0", "").strip() for name in ("q", *FILTERS)}
    if not any(name in given for name in words):
        words |= {"country": home, "kind": "municipality"}
    sort = given.get("sort", "")
    page = given.get("page", "")
    return Asked(
        **words,
        sort=sort if sort.removeprefix(NOT) in SORTS else "",
        page=max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1,
    )
