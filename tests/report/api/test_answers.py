"""What the operations answer, on the practice country."""

import json
from collections import Counter
from typing import Any

import pytest
from django.test import Client

from meetlat.register.models import Account, Evidence, Holding, Organisation
from meetlat.register.official import as_json, check
from meetlat.report.api.answers_census import CensusAnswer
from meetlat.report.census import census
from meetlat.report.models import Edition, Figure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def edition(practice: Edition) -> Edition:
    return practice


def asked(client: Client, path: str, **query: Any) -> dict[str, Any]:
    answer = client.get(f"/api/v1/{path}", query)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def walked(client: Client, path: str, **query: Any) -> list[dict[str, Any]]:
    """Every result, page after page, along the links of the answers."""
    said, found = asked(client, path, pageSize=40, **query), []
    while True:
        found += said["results"]
        if not said["links"]["next"]:
            return found
        said = client.get(said["links"]["next"]).json()


def test_every_organisation_is_on_exactly_one_page(client: Client) -> None:
    ids = [one["id"] for one in walked(client, "organisations")]
    assert Counter(ids) == Counter(Organisation.current.values_list("id", flat=True))


def test_a_page_links_to_those_around_it(client: Client) -> None:
    said = asked(client, "organisations", page=2, pageSize=10)
    answer = client.get("/api/v1/organisations", {"page": 2, "pageSize": 10})
    assert len(said["results"]) == 10
    for name in ("first", "prev", "next", "last"):
        assert said["links"][name].startswith("http")
        assert f'<{said["links"][name]}>; rel="{name}"' in answer["Link"]
    assert "pageSize=10" in said["links"]["next"]


def test_a_page_after_the_last_is_empty_and_leads_back(client: Client) -> None:
    said = asked(client, "organisations", page=999)
    assert said["results"] == []
    assert asked_page(said["links"]["prev"]) == asked_page(said["links"]["last"])


def asked_page(link: str) -> str:
    return link.rsplit("page=", 1)[1]


@pytest.mark.parametrize("size_class", ["S", "M", "L"])
def test_organisations_by_size_class(client: Client, edition: Edition, size_class: str) -> None:
    figures = Figure.objects.filter(edition=edition, indicator="any_account", size_class=size_class)
    wanted = set(figures.exclude(organisation="").values_list("organisation", flat=True))
    found = walked(client, "organisations", sizeClass=size_class)
    assert {one["id"] for one in found} == wanted
    assert {one["size_class"] for one in found} <= {size_class}


def test_organisations_by_kind_province_and_name(client: Client) -> None:
    one = Organisation.current.exclude(province="").filter(kind="municipality").order_by("id")[0]
    found = walked(client, "organisations", kind=one.kind, province=one.province, country=one.country, q=one.name)
    assert one.id in {said["id"] for said in found}
    assert {said["province"] for said in found} == {one.province}


def test_an_organisation_is_found_by_a_place_in_it(client: Client) -> None:
    one = Organisation.current.filter(kind="municipality").order_by("id")[0]
    one.places.create(name="Achterwaterdijk", kind="village")
    assert [said["id"] for said in walked(client, "organisations", q="achterwater")] == [one.id]


def test_an_organisation_says_what_it_has_and_how_many_live_there(client: Client) -> None:
    merged = Organisation.current.filter(came_from__isnull=False).order_by("id")[0]
    said = asked(client, f"organisations/{merged.id}")
    assert {one["id"] for one in said["predecessors"]} == set(merged.came_from.values_list("old_id", flat=True))
    assert said["inhabitants"]["note"] in {"measured", "derived", "estimated", "unknown"}
    assert {one["id"] for one in said["accounts"]} == set(merged.accounts.values_list("id", flat=True))
    assert all(one["evidence"] for one in said["accounts"])


def test_one_that_ended_keeps_its_address_and_names_its_successor(client: Client) -> None:
    old = Organisation.objects.exclude(end=None).filter(became__isnull=False).order_by("id")[0]
    said = asked(client, f"organisations/{old.id}")
    assert said["end"]
    assert said["successors"]


@pytest.mark.parametrize(
    "query", [{"platform": "x"}, {"role": "council"}, {"kind": "municipality"}, {"status": "former"}]
)
def test_accounts_by(client: Client, query: dict[str, str]) -> None:
    name, value = next(iter(query.items()))
    field = {"kind": "holdings__organisation__kind"}.get(name, name)
    wanted = Account.objects.filter(**{"status": "current", field: value}).values_list("id", flat=True)
    found = walked(client, "accounts", **query)
    assert wanted
    assert Counter(one["id"] for one in found) == Counter(set(wanted))


def test_an_account_that_was_given_up_is_no_longer_among_the_organisations(client: Client) -> None:
    holding = Holding.objects.filter(account__status="current", until=None).order_by("id")[0]
    before = walked(client, "accounts", organisation=holding.organisation_id)
    holding.until = "2020-01-01"
    holding.save()
    after = walked(client, "accounts", organisation=holding.organisation_id)
    assert len(after) == len(before) - 1


