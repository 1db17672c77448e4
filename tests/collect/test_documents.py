"""Items of a JSON file: lines, a list, a list within a document, packed or not."""

import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetlat.collect.documents import documents
from meetlat.collect.draft import FormatChanged


def read(folder: Path, content: bytes, within: str = "") -> list[tuple[int, bytes]]:
    (folder / "file").write_bytes(content)
    return [(item.place, item.raw) for item in documents(folder / "file", within)]


@pytest.mark.parametrize(
    ("content", "within", "items"),
    [
        (b'{"a":1}\n\n{"a":2}\r\n', "", [(1, b'{"a":1}'), (3, b'{"a":2}')]),
        (b'\xef\xbb\xbf\n{"a":1}\nno json', "", [(2, b'{"a":1}'), (3, b"no json")]),
        (b'[{"a":1},\n {"a":2}]', "", [(1, b'{"a":1}'), (2, b'{"a":2}')]),
        (b'{"all":[{"a":1}, 3]}', "all", [(1, b'{"a":1}'), (2, b"3")]),
        (b'{\n "all": [\n {"a":1}]}', "all", [(1, b'{"a":1}')]),
        (b'{"a":1}\n{"all":[]}', "all", [(1, b'{"a":1}'), (2, b'{"all":[]}')]),
        (b'{\n"a":1}', "", [(1, b'{"a":1}')]),
        (b"[]", "", []),
        (b"", "", []),
        (gzip.compress(b'{"a":1}', mtime=0), "", [(1, b'{"a":1}')]),
    ],
)
def test_items(tmp_path: Path, content: bytes, within: str, items: list[tuple[int, bytes]]) -> None:
    assert read(tmp_path, content, within) == items


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"tweet_id,author_id\n1,2", "did not fit: str"),
        (b'{\n"a":"Jan"}', r"did not fit: \{a: str\}"),
        (b'{"all": {"a": 1}}', r"did not fit: \{all: \{a: int\}\}"),
        (b"[" * 99_999, "did not fit: str"),
        (gzip.compress(b'{"a":1}' * 99, mtime=0)[:-9], "a whole file of JSON"),
    ],
)
def test_another_file_is_told_by_its_shape(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(FormatChanged, match=told) as error:
        read(tmp_path, content, "all")
    assert "Jan" not in str(error.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(), within=st.sampled_from(["", "all"]))
def test_any_bytes_give_items_or_a_clear_refusal(tmp_path: Path, content: bytes, within: str) -> None:
    with suppress(FormatChanged):
        assert all(raw.strip() for _, raw in read(tmp_path, content, within))
