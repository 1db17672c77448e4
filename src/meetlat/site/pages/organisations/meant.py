"""Which organisations somebody means by a list of names, codes or ids; what was not understood stays named."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from meetlat.report.numbers import number
from meetlat.site.pages.organisations.known import Everyone
from meetlat.site.pages.organisations.words import language, listed

LONGEST_LIST = 100
LONGEST_NAME = 60  # characters of what was not understood that are said back


@dataclass
class Resolved:
    """What names or ids stand for: those found, those nobody has, those that several have."""

    found: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unclear: dict[str, list[str]] = field(default_factory=dict)
    too_many: int = 0  # what came after the last that fits


def resolved(texts: str, everybody: Everyone, home: tuple[str, str]) -> Resolved:
    """One a line, or with commas between; a bare name is first looked for in the country and kind of ``home``."""
    entries, said = _entries(texts, everybody), Resolved()
    for entry in entries[:LONGEST_LIST]:
        ids = named(entry, everybody, home)
        if len(ids) == 1:
            said.found += [id for id in ids if id not in said.found]
        elif ids:
            said.unclear[entry] = ids
        else:
            said.unknown.append(entry)
    said.too_many = max(0, len(entries) - LONGEST_LIST)
    return said


def named(text: str, everybody: Everyone, home: tuple[str, str]) -> list[str]:
    """The ids that are called just so; of the home country and kind where it has one."""
    if text in everybody.by_id:
        return [text]
    ids = [id for id in everybody.names.exact(text) if id in everybody.by_id]
    here = [id for id in ids if (everybody.by_id[id].country, everybody.by_id[id].kind) == home]
    return here or ids


def notes(said: Resolved, everybody: Everyone) -> list[str]:
    """Every line that was not understood, by name; nothing is dropped silently."""
    found = []
    if said.unknown:
        found.append(not_found(said.unknown))
    for text, ids in said.unclear.items():
        found.append(_unclear(text, [everybody.called(language())[id] for id in ids[:5]]))
    if said.too_many:
        n = {"n": number(said.too_many, language())}
        found.append(_("Er passen er honderd in een lijst; de laatste %(n)s deden niet mee.") % n)
    return found


def not_found(texts: list[str]) -> str:
    return _("Niet gevonden: %(names)s.") % {"names": listed([text[:LONGEST_NAME] for text in texts])}


def _unclear(text: str, names: list[str]) -> str:
    said = {"name": text[:LONGEST_NAME], "names": listed(names)}
    return _("“%(name)s” kan meer betekenen: %(names)s. Schrijf de naam voluit.") % said


def _entries(texts: str, everybody: Everyone) -> list[str]:
    """One a line; a line that is no name ("Nuenen, Gerwen en Nederwetten" is) is taken apart at commas."""
    entries: list[str] = []
    for line in texts.splitlines():
        whole = line.strip() in everybody.by_id or everybody.names.exact(line)
        entries += [line] if whole else re.split(r"[,;\t]", line)
    return list(dict.fromkeys(entry.strip() for entry in entries if entry.strip()))
