"""What the directory knew and when: first and last day, withdrawn accounts, organisations that end."""

import pytest

from tests.register.pull.pulling import Puller
from tests.register.pull.sources_on_here import Change, Reply

X = "nl.gm0344,x,GemeenteUtrecht,https://x.com/GemeenteUtrecht"


def without(handle: str) -> Change:
    return lambda body: Reply(body.replace(handle.encode(), b""))


def test_a_known_account_keeps_its_first_day(puller_again: Puller) -> None:
    puller_again.pull(after_days=30)
    assert f"{X},2026-11-21,2026-12-21" in puller_again.lines("accounts.csv")


def test_a_known_account_without_a_first_day_is_not_given_one(puller_again: Puller) -> None:
    _rewrite(puller_again, f"{X},2026-11-21,2026-11-21", f"{X},,")
    puller_again.pull(after_days=30)
    assert f"{X},,2026-12-21" in puller_again.lines("accounts.csv")


def test_the_same_account_in_other_letters_is_no_new_one(puller_again: Puller) -> None:
    _rewrite(
        puller_again,
        f"{X},2026-11-21,2026-11-21",
        f"{X.upper().replace('NL.GM', 'nl.gm').replace(',X,', ',x,')},2020-01-01,2026-01-01",
    )
    puller_again.pull(after_days=30)
    assert f"{X},2020-01-01,2026-12-21" in puller_again.lines("accounts.csv")
    assert puller_again.lines("accounts_withdrawn.csv")[1:] == []


def test_what_is_listed_no_more_is_withdrawn_with_its_days(puller_again: Puller) -> None:
    puller_again.sources.broken["wikidata"] = without("@GemeenteUtrecht")
    puller_again.pull(after_days=30)
    assert not any(line.startswith(X) for line in puller_again.lines("accounts.csv"))
    assert puller_again.lines("accounts_withdrawn.csv")[1:] == [f"{X},2026-11-21,2026-11-21"]


def test_what_comes_back_starts_anew_and_its_history_stays(puller_again: Puller) -> None:
    puller_again.sources.broken["wikidata"] = without("@GemeenteUtrecht")
    puller_again.pull(after_days=1)
    del puller_again.sources.broken["wikidata"]
    puller_again.pull(after_days=2)
    assert f"{X},2026-11-23,2026-11-23" in puller_again.lines("accounts.csv")
    assert puller_again.lines("accounts_withdrawn.csv")[1:] == [f"{X},2026-11-21,2026-11-21"]


def test_nothing_is_withdrawn_while_a_directory_is_silent(puller_again: Puller) -> None:
    """The account may stand in the one that did not answer."""
    puller_again.sources.broken["wikidata"] = without("@GemeenteUtrecht")
    puller_again.sources.broken["roo"] = lambda _: Reply(b"", 410)
    puller_again.pull(after_days=30)
    assert f"{X},2026-11-21,2026-11-21" in puller_again.lines("accounts.csv")
    assert puller_again.lines("accounts_withdrawn.csv")[1:] == []


@pytest.mark.parametrize(
    ("organisation", "account"),
    [
        (
            "",
            "nl.gm0344,whatsapp,0029Vb4DyKPFi8xaOY7nd242,https://www.whatsapp.com/channel/0029Vb4DyKPFi8xaOY7nd242,,",
        ),  # a platform not asked for
        (
            "wd.q1,other,Court of Examples,DE,,Q1,,\n",
            "wd.q1,x,courtofexamples,https://x.com/courtofexamples,,",
        ),  # a country not asked for
    ],
)
def test_what_no_source_was_asked_about_stays(puller_again: Puller, organisation: str, account: str) -> None:
    for file, more in (("organisations.csv", organisation), ("accounts.csv", f"{account}\n")):
        with (puller_again.folder / file).open("a", encoding="utf-8") as lines:
            lines.write(more)
    puller_again.pull(after_days=30)
    assert account in puller_again.lines("accounts.csv")
    assert organisation.strip() in ["", *puller_again.lines("organisations.csv")]


def test_an_organisation_that_ended_takes_its_accounts_along(puller_again: Puller) -> None:
    """The loader closes them in the register, which keeps their history."""
    puller_again.sources.broken["roo"] = lambda body: Reply(body.replace(b"2099-01-01", b"2026-12-01"))
    report = puller_again.pull(after_days=30)
    assert not any(line.startswith("nl.gm0534") for line in puller_again.lines("organisations.csv"))
    assert not any(line.startswith("nl.gm0534") for line in puller_again.lines("accounts.csv"))
    assert "nl.gm0534: linkedin left out" in " ".join(report.left_out)
    assert "nl.gm0553,linkedin,hltsamen" in "\n".join(puller_again.lines("accounts.csv"))


def test_figures_of_other_years_stay(puller_again: Puller) -> None:
    old = 'nl.gm0344,Utrecht,Utrecht,1995,800,"by hand"'.replace('"', "")
    with (puller_again.folder / "inhabitants.csv").open("a", encoding="utf-8") as lines:
        lines.write(f"{old}\n")
    puller_again.pull(after_days=30)
    assert old in puller_again.lines("inhabitants.csv")
    assert 'nl.gm0344,Utrecht,Utrecht,2026,1200,"CBS 03759ned, 1 Jan 2026"' in puller_again.lines("inhabitants.csv")


def test_a_province_known_from_another_year_fills_the_gap(puller_again: Puller) -> None:
    with (puller_again.folder / "inhabitants.csv").open("a", encoding="utf-8") as lines:
        lines.write("nl.gm0457,Weesp,Noord-Holland,1995,170,by hand\n")
    puller_again.pull(after_days=30)
    assert 'nl.gm0457,Weesp,Noord-Holland,2014,181,"CBS 03759ned, 1 Jan 2014"' in puller_again.lines("inhabitants.csv")


def _rewrite(puller: Puller, old: str, new: str) -> None:
    file = puller.folder / "accounts.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
