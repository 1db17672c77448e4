"""Under which licence each table may be used, and from whose work it was made."""

CC0 = {
    "name": "CC0-1.0",
    "title": "Creative Commons Zero 1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
CC_BY = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
SOURCES = (
    ("Govdirectory and Wikidata: organisations and accounts", "https://www.govdirectory.org/", CC0),
    ("Register of Dutch government organisations", "https://organisaties.overheid.nl/", CC0),
    ("Statistics Netherlands (CBS): inhabitants, borders", "https://www.cbs.nl/", CC_BY),
    ("Statbel: Belgian municipalities and inhabitants", "https://statbel.fgov.be/", CC_BY),
)  # fmt: skip
BY_SIZE_CLASS = ("answers", "curve", "classes", "week", "months", "topics")
WITH_INHABITANTS = ("organisations", "figures", "inhabitants", "age_groups", "people", "mergers", *BY_SIZE_CLASS)


def licence_of(table: str, *, practice: bool) -> dict[str, str]:
    """CC BY where inhabitants are in it, CC0 for the rest and for everything invented."""
    return CC_BY if table in WITH_INHABITANTS and not practice else CC0


def sources(*, practice: bool) -> list[dict[str, str]]:
    """As a data package lists them."""
    if practice:
        return [{"title": "Invented by Meetlat: the practice country"}]
    return [{"title": f"{title} ({licence['name']})", "path": path} for title, path, licence in SOURCES]
