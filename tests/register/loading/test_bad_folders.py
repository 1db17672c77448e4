"""Bad input is refused whole: a clear error with file and line, and nothing half loaded."""
# ruff: noqa: E501  a table is read across: one case, one line

from collections.abc import Callable
from pathlib import Path

import pytest

from meetlat.register.loading import BadReference, load
from meetlat.register.models import Account, Organisation
from tests.register.loading.folders import ROWS, describe, with_more, write

pytestmark = pytest.mark.django_db
Break = Callable[[Path], object]


def replace(name: str, old: str, new: str) -> Break:
    def change(folder: Path) -> None:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def rows(**changed: list[tuple[str, ...]]) -> Break:
    return lambda folder: write(folder, **changed)


def not_utf8(folder: Path) -> None:
    file = folder / "organisations.csv"
    file.write_bytes(file.read_bytes().replace(b"Tweedorp", b"Tw\xebdorp"))


FIRST = ROWS["accounts"][0]
CASES: list[tuple[str, Break, str]] = [
    ("a missing file", lambda folder: (folder / "accounts.csv").unlink(), "accounts.csv: is missing"),
    ("a missing side file", lambda folder: (folder / "mergers.csv").unlink(), "mergers.csv: is missing"),
    ("a wrong column", replace("accounts.csv", "platform", "platfrom"), "accounts.csv line 1: missing column platform. unknown column platfrom."),
    ("too few cells", replace("accounts.csv", ",2024-01-19,2026-04-06", ""), "accounts.csv line 2: 4 cells where 6 were expected"),
    ("an unknown platform", rows(accounts=[(FIRST[0], "twiter", *FIRST[2:])]), 'accounts.csv line 2: platform "twiter" is not known. Known: bluesky, facebook'),
    ("a former name of a platform", rows(accounts=[(FIRST[0], "twitter", *FIRST[2:])]), 'Did you mean "x"?'),
    ("an unknown kind", replace("organisations.csv", "ministry", "minstry"), 'line 4: kind "minstry" is not known.*Did you mean "ministry"'),
    ("an unknown country", replace("organisations.csv", "Tweedorp,NL", "Tweedorp,XX"), 'organisations.csv line 3: country "XX" is not known'),
    ("an account of nobody", rows(accounts=[("nl.gm9009", *FIRST[1:])]), 'accounts.csv line 2: organisation "nl.gm9009" is not known'),
    ("inhabitants of nobody", rows(inhabitants=with_more("inhabitants", ("nl.gm9009", "X", "Utrecht", "2020", "1", "CBS"))), 'inhabitants.csv line 4: organisation "nl.gm9009" is unknown'),
    ("a merger into nobody", rows(mergers=[("2016", "2023", "GM9003", "D", "GM9009", "N", "1.0", "abolished")]), "nl.gm9003 went into nl.gm9009"),
    ("a duplicate id", rows(organisations=with_more("organisations", ROWS["organisations"][0])), "organisations.csv line 5: id nl.gm9001 stands in this file already"),
    ("a duplicate year", rows(inhabitants=with_more("inhabitants", ROWS["inhabitants"][0])), "inhabitants.csv line 4: organisation nl.gm9001, year 2020 stands"),
    ("a line that is not UTF-8", not_utf8, "organisations.csv line 3: byte 0xeb is not UTF-8"),
    ("a handle of 10,000 characters", rows(accounts=[(*FIRST[:2], "a" * 10_000, *FIRST[3:])]), "accounts.csv line 2: handle .* has 10,000 characters; at most 200"),
    ("a NUL", replace("organisations.csv", "Tweedorp", "Twee\0dorp"), "organisations.csv line 3: name .* holds a control character"),
    ("a day that does not exist", replace("accounts.csv", "2024-01-19", "2024-02-31"), 'first_seen "2024-02-31" is not a date such as'),
    ("inhabitants below zero", replace("inhabitants.csv", "51000", "-5"), "inhabitants.csv line 2: inhabitants -5 is below the minimum of 0"),
    ("inhabitants in words", replace("inhabitants.csv", "51000", "many"), '"many" is not a whole number'),
    ("an empty name", replace("organisations.csv", "Tweedorp", ""), "organisations.csv line 3: name is empty"),
    ("an id of no form", replace("organisations.csv", "nl.gm9002", "Tweedorp"), "organisations.csv line 3: id .* has not the expected form"),
    ("an open quote", replace("organisations.csv", "Tweedorp", '"Tweedorp'), "organisations.csv line .*: is not CSV"),
    ("a description of another version", lambda folder: describe(folder, version="9"), "datapackage.json: version '9' is not known"),
    ("a description that is no JSON", lambda folder: (folder / "datapackage.json").write_text("{"), "datapackage.json: is not JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("breaking", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_bad_folder_is_refused_whole(tmp_path: Path, breaking: Break, says: str) -> None:
    breaking(write(tmp_path))
    with pytest.raises(BadReference, match=says) as refused:
        load(tmp_path)
    assert str(refused.value).endswith("Nothing was loaded.")
    assert not Organisation.objects.exists()
    assert not Account.objects.exists()


def test_no_folder() -> None:
    with pytest.raises(BadReference, match="no such folder"):
        load(Path("/nowhere/at/all"))


def test_a_bad_folder_leaves_the_earlier_register_as_it_was(tmp_path: Path) -> None:
    load(write(tmp_path))
    before = list(Account.objects.values())
    with pytest.raises(BadReference):
        load(write(tmp_path, accounts=[("nl.gm9001", "hyves", *FIRST[2:])]))
    assert list(Account.objects.values()) == before


def test_many_complaints_are_counted_not_all_shown(tmp_path: Path) -> None:
    bad = [("nl.gm9001", "x", "", "https://x.com/a", "", "")] * 50
    with pytest.raises(BadReference, match=r"\.\.\. and 30 more") as refused:
        load(write(tmp_path, accounts=bad))
    assert len(refused.value.complaints) == 50


def test_a_folder_that_says_what_it_holds_may_lack_the_rest(tmp_path: Path) -> None:
    for name in ("mergers", "places", "age_groups"):
        (write(tmp_path) / f"{name}.csv").unlink()
    kept = [{"path": f"{name}.csv"} for name in ROWS if (tmp_path / f"{name}.csv").exists()]
    describe(tmp_path, version="1", created="2026-05-01", resources=kept)
    (tmp_path / "inhabitants.csv").write_text("organisation,name,province,year,inhabitants,source\n", encoding="utf-8")
    load(tmp_path)
    assert Organisation.current.count() == 3
