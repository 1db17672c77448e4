"""On which line a key stands, however it is written."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.measure.definitions.lines import lines_of_keys

EVERY_FORM = '''\
# by = "in a comment"
plain = "by = no key" # nor = this
"quoted.key" = 'single = quoted'
inline = { by = "x", deep = { er = 1.5 }, empty = {} , last = [1, 2] }
dotted . by = 2025-03-02
long = """
by = "in a text"
\\"""
"""
list = [
  "one, two = 3", # by = 1
  { by = 1 }, [ { in = 2 } ],
]

[ table . "of.all" ]
by = true
[[several]]
by = \'\'\'
]\'\'\'
[several.below]
by = ""
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("plain",), 2),
        (("quoted.key",), 3),
        (("inline",), 4),
        (("inline", "by"), 4),
        (("inline", "deep"), 4),
        (("inline", "deep", "er"), 4),
        (("inline", "empty"), 4),
        (("inline", "last"), 4),
        (("dotted",), 5),
        (("dotted", "by"), 5),
        (("long",), 6),
        (("list",), 10),
        (("list", "by"), 12),
        (("list", "in"), 12),
        (("table",), 15),
        (("table", "of.all"), 15),
        (("table", "of.all", "by"), 16),
        (("several",), 17),
        (("several", "by"), 18),
        (("several", "below"), 20),
        (("several", "below", "by"), 21),
    ],
)
def test_line(keys: tuple[str, ...], line: int) -> None:
    assert lines_of_keys(EVERY_FORM)[keys] == line


@pytest.mark.parametrize(("written", "key"), [("X", "X"), ("'X'", "X"), ('"X\\u0022"', 'X"'), ("1", "1")])
def test_a_key_without_its_quotation_marks(written: str, key: str) -> None:
    assert lines_of_keys(f"\n{written} = 1\n") == {(key,): 2}


def test_nothing_else_is_a_key() -> None:
    assert len(lines_of_keys(EVERY_FORM)) == 21
    assert set(lines_of_keys(EVERY_FORM)) == set(keys(tomllib.loads(EVERY_FORM)))


def keys(said: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """What the standard parser finds; of a list, the keys of its tables."""
    for key, value in said.items() if isinstance(said, dict) else ():
        yield (*above, key)
        yield from keys(value, (*above, key))
    for value in said if isinstance(said, list) else ():
        yield from keys(value, above)


NAMES = st.sampled_from(["by", '"a.b"', "'#'", '"\\"="', "x.y"])
VALUES = st.recursive(
    st.sampled_from(["1.5", '"by = 1"', "'}'", '"""\n]"""', "2025-03-02", "true"]),
    lambda inside: (
        st.lists(inside, max_size=3).map(lambda several: f"[{' , '.join(several)}]")
        | st.tuples(NAMES, inside).map(lambda pair: f"{{ {pair[0]} = {pair[1]} }}")
    ),
    max_leaves=5,
)


@given(st.lists(st.tuples(NAMES, VALUES), unique_by=lambda line: line[0], max_size=4))
def test_the_same_keys_as_the_standard_parser(lines: list[tuple[str, str]]) -> None:
    text = "".join(f"{name} = {value} # by = 1\n" for name, value in lines)
    assert set(lines_of_keys(text)) == set(keys(tomllib.loads(text)))