def test_an_account_never_names_a_person(client: Client) -> None:
    keys = {key for one in walked(client, "accounts") for key in one}
    assert not keys & {"by", "author", "user", "name"}


def test_an_official_account_as_the_command_says_it(client: Client) -> None:
    account = Account.objects.filter(status="current").order_by("id")[0]
    said = asked(client, "accounts/check", url=f"@{account.handle}")
    command = {**as_json(check(f"@{account.handle}")), "liveness": None}
    assert said == json.loads(json.dumps(command, default=str))
    assert said["status"] == "official"


def test_a_former_account(client: Client) -> None:
    former, current = (Account.objects.filter(platform="x", status=status) for status in ("former", "current"))
    account = former.exclude(key__in=current.values("key")).order_by("id")[0]
    assert asked(client, "accounts/check", url=f"https://x.com/{account.handle}")["status"] == "former"


def test_an_unknown_account_is_a_problem_with_the_nearest(client: Client) -> None:
    account = Account.objects.filter(status="current", platform="x").order_by("id")[0]
    answer = client.get("/api/v1/accounts/check", {"url": f"https://x.com/{account.handle[:13]}_"})
    said = answer.json()
    assert (answer.status_code, said["type"]) == (404, "urn:meetlat:problem:unknown-account")
    assert account.handle in {near["handle"] for near in said["nearest"]}


@pytest.mark.parametrize("url", ["two words", "x" * 10_000, " ", "https://example.org/"])
def test_what_is_no_address_is_refused(client: Client, url: str) -> None:
    answer = client.get("/api/v1/accounts/check", {"url": url})
    assert (answer.status_code, answer.json()["status"]) == (400, 400)


def test_the_census_as_the_command_says_it(client: Client, edition: Edition) -> None:
    said = asked(client, "census", country="ZZ")
    assert said == json.loads(json.dumps(census(edition, "ZZ", "municipality")))
    assert said == CensusAnswer.model_validate(said).model_dump(mode="json")  # the view itself does not look
    of_x = asked(client, "census", country="ZZ", platform="x", edition=edition.pk)
    assert list(of_x["missing"]) == ["x"]


@pytest.mark.parametrize(
    "query", [{"country": "NL", "kind": "court"}, {"country": "ZZ", "edition": "census-1999-01-01"}]
)
def test_what_was_not_counted_is_not_there(client: Client, query: dict[str, str]) -> None:
    assert client.get("/api/v1/census", query).status_code == 404


def test_an_edition_with_all_its_figures(client: Client, edition: Edition) -> None:
    assert [one["id"] for one in walked(client, "editions")] == [edition.pk]
    said = asked(client, f"editions/{edition.pk}")
    assert said["inputs"] == edition.inputs
    total = asked(client, f"editions/{edition.pk}/figures", pageSize=1)["total"]
    assert total == said["figures"] == Figure.objects.filter(edition=edition).count()


@pytest.mark.parametrize(("level", "single"), [("group", False), ("organisation", True)])
def test_figures_of_groups_or_of_organisations(client: Client, edition: Edition, level: str, *, single: bool) -> None:
    query = {"level": level, "indicator": "on_platform", "platform": "x", "sizeClass": "S"}
    found = walked(client, f"editions/{edition.pk}/figures", **query)
    assert {bool(one["organisation"]) for one in found} == {single}
    assert {(one["indicator"], one["platform"], one["size_class"]) for one in found} == {("on_platform", "x", "S")}


def test_unknown_is_null_and_never_zero(client: Client, edition: Edition) -> None:
    found = walked(client, f"editions/{edition.pk}/figures", indicator="inhabitants", level="organisation")
    unknown = [one for one in found if one["note"] == "unknown"]
    assert all(one["value"] is None for one in unknown)
    assert {one["note"] for one in found} <= {"measured", "derived", "estimated", "unknown"}


def test_the_words_it_uses(client: Client) -> None:
    indicators = client.get("/api/v1/indicators").json()
    assert {language for one in indicators for language in one["texts"]} == {"nl", "en", "fr"}
    platforms = {one["id"]: one for one in client.get("/api/v1/platforms").json()}
    assert platforms["google+"]["closed"] == "2019-04-02"
    assert platforms["x"]["closed"] is None


@pytest.mark.parametrize("path", ["organisations?pageSize=500", "accounts?pageSize=500"])
def test_a_long_list_asks_the_database_few_questions(
    client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(11):
        assert client.get(f"/api/v1/{path}").status_code == 200


def test_evidence_says_since_when(client: Client) -> None:
    proof = Evidence.objects.filter(until=None, account__status="current").order_by("id")[0]
    organisation = proof.account.organisations.order_by("id")[0]
    found = [one for one in walked(client, "accounts", organisation=organisation.id) if one["id"] == proof.account_id]
    assert proof.kind in {one["kind"] for one in found[0]["evidence"]}
