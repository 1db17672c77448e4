"""What a reader asked to compare: organisations by id or by name, a group, a list of one's own."""

from dataclasses import dataclass, field

from django.http import QueryDict

from meetlat.site.pages.organisations.known import Everyone
from meetlat.site.pages.organisations.meant import Resolved, named, resolved
from meetlat.site.pages.organisations.words import compare_url

MOST = 4
MOST_CHOICES = 8
GROUPS = ("class", "alike", "list")


@dataclass
class Asked:
    """``added``: whom ``add`` means; else ``choices`` are those it can mean, or ``near`` those it looks like."""

    chosen: list[str]
    group: str
    texts: str
    listed: Resolved
    unknown: list[str]
    too_many: int
    add: str = ""
    added: str = ""
    choices: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    def address(self, *ids: str, group: str | None = None) -> str:
        """The address of this comparison with these organisations, or in another group."""
        chosen = self.group if group is None else group
        return compare_url(*ids, group="" if chosen == "class" else chosen, texts=self.texts)


def asked(given: QueryDict, everybody: Everyone, home: str) -> Asked:
    """The comparison in a query: ``with`` (ids), ``add`` (a name), ``group``, ``list`` (ids or names, one a line)."""
    ids = list(dict.fromkeys(given.getlist("with")))
    chosen = [id for id in ids if id in everybody.by_id]
    texts = "\n".join(given.getlist("list")).replace("\0", "").strip()
    group = given.get("group", "")
    found = Asked(
        chosen[:MOST],
        group if group in GROUPS else "list" if texts else "class",
        texts,
        resolved(texts, everybody, _home(chosen, everybody, home)),
        [id for id in ids if id not in everybody.by_id],
        max(0, len(chosen) - MOST),
        given.get("add", "").replace("\0", "").strip(),
    )
    if found.add and len(found.chosen) < MOST:
        _add(found, everybody, _home(chosen, everybody, home))
    return found


def _home(chosen: list[str], everybody: Everyone, home: str) -> tuple[str, str]:
    """The country and kind that a bare name is first looked for in: those of the first one chosen."""
    first = everybody.by_id.get(chosen[0]) if chosen else None
    return (first.country, first.kind) if first else (home, "municipality")


def _add(found: Asked, everybody: Everyone, home: tuple[str, str]) -> None:
    """Find whom the name means: one, several, or nobody."""
    means = named(found.add, everybody, home)
    if len(means) == 1:
        found.added = means[0] if means[0] not in found.chosen else ""
        return
    hits = sorted(everybody.names.find(found.add).values(), key=lambda hit: (hit.order, hit.id))
    found.choices = means or [hit.id for hit in hits][:MOST_CHOICES]
    found.added = found.choices[0] if len(found.choices) == 1 and found.choices[0] not in found.chosen else ""
    found.near = [] if found.choices else everybody.names.nearest(found.add)
