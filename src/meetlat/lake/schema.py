"""The columns of the lake. What each means stands in docs/reference/tables.md."""

import pyarrow as pa

NUMBER = 1  # of the schema; a lake with a higher one was written by a newer Meetlat
MOMENT = pa.timestamp("us", tz="UTC")
COUNTS = ("likes", "replies", "reposts", "views")
ANSWERS = ("reply", "comment")  # kinds that always have a parent: without one it is unknown, not absent


def _required(name: str, type_: pa.DataType) -> "pa.Field[pa.DataType]":
    return pa.field(name, type_, nullable=False)


STORED = pa.schema(
    [
        _required("key", pa.int64()),
        _required("id", pa.string()),
        _required("author", pa.int64()),
        pa.field("account", pa.string()),
        _required("created_at", MOMENT),
        _required("observed_at", MOMENT),
        _required("kind", pa.string()),
        _required("text", pa.string()),
        pa.field("parent", pa.int64()),
        pa.field("root", pa.int64()),
        _required("parent_seen", pa.bool_()),
        _required("mentions", pa.list_(pa.int64())),
        pa.field("page", pa.int64()),
        *(pa.field(name, pa.int32()) for name in COUNTS),
        _required("run", pa.int32()),
        _required("root_given", pa.bool_()),  # by the platform; a root that Meetlat found itself may be corrected later
    ]
)
MESSAGES = pa.schema([_required("platform", pa.string()), *list(STORED)[:-1]])
READ = pa.schema([*MESSAGES, _required("month", pa.string())])
SNAPSHOTS = pa.schema(
    [
        _required("account", pa.string()),
        _required("observed_at", MOMENT),
        pa.field("followers", pa.int64()),
        pa.field("following", pa.int64()),
        pa.field("posts", pa.int64()),
        _required("source", pa.string()),
        _required("run", pa.int32()),
    ]
)
NAMES = pa.list_(pa.string())
KEPT_READINGS = (
    pa.schema(  # as they lie in files; which version of the reader made them stands in the name of the folder
        [
            _required("key", pa.int64()),
            _required("language", pa.string()),
            _required("is_question", pa.bool_()),
            _required("question_score", pa.float64()),
            _required("reasons", NAMES),
            _required("contact", pa.string()),
            _required("relation", pa.string()),
            _required("automatic", pa.bool_()),
            _required("sentiment", pa.string()),
            _required("topics", NAMES),
            _required("places", NAMES),
        ]
    )
)
READINGS = pa.schema([KEPT_READINGS.field(0), _required("reader_version", pa.string()), *list(KEPT_READINGS)[1:]])
