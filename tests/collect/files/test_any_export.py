"""Any bytes under the name of an export, and exports with any byte changed: messages or a refusal."""

import tempfile
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from meetlat.collect.draft import Draft, FormatChanged
from meetlat.collect.formats import format_named
from meetlat.collect.mapping import Mapping, tried
from meetlat.problem import Problem
from tests.collect.files.layouts import read

pytestmark = pytest.mark.usefixtures("home")
HERE = Path(__file__).parent
FORMATS = {
    "crowdtangle": "crowdtangle",
    "meta-business-suite": "meta_business_suite",
    "linkedin-page": "linkedin_page",
    "4cat": "fourcat",
    "zeeschuimer": "zeeschuimer",
    "facebook-page": "facebook_page",
    "instagram-page": "instagram_page",
}
NAMES = {
    "linkedin-page": "lutjewaard_content_1.csv",
    "facebook-page": "facebook-lutjewaard-2026-03-06/posts/profile_posts_1.json",
    "instagram-page": "instagram-lutjewaard-2026-03-06/media/posts_1.json",
}


@cache
def samples(name: str) -> list[bytes]:
    return [file.read_bytes() for file in sorted((HERE / FORMATS[name] / "fixtures").iterdir())]


def reads(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAMES.get(name, "export.csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        with suppress(FormatChanged):
            made, refused = read(name, path)
            assert all(isinstance(one, Draft) and one.id and one.author.id for one in made)
            assert all(line > 0 and 0 < len(why) < 300 for line, why in refused)


@settings(max_examples=40)
@given(
    st.sampled_from(sorted(FORMATS)),
    st.sampled_from([b"", b"PK\x03\x04", b"[", b'[{"timestamp": ']),
    st.binary(max_size=99),
)
def test_any_bytes(name: str, start: bytes, rest: bytes) -> None:
    reads(name, start + rest)


@settings(max_examples=80)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_any_change_of_an_export(name: str, data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(samples(name))))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    reads(name, bytes(content))


@cache
def workbook() -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["handle", "time", "text"])
        sheet.write_row(1, 0, ["jan75", "2025-03-04", "Dag"])
    return written.getvalue()


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=20))
def test_any_change_of_a_workbook(place: int, change: bytes) -> None:
    content = bytearray(workbook())
    place %= len(content)
    content[place : place + len(change)] = change
    mapping = Mapping({name: (name,) for name in ("handle", "time", "text")}, {"platform": "x"})
    with tempfile.TemporaryDirectory() as folder, suppress(Problem):
        path = Path(folder) / "a.xlsx"
        path.write_bytes(content)
        assert tried(mapping, path).seen <= 2


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_version_has_a_fixture(name: str) -> None:
    versions = format_named(name).versions
    assert len({file.name for file in (HERE / FORMATS[name] / "fixtures").iterdir()}) >= len(versions)
