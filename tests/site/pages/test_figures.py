"""Every figure opens: its definition, the rows behind it, the query; and rows go out safely as CSV."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meetlat.measure import census_indicators, indicators
from meetlat.report.models import Edition
from meetlat.site.pages.figures.asked import NoFigure, asked_figure
from meetlat.site.pages.figures.download import COLUMNS, csv_lines, safe
from meetlat.site.pages.figures.opened import figure_page
from meetlat.site.pages.figures.query import readable, steps, tables_of
from meetlat.site.pages.figures.rows import HAS, HAS_NOT, Row, chosen, rows_behind


def ask(edition: Edition, indicator: str, **query: str):  # type: ignore[no-untyped-def]
    return asked_figure(edition.id, indicator, {"country": "ZZ", "kind": "municipality", **query})


def fact(said: dict[str, list[dict[str, str]]], label: str) -> str:
    return next(fact["value"] for fact in said["facts"] if fact["label"] == label)


@pytest.mark.parametrize("indicator", sorted(indicators()))
@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_every_definition_has_its_page(
    indicator: str, language: str, client: Client, practice: Edition, db: None
) -> None:
    with translation.override(language):
        address = reverse("indicator", args=[indicator])
    page = client.get(address).content.decode()
    assert f"<h1>{indicators()[indicator].texts[language].title}</h1>" in page


def test_methods_lists_every_definition(client: Client, db: None) -> None:
    page = client.get("/nl/methode/").content.decode()
    assert all(indicator.texts["nl"].title in page for indicator in indicators().values())


@pytest.mark.parametrize("indicator", sorted(set(census_indicators()) - {"on_platform"}))
def test_every_indicator_opens(indicator: str, client: Client, practice: Edition, db: None) -> None:
    page = client.get(f"/nl/cijfers/{practice.id}/{indicator}/").content.decode()
    assert practice.checksum[:32] in page
    assert "SELECT" in page
    assert ".parquet" in page


def test_the_rows_carry_the_figure(practice: Edition, db: None) -> None:
    asked = ask(practice, "on_platform", platform="facebook")
    rows, said = rows_behind(asked, "nl"), figure_page(asked, "nl")
    assert fact(said, "Teller") == f"{len(chosen(rows, HAS))} gemeenten"
    assert fact(said, "Noemer") == f"{len(rows)} gemeenten"
    assert len(chosen(rows, HAS)) + len(chosen(rows, HAS_NOT)) == len(rows)


@pytest.mark.parametrize("cut", [{"size_class": "S"}, {"size_class": "M"}])
def test_the_rows_of_a_cut_carry_its_figure(cut: dict[str, str], practice: Edition, db: None) -> None:
    asked = ask(practice, "on_platform", platform="x", **cut)
    rows = rows_behind(asked, "nl")
    assert {row.size_class for row in rows} == set(cut.values())
    assert fact(figure_page(asked, "nl"), "Teller").startswith(f"{len(chosen(rows, HAS))} ")


def test_a_mean_and_a_ratio_follow_from_their_rows(practice: Edition, db: None) -> None:
    accounts = sum(row.value or 0 for row in rows_behind(ask(practice, "accounts"), "nl"))
    assert fact(figure_page(ask(practice, "accounts"), "nl"), "Teller") == f"{accounts:,.0f}".replace(",", ".")
    people = [row.value for row in rows_behind(ask(practice, "inhabitants"), "nl") if row.value]
    ratio = figure_page(ask(practice, "accounts_per_100000"), "nl")
    assert fact(ratio, "Noemer") == f"{sum(people):,.0f} inwoners".replace(",", ".")


def test_unknown_inhabitants_are_not_zero(practice: Edition, db: None) -> None:
    rows = [row for row in rows_behind(ask(practice, "inhabitants"), "nl") if row.note == "unknown"]
    assert rows
    assert {row.value for row in rows} == {None}
    page = figure_page(ask(practice, "inhabitants"), "nl", HAS_NOT)
    assert page["rows"]["table"]["rows"][0]["cells"][1] == {"text": "niet bekend", "unknown": True}


def test_one_organisation_opens_down_to_its_accounts(client: Client, practice: Edition, db: None) -> None:
    row = next(row for row in rows_behind(ask(practice, "on_platform", platform="x"), "nl") if row.has)
    page = client.get(
        f"/nl/cijfers/{practice.id}/on_platform/?platform=x&organisation={row.organisation}"
    ).content.decode()
    assert "De accounts die meetellen" in page
    assert 'rel="external noreferrer"' in page


def test_not_found_says_that_it_may_be_there(client: Client, practice: Edition, db: None) -> None:
    row = next(row for row in rows_behind(ask(practice, "on_platform", platform="x"), "nl") if not row.has)
    page = client.get(
        f"/nl/cijfers/{practice.id}/on_platform/?platform=x&organisation={row.organisation}"
    ).content.decode()
    assert "Het kan er wel zijn" in page


@pytest.mark.parametrize(
    "address",
    [
        "{edition}/nothing/",
        "nothing/accounts/",
        "{edition}/on_platform/",  # which platform?
        "{edition}/accounts/?platform=x",
        "{edition}/on_platform/?platform=nothing",
        "{edition}/accounts/?country=NL",
        "{edition}/accounts/?kind=nothing",
        "{edition}/accounts/?province=nothing",
        "{edition}/accounts/?size_class=XL",
        "{edition}/accounts/?size_class=S&province=ZZ-1",
        "{edition}/accounts/?organisation=nl.gm9999",
        "{edition}/accounts/?country=NL&format=csv",
    ],
)
def test_what_does_not_exist_is_not_there(address: str, client: Client, practice: Edition, db: None) -> None:
    response = client.get(f"/nl/cijfers/{address.format(edition=practice.id)}")
    assert response.status_code == 404
    assert "Alle definities" in response.content.decode()


def test_an_unknown_definition_is_not_there(client: Client, practice: Edition, db: None) -> None:
    assert client.get("/nl/methode/nothing/").status_code == 404
    with pytest.raises(NoFigure):
        ask(practice, "nothing")


@pytest.mark.parametrize("page", ["0", "1", "99", "x", "-1", "9" * 30, "²"])
def test_every_page_number_has_a_page(page: str, client: Client, practice: Edition, db: None) -> None:
    assert client.get(f"/nl/cijfers/{practice.id}/accounts/", {"page": page}).status_code == 200


def test_csv_holds_every_row(client: Client, practice: Edition, db: None) -> None:
    response = client.get(f"/nl/cijfers/{practice.id}/on_platform/?platform=x&has=no&format=csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    found = list(csv.DictReader(io.StringIO(response.content.decode())))
    wanted = chosen(rows_behind(ask(practice, "on_platform", platform="x"), "nl"), HAS_NOT)
    assert [row["organisation"] for row in found] == [row.organisation for row in wanted]
    assert {row["value"] for row in found} == {"0.0"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str, practice: Edition, db: None) -> None:
    row = Row("zz.1", f"{start}HYPERLINK(1)", "S", "", -1.5)
    lines = "".join(csv_lines(ask(practice, "accounts"), [row]))
    [found] = csv.DictReader(io.StringIO(lines, newline=""))
    assert found["name"] == f"'{start}HYPERLINK(1)"
    assert found["value"] == "-1.5"  # a number is no formula
    assert tuple(found) == COLUMNS


@pytest.mark.parametrize(
    ("cell", "written"), [("Aa en Hunze", "Aa en Hunze"), ("", ""), (None, None), (3.0, 3.0), ("a=b", "a=b")]
)
def test_what_is_no_formula_stays(cell: str | float | None, written: str | float | None) -> None:
    assert safe(cell) == written


def test_a_query_is_broken_at_its_clauses_only() -> None:
    query = """SELECT "a FROM b" FROM "holdings" AS "t1" WHERE "t1"."x" = 'it''s FROM there'"""
    assert readable(query) == """SELECT "a FROM b"\nFROM "holdings" AS "t1"\nWHERE "t1"."x" = 'it''s FROM there'"""


def test_a_column_is_no_table() -> None:
    query = 'SELECT "t1"."inhabitants" AS "value" FROM "people" AS "t1"'
    assert tables_of([query], ["inhabitants", "people"]) == ["people"]


def test_the_steps_that_lead_to_a_figure_come_first() -> None:
    queries = {
        "people": 'FROM "mergers" AS "t0"',
        "population": 'FROM "people" AS "t0"',
        "accounts": 'FROM "holdings" AS "t0"',
        "other": "",
        "figures": 'FROM "population" AS "t1"',
    }
    assert list(steps(queries, "accounts")) == ["people", "population", "accounts", "figures"]


@pytest.mark.reference
def test_a_real_figure(client: Client, reference: Edition, db: None) -> None:
    page = client.get(f"/nl/cijfers/{reference.id}/on_platform/?platform=facebook").content.decode()
    assert "<h1>Op Facebook: ten minste 98,5%</h1>" in page
    assert "337 gemeenten" in page
