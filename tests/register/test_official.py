"""Is this account official? Every answer, on a small register and on the real one."""

from datetime import date

import pytest

from meetlat.register.models import Account, Evidence, Holding, Organisation
from meetlat.register.official import NEAREST, Answer, as_json, check
from meetlat.register.platforms import platforms
from meetlat.report.models import Edition

pytestmark = pytest.mark.django_db

KEYS = {"status", "organisations", "platform", "handle", "evidence", "nearest"}
CHANNEL = "UCabcdefghijklmnopqrstuv"


@pytest.fixture
def lutjewaard() -> Organisation:
    return Organisation.objects.create(id="nl.gm9901", kind="municipality", name="Lutjewaard", country="NL")


@pytest.fixture
def grootewaard() -> Organisation:
    names = {"fr": "Grande-Waarde"}
    return Organisation.objects.create(
        id="nl.gm9902", kind="municipality", name="Grootewaard", country="NL", names=names
    )


def listed(platform: str, handle: str, *owners: Organisation, status: str = "current", **more: object) -> Account:
    known = platforms()[platform]
    account = Account.objects.create(
        platform=platform, handle=handle, key=known.key(handle), url=known.url(handle), status=status,
        platform_id=known.platform_id(handle), **more,
    )  # fmt: skip
    for owner in owners:
        Holding.objects.create(account=account, organisation=owner)
    Evidence.objects.create(account=account, kind="directory", day=date(2024, 1, 19), source="a directory")
    return account


def found(answer: Answer) -> list[tuple[str, str, list[str]]]:
    return [(one.account.platform, one.account.handle, [o.id for o in one.organisations]) for one in answer.found]


@pytest.mark.parametrize(
    "asked",
    ["https://twitter.com/lutjewaard", "x.com/LUTJEWAARD", "https://mobile.twitter.com/Lutjewaard?s=20", "@lutjewaard"],
)
def test_official_in_every_form(lutjewaard: Organisation, asked: str) -> None:
    listed("x", "Lutjewaard", lutjewaard)
    answer = check(asked)
    assert (answer.status, found(answer)) == ("official", [("x", "Lutjewaard", ["nl.gm9901"])])
    assert answer.found[0].evidence[0]["kind"] == "directory"
    assert not answer.found[0].shared


def test_the_same_page_with_and_without_dots(lutjewaard: Organisation) -> None:
    listed("facebook", "gemeente.lutjewaard", lutjewaard)
    assert check("https://www.facebook.com/GemeenteLutjewaard").status == "official"


@pytest.mark.parametrize(
    ("platform", "handle", "asked"),
    [
        ("facebook", "Lutjewaard-100064012345678", "https://www.facebook.com/profile.php?id=100064012345678"),
        ("facebook", "100064012345678", "https://www.facebook.com/people/Gemeente-Lutjewaard/100064012345678/"),
        ("youtube", CHANNEL, f"https://www.youtube.com/channel/{CHANNEL}"),
        ("youtube", CHANNEL, CHANNEL),
        ("mastodon", "lutjewaard@social.example", "https://elsewhere.example/@lutjewaard@social.example"),
        ("bluesky", "lutjewaard.example", "lutjewaard.example"),
    ],
)
def test_an_unchanging_number_finds_the_account(
    lutjewaard: Organisation, platform: str, handle: str, asked: str
) -> None:
    listed(platform, handle, lutjewaard)
    assert check(asked).status == "official"


def test_the_same_name_on_another_platform_is_another_account(lutjewaard: Organisation) -> None:
    listed("x", "lutjewaard", lutjewaard)
    answer = check("https://www.instagram.com/lutjewaard")
    assert (answer.status, answer.found, answer.nearest) == ("unknown", [], [])


def test_a_bare_name_answers_for_every_platform(lutjewaard: Organisation) -> None:
    listed("x", "lutjewaard", lutjewaard)
    listed("instagram", "lutjewaard", lutjewaard)
    assert [platform for platform, *_ in found(check("@lutjewaard"))] == ["instagram", "x"]


def test_shared_by_several(lutjewaard: Organisation, grootewaard: Organisation) -> None:
    listed("linkedin", "waardsamen", grootewaard, lutjewaard)
    answer = check("https://www.linkedin.com/company/waardsamen/")
    assert found(answer) == [("linkedin", "waardsamen", ["nl.gm9901", "nl.gm9902"])]
    assert answer.found[0].shared
    assert as_json(answer)["shared"] is True


