"""Tables as files."""

from collections.abc import Collection
from pathlib import Path

from meetlat.measure.ranking import Sheet, read_sheet

# Council-clerk study 2014, table 14 (domain.md 0.3): followers, following and tweets in percent of inhabitants
TABLE_14 = """name,followers,following,posts,inhabitants
Buren,1.9,0.5,6.9,100
Achtkarspelen,2.5,0.3,2.2,100
Haarlemmerliede,2.5,0.2,4.7,100
Hoorn,2.2,0.2,10.5,100
Naarden,1.7,0.3,2.2,100
Bergeijk,1.5,0.4,1.9,100
Horst aan de Maas,1.3,0.4,3.1,100
De Wolden,1.8,0.2,2.7,100
Harderwijk,1.6,0.5,1.1,100
Brummen,1.2,1.5,1.1,100
"""
SUMS = {
    "Buren": 8, "Haarlemmerliede": 12, "Hoorn": 12, "Achtkarspelen": 13, "Horst aan de Maas": 17,
    "De Wolden": 18, "Harderwijk": 18, "Naarden": 18, "Bergeijk": 20, "Brummen": 20,
}  # fmt: skip


def written(folder: Path, text: str | bytes, name: str = "a.csv") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def sheet(folder: Path, text: str | bytes, asked: Collection[str] = ()) -> Sheet:
    return read_sheet(written(folder, text), asked)
