"""Invented visits: two sources that miss things apart, written once, and what both miss is found by estimating."""

from collections import Counter

import pytest

from meetlat.collect.evidence.models import Proposal, Verification
from meetlat.collect.evidence.practice import hidden, visit_practice
from meetlat.register.models import Account, Evidence
from meetlat.report.completeness import register_completeness

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice", "home")]


def test_every_organisation_is_visited_once() -> None:
    assert visit_practice()
    visits = Verification.objects.values_list("organisation_id", flat=True)
    assert len(visits) == len(set(visits)) == 79
    before = Evidence.objects.count()
    assert not visit_practice()
    assert Evidence.objects.count() == before


def test_nothing_is_found_on_a_website_that_was_not_read() -> None:
    visit_practice()
    unread = Verification.objects.exclude(status="read").values_list("organisation_id", flat=True)
    assert unread
    found = Evidence.objects.filter(kind="website")
    held = {id for one in found for id in one.account.holdings.values_list("organisation_id", flat=True)}
    assert held & set(unread) <= {"zz.m048", "zz.m058"}  # these two share an account


def test_what_the_directory_misses_is_an_account_a_proposal_or_nowhere() -> None:
    missed = hidden()
    visit_practice()
    read = set(Verification.objects.filter(status="read").values_list("organisation_id", flat=True))
    expected = Counter(
        "nowhere" if not (one.linked and one.organisation in read) else "account" if one.decided else "proposal"
        for one in missed
    )
    assert set(expected) == {"nowhere", "account", "proposal"}
    new = Account.objects.filter(status="current").exclude(evidence__kind="directory")
    assert (new.count(), Proposal.objects.filter(status="open").count()) == (expected["account"], expected["proposal"])
    assert all(".example" in one.url for one in new)


def test_the_interval_holds_what_there_truly_is() -> None:
    missed = hidden()
    listed = Account.objects.filter(status="current", evidence__kind="directory").distinct()
    visit_practice()
    read = set(Verification.objects.filter(status="read").values_list("organisation_id", flat=True))
    truth = Counter(one.platform for one in missed if one.organisation in read)
    truth += Counter(one.platform for one in listed if read & {it.organisation_id for it in one.holdings.all()})
    told = {one["platform"]: one for one in register_completeness("ZZ")["platforms"]}
    known = {name: one for name, one in told.items() if one["certainty"] == "estimated"}
    assert len(known) >= 4
    wrong = {
        name: (one["says"], truth[name]) for name, one in known.items() if not one["low"] <= truth[name] <= one["high"]
    }
    assert not wrong
    assert sum(one["at_least"] for one in known.values()) < sum(truth[name] for name in known)
