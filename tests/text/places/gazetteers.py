"""A gazetteer for tests: some real municipalities of two countries, in the columns of the reference files."""

from meetlat.text.places import Gazetteer

DUTCH = """\
nl.gm0344 Utrecht|Utrecht
nl.gm0363 Amsterdam|Noord-Holland
nl.gm0599 Rotterdam|Zuid-Holland
nl.gm0518 The Hague|Zuid-Holland
nl.gm0796 's-Hertogenbosch|Noord-Brabant
nl.gm0373 Bergen (NH.)|Noord-Holland
nl.gm0893 Bergen (L.)|Limburg
nl.gm0748 Bergen op Zoom|Noord-Brabant
nl.gm0361 Alkmaar|Noord-Holland
nl.gm0753 Best|Noord-Brabant
nl.gm0772 Eindhoven|Noord-Brabant
nl.gm0228 Ede|Gelderland
nl.gm0014 Groningen|Groningen
nl.gm0080 Leeuwarden|Friesland
nl.gm1900 Súdwest-Fryslân|Friesland
nl.gm0164 Hengelo|Overijssel
nl.gm1876 Bronckhorst|Gelderland
nl.gm0153 Enschede|Overijssel
nl.gm0417 Laren|Noord-Holland
nl.gm0262 Lochem|Gelderland
nl.gm0758 Breda|Noord-Brabant
nl.gm0267 Nijkerk|Gelderland
nl.gm0268 Nijmegen|Gelderland
nl.gm0546 Leiden|Zuid-Holland
nl.gm0502 Capelle aan den IJssel|Zuid-Holland
nl.gm1719 Drimmelen|Noord-Brabant
nl.gm0321 Houten|Utrecht
nl.gm0762 Deurne|Noord-Brabant
nl.gm0193 Zwolle|Overijssel
nl.gm0340 Rhenen|Utrecht
nl.gm1734 Overbetuwe|Gelderland
nl.gm1991 Maashorst|Noord-Brabant"""

BELGIAN = """\
11002,10000,Antwerpen,Anvers
11016,10000,Essen,Essen
21004,04000,Brussel,Bruxelles
21009,04000,Elsene,Ixelles
23027,20001,Halle,Hal
41002,40000,Aalst,Alost
44021,40000,Gent,Gand
53053,50000,Bergen,Mons
62063,60000,Luik,Liège
62093,60000,Saint-Nicolas,Saint-Nicolas
63046,60000,Limburg,Limbourg
63072,60000,Spa,Spa
71016,70000,Genk,Genk
92094,90000,Namen,Namur
13025,10000,Mol,Mol"""


def organisation(id: str, name: str, kind: str = "municipality") -> dict[str, str]:
    return {"id": id, "name": name, "kind": kind}


def place(name: str, id: str, province: str = "", kind: str = "Gemeente") -> dict[str, str]:
    return {
        "place": name,
        "alternative": "",
        "kind": kind,
        "organisation": id,
        "municipality": "",
        "province": province,
    }


def merger(old: str, name: str, new: str, share: float = 1.0, kind: str = "abolished") -> dict[str, str]:
    return {"old_code": old, "old_name": name, "new_code": new, "area_share": str(share), "kind": kind}


def belgian(line: str) -> dict[str, str]:
    id, province, dutch, french = line.split(",")
    return {"id": id, "province": province, "name.nl": dutch, "name.fr": french}


def two_countries() -> Gazetteer:
    parted = [line.partition("|") for line in DUTCH.splitlines()]
    known = [(*said.split(" ", 1), province) for said, _, province in parted]
    return Gazetteer.from_rows(
        organisations=[organisation(id, name) for id, name, _ in known],
        places=[place(name, id, province) for id, name, province in known],
        belgian=[belgian(line) for line in BELGIAN.splitlines()],
    )