def test_was_official_and_what_there_is_now(lutjewaard: Organisation) -> None:
    listed("x", "oudewaard", lutjewaard, status="former", ended=date(2025, 1, 17))
    listed("x", "lutjewaard", lutjewaard)
    listed("instagram", "lutjewaard", lutjewaard)
    answer = check("https://x.com/oudewaard")
    assert (answer.status, found(answer)) == ("former", [("x", "oudewaard", ["nl.gm9901"])])
    assert [one.account.handle for one in answer.now] == ["lutjewaard"]
    assert [one.account.platform for one in answer.now] == ["x"]
    assert as_json(answer)["until"] == "2025-01-17"


def test_a_name_that_came_back_is_official_again(lutjewaard: Organisation, grootewaard: Organisation) -> None:
    listed("x", "waard", lutjewaard, status="former")
    listed("x", "waard", grootewaard)
    assert found(check("@waard")) == [("x", "waard", ["nl.gm9902"])]


def test_an_account_that_all_have_let_go_is_official_no_more(lutjewaard: Organisation) -> None:
    account = listed("x", "lutjewaard", lutjewaard)
    account.holdings.update(until=date(2025, 1, 17))
    answer = check("@lutjewaard")
    assert (answer.status, found(answer)) == ("former", [("x", "lutjewaard", ["nl.gm9901"])])
    assert answer.now == []


def test_one_owner_that_let_go_is_not_named(lutjewaard: Organisation, grootewaard: Organisation) -> None:
    account = listed("x", "waard", lutjewaard, grootewaard)
    account.holdings.filter(organisation=grootewaard).update(until=date(2025, 1, 17))
    assert found(check("@waard")) == [("x", "waard", ["nl.gm9901"])]


def test_the_nearest_come_from_the_platform_that_was_asked(lutjewaard: Organisation, grootewaard: Organisation) -> None:
    listed("x", "gemeentelutjewaard", lutjewaard)
    listed("instagram", "gemeentelutjewaart", lutjewaard)
    listed("x", "brandweer", grootewaard)
    answer = check("https://x.com/gemeentelutjewaart")
    assert answer.status == "unknown"
    assert [one.account.handle for one in answer.nearest] == ["gemeentelutjewaard"]


def test_there_are_no_more_than_a_few_nearest(lutjewaard: Organisation) -> None:
    for number in range(NEAREST + 4):
        listed("x", f"lutjewaard{number}", lutjewaard)
    assert len(check("@lutjewaard").nearest) == NEAREST


def test_a_new_account_is_among_the_nearest_at_once(lutjewaard: Organisation) -> None:
    assert check("@lutjewaart").nearest == []
    listed("x", "lutjewaard", lutjewaard)
    assert [one.account.handle for one in check("@lutjewaart").nearest] == ["lutjewaard"]


@pytest.mark.parametrize("asked", ["@lutjewaard", "@niemand", "https://x.com/oudewaard"])
def test_the_shape_of_an_answer(lutjewaard: Organisation, asked: str) -> None:
    listed("x", "lutjewaard", lutjewaard)
    listed("x", "oudewaard", lutjewaard, status="former")
    said = as_json(check(asked))
    assert said.keys() >= KEYS
    assert said["status"] in {"official", "former", "unknown"}
    assert said["handle"]


def test_names_are_in_the_language_of_the_reader(grootewaard: Organisation) -> None:
    listed("x", "grootewaard", grootewaard)
    answer = check("@grootewaard")
    assert as_json(answer, "fr")["organisations"] == [{"id": "nl.gm9902", "name": "Grande-Waarde"}]
    assert as_json(answer, "nl")["organisations"] == [{"id": "nl.gm9902", "name": "Grootewaard"}]


@pytest.mark.reference
@pytest.mark.parametrize(
    ("asked", "status", "owners"),
    [
        ("https://twitter.com/gemeenteutrecht", "official", {"nl.gm0344"}),
        ("https://www.linkedin.com/company/hltsamen", "official", {"nl.gm0534", "nl.gm0553"}),
        ("@minbzk@social.overheid.nl", "official", {"wd.q2491421"}),
        ("https://www.youtube.com/@degemeenteutrecht", "former", {"nl.gm0344"}),
        ("https://x.com/gemeenteutrecht_nep", "unknown", set()),
    ],
)
def test_the_real_register(reference: Edition, asked: str, status: str, owners: set[str]) -> None:
    answer = check(asked)
    assert answer.status == status
    assert {organisation.id for one in answer.found for organisation in one.organisations} == owners


@pytest.mark.reference
def test_every_real_account_is_found_by_its_own_address(reference: Edition) -> None:
    lost = [account.url for account in Account.objects.filter(status="current") if not _leads_to(account)]
    assert lost == []


def _leads_to(account: Account) -> bool:
    from meetlat.register.address import read_address

    return (account.platform, account.key) in read_address(account.url).possible()
