"""What a reader asked of the accounts: a name, a source, all or only those with gaps, a page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

ALL, GAPS, NOT = "", "gaps", "not-collected"
SHOWN = (ALL, GAPS, NOT)


@dataclass(frozen=True)
class Asked:
    """``show``: every account that was visited, those with gaps, or those that are not collected."""

    q: str = ""
    source: str = ""
    show: str = ALL
    page: int = 1

    def but(self, **other: str | int) -> str:
        """The query of the same question with something else; the page starts again unless given."""
        changed = replace(self, **{"page": 1, **other})  # type: ignore[arg-type]
        said = [(name, value) for name, value in vars(changed).items() if value and (name, value) != ("page", 1)]
        return "?" + urlencode(said)


def asked(given: Mapping[str, str]) -> Asked:
    """The question in a query; what is not a choice, or no page, is the first."""
    show, page = given.get("show", ""), given.get("page", "")
    return Asked(
        q=given.get("q", "").strip()[:200],
        source=given.get("source", "").strip()[:40],
        show=show if show in SHOWN else ALL,
        page=max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1,
    )
