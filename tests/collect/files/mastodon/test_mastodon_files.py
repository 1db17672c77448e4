"""Files of Mastodon: every form gives its messages, or says what it is not."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import Draft, FormatChanged, Refused
from meetlat.collect.files.mastodon import FORMAT
from tests.collect.files.mastodon.exports import ACTIVITIES, FRUIT, actor, numbered, outbox, tarred, zipped
from tests.collect.sources.mastodon.scripted import said

STATUSES = [said(10, "jan-de-vries-1975", answers=9), said(9)]


def read(path: Path) -> list[tuple[int, str]]:
    """Where each item stands and what it became."""
    assert FORMAT.items
    return [(item.place, _became(item.raw)) for item in FORMAT.items(path)]


def _became(raw: Any) -> str:
    try:
        made = FORMAT.draft(raw)
    except Refused:
        return "refused"
    return made.kind if isinstance(made, Draft) else "nothing"


def drafts(path: Path) -> list[Draft]:
    assert FORMAT.items
    made = [FORMAT.draft(item.raw) for item in FORMAT.items(path)]
    return [draft for draft in made if isinstance(draft, Draft)]


def written(path: Path, content: Any) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_an_outbox_by_itself(tmp_path: Path) -> None:
    assert read(written(tmp_path / "outbox.json", outbox())) == FRUIT


@pytest.mark.parametrize("folder", ["", "archive-20260301-x/"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_whole_archive(tmp_path: Path, pack: Any, folder: str) -> None:
    files = {f"{folder}media_attachments/outbox.json": b"[]", f"{folder}likes.json": b"x"}
    path = pack(tmp_path / "archive", files | {f"{folder}outbox.json": outbox(), f"{folder}actor.json": actor()})
    assert read(path) == FRUIT


def test_a_packed_outbox(tmp_path: Path) -> None:
    assert read(written(tmp_path / "outbox.json.gz", gzip.compress(outbox()))) == FRUIT


def test_the_actor_beside_it_says_whose_it_is(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", {"outbox.json": outbox(ACTIVITIES[:1]), "actor.json": actor(preferredUsername="Dam")}
    )
    assert [draft.author.handle for draft in drafts(path)] == ["Dam@sociaal.example"]


def test_without_it_an_address_without_a_name_is_told_by_the_page_of_a_message(tmp_path: Path) -> None:
    path = written(tmp_path / "outbox.json", outbox([numbered(1)]))
    assert [draft.author.id for draft in drafts(path)] == ["polderdam@sociaal.example"]


def test_an_outbox_of_nobody_knows_is_refused(tmp_path: Path) -> None:
    item = numbered(1)
    item["object"]["url"] = None
    assert read(written(tmp_path / "outbox.json", outbox([item]))) == [(1, "refused")]


@pytest.mark.parametrize(
    "content",
    [
        STATUSES,
        {"ancestors": STATUSES[1:], "descendants": STATUSES[:1]},
        {"status": STATUSES[1], "context": {"ancestors": [], "descendants": STATUSES[:1]}},
        b"\n".join(json.dumps(status).encode() for status in STATUSES),
        b"\xef\xbb\xbf\r\n" + b"\r\n\r\n".join(json.dumps(status).encode() for status in STATUSES),
        gzip.compress(b"\n".join(json.dumps(status).encode() for status in STATUSES), mtime=0),
    ],
    ids=["list", "context", "status with context", "lines", "lines with a mark", "packed lines"],
)
def test_statuses_of_the_api(tmp_path: Path, content: Any) -> None:
    found = {draft.id.rpartition("/")[2]: draft for draft in drafts(written(tmp_path / "statuses", content))}
    assert set(found) == {"9", "10"}
    assert found["10"].parent == found["9"].id
    assert found["10"].author.id == "jan-de-vries-1975@sociaal.example"


def test_one_status_by_itself(tmp_path: Path) -> None:
    assert read(written(tmp_path / "status.json", said(9))) == [(1, "post")]


def test_a_line_that_is_none_is_set_aside_with_its_number(tmp_path: Path) -> None:
    lines = b"\n".join([json.dumps(said(9)).encode(), b'{"half": ', b"", json.dumps(said(8)).encode()])
    assert read(written(tmp_path / "statuses.ndjson", lines)) == [(1, "post"), (2, "refused"), (4, "post")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        b"\x1f\x8b\x08half",
        b"PK\x05\x06" + bytes(18),
        b'"jan"',
        b'{"tweets": []}',
        b"id;text\n1;Jan\n",
        b"[" * 100_000,
        b"interactions:\n- [unended",
        b"interactions:\n",
    ],
)
def test_another_file_says_so_without_a_value(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FormatChanged, match="not the documented form") as changed:
        read(written(tmp_path / "file", content))
    assert "jan" not in str(changed.value)


def test_an_archive_without_an_outbox_says_so(tmp_path: Path) -> None:
    with pytest.raises(FormatChanged, match=r"outbox\.json"):
        read(zipped(tmp_path / "a.zip", {"tweets.js": b""}))


def test_lines_that_break_off_in_the_packing_say_so(tmp_path: Path) -> None:
    whole = gzip.compress(b"\n".join(json.dumps(said(id)).encode() for id in range(1, 2_000)))
    with pytest.raises(FormatChanged):
        read(written(tmp_path / "statuses.gz", whole[:-2_000]))


LINE = json.dumps(said(9)).encode() + b"\n"
starts = st.sampled_from(
    [b"", b'{"orderedItems":[', b"PK\x03\x04", b"\x1f\x8b\x08", LINE, outbox(), b"interactions:\n"]
)


@given(starts, st.binary(max_size=60))
def test_any_bytes_are_messages_or_a_clear_refusal(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp() / "any", start + rest)
    try:
        assert all(fruit for _, fruit in read(path))
    except FormatChanged:
        return


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(
    ["orderedItems", "ancestors", "descendants", "context", "status", "uri", "account", "id", "actor", "type", "object"]
)


@given(
    st.dictionaries(
        names, json_values | st.lists(st.dictionaries(names, json_values, max_size=4), max_size=3), max_size=4
    )
)
def test_any_json_is_messages_or_a_clear_refusal(
    tmp_path_factory: pytest.TempPathFactory, told: dict[str, Any]
) -> None:
    path = written(tmp_path_factory.getbasetemp() / "any.json", told)
    try:
        assert all(fruit for _, fruit in read(path))
    except FormatChanged:
        return


def test_the_outbox_among_the_samples(reference_folder: Path) -> None:
    path = reference_folder.parent / "corpora" / "importer-samples" / "mastodon_outbox_anonymised.json"
    kinds = [kind for _, kind in read(path)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"post": 60, "reply": 39, "repost": 20, "refused": 1}


@pytest.mark.parametrize(("name", "kinds"), [("context", ["post"]), ("reply", ["post", "reply"])])
def test_the_recordings_among_the_samples(reference_folder: Path, name: str, kinds: list[str]) -> None:
    path = reference_folder.parent / "corpora" / "importer-samples" / f"mastodon_api_status_{name}.yaml"
    assert [kind for _, kind in read(path)] == kinds


def test_a_recording_gives_what_was_shown_and_not_what_was_deleted(tmp_path: Path) -> None:
    def answer(method: str, body: str) -> dict[str, Any]:
        return {"request": {"method": method}, "response": {"body": {"string": body}}}

    recorded = [
        answer("GET", json.dumps(STATUSES)),
        answer("DELETE", json.dumps(said(8))),
        answer("GET", "<html>"),
        None,
    ]
    content = "interactions:\n" + "".join(f"- {json.dumps(one)}\n" for one in recorded)
    assert read(written(tmp_path / "recorded.yaml", content.encode())) == [(1, "reply"), (2, "post")]


@pytest.mark.parametrize(
    "item",
    [
        3,
        numbered(1) | {"object": "https://sociaal.example/1"},
        numbered(1) | {"actor": "https://sociaal.example/users/piet"},
    ],
)
def test_what_is_not_the_owners_message_is_refused(tmp_path: Path, item: Any) -> None:
    assert read(written(tmp_path / "outbox.json", outbox([item]))) == [(1, "refused")]
