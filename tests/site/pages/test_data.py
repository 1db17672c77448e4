"""Open data: the page, and the files as they are served."""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from meetlat import environment
from meetlat.report.editions import folder
from meetlat.report.models import Edition
from meetlat.report.opendata import names, publish
from meetlat.site.pages.data.listing import size
from meetlat.site.pages.data.page import cite, data_page, nothing_yet
from tests.report import measuring

pytestmark = pytest.mark.django_db
SITE = "https://meetlat.example/"


@pytest.fixture(autouse=True)
def _published(practice: Edition) -> None:
    publish(environment.home(), practice)


def address(edition: Edition, file: str) -> str:
    return reverse("data_file", args=[edition.pk, file])


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def status(client: Client, url: str) -> int:
    """What is answered; a file is read to its end, which closes it."""
    answer = client.get(url)
    assert not answer.streaming or body(answer)
    return int(answer.status_code)


def test_every_file_on_the_page_can_be_taken_away(client: Client, practice: Edition) -> None:
    page = data_page(environment.home(), practice, "nl", SITE)
    links = [cell["url"] for row in page["tables"]["rows"] for cell in row["cells"] if "/data/" in str(cell.get("url"))]
    links += [page[name]["url"] for name in ("workbook", "package", "catalogue")] + [
        one["url"] for one in page["inputs"]
    ]
    assert len(links) == len(names(practice))
    assert {status(client, link) for link in links} == {200}


@pytest.fixture
def measures() -> Iterator[Edition]:
    """An edition of measures beside the census."""
    made = measuring.edition()
    yield made
    shutil.rmtree(folder(environment.home(), made.pk))


def test_both_subjects_are_on_the_page(client: Client, practice: Edition, measures: Edition) -> None:
    page = data_page(environment.home(), practice, "nl", SITE, measures)
    table = page["measures"]["tables"]
    links = [cell["url"] for row in table["rows"] for cell in row["cells"] if "/data/" in str(cell.get("url"))]
    links += [page["measures"][name]["url"] for name in ("package", "catalogue")]
    assert len(links) == len(names(measures))
    assert {status(client, link) for link in links} == {200}
    assert measures.pk in page["measures"]["cite"]
    assert page["editions"] == []
    said = client.get(reverse("open_data")).content.decode()
    assert f"{measures.pk}/answers.csv" in said
    assert "organisations.csv" in said


def test_an_earlier_edition_is_named_by_what_it_is_of(practice: Edition, measures: Edition) -> None:
    (earlier,) = data_page(environment.home(), practice, "nl", SITE)["editions"]
    assert earlier["label"] == "measures-2025, berichten van 2025"


@pytest.mark.parametrize("file", ["contacts.parquet", "contacts.csv", "contacts.json", "lake.parquet"])
def test_pairs_of_question_and_answer_are_not_served(client: Client, measures: Edition, file: str) -> None:
    assert status(client, address(measures, "answers.csv")) == 200
    assert (folder(environment.home(), measures.pk) / "contacts.parquet").is_file()
    assert status(client, address(measures, file)) == 404


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_the_page_in_each_language(client: Client, practice: Edition, language: str) -> None:
    with override(language):
        url = reverse("open_data")
    said = client.get(url).content.decode()
    assert practice.pk in said
    assert "organisations.csv" in said


def test_the_page_asks_little_of_the_database(client: Client, django_assert_max_num_queries: Any) -> None:
    url = reverse("open_data")
    with django_assert_max_num_queries(6):
        client.get(url)


def test_before_the_first_census_the_page_says_so() -> None:
    assert "editie" in nothing_yet()["headline"]


def test_an_edition_whose_tables_are_gone_is_not_offered(tmp_path: Path, practice: Edition) -> None:
    page = data_page(tmp_path, practice, "nl", SITE)
    assert page["tables"]["rows"] == []
    assert page["workbook"]["unknown"]


@pytest.mark.parametrize(
    ("bytes", "language", "text"),
    [(1_303_865, "nl", "1,3 MB"), (1_303_865, "en", "1.3 MB"), (20_500, "fr", "21 kB"), (3, "nl", "1 kB")],
)
def test_size(bytes: int, language: str, text: str) -> None:
    assert size(bytes, language) == text


def test_how_to_cite_names_edition_address_and_checksum(practice: Edition) -> None:
    said = cite(practice, SITE)
    assert practice.pk in said
    assert practice.checksum[:16] in said
    assert f"{SITE}nl/edities/{practice.pk}/" in said


def test_a_file_says_what_it_is_and_how_long(client: Client, practice: Edition) -> None:
    answer = client.get(address(practice, "organisations.csv"))
    content = body(answer)
    assert answer["Content-Type"] == "text/csv"
    assert answer["Content-Disposition"] == 'attachment; filename="organisations.csv"'
    assert int(answer["Content-Length"]) == len(content)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Accept-Encoding" in answer["Vary"]
    assert not answer.cookies


@pytest.mark.parametrize("file", ["organisations.csv", "figures.json", "figures.parquet", "meetlat.xlsx"])
def test_compressed_where_that_is_understood(client: Client, practice: Edition, file: str) -> None:
    plain, squeezed = (
        client.get(address(practice, file)),
        client.get(address(practice, file), HTTP_ACCEPT_ENCODING="gzip"),
    )
    content = body(squeezed)
    assert squeezed["Content-Encoding"] == "gzip"
    assert int(squeezed["Content-Length"]) == len(content)
    assert gzip.decompress(content) == body(plain)
    assert squeezed["ETag"] != plain["ETag"]


def test_what_one_has_already_is_not_sent_again(client: Client, practice: Edition) -> None:
    url = address(practice, "accounts.csv")
    first = client.get(url)
    assert body(first)
    assert client.get(url, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert client.get(url, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"]).status_code == 304
    head = client.head(url)
    assert head["Content-Length"] == first["Content-Length"]
    assert body(head) == b""


@pytest.mark.parametrize(
    "path",
    [
        "{edition}/organisations.csv.gz",
        "{edition}/..%2Fdjango",
        "{edition}/%2e%2e%2fmeetlat.sqlite3",
        "..%2F..%2Fsecrets/django",
        "{edition}/organisations.csv%00",
        "a%00b/organisations.csv",
        "census-1999-01-01/organisations.csv",
    ],
)
def test_no_other_file_can_be_reached(client: Client, practice: Edition, path: str) -> None:
    assert status(client, "/data/" + path.format(edition=practice.pk)) in {400, 404}


def test_reading_only(client: Client, practice: Edition) -> None:
    assert client.post(address(practice, "organisations.csv")).status_code == 405


def test_an_edition_without_its_tables_has_no_files(
    client: Client, practice: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEETLAT_HOME", str(tmp_path))
    assert client.get(address(practice, "organisations.csv")).status_code == 404


def test_the_package_is_found_beside_its_files(client: Client, practice: Edition) -> None:
    package = json.loads(body(client.get(address(practice, "datapackage.json"))))
    base = address(practice, "datapackage.json").rsplit("/", 1)[0]
    assert {status(client, f"{base}/{one['path']}") for one in package["resources"]} == {200}
    assert folder(environment.home(), practice.pk).is_dir()
