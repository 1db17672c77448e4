"""The map: links in the order of names, shades, hatching, a legend beside the land; and the real one is small."""

import gzip

import pytest

from meetlat import environment
from meetlat.register import geometry
from meetlat.report.charts import Picture, Places, choropleth, classes, present
from meetlat.report.charts.outlines import GRID, outlines
from tests.report.charts.drawing import AREAS, NAMES, SVG, WORDS, fills, links, name, parsed, places, square, texts


def drawn(wanted: Places) -> Picture:
    return choropleth(AREAS, wanted, columns=("Gemeente", "Instagram"), **WORDS)


def test_the_keyboard_walks_by_name() -> None:
    drawing = parsed(drawn(places({"xx.a": True})).svg)
    assert links(drawing) == ["Aardhout: gezien", "Élst: gezien", "'s-Berghem: gezien"]
    assert drawing.attrib["role"] == "group"
    assert drawing.attrib["aria-label"] == "Wie er is"


def test_present_none_and_unknown_differ() -> None:
    shades = fills(parsed(drawn(places({"xx.a": True, "xx.b": False})).svg), "path")
    assert shades["Aardhout: gezien"] == "#0b4f8a"
    assert shades["'s-Berghem: gezien"] == "#d9d4c7"
    assert shades["Élst: gezien"].startswith("url(#hatch-")


def test_the_hatching_is_in_the_drawing() -> None:
    drawing = parsed(drawn(places({})).svg)
    [pattern] = drawing.iter(f"{SVG}pattern")
    assert set(fills(drawing, "path").values()) == {f"url(#{pattern.attrib['id']})"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"xx.a": True, "xx.b": False, "xx.c": False}, ["gevonden", "niet gevonden"]),
        ({"xx.a": True, "xx.b": False, "xx.c": None}, ["gevonden", "niet gevonden", "niet bekend"]),
    ],
)
def test_the_legend_names_what_occurs(values: dict[str, bool | None], expected: list[str]) -> None:
    assert texts(parsed(drawn(places(values)).svg)) == expected


def test_classes_get_darker_and_have_a_coastline() -> None:
    scale = classes((20, 40, 60, 80), ("a", "b", "c", "d", "e"), "niet bekend")
    drawing = parsed(drawn(places({"xx.a": 0, "xx.b": 40, "xx.c": 99}, scale)).svg)
    assert list(fills(drawing, "path").values()) == ["#e8eef4", "#0b3c5d", "#7a9dba"]
    assert drawing.findall(f"{SVG}path")[0].attrib["fill"] == "none"
    assert texts(drawing) == ["e", "d", "c", "b", "a"]


def test_the_table_has_every_value_also_one_without_an_area() -> None:
    picture = drawn(places({"xx.a": True, "xx.z": False}, names={**NAMES, "xx.z": "Zonder kaart"}))
    assert picture.columns == ("Gemeente", "Instagram")
    assert picture.rows == [
        ("Aardhout", "gevonden"),
        ("Élst", "niet bekend"),
        ("'s-Berghem", "niet bekend"),
        ("Zonder kaart", "niet gevonden"),
    ]
    assert picture.alt == "Wie er is. Een kaart."


def test_a_value_in_the_table_is_written_as_the_caller_wants() -> None:
    picture = drawn(places({"xx.a": 0.5}, fmt=lambda value: f"{value:.0%}"))
    assert picture.rows[0] == ("Aardhout", "50%")


def test_an_organisation_without_a_link_is_drawn_all_the_same() -> None:
    drawing = parsed(drawn(places({}, links={"xx.a": "/nl/a/"})).svg)
    assert links(drawing) == ["Aardhout: gezien"]
    assert len(list(drawing.iter(f"{SVG}title"))) == 3


def test_names_come_from_the_boundaries_where_the_caller_has_none() -> None:
    assert links(parsed(drawn(places({}, names={}, labels={})).svg)) == ["Aardhout", "Élst", "'s-Berghem"]


def test_links_are_escaped() -> None:
    picture = drawn(places({}, labels={"xx.a": 'A "<b>" & c'}))
    assert links(parsed(picture.svg))[0] == 'A "<b>" & c'
    assert "<b>" not in picture.svg


def test_an_area_too_small_to_see_keeps_its_link() -> None:
    speck = square("xx.c", 4.2, 51.2, 1e-6)
    picture = choropleth([AREAS[1], speck], places({}), columns=("", ""), **WORDS)
    drawing = parsed(picture.svg)
    assert links(drawing) == ["Aardhout: gezien", "Élst: gezien"]
    assert [path.attrib["d"][0] for path in drawing.iter(f"{SVG}path") if "fill" in path.attrib] == ["M", "M"]


def test_the_map_keeps_its_shape() -> None:
    """Aardhout lies east of Élst and as far south, and a square stays upright: Mercator at 52 degrees is 1.6 high."""
    drawing = parsed(drawn(places({})).svg)
    height = float(drawing.attrib["viewBox"].split()[3])
    assert height == pytest.approx(400 * 1.62, rel=0.01)
    east = next(link for link in drawing.iter(f"{SVG}a") if name(link).startswith("Aardhout"))
    [path] = east.findall(f"{SVG}path")
    assert path.attrib["d"].startswith(f"M{200 / GRID:.0f} ")


@pytest.mark.parametrize(
    ("squares", "top", "longer"),
    [
        ([("xx.a", 4, 51, 9), ("xx.b", 13, 60, 9)], 0.5, 0),  # land bottom left and top right: top left is free
        ([("xx.a", 4, 60, 9), ("xx.b", 13, 51, 9)], -39.5, 0),  # ... then bottom left
        ([("xx.a", 4, 51, 9)], 8.5, 48),  # no corner is free: below the map
    ],
)
def test_the_legend_stands_where_no_land_is(squares: list[tuple[str, float, float]], top: float, longer: float) -> None:
    areas = [square(*each) for each in squares]
    drawing = parsed(choropleth(areas, places({"xx.a": True, "xx.b": True}), columns=("", ""), **WORDS).svg)
    _, height = outlines(areas)
    swatch = next(rect for rect in drawing.iter(f"{SVG}rect") if "x" in rect.attrib)
    assert float(swatch.attrib["x"]) == 0.5
    assert float(swatch.attrib["y"]) == pytest.approx(top if top == 0.5 else height + top, abs=0.1)
    assert float(drawing.attrib["viewBox"].split()[3]) == pytest.approx(height + longer, abs=0.1)


@pytest.mark.reference
@pytest.mark.parametrize(("name", "areas"), [("nl_gemeente_2023", 342), ("be_gemeente_2019", 581)])
def test_the_real_map_is_small(name: str, areas: int) -> None:
    folder = environment.reference()
    if folder is None:
        pytest.skip("MEETLAT_REFERENCE is not set")
    real = geometry.read(folder / "geometry" / f"{name}.topojson")
    names = {area.id: area.name for area in real}
    labels = {code: f"{label}: wel op Instagram" for code, label in names.items()}
    wanted = Places({}, present("wel", "niet", "niet bekend"), {code: f"/nl/{code}/" for code in names}, labels, names)
    picture = choropleth(real, wanted, columns=("Gemeente", "Instagram"), **WORDS)
    assert len(links(parsed(picture.svg))) == areas
    assert len(gzip.compress(picture.svg.encode())) < 29_000
