"""From the files to facts about organisations: inhabitants, ages, mergers, domains, places, areas."""

from meetlat.register.loading.folder import BadReference, Complaint, Folder, Row
from meetlat.register.loading.organisations import id_of
from meetlat.register.loading.wanted import Wanted
from meetlat.register.vocabulary import shipped


def want_facts(folder: Folder, wanted: Wanted) -> None:
    """Fills everything in ``wanted`` but the organisations and accounts."""
    _want_inhabitants(folder, wanted)
    _want_mergers(folder, wanted)
    _refuse_unknown(folder, wanted)


def want_domains(folder: Folder, wanted: Wanted) -> None:
    for row in folder.rows("government_domains"):
        domain = row["Domain Name"].lower()
        wanted.domains[domain] = {"kind": row["Domain Type"], "holder": row["Agency"], "practice": folder.practice}


def _want_inhabitants(folder: Folder, wanted: Wanted) -> None:
    for row in folder.rows("inhabitants"):
        key = (row["organisation"], row["year"])
        wanted.inhabitants[key] = {"inhabitants": row["inhabitants"], "source": row["source"]}
    for row in folder.rows("age_groups"):
        wanted.age_groups[row["organisation"], row["year"], row["age_group"]] = {"inhabitants": row["inhabitants"]}


def _want_mergers(folder: Folder, wanted: Wanted) -> None:
    ids = {row["official_code"]: row["id"] for row in folder.rows("organisations") if row["official_code"]}
    for row in folder.rows("mergers"):
        old, new = (ids.get(row[code]) or id_of(row[code]) for code in ("old_code", "new_code"))
        wanted.mergers[old, new, row["year_to"]] = _merger(row, row["area_share"], "mergers.csv")
    for row in _belgian_mergers(wanted):
        wanted.mergers[row["old"], row["new"], int(row["year_to"])] = _merger(row, row["share"], row["source"])
    for old, new, _ in wanted.mergers:
        _inherit_province(wanted, old, new)


def _merger(row: Row, share: str | float, source: str) -> Row:
    return {"year_from": int(row["year_from"]), "share": float(share), "kind": row["kind"], "source": source}


def _belgian_mergers(wanted: Wanted) -> list[Row]:
    """The reference folder lists no Belgian mergers; without them Antwerp would lack Borsbeek."""
    return [
        row
        for row in shipped("mergers-be-2025")
        if row["old"] in wanted.organisations and row["new"] in wanted.organisations
    ]


def _inherit_province(wanted: Wanted, old: str, new: str) -> None:
    before, after = wanted.organisations.get(old), wanted.organisations.get(new)
    if before and after and not after["province"]:
        after["province"] = before["province"]


def _refuse_unknown(folder: Folder, wanted: Wanted) -> None:
    """Inhabitants of nobody would vanish in silence."""
    complaints = [
        Complaint(
            f"{name}.csv",
            row["_line"],
            f'organisation "{row["organisation"]}" is unknown: no list, year or merger names it.',
        )
        for name in ("inhabitants", "age_groups")
        for row in folder.rows(name)
        if row["organisation"] not in wanted.organisations
    ]
    for old, new, year in wanted.mergers:
        if new not in wanted.organisations:
            complaints.append(
                Complaint("mergers.csv", 0, f"{old} went into {new} in {year}, but nothing else names {new}.")
            )
    if complaints:
        raise BadReference(complaints)
