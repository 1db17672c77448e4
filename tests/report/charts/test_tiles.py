"""The tile-grid map: blocks where the provinces lie, walls for all others, a tile per organisation."""

import csv
from importlib.resources import files

import pytest

from meetlat.report.charts import Group, Picture, tile_grid
from tests.report.charts.drawing import SVG, WORDS, fills, links, name, parsed, places, texts

GRID = list(csv.DictReader(files("meetlat.report.charts").joinpath("grid.csv").read_text("utf-8").splitlines()))
FRIESLAND, ZEELAND = Group("NL-FR", "Fryslân", ["xx.a", "xx.b"]), Group("NL-ZE", "Zeeland", ["xx.c"])
OTHER = Group("", "", ["xx.c", "xx.b", "xx.a"])


def drawn(*groups: Group, **values: bool) -> Picture:
    known = {f"xx.{code}": value for code, value in values.items()}
    return tile_grid(groups, places(known), columns=("Gemeente", "Instagram"), **WORDS)


def corners(picture: Picture) -> dict[str, tuple[float, float]]:
    found = {}
    for link in parsed(picture.svg).iter(f"{SVG}a"):
        [tile] = link.findall(f"{SVG}rect")
        found[name(link).split(":")[0]] = (float(tile.attrib["x"]), float(tile.attrib["y"]))
    return found


def test_provinces_stand_about_where_they_lie() -> None:
    places = corners(drawn(ZEELAND, FRIESLAND))
    assert places["Élst"][0] < places["Aardhout"][0]  # Zeeland lies west of Fryslân
    assert places["Élst"][1] > places["Aardhout"][1]  # ... and south


def test_a_block_has_its_name_and_its_members_by_name() -> None:
    drawing = parsed(drawn(Group("NL-FR", "Fryslân", ["xx.b", "xx.c", "xx.a"])).svg)
    assert texts(drawing)[0] == "Fryslân"
    assert links(drawing) == ["Aardhout: gezien", "Élst: gezien", "'s-Berghem: gezien"]


def test_shades() -> None:
    shades = fills(parsed(drawn(FRIESLAND, ZEELAND, a=True, b=False).svg), "rect")
    assert shades["Aardhout: gezien"] == "#0b4f8a"
    assert shades["'s-Berghem: gezien"] == "#d9d4c7"
    assert shades["Élst: gezien"].startswith("url(#hatch-")


def test_without_provinces_it_is_one_wall() -> None:
    picture = drawn(OTHER)
    assert corners(picture) == {"Aardhout": (0, 0), "Élst": (25, 0), "'s-Berghem": (50, 0)}
    assert texts(parsed(picture.svg)) == ["gevonden", "niet gevonden", "niet bekend"]


def test_a_group_without_a_place_stands_below() -> None:
    places = corners(drawn(Group("XX-1", "Elders", ["xx.c"]), FRIESLAND))
    assert places["Élst"][1] > max(places["Aardhout"][1], places["'s-Berghem"][1])


def test_tiles_do_not_overlap_and_fit() -> None:
    codes = [row["code"] for row in GRID if row["code"].startswith("BE")]
    members = {code: [f"{code}{number}" for number in range(20 + 5 * place)] for place, code in enumerate(codes)}
    groups = [Group(code, "Brussels Hoofdstedelijk Gewest", inside) for code, inside in members.items()]
    links = {member: f"/{member}" for inside in members.values() for member in inside}
    picture = tile_grid(groups, places({}, links=links), columns=("", ""), **WORDS)
    tiles = [rect.attrib for link in parsed(picture.svg).iter(f"{SVG}a") for rect in link.findall(f"{SVG}rect")]
    spots = [(float(tile["x"]), float(tile["y"])) for tile in tiles]
    side = float(tiles[0]["width"])
    assert len(set(spots)) == len(links)
    assert max(x for x, _ in spots) + side <= 400
    assert all(abs(x1 - x2) >= side or abs(y1 - y2) >= side for i, (x1, y1) in enumerate(spots) for x2, y2 in spots[:i])


def test_the_table() -> None:
    assert drawn(FRIESLAND, ZEELAND, a=True).rows == [
        ("Aardhout", "gevonden"),
        ("Élst", "niet bekend"),
        ("'s-Berghem", "niet bekend"),
    ]


@pytest.mark.parametrize(("country", "number"), [("NL", 12), ("BE", 11), ("ZZ", 6)])
def test_every_province_has_a_place_of_its_own(country: str, number: int) -> None:
    spots = [(row["row"], row["column"]) for row in GRID if row["code"].startswith(country)]
    assert len(set(spots)) == len(spots) == number
