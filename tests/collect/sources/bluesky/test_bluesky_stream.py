"""Streams over a real websocket: what is kept, what goes, where they go on, and which period was missed."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import libipld
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.collect.draft import FormatChanged
from meetlat.collect.names import Known
from meetlat.collect.source import Page
from meetlat.collect.sources.bluesky import SOURCE
from meetlat.collect.sources.bluesky import following as following_of
from meetlat.collect.sources.bluesky.firehose import Firehose
from meetlat.collect.sources.bluesky.happening import Gathered, Place, Restart
from meetlat.collect.sources.bluesky.interest import Interest
from meetlat.collect.sources.bluesky.jetstream import Jetstream
from tests.collect.files.bluesky.said import GEMEENTE, JAN, record, ref, uri
from tests.collect.files.bluesky_car.repositories import Cid, car, cid_of, packed
from tests.collect.sources.bluesky.streaming import Stream, streaming

EVENTS: list[str | bytes] = [*(Path(__file__).parent / "fixtures" / "jetstream-2025-03.jsonl").read_text().splitlines()]
KNOWN = [Known("1", "bluesky", "polderdam.test", GEMEENTE), Known("2", "bluesky", "nooit-bezocht.test")]
PIET = "did:plc:pietbakker00000000000000"
FIRST = 1_741_082_401_000_000
Follow = Callable[..., list[Page]]


@pytest.fixture
def jetstream(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stream]:
    with streaming("/subscribe") as served:
        monkeypatch.setenv("MEETLAT_BLUESKY_STREAM", served.address)
        yield served


@pytest.fixture
def follow(monkeypatch: pytest.MonkeyPatch) -> Follow:
    """As many pages as are asked for; a page here says that something came in."""
    monkeypatch.setattr(following_of, "AT_LEAST_EVERY", 0.1)
    monkeypatch.setattr(following_of, "FIRST_PAUSE", 0.01)

    def following(pages: int = 1, cursor: str | None = None) -> list[Page]:
        assert SOURCE.stream
        came = (page for page in SOURCE.stream(KNOWN, cursor) if page.cursor not in (None, cursor))
        return list(islice(came, pages))

    return following


def place_of(page: Page) -> Place:
    assert page.cursor
    return msgspec.json.decode(page.cursor, type=Place)


def test_what_is_kept_of_jetstream(jetstream: Stream, follow: Follow) -> None:
    """Of the accounts, in their conversations, mentions of them; what was deleted or left meanwhile never was."""
    jetstream.tells = [list(EVENTS)]
    (page,) = follow()
    assert [(made.kind, made.text) for made in page.drafts] == [
        ("post", "De brug is dicht"), ("reply", "Hoe lang?"), ("repost", ""), ("reply", "Hoe lang nog?"),
    ]  # fmt: skip
    assert (page.gone, page.left) == ([uri(PIET, "3kdag")], [PIET])
    assert [(one.author.id, one.author.handle) for one in page.counts] == [(GEMEENTE, "gemeente-p.test")]
    assert place_of(page).at == FIRST + 13
    assert (page.refused, page.gaps) == ([], [])


def test_how_jetstream_is_asked(jetstream: Stream, follow: Follow) -> None:
    jetstream.tells = [EVENTS[:1], EVENTS[1:]]
    pages = follow(2)
    wanted = {"wantedCollections": ["app.bsky.feed.post", "app.bsky.feed.repost"]}
    assert jetstream.asked == [wanted, {**wanted, "cursor": [str(FIRST + 1 - 5_000_000)]}]
    assert [made.text for page in pages for made in page.drafts][:2] == ["De brug is dicht", "Hoe lang?"]


def test_the_accounts_alone_are_asked_for_in_a_message(
    jetstream: Stream, follow: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEETLAT_BLUESKY_STREAM", jetstream.address + "?wantedDids=registered&x=1")
    jetstream.wants_hello, jetstream.tells = True, [EVENTS[:1]]
    follow()
    assert (jetstream.asked[0]["requireHello"], jetstream.asked[0]["x"]) == (["true"], ["1"])
    assert "wantedDids" not in jetstream.asked[0]
    assert json.loads(jetstream.hellos[0]) == {
        "type": "options_update",
        "payload": {
            "wantedCollections": ["app.bsky.feed.post", "app.bsky.feed.repost"],
            "wantedDids": [GEMEENTE],
            "maxMessageSizeBytes": 0,
        },
    }


def test_a_period_that_jetstream_no_longer_holds_is_a_gap(jetstream: Stream, follow: Follow) -> None:
    jetstream.tells = [EVENTS[:2]]
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    cursor = msgspec.json.encode(Place("jetstream", int(moment.timestamp() * 1e6), moment)).decode()
    (page,) = follow(cursor=cursor)
    end = datetime(2025, 3, 4, 10, 0, 1, 1, tzinfo=UTC)
    assert page.gaps == [(moment, end, "the stream no longer held this period")]


def test_a_cursor_of_another_stream_is_left(jetstream: Stream, follow: Follow) -> None:
    jetstream.tells = [EVENTS[:1]]
    follow(cursor=msgspec.json.encode(Place("firehose", 7)).decode())
    assert "cursor" not in jetstream.asked[0]


def test_a_quote_of_an_account_is_kept() -> None:
    gathered = told(Jetstream("ws://x", Interest(KNOWN)), *EVENTS[:4])
    assert (gathered.page.drafts[-1].kind, gathered.page.drafts[-1].text) == ("quote", "Alweer")


def test_a_message_that_is_no_longer_for_us_goes() -> None:
    gathered = told(Jetstream("ws://x", Interest(KNOWN)), *EVENTS[2:3])
    changed = json.loads(str(EVENTS[2]).replace('"create"', '"update"'))
    del changed["commit"]["record"]["facets"]
    Jetstream("ws://x", Interest(KNOWN)).read(json.dumps(changed), gathered)
    assert gathered.page.gone == [uri(PIET, "3kdag")]


def test_only_an_accounts_own_mistakes_are_told() -> None:
    wrong = [str(event).replace('"createdAt": "2025', '"createdAt": "x2025') for event in (EVENTS[0], EVENTS[4])]
    page = told(Jetstream("ws://x", Interest(KNOWN)), *wrong).page
    assert page.refused == [(f"jetstream event {FIRST + 1}", "createdAt is no moment")]


@pytest.mark.parametrize("said", ["", "x", "[]", "{}", '{"did": "x"}', '{"did":"x","time_us":9e99}', "[" * 9_000])
def test_another_form_stops_the_stream(said: str) -> None:
    with pytest.raises(FormatChanged, match="jetstream"):
        told(Jetstream("ws://x", Interest(KNOWN)), said)


@pytest.mark.parametrize(("path", "says"), [("/nothing", "404"), ("", "wrong form")])
def test_an_address_without_a_stream_is_told(monkeypatch: pytest.MonkeyPatch, path: str, says: str) -> None:
    from tests.web.server import served

    with served() as server:
        address = f"ws://{server.host}{path}" if path else "ws://:1"
        monkeypatch.setattr("meetlat.environment.bluesky_stream", lambda: address)
        with pytest.raises(following_of.NoStream, match=says):
            next(following_of.stream(KNOWN, None))


def told(subscription: Jetstream | Firehose, *said: str | bytes) -> Gathered:
    gathered = Gathered(Interest(KNOWN))
    for one in said:
        subscription.read(one, gathered)
    return gathered


def frame(header: Any, body: Any) -> bytes:
    return packed(header) + packed(body)


def commit(did: str, *ops: tuple[str, str, Any], seq: int = 1, at: str = "2025-03-04T10:00:01Z", **more: Any) -> bytes:
    contents = [packed(value) for _, _, value in ops if value is not None]
    links = [Cid(cid_of(packed(value))) if value is not None else None for _, _, value in ops]
    done = [{"action": action, "path": path, "cid": link} for (action, path, _), link in zip(ops, links, strict=True)]
    body = {"seq": seq, "repo": did, "time": at, "ops": done, "blocks": car([], contents), "tooBig": False, **more}
    return frame({"op": 1, "t": "#commit"}, body)


POST = "app.bsky.feed.post"
LATER = "2025-03-04T10:00:02Z"
ANSWER = record("Hoe lang?", reply={"root": ref(uri(GEMEENTE)), "parent": ref(uri(GEMEENTE))})


@pytest.fixture
def firehose() -> Firehose:
    return Firehose("ws://x/xrpc/com.atproto.sync.subscribeRepos", Interest(KNOWN))


def test_what_is_kept_of_the_firehose(firehose: Firehose) -> None:
    gathered = told(
        firehose,
        commit(GEMEENTE, ("create", f"{POST}/3ka", record("Dicht")), ("create", "app.bsky.feed.like/3k", {}), seq=4),
        commit(JAN, ("create", f"{POST}/3kb", ANSWER), ("create", f"{POST}/3kc", record("Iets")), seq=6),
        commit(JAN, ("delete", f"{POST}/3kd", None), seq=7),
        frame({"op": 1, "t": "#identity"}, {"seq": 8, "did": GEMEENTE, "time": LATER, "handle": "p.test"}),
        frame({"op": 1, "t": "#account"}, {"seq": 9, "did": JAN, "time": LATER, "active": False}),
        frame({"op": 1, "t": "#later"}, {"new": 1}),
    )  # fmt: skip
    page = gathered.page
    assert [(made.kind, made.text, made.author.id) for made in page.drafts] == [
        ("post", "Dicht", GEMEENTE), ("reply", "Hoe lang?", JAN),
    ]  # fmt: skip
    assert page.gone == [uri(rkey="3kd")]
    assert [one.author.handle for one in page.counts] == ["p.test"]
    assert gathered.place == Place("firehose", 9, datetime(2025, 3, 4, 10, 0, 2, tzinfo=UTC))


LEAVING = [
    (False, "deleted", True), (False, "takendown", True), (False, "deactivated", False), (False, "suspended", False),
    (False, None, False), (True, None, False), (True, "throttled", False), (True, "deleted", False),
]  # fmt: skip


@pytest.mark.parametrize(("active", "status", "left"), LEAVING)
def test_who_is_gone_for_good_left_with_what_just_came_in(active: bool, status: str | None, left: bool) -> None:
    told_of = {"active": active, "did": JAN, "seq": 9, "time": LATER, **({"status": status} if status else {})}
    posts = [json.loads(EVENTS[1]), json.loads(EVENTS[0])]
    event = {"did": JAN, "time_us": FIRST + 50, "kind": "account", "account": told_of}
    streams = {
        "jetstream": told(Jetstream("ws://x", Interest(KNOWN)), *map(json.dumps, [*posts, event])),
        "firehose": told(
            Firehose("ws://x", Interest(KNOWN)),
            commit(JAN, ("create", f"{POST}/3kb", ANSWER)), commit(GEMEENTE, ("create", f"{POST}/3ka", record())),
            frame({"op": 1, "t": "#account"}, told_of),
        ),
    }  # fmt: skip
    for name, gathered in streams.items():
        assert gathered.page.left == ([JAN] if left else []), name
        assert [made.author.id for made in gathered.page.drafts] == ([] if left else [JAN]) + [GEMEENTE], name
        assert gathered.place, name


def test_what_the_firehose_could_not_send_is_told(firehose: Firehose) -> None:
    page = told(
        firehose,
        commit(GEMEENTE, ("create", f"{POST}/3ka", record()), blocks=b"", tooBig=True, seq=1),
        commit(JAN, ("create", f"{POST}/3kb", ANSWER), blocks=b"damaged", seq=2),
        frame({"op": 1, "t": "#sync"}, {"seq": 3, "did": GEMEENTE, "time": LATER, "blocks": b""}),
    ).page  # fmt: skip
    assert page.refused == [
        ("firehose event 1", "the change was too big for the stream; the next visit reads it"),
        ("firehose event 1", "the block is missing"),
        ("firehose event 3", "the repository was set anew; the next visit reads it"),
    ]


def test_a_cursor_that_is_too_old_leaves_a_gap(firehose: Firehose) -> None:
    before = datetime(2025, 3, 1, tzinfo=UTC)
    gathered = Gathered(Interest(KNOWN), place=Place("firehose", 1, before))
    firehose.read(frame({"op": 1, "t": "#info"}, {"name": "OutdatedCursor"}), gathered)
    for seq in (50, 51):
        firehose.read(commit(JAN, seq=seq), gathered)
    after = datetime(2025, 3, 4, 10, 0, 1, tzinfo=UTC)
    assert gathered.page.gaps == [(before, after, "the stream no longer held this period")]
    assert gathered.place == Place("firehose", 51, after)


def test_a_stream_that_was_set_up_anew_is_followed_from_now(firehose: Firehose) -> None:
    before = datetime.now(UTC) - timedelta(hours=1)
    gathered = Gathered(Interest(KNOWN), place=Place("firehose", 900, before))
    assert firehose.address(gathered.place).endswith("?cursor=900")
    with pytest.raises(Restart, match="FutureCursor"):
        firehose.read(frame({"op": -1}, {"error": "FutureCursor"}), gathered)
    assert gathered.place is None
    assert [(start, reason) for start, _, reason in gathered.page.gaps] == [(before, "the stream was set up anew")]


def test_a_slow_reader_begins_again_where_it_was(firehose: Firehose) -> None:
    place = Place("firehose", 9)
    gathered = Gathered(Interest(KNOWN), place=place)
    with pytest.raises(Restart, match="ConsumerTooSlow"):
        firehose.read(frame({"op": -1}, {"error": "ConsumerTooSlow"}), gathered)
    assert (gathered.place, gathered.page) == (place, Page())


def test_the_firehose_goes_on_after_a_break(follow: Follow, monkeypatch: pytest.MonkeyPatch) -> None:
    with streaming("/xrpc/com.atproto.sync.subscribeRepos") as served:
        monkeypatch.setenv("MEETLAT_BLUESKY_STREAM", served.address)
        first = commit(GEMEENTE, ("create", f"{POST}/3ka", record("een")), seq=3)
        slow = frame({"op": -1}, {"error": "ConsumerTooSlow"})
        second = commit(GEMEENTE, ("create", f"{POST}/3kb", record("twee")), seq=4)
        served.tells = [[first, slow], [second]]
        came = follow(2)
        assert [made.text for page in came for made in page.drafts] == ["een", "twee"]
        assert [asked.get("cursor") for asked in served.asked] == [None, ["3"]]


@pytest.mark.parametrize(
    "said",
    [
        "text", b"", b"x", packed({}), packed([]) + packed({}), packed({"op": 1}) + packed([]),
        frame({"op": 1, "t": "#commit"}, {"seq": 1}),
        frame({"op": 1, "t": "#commit"}, {"seq": 1, "time": "gisteren"}),
        frame({"op": 1, "t": "#commit"}, {"seq": 1, "time": "2025-03-04T10:00:01Z", "repo": 5}),
    ],
)  # fmt: skip
def test_another_frame_stops_the_stream(firehose: Firehose, said: str | bytes) -> None:
    with pytest.raises(FormatChanged, match="firehose"):
        told(firehose, said)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
FIELDS = ["seq", "repo", "time", "ops", "blocks", "tooBig", "did", "handle", "active", "status"]
OPS = st.lists(st.dictionaries(st.sampled_from(["action", "path", "cid"]), ANYTHING), max_size=2)


def survives(subscription: Jetstream | Firehose, said: str | bytes) -> None:
    try:
        told(subscription, said)
    except (FormatChanged, Restart) as why:
        assert str(why) is not None  # noqa: PT017 (either way is fine; a traceback is not)


@given(st.binary())
def test_any_frame(said: bytes) -> None:
    survives(Firehose("ws://x", Interest(KNOWN)), said)


@given(
    st.sampled_from([1, -1, 2]),
    st.sampled_from(["#commit", "#sync", "#identity", "#account", "#info", "#x"]),
    st.data(),
)
def test_any_body(op: int, sort: str, data: st.DataObject) -> None:
    good = {"seq": 1, "repo": GEMEENTE, "did": GEMEENTE, "time": "2025-03-04T10:00:01Z", "blocks": b""}
    changed = data.draw(st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=2))
    ops = data.draw(OPS.map(lambda ops: [{"path": f"{POST}/3k", "action": "create", **op} for op in ops]))
    survives(Firehose("ws://x", Interest(KNOWN)), frame({"op": op, "t": sort}, good | {"ops": ops} | changed))


@given(st.binary(), st.text())
def test_any_event(raw: bytes, text: str) -> None:
    survives(Jetstream("ws://x", Interest(KNOWN)), raw)
    survives(Jetstream("ws://x", Interest(KNOWN)), text)


@given(st.sampled_from(EVENTS), st.data())
def test_any_value_in_an_event(line: str | bytes, data: st.DataObject) -> None:
    said = json.loads(line)
    at = said["commit"] if "commit" in said and data.draw(st.booleans()) else said
    at[data.draw(st.sampled_from(sorted(at)))] = data.draw(ANYTHING.filter(lambda value: not isinstance(value, bytes)))
    try:
        raw = json.dumps(said)
    except TypeError:  # bytes deeper down
        return
    survives(Jetstream("ws://x", Interest(KNOWN)), raw)


def test_frames_are_as_the_library_reads_them() -> None:
    """The links that these tests write are links."""
    assert libipld.decode_dag_cbor(packed({"a": Cid(cid_of(b"x"))})) == {"a": cid_of(b"x")}
